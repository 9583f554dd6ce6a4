"""What a reader can do with a comment that is there: edit, withdraw, agree, report; and the preview of a new one."""

from datetime import datetime

from postilla.discussion import reads as discussion, writes
from postilla.discussion.refusals import NoSuchComment, NotYours
from postilla.discussion.text import clean_source, is_blank, to_html
from postilla.discussion.values import WITHDRAWN
from postilla.identity.addresses import keyed_hash
from postilla.intake import refusals as r, rules
from postilla.intake.values import Visit
from postilla.moderation import writes as moderation
from postilla.moderation.values import REASONS
from postilla.vocabulary import Event, Refusals


def preview(text: str) -> str:
    """The HTML that a text would become. Raises Refusals."""
    return to_html(_well_formed(text))


def edit(comment_id: int, text: str, visit: Visit, now: datetime) -> tuple[Event, ...]:
    """Replace the text of one's own comment, within 15 minutes. Raises Refusals."""
    source = _well_formed(text)
    return writes.edit(comment_id, source, to_html(source), now, lambda guest_id: _own(guest_id, visit))


def withdraw(comment_id: int, visit: Visit, now: datetime) -> tuple[Event, ...]:
    """Take back one's own comment; answers to it stay. Raises Refusals."""
    return writes.move(comment_id, WITHDRAWN, now, lambda guest_id: _own(guest_id, visit))


def agree(comment_id: int, visit: Visit, browser: str, now: datetime) -> tuple[int, tuple[Event, ...]]:
    """Agree with a comment, once. A reader who never posted is known by network and `browser` (its name).

    Returns how many agree and the facts told. Raises Refusals.
    """
    if visit.guest_id is not None:
        voter = f"g{visit.guest_id}"
    else:
        voter = "n" + keyed_hash("voter", f"{visit.network}\n{browser}")
    return writes.agree(comment_id, voter, visit.guest_id, now)


def report(comment_id: int, reason: str, note: str, visit: Visit, now: datetime) -> None:
    """Tell the desk that something is wrong with a comment. Raises Refusals."""
    found = discussion.comment(comment_id)
    if found is None or not found[0].is_public:
        raise NoSuchComment
    if reason not in REASONS:
        raise r.ReasonMissing
    note = clean_source(note)
    if len(note) > rules.NOTE:
        raise r.NoteTooLong
    reporter = f"g{visit.guest_id}" if visit.guest_id is not None else f"n{visit.network}"
    moderation.report(comment_id, reason, note, reporter, now)


def _well_formed(text: str) -> str:
    source = clean_source(text)
    problems = rules.text_problems(source, is_blank(source))
    if problems:
        raise Refusals(problems)
    return source


def _own(guest_id: int | None, visit: Visit) -> None:
    if visit.guest_id is None or guest_id != visit.guest_id:
        raise NotYours
