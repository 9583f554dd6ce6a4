"""Posting. `post` reads as a table of contents: each line is one question put to a draft, in this order."""

from datetime import datetime

from django.conf import settings

from postilla.discussion import reads as discussion, writes
from postilla.discussion.text import clean_line, clean_source, is_blank, to_html, to_plain
from postilla.discussion.values import HELD, Writing
from postilla.discussion.writes.store import Stored, Target
from postilla.grounds import reads as grounds
from postilla.grounds.values import Conversation
from postilla.identity import writes as identity
from postilla.identity.addresses import address_hash, keyed_hash
from postilla.identity.values import Speaker, Ticket
from postilla.intake import refusals as r, rules
from postilla.intake.barring import not_barred
from postilla.intake.events import AnswersWanted
from postilla.intake.language import in_language
from postilla.intake.names import UNCONFIRMED, sends_mail, take_name, waits_for_link
from postilla.intake.pace import Turn, in_turn
from postilla.intake.passages import keep, quoted
from postilla.intake.screened import guessed
from postilla.intake.standing_rules import Question, state_by, verdicts
from postilla.intake.values import Draft, Posted, Visit
from postilla.moderation import writes as moderation
from postilla.moderation.values import Verdict
from postilla.outbox.writes import Telling, telling
from postilla.screening import writes as screening
from postilla.vocabulary import Event, Refusals


def post(subject: str, draft: Draft, visit: Visit, now: datetime) -> Posted:
    """Post a comment to the conversation about `subject`.

    Raises Refusals (a Refusal is one) with everything that is wrong; nothing is stored then.
    """
    standing = grounds.standing_of(subject)
    conversation = takes_comments(standing.conversation if standing else None, now)
    is_not_bait(draft)
    clean = well_formed(draft)
    target = Target(subject, parent_of(draft), _fingerprint(subject, draft, clean))
    spoken = in_language(shown(clean.text), draft.language, visit.language, standing)
    passage = quoted(draft.passage, subject, visit.language)
    guess, suspected = guessed(clean, spoken.html, spoken.language, conversation.moderation)
    found, met = list[Verdict](), list[Speaker]()

    def compose() -> tuple[Writing, str]:
        speaker = identity.meet(clean.name, clean.email, clean.website, visit.guest_id, now)
        met.append(speaker)
        may_speak(speaker, visit, now)
        name = take_name(clean.name, speaker, visit.standing, now)
        in_turn(Turn(subject, target.parent_id, speaker, conversation.slow), now)
        writing = Writing(
            clean.text, spoken.html, name, speaker.website, speaker.guest_id, visit.network, spoken.language,
            speaker.avatar, visit.standing or speaker.badge, visit.language,
        )  # fmt: skip
        before = speaker.guest_id if speaker.guest_id == visit.guest_id else None
        asked = Question(writing, subject, clean.email, before, speaker.known, conversation.moderation)
        found[:] = [*verdicts(asked, now), *suspected, *waits_for_link(speaker)]
        return writing, state_by(found)

    with telling(now, writes.GRACE) as tell:
        stored = says_the_same(writes.store(target, compose, now), draft, clean)
        moderation.note(stored.comment_id, found, now)
        if guess is not None and not stored.repeated:
            screening.note(stored.comment_id, guess, now, waits=state_by(found) == HELD)
        ticket = _ticket(stored, draft, visit, now)
        keep(passage, stored, visit.language, now)
        wants_answers(draft, stored, ticket[0], tell)
        asks_to_claim(met, stored, found, visit.language, now)
    return _answer(stored, ticket, tell.told, found)


def wants_answers(draft: Draft, stored: Stored, guest_id: int | None, tell: Telling) -> None:
    """Is mail about answers wanted?"""
    if draft.answers and guest_id is not None and not stored.repeated:
        tell(AnswersWanted(guest_id, stored.comment_id))


def shown(text: str) -> str:
    """Is anything of it to be seen once it is HTML? An empty link is not, nor is code without a sign."""
    html = to_html(text)
    if is_blank(to_plain(html)) and "<li>" not in html:
        raise r.TextMissing
    return html


