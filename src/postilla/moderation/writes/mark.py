"""What is done to a comment besides deciding whether it is shown: pin, lock, edit, say its language, move."""

from datetime import datetime

from postilla.articles.languages import LANGUAGES
from postilla.discussion import writes
from postilla.discussion.text import clean_source, is_blank, to_html, to_plain
from postilla.discussion.values import Spot
from postilla.moderation.models import Decision
from postilla.moderation.refusals import NoSuchLanguage, NoteMissing, NotTheLast, TextUnfit
from postilla.moderation.rules import LOCKED, LONGEST, PINNED, SPOKEN, SPOT, TEXT
from postilla.moderation.undoing import spot_of
from postilla.moderation.values import EDIT, LOCK, MOVE, NO_REASON, PIN, SPEAK, UNLOCK, UNPIN, Decided, Seen, Why
from postilla.moderation.writes.facets import Changes, Scene, text_of
from postilla.moderation.writes.record import append, as_seen, latest
from postilla.outbox.writes import telling

# What each verb sets, and to what.
MARKS = {PIN: (PINNED, True), UNPIN: (PINNED, False), LOCK: (LOCKED, True), UNLOCK: (LOCKED, False)}


def mark(comment_id: int, verb: str, by: str, now: datetime, why: Why = NO_REASON) -> Decided:
    """Pin a comment, lock its branch, or the contrary. What is so already is left as it is, and not recorded.

    Raises NoSuchComment, NotThatWay, TooManyPinned, NoSuchReason.
    """
    facet, value = MARKS[verb]
    with telling(now, writes.GRACE) as tell:
        view, subject = writes.hold_still(comment_id, now)
        last = latest(comment_id)
        if (view.locked if facet == LOCKED else view.pinned) == value:
            return Decided(comment_id, _own(last, verb, by), view.state)
        made = append(tell, Scene(view, subject, by, now), verb, {facet: [not value, value]}, why)
    return Decided(comment_id, made.id, view.state, tell.told)


def _own(last: Decision | None, verb: str, by: str) -> int:
    """The last decision where it is this deed by the same person, sent twice; 0 where it was so without them.

    Who asked may take back what is answered here: never what a colleague decided.
    """
    return last.id if last is not None and (last.verb, last.by) == (verb, by) else 0


def edit(
    comment_id: int, text: str, by: str, now: datetime, why: Why, seen: Seen | None = None
) -> Decided:  # fmt: skip
    """Replace a comment's text. `why.text` is the note that readers see; what it said is kept.

    Raises NoSuchComment, NoteMissing, TextUnfit, ChangedMeanwhile, AlreadyDecided.
    """
    source, note = clean_source(text), " ".join(clean_source(why.text).split())
    html = to_html(source)
    if is_blank(to_plain(html)) or len(source) > LONGEST:
        raise TextUnfit(most=LONGEST)
    if not note:
        raise NoteMissing
    with telling(now, writes.GRACE) as tell:
        view, subject = writes.hold_still(comment_id, now)
        as_seen(view, latest(comment_id), seen)
        after = {"source": source, "html": html, "note": note[:300], "edited_at": now.isoformat()}
        changes: Changes = {TEXT: [text_of(view), after]}
        made = append(tell, Scene(view, subject, by, now), EDIT, changes, why)
    return Decided(comment_id, made.id, view.state, tell.told)


def speak(comment_id: int, language: str, by: str, now: datetime, why: Why = NO_REASON) -> Decided:
    """Say in which language a comment is. What is so already is left as it is, and not recorded.

    Raises NoSuchComment, NoSuchLanguage, and NotThatWay for one that its author took back.
    """
    if language not in LANGUAGES:
        raise NoSuchLanguage
    with telling(now, writes.GRACE) as tell:
        view, subject = writes.hold_still(comment_id, now)
        last = latest(comment_id)
        if view.language == language:
            return Decided(comment_id, _own(last, SPEAK, by), view.state)
        made = append(tell, Scene(view, subject, by, now), SPEAK, {SPOKEN: [view.language, language]}, why)
    return Decided(comment_id, made.id, view.state, tell.told)


def move(comment_id: int, to: Spot, by: str, now: datetime, why: Why = NO_REASON) -> Decided:
    """Move a comment with its answers below another, or into another conversation (`to.parent_id` None: as a root).

    Raises NoSuchComment, UnknownParent, CannotGoThere, NotTheLast where it stands there already.
    """
    with telling(now, writes.GRACE) as tell:
        view, subject = writes.hold_still(comment_id, now, [to.subject])
        before = spot_of(comment_id)
        if before[:2] == [to.subject, to.parent_id]:
            raise NotTheLast
        after = [to.subject, to.parent_id, None, None]
        made = append(tell, Scene(view, subject, by, now), MOVE, {SPOT: [before, after]}, why)
    return Decided(comment_id, made.id, view.state, tell.told)
