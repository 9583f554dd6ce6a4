"""What a decision can change of a comment, facet by facet. Taking a decision back sets the same facets the other way.

Each function sets one facet to `after` and gives the value that it has then, as JSON: what its record keeps.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from postilla.discussion import reads as discussion, writes
from postilla.discussion.refusals import NoSuchComment
from postilla.discussion.values import PUBLISHED, CommentView, Spot
from postilla.identity import writes as identity
from postilla.identity.values import P_CONFIRMED
from postilla.moderation.in_force import others_stand
from postilla.moderation.models import Appeal, Decision, Report, Sanction
from postilla.moderation.refusals import ChangedMeanwhile
from postilla.moderation.rules import APPEAL, KNOWN, LOCKED, PARTY, PINNED, REPORTS, SANCTION, SPOKEN, SPOT, STATE, TEXT
from postilla.moderation.undoing import listed, same_language, same_spot, same_text

Changes = dict[str, list[Any]]  # by facet: [before, after]


@dataclass(frozen=True)
class Scene:
    """A comment that nobody else changes until the transaction ends, and who does what to it when."""

    view: CommentView
    subject: str
    by: str
    now: datetime


def _state(scene: Scene, _row: Decision, _before: str, after: str) -> str:
    writes.move(scene.view.id, after, scene.now, lambda _guest: None)
    return after


def _reports(scene: Scene, row: Decision, _before: bool, settled: bool) -> bool:
    """Settle the open reports, or open again those that the decision which is taken back settled."""
    reports = Report.objects.filter(comment_id=scene.view.id)
    if settled:
        reports.filter(settled_at=None).update(settled_at=scene.now, settled_by=row)
    elif row.undoes_id is not None:
        reports.filter(settled_by_id=row.undoes_id).update(settled_at=None, settled_by=None)
    return settled


def _known(scene: Scene, _row: Decision, _before: bool, known: bool) -> bool:
    """Whether the author is one of whom a comment was let through. Another comment let through keeps them so."""
    guest_id = scene.view.guest_id
    if guest_id is None:
        return known
    if known:
        identity.let_through(guest_id, scene.now)
        return known
    others = Decision.objects.filter(comment__guest_id=guest_id, comment__state=PUBLISHED, state=PUBLISHED)
    if not others.exclude(comment_id=scene.view.id).exists():
        identity.not_let_through(guest_id, scene.now)
    return known


def _text(scene: Scene, _row: Decision, before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Another text: a new one, or that of an earlier revision. Raises ChangedMeanwhile."""
    if not same_text(scene.view, before):
        raise ChangedMeanwhile
    text = (after["source"], after["html"]) if "source" in after else None
    text = text or discussion.revision(scene.view.id, after["revision"])
    if text is None:
        raise ChangedMeanwhile
    edited = datetime.fromisoformat(after["edited_at"]) if after["edited_at"] else None
    revision = writes.reword(scene.view.id, writes.Wording(text[0], text[1], after["note"], edited), scene.now)
    return {"revision": revision, "note": after["note"], "edited_at": after["edited_at"]}


def text_of(view: CommentView) -> dict[str, Any]:
    """The facet of a comment's text as it is."""
    edited = view.edited_at.isoformat() if view.edited_at else None
    return {"revision": view.revision, "note": view.note, "edited_at": edited}


def _spoken(scene: Scene, _row: Decision, before: str, after: str) -> str:
    """Another language. Raises ChangedMeanwhile where its author has said one since."""
    if not same_language(scene.view, before):
        raise ChangedMeanwhile
    writes.restate(scene.view.id, after, scene.now)
    return after


def _pinned(scene: Scene, _row: Decision, _before: bool, pinned: bool) -> bool:
    writes.pin(scene.view.id, pinned, scene.now)
    return pinned


def _locked(scene: Scene, _row: Decision, _before: bool, locked: bool) -> bool:
    writes.lock(scene.view.id, locked, scene.now)
    return locked


def _spot(scene: Scene, _row: Decision, before: list[Any], after: list[Any]) -> list[Any]:
    """Another place. Raises ChangedMeanwhile where it is not in the place from which it is to go."""
    if not same_spot(scene.view, before):
        raise ChangedMeanwhile
    return listed(writes.relocate(scene.view.id, Spot(*after), scene.now))


def _sanction(scene: Scene, _row: Decision, before: int | None, after: int | None) -> int | None:
    """Lift the one that is in force, put in force the one that is to be. Raises ChangedMeanwhile where the first was
    lifted meanwhile or another of the second's kind is in force, NoSuchComment where there is no such sanction."""
    if before is not None and not Sanction.objects.filter(id=before, lifted_at=None).update(lifted_at=scene.now):
        raise ChangedMeanwhile
    if after is not None and others_stand(after, scene.now):
        raise ChangedMeanwhile
    if after is not None and not Sanction.objects.filter(id=after).update(lifted_at=None):
        raise NoSuchComment
    return after


def _appeal(scene: Scene, _row: Decision, _before: list[Any], after: list[Any]) -> list[Any]:
    """Decide an appeal so, or open it again."""
    appeal_id, granted = after
    decided = {"decided_by": scene.by, "decided_at": scene.now} if granted is not None else {}
    Appeal.objects.filter(id=appeal_id).update(**{"granted": granted, "decided_by": "", "decided_at": None, **decided})
    return after


def _party(scene: Scene, row: Decision, before: list[Any], after: list[Any]) -> list[Any]:
    """Whether somebody is named as who speaks for an organisation, in all they wrote; to be refused changes nothing
    there. Raises ChangedMeanwhile, NamedAlready."""
    found = identity.settle_party(after[0], before[1], after[1], scene.by, scene.now, row.reason)
    if found is None:
        raise ChangedMeanwhile
    if P_CONFIRMED in (before[1], after[1]):
        writes.mark_party(found.guest_id, found.organisation, found.state == P_CONFIRMED, scene.now)
    return after


DO: dict[str, Callable[[Scene, Decision, Any, Any], Any]] = {
    STATE: _state, REPORTS: _reports, KNOWN: _known, TEXT: _text, PINNED: _pinned, LOCKED: _locked, SPOT: _spot,
    SANCTION: _sanction, APPEAL: _appeal, PARTY: _party, SPOKEN: _spoken,
}  # fmt: skip
