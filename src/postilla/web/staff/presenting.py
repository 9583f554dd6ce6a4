"""Cards as the desk's templates show them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from postilla.discussion.text import to_plain
from postilla.discussion.values import ENDED, HELD, PUBLISHED, CommentView
from postilla.grounds import reads as grounds
from postilla.moderation import reads
from postilla.moderation.desk.rights import Person, may
from postilla.moderation.desk.values import Card, LastDecision
from postilla.moderation.reasons import plain
from postilla.moderation.rules import TOGETHER, worded
from postilla.moderation.values import Verdict
from postilla.moderation.wordlists import spellings
from postilla.screening import reads as screening
from postilla.screening.reasons import sentences
from postilla.screening.values import ABUSE, SPAM, Guess

SUSPECTED = 0.5  # from which a guess is shown
SUREST = 0.99  # the most that is said of one
PASSAGE = 240  # characters of the article shown

REPORTED_FOR = {
    "abuse": "insult or abuse",
    "spam": "spam",
    "off_topic": "off topic",
    "private": "private matters",
    "illegal": "against the law",
    "other": "something else",
}
MET = {"warn": "Its author was warned", "mute": "Its author is muted", "ban": "Its author is banned"}
WAITS = {  # why a comment waits, as moderators are told; its author is told by moderation.reasons
    "word": "On the word list",
    "domain": "Links to a listed site",
    "sender": "E-mail of a listed provider",
    "links": "Many links",
    "new_links": "A link, and nothing of this reader was let through yet",
    "shouting": "Shouting",
    "repeat": "The same words under another article",
    "together": "Came with others in nearly the same words, from one network within minutes, under other names:",
    "disposable": "Throw-away e-mail address",
    "first": "Nothing of this reader was let through yet",
    "pre": "Every comment waits here",
    "failed": "A rule failed, so a person looks",
}


def rows_of(cards: Sequence[Card], person: Person, *, ranked: bool = False) -> list[dict[str, Any]]:
    """What the template of a card needs, for each. `ranked`: it stands where it does by its guess, and says so."""
    about = grounds.headings_of([card.subject for card in cards])
    guesses = screening.guesses_on([card.comment.id for card in cards])
    own = any(card.appeal is not None and card.appeal.against == person.name for card in cards)
    alone = own and not reads.others_may_decide(person.name)
    return [
        {
            **_row(card, about.get(card.subject), person, alone=alone),
            "guesses": [
                *([place_of(guesses.get(card.comment.id))] if ranked else ()),
                *_guessed(guesses.get(card.comment.id)),
            ],
        }
        for card in cards
    ]


def html_of(cards: Sequence[Card], person: Person, *, ranked: bool = False) -> list[dict[str, Any]]:
    """The cards as their script takes them: id and markup."""
    reasons = reads.reasons()
    return [
        {
            "id": row["comment"].id,
            "html": render_to_string("postilla_staff/card.html", {"row": row, "reasons": reasons}),
        }
        for row in rows_of(cards, person, ranked=ranked)
    ]


def _row(card: Card, article: Any, person: Person, *, alone: bool) -> dict[str, Any]:
    """`alone`: nobody else may decide about appeals against this person's decisions."""
    comment = card.comment
    own = card.appeal is not None and card.appeal.against == person.name
    barred = {"grant", "deny"} if own and not alone else set()
    return {
        "card": card,
        "comment": comment,
        "seen": card.seen,
        "html": mark_safe(comment.html),  # made safe when it was written
        "text": to_plain(comment.html),
        "article": article,
        "passage": article.standfirst[:PASSAGE] if article else "",
        "why": [(_why(verdict), verdict.words, verdict.rule == TOGETHER) for verdict in card.verdicts],
        "words": "\n".join(mark for verdict in card.verdicts for mark in _marked(verdict, comment)),
        "reports": [(REPORTED_FOR.get(one.reason, one.reason), one.note, one.at) for one in card.reports],
        "more_reports": card.number_of_reports - len(card.reports),
        "parent": card.parent,
        "parent_text": to_plain(card.parent.html) if card.parent else "",
        "others": [(other, to_plain(other.html)) for other in card.history.others],
        "sanctions": [(MET[one.kind], one.until) for one in card.sanctions],
        "last": said(card.last) if card.last else "",
        "deeds": [deed for deed in deeds_on(card) if deed not in barred and may(person, deed, card.section)],
        "own": own,
        "barred": bool(barred),
    }


def _guessed(guess: Guess | None) -> list[str]:
    """What screening suspects, how strongly, and why; nothing where it suspects nothing."""
    if guess is None:
        return []
    found = []
    for kind, likely, said in ((SPAM, guess.spam, "Looks like spam"), (ABUSE, guess.abuse, "May be abusive")):
        if likely >= SUSPECTED:
            why = "; ".join(sentences(guess.reasons, kind)[:3])
            found.append(f"{said}, {_sure(likely)} sure{f': {why}' if why else ''}")
    return found


def _marked(verdict: Verdict, comment: CommentView) -> Iterable[str]:
    """What of a comment's text a verdict is about, as it is written there: “m0ron” for the listed “moron”."""
    if verdict.rule != "word":
        return () if verdict.rule == TOGETHER else verdict.words
    text = to_plain(comment.html)
    return (spelling for word in verdict.words for spelling in spellings(text, word))


def place_of(guess: Guess | None) -> str:
    """Why a comment stands where it does among the most suspicious."""
    if guess is None:
        return "Nothing was guessed of it, so it stands after all others"
    return f"Its place here: {_sure(guess.abuse)} an attack, {_sure(guess.spam)} advertising"


def _sure(likely: float) -> str:
    """It may be wrong, and never is certain."""
    if 1 - SUREST <= likely < SUREST:
        return f"{likely:.0%}"
    return f"over {SUREST:.0%}" if likely >= SUREST else f"under {1 - SUREST:.0%}"


def _why(verdict: Verdict) -> str:
    """Which rule, and the newsroom's own words for it where it has some."""
    rule = WAITS.get(verdict.rule, "") or plain(verdict)
    return f"{rule} ({verdict.reason})" if verdict.reason and verdict.reason != rule else rule


def deeds_on(card: Card) -> list[str]:
    """What can be done with a comment in the state that it is in."""
    state = card.comment.state
    more = [] if card.comment.guest_id is None else ["warn", "mute", "ban"]
    if card.appeal is not None:
        return ["grant", "deny", *more]
    if state in ENDED:
        return more
    first = "keep" if state == PUBLISHED else "publish"
    found = [first] if state != PUBLISHED or card.number_of_reports else []
    found += [deed for deed, after in (("reject", "rejected"), ("spam", "spam")) if state != after]
    if state != HELD:
        found.append("hold")
    if state == PUBLISHED:
        found += ["unpin" if card.comment.pinned else "pin", "unlock" if card.comment.locked else "lock"]
    if state in (PUBLISHED, HELD):
        found += ["edit", "language", "move"]
    return found + more


def said(last: LastDecision) -> str:
    """“Mara rejected this: Insult.”"""
    done = f"{last.by} {worded(last.verb).after_name}"
    return f"{done}: {last.reason}" if last.reason else f"{done}."
