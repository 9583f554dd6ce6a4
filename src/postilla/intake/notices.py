"""Notices of illegal content: what one must say, and that it lands on the desk."""

from dataclasses import dataclass
from datetime import datetime

from postilla.discussion.text import clean_line, clean_source, is_blank
from postilla.identity.addresses import encrypt
from postilla.intake import refusals as r, rules
from postilla.intake.deeds import not_too_many_reports, reachable
from postilla.intake.values import Visit
from postilla.moderation import writes as moderation
from postilla.vocabulary import Refusal, Refusals

LONGEST = 2000  # characters of an explanation


@dataclass(frozen=True)
class Notified:
    """A notice as it was sent. `minors`: it is about the sexual abuse of children, and so may be without a name."""

    explanation: str
    name: str
    email: str
    minors: bool
    good_faith: bool


def give_notice(comment_id: int, sent: Notified, visit: Visit, now: datetime) -> int:
    """Tell the desk that a comment is illegal; the notice's id. Raises Refusals with everything that is missing."""
    reachable(comment_id)
    text, name = clean_source(sent.explanation[: 4 * LONGEST]), clean_line(sent.name[:1000])
    email = clean_line(sent.email[:1000])
    problems = _problems(sent, text, name, email)
    if problems:
        raise Refusals(problems)
    not_too_many_reports(visit, now)
    given = (text, name, encrypt(email), visit.network)
    return moderation.give_notice(comment_id, given, now, language=visit.language)


def _problems(sent: Notified, text: str, name: str, email: str) -> list[Refusal]:
    found: list[Refusal] = []
    if is_blank(text):
        found.append(r.NoticeUnexplained())
    elif len(text) > LONGEST or len(sent.explanation) > 4 * LONGEST:
        found.append(r.NoticeTooLong(most=LONGEST))
    if (not sent.minors or name) and is_blank(name):
        found.append(r.NoticeNameMissing())
    elif len(name) > 80:
        found.append(r.NameTooLong(length=len(name)))
    if not sent.minors or email:
        found += rules.address_problems(email) if email else [r.NoticeEmailMissing()]
    if not sent.good_faith:
        found.append(r.GoodFaithMissing())
    return found
