"""What a reader can do with a comment that is there: edit, withdraw, agree, report; and the preview of a new one."""

from datetime import datetime
from functools import partial

from django.conf import settings

from postilla.discussion import reads as discussion, writes
from postilla.discussion.refusals import (
    AlreadyWithdrawn,
    EditedByEditors,
    LockedWithBranch,
    NoSuchComment,
    NotYours,
    TooLateToEdit,
)
from postilla.discussion.rules import may_edit
from postilla.discussion.text import clean_source, is_blank
from postilla.discussion.values import WITHDRAWN, CommentView
from postilla.grounds import reads as grounds
from postilla.identity import reads as identity
from postilla.intake import refusals as r, rules
from postilla.intake.barring import not_barred
from postilla.intake.edited import judged_again
from postilla.intake.language import in_language
from postilla.intake.pace import FIRST_DAY
from postilla.intake.post import shown, takes_comments
from postilla.intake.values import Draft, Visit
from postilla.moderation import writes as moderation
from postilla.moderation.reads import reports_since, strange_reports_since
from postilla.moderation.values import REASONS, Sender
from postilla.outbox.writes import telling
from postilla.screening import writes as screening
from postilla.vocabulary import Event, Refusals


def reachable(comment_id: int) -> CommentView:
    """A comment as readers see it. Raises NoSuchComment for one they cannot: not published, or its article is not, or
    the article's conversation is closed and shows none."""
    found = discussion.comment(comment_id)
    standing = grounds.standing_of(found[1]) if found is not None and found[0].is_public else None
    if found is None or standing is None or standing.conversation.state == "closed":
        raise NoSuchComment
    return found[0]


def preview(text: str) -> str:
    """The HTML that a text would become. Raises Refusals."""
    return shown(_well_formed(text))


def to_edit(comment_id: int, visit: Visit, now: datetime) -> str:
    """The text of one's own comment that can be edited now, as it was typed. Raises what `edit` would raise."""
    found = discussion.comment(comment_id, whole=True)
    if found is None:
        raise NoSuchComment
    view, subject = found
    _own(view.guest_id, visit)
    if view.state == WITHDRAWN:
        raise AlreadyWithdrawn
    if not may_edit(view.state, view.created_at, now):
        raise TooLateToEdit
    if view.note:
        raise EditedByEditors
    if discussion.in_locked_branch(view, subject):
        raise LockedWithBranch
    _still_open(subject, now)
    return discussion.source_of(comment_id)


def edit(comment_id: int, text: str, visit: Visit, now: datetime, language: str = "") -> tuple[Event, ...]:
    """Replace the text of one's own comment, within 15 minutes and while its conversation takes comments. What a rule
    says of the new text counts as it does of a new comment: it may have to wait now. `language`: in which they say it
    is; empty: as it looks. Raises Refusals."""
    source = _well_formed(text)
    html = shown(source)
    not_barred(None, visit, now)
    _not_too_often(visit, now)
    with telling(now, writes.GRACE) as tell:
        view, subject = writes.hold_still(comment_id, now)
        _own(view.guest_id, visit)
        _still_open(subject, now)
        same = discussion.source_of(comment_id) == source
        spoken = in_language(html, language, view.language, grounds.standing_of(subject))
        allowed = partial(_own, visit=visit)
        writes.edit(comment_id, source, spoken.html, now, allowed, spoken.language)
        if not same:
            judged_again(view, subject, (source, spoken.html), visit, now)
    return tell.told


def withdraw(comment_id: int, visit: Visit, now: datetime) -> tuple[Event, ...]:
    """Take back one's own comment, also one written in another browser by who has shown that they read its address;
    answers to it stay. Raises Refusals."""
    with telling(now, writes.GRACE) as tell:
        writes.move(comment_id, WITHDRAWN, now, lambda guest_id: is_theirs(guest_id, visit))
        screening.look_again([comment_id], now)
    return tell.told


def is_theirs(guest_id: int | None, visit: Visit) -> None:
    """Is it by the reader whom this browser is known as, in whichever browser they wrote it? Raises NotYours."""
    if guest_id is None or visit.guest_id is None:
        raise NotYours
    if guest_id != visit.guest_id and guest_id not in identity.selves(visit.guest_id):
        raise NotYours


