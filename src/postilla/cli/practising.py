"""Filling the moderation queue of the sample magazine with comments to practise on."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import cycle
from typing import Any

from postilla.articles import reads as articles
from postilla.cli.progress import Progress
from postilla.cli.sample import sample_magazine
from postilla.cli.sample.held import SampleHeld, sample_held
from postilla.discussion import reads as discussion
from postilla.discussion.text import hosts_in, to_html, to_plain
from postilla.discussion.values import HELD, Brought
from postilla.identity import writes as identity
from postilla.moderation import writes as moderation
from postilla.moderation.rules import by_mode, judge
from postilla.moderation.values import HOLD, Rulebook, Said, Term, Verdict
from postilla.screening import reads as guesses, writes as screening
from postilla.screening.rules import HOLD as HOLD_SUSPECTS, Policy, suspicion
from postilla.screening.values import ABUSE, SPAM, Asked, Guess
from postilla.transfer.thread import Incoming, bring_thread

# What could have held them. The magazine's own rules stay as they are.
WORDS = ("idiot", "moron", "stupid", "clown", "Vollidiot", "Depp", "crétin", "cretino", "imbécil")
BOOK = Rulebook(
    terms=tuple(Term("word", word) for word in WORDS), links_held_from=3, hold_links_of_new=True, hold_shouting=True
)
GOOD_HELD = 0.02  # the share of good comments that suspicions of the practice queue may hold
REPORTS_IN = 20  # for so many held comments, one published comment is reported


def fill_queue(count: int, now: datetime, say: Callable[[str], Any]) -> int:
    """Bring in so many held comments under the articles of the sample magazine, and a few reports; how many there were.

    Each stands under an article that there is in its language. 0 where the sample magazine is not there: nobody else's
    articles are practised on.
    """
    subjects = _subjects()
    if not subjects:
        return 0
    say(f"Making up {count} comments …")
    done = Progress(count, "comments, each with what would have been guessed of it", say)
    made = sample_held(count, subjects)
    guests = identity.bring_guests([(one.author, one.address, "") for one in made], now)
    turns = {language: cycle(found) for language, found in subjects.items()}
    by_subject: dict[str, list[Incoming]] = {}
    for number, (one, guest) in enumerate(zip(made, guests, strict=True)):
        subject = next(turns[one.language])
        by_subject.setdefault(subject, []).append(_incoming(number, one, guest, subject, now))
    for subject, incoming in by_subject.items():
        for key, comment_id in bring_thread(subject, incoming, now).items():
            guess = _guess(made[int(key)])
            moderation.note(comment_id, _verdicts(made[int(key)], guess), now)
            if guess is not None:
                screening.note(comment_id, guess, now, waits=True)
            done.step()
    _report(list(by_subject), count // REPORTS_IN, now)
    return count


def _subjects() -> dict[str, list[str]]:
    """The sample's articles that are here, by language. One that is translated into a language that has no other is
    that language's, so that there are not two under it."""
    magazine = sample_magazine()
    here = {one.slug: articles.subject_at(f"/{one.section}/{one.slug}/") for one in magazine.articles}
    found: dict[str, list[str]] = {}
    for article in magazine.articles:
        if subject := here[article.slug]:
            found.setdefault(article.language, []).append(subject)
    if "en" not in found:
        return {}
    for edition in magazine.editions:
        if (subject := here[edition.of]) and edition.language not in found:
            found[edition.language] = [subject]
            found["en"] = [one for one in found["en"] if one != subject]
    return found


def _incoming(number: int, one: SampleHeld, guest: int, subject: str, now: datetime) -> Incoming:
    above = discussion.latest_in(subject, 8) if one.answers else []
    brought = Brought(
        parent_id=above[number % len(above)].id if above else None,
        author_name=one.author,
        website="",
        guest_id=guest,
        html=to_html(one.text),
        source=one.text,
        state=HELD,
        created=now - timedelta(minutes=one.minutes),
        language=one.language,
        avatar=guest * 7919,
    )
    return Incoming(str(number), None, brought)


def _guess(one: SampleHeld) -> Guess | None:
    """What would have been guessed of it when it was posted; None where screening is off."""
    html = to_html(one.text)
    return guesses.guess(Asked(to_plain(html), one.author, "", hosts_in(html), one.language))


def _suspected(guess: Guess | None) -> list[Verdict]:
    """That a guess could have held it, had enough decisions been made for attacks to be held too."""
    policy = Policy(HOLD_SUSPECTS, *(guesses.threshold_for(kind, GOOD_HELD) for kind in (SPAM, ABUSE)))
    kind = suspicion(guess, policy) if guess is not None else ""
    if guess is None or not kind:
        return []
    words = tuple(word for one in guess.reasons if one.kind == kind for word in one.words)
    return [Verdict(HOLD, f"screening_{kind}", "", words)]


def _verdicts(one: SampleHeld, guess: Guess | None) -> list[Verdict]:
    html = to_html(one.text)
    said = Said(to_plain(html), one.author, one.language, hosts_in(html), known=False)
    waits = by_mode("first", known=False)
    return [*judge(said, BOOK), *_suspected(guess)] or ([waits] if waits else [])


def _report(subjects: list[str], many: int, now: datetime) -> None:
    notes = ("That is below the belt.", "", "Advertising for a shop, it seems to me.", "")
    comments = [view for subject in subjects for view in discussion.latest_in(subject, 2)]
    for number, view in enumerate(comments[:many]):
        reason = ("abuse", "off_topic", "spam", "other")[number % 4]
        moderation.report(view.id, reason, notes[number % 4], f"sample-{number}", now - timedelta(minutes=number * 7))