def takes_comments(conversation: Conversation | None, now: datetime) -> Conversation:
    """May this thread be answered?"""
    if conversation is None:
        raise r.NoSuchThread
    if conversation.state != "open" or (conversation.closes_at is not None and conversation.closes_at <= now):
        raise r.ThreadClosed
    return conversation


def is_not_bait(draft: Draft) -> None:
    """Did a program fill in the form?"""
    problem = None if settings.POSTILLA_TESTING else rules.bait(draft)
    if problem is not None:
        raise problem


def well_formed(draft: Draft) -> rules.Clean:
    """Is every field what it should be?"""
    if oversize := rules.oversize(draft):
        raise Refusals(oversize)
    text, name = clean_source(draft.text), clean_line(draft.author)
    email, website = clean_line(draft.email), draft.website.strip()
    clean = rules.Clean(text, is_blank(text), name, is_blank(name), email, website)
    problems = rules.problems(clean)
    if problems:
        raise Refusals(problems)
    return clean


def may_speak(speaker: Speaker, visit: Visit, now: datetime) -> None:
    """Do the editors let this person post, and is it within the rates?"""
    not_barred(speaker, visit, now)
    not_too_fast(speaker, visit, now)


def not_too_fast(speaker: Speaker, visit: Visit, now: datetime) -> None:
    """Is this person, is this network, within the rates?"""
    if settings.POSTILLA_TESTING:
        return
    since = now - rules.LONGEST_RATE
    seconds = rules.wait(discussion.sent_since(since, guest_id=speaker.guest_id), rules.PERSON, now)
    if visit.network:
        sent = discussion.sent_since(since, network=visit.network)
        seconds = max(seconds, rules.wait(sent, rules.NETWORK, now))
    if seconds:
        raise r.TooFast(seconds=seconds)


def asks_to_claim(met: list[Speaker], stored: Stored, found: list[Verdict], language: str, now: datetime) -> None:
    """Is a link to be sent, by which the name becomes theirs? After their first comment, and where one waits for it."""
    waits = any(verdict.rule == UNCONFIRMED for verdict in found)
    for speaker in met if sends_mail() else ():
        if not speaker.confirmed and (speaker.fresh or waits):
            identity.ask_to_claim(speaker, stored.comment_id, language, now)


def parent_of(draft: Draft) -> int | None:
    """The comment that is answered. What is no number is answered as 0, which no comment has."""
    text = draft.parent.strip()
    if not text:
        return None
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _fingerprint(subject: str, draft: Draft, clean: rules.Clean) -> str:
    """Equal for the same draft sent again: by its key where it has one, else by every field of it."""
    who = address_hash(clean.email)
    if draft.key:
        return keyed_hash("key", f"{subject}\n{who}\n{draft.key[:100]}")
    return keyed_hash("draft", f"{subject}\n{draft.parent}\n{who}\n{clean.name}\n{clean.website}\n{clean.text}")


def says_the_same(stored: Stored, draft: Draft, clean: rules.Clean) -> Stored:
    """Where a key was seen before: is it the same draft? What its comment says since an edit does not count."""
    if stored.repeated and draft.key:
        first = discussion.revision(stored.comment_id, 1) or (discussion.source_of(stored.comment_id), "")
        if first[0] != clean.text:
            raise r.KeyReused
    return stored


def _ticket(stored: Stored, draft: Draft, visit: Visit, now: datetime) -> tuple[int | None, Ticket | None]:
    """Whom is the browser known as from now on, and by which session?

    Who repeats a draft is shown the comment, and gets a hold on it only by knowing the random key that the first
    sending carried: everything else of a draft can be copied from the page by who knows the author's address.
    """
    if stored.guest_id is None or (stored.repeated and not draft.key):
        return None, None
    return stored.guest_id, identity.welcome(stored.guest_id, visit.known, visit.browser, now)


def _answer(
    stored: Stored, known: tuple[int | None, Ticket | None], told: tuple[Event, ...], found: list[Verdict]
) -> Posted:
    guest_id, ticket = known
    return Posted(
        stored.comment_id, stored.subject, stored.state, stored.created_at, guest_id, stored.repeated, stored.path,
        ticket, told=told, rules=tuple(verdict.rule for verdict in found),
    )  # fmt: skip