def agree(comment_id: int, visit: Visit, now: datetime) -> tuple[int, tuple[Event, ...]]:
    """Agree with a comment, once. Readers who never posted are told apart by their network alone.

    That counts a household as one, and keeps "most agreed" from whoever can change their browser's name.

    Returns how many agree and the facts told. Raises Refusals.
    """
    reachable(comment_id)
    not_barred(None, visit, now)
    if visit.guest_id is not None:
        voter = f"g{visit.guest_id}"
    else:
        voter = f"n{visit.network}"
    return writes.agree(comment_id, voter, visit.guest_id, now)


def report(comment_id: int, reason: str, note: str, visit: Visit, now: datetime) -> int:
    """Tell the desk that something is wrong with a comment; the report's id. Raises Refusals."""
    view = reachable(comment_id)
    if visit.guest_id is not None and view.guest_id == visit.guest_id:
        raise r.OwnReport
    if reason not in REASONS:
        raise r.ReasonMissing
    note = clean_source(note)
    if len(note) > rules.NOTE:
        raise r.NoteTooLong
    reporter = f"g{visit.guest_id}" if visit.guest_id is not None else f"n{visit.network}"
    guests = [visit.guest_id] if visit.guest_id is not None else []
    sender = Sender(visit.network, is_new=not discussion.published_before(now - FIRST_DAY, guests))
    (not_too_many_of_strangers if sender.is_new else not_too_many_reports)(visit, now)
    return moderation.report(comment_id, reason, note, reporter, now, sender).report_id


def not_too_many_reports(visit: Visit, now: datetime) -> None:
    """Is this network within the rate of reports? Each is a row, and somebody's time. Raises TooManyReports."""
    if _are_counted(visit):
        _refuse_reports(_reports_wait(visit, now))


def not_too_many_of_strangers(visit: Visit, now: datetime) -> None:
    """The same of who is new here: also within the rate of those, of whom one may pass for many. Raises
    TooManyReports."""
    if _are_counted(visit):
        strange = strange_reports_since(now - rules.LONGEST_RATE, visit.network)
        _refuse_reports(max(_reports_wait(visit, now), rules.wait(strange, rules.STRANGERS, now)))


def _are_counted(visit: Visit) -> bool:
    return bool(visit.network) and not settings.POSTILLA_TESTING


def _reports_wait(visit: Visit, now: datetime) -> int:
    """Seconds until this network is within the rate again."""
    return rules.wait(reports_since(now - rules.LONGEST_RATE, visit.network), rules.REPORTS, now)


def _refuse_reports(seconds: int) -> None:
    if seconds:
        raise r.TooManyReports(seconds=seconds)


def appeal(comment_id: int, text: str, now: datetime) -> None:
    """Ask for another look at one's own comment that was taken out. The door knows by the receipt whose it is.

    Raises Refusals.
    """
    moderation.appeal(comment_id, text, now)


def appeal_sanction(sanction_id: int, text: str, now: datetime) -> None:
    """Ask for another look at a warning, a mute or a ban. Raises Refusals."""
    moderation.appeal_sanction(sanction_id, text, now)


def _well_formed(text: str) -> str:
    if oversize := rules.oversize(Draft(text=text)):
        raise Refusals(oversize)
    source = clean_source(text)
    problems = rules.text_problems(source, is_blank(source))
    if problems:
        raise Refusals(problems)
    return source


def _not_too_often(visit: Visit, now: datetime) -> None:
    """Is this person within the rate of edits? Each keeps a version."""
    if visit.guest_id is None or settings.POSTILLA_TESTING:
        return
    edited = discussion.edited_since(now - rules.LONGEST_RATE, visit.guest_id)
    seconds = rules.wait(edited, rules.EDITS, now)
    if seconds:
        raise r.TooFast(seconds=seconds)


def _still_open(subject: str, now: datetime) -> None:
    """Does the conversation take comments? Where nobody can answer any more, nobody changes what was said."""
    standing = grounds.standing_of(subject)
    try:
        takes_comments(standing.conversation if standing is not None else None, now)
    except (r.NoSuchThread, r.ThreadClosed):
        raise r.ClosedToEdits from None


def _own(guest_id: int | None, visit: Visit) -> None:
    if visit.guest_id is None or guest_id != visit.guest_id:
        raise NotYours
