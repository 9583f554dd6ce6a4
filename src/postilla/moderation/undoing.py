"""Whether a decision can be taken back. One rule: who offers it asks it, and who does it keeps to it."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from postilla.discussion import reads as discussion
from postilla.discussion.values import ENDED, CommentView, Spot
from postilla.identity import reads as identity
from postilla.identity.values import P_CONFIRMED
from postilla.moderation.in_force import is_lifted, others_stand
from postilla.moderation.models import Decision
from postilla.moderation.rules import PARTY, PINNED, SANCTION, SPOKEN, SPOT, STATE, TEXT


def can_be_undone(one: Decision, later: Iterable[Decision], view: CommentView, now: datetime) -> bool:
    """Whether what `one` did to a comment is as it left it, and can be put back. `later`: decisions about the same
    comment; `view`: the comment as it is."""
    if not one.changes or any(follows(one, other) for other in later if other.pk > one.pk):
        return False
    back, left = one.changes.get(SANCTION, (None, None))
    if SANCTION in one.changes and not _sanction_may_return(back, left, now):
        return False
    return all(_as_left(facet, view, left) and _may_return(facet, view, back) for facet, back, left in _facets(one))


def follows(one: Decision, other: Decision) -> bool:
    """Whether taking `one` back would undo what `other` did later. Of parties each is a matter of its own, and so are a
    comment's state, its pin, its lock, its text: a pin is no later word about whether it is shown."""
    both = one.changes.keys() & other.changes.keys()
    return any(facet != PARTY or one.changes[PARTY][0][0] == other.changes[PARTY][0][0] for facet in both)


def same_text(view: CommentView, left: dict[str, Any]) -> bool:
    """Whether a comment says what a decision left it saying: its author may have edited it since."""
    return bool(view.revision == left["revision"])


def same_language(view: CommentView, left: str) -> bool:
    """Whether a comment is in the language that was said of it last."""
    return view.language == left


def same_spot(view: CommentView, left: list[Any]) -> bool:
    """Whether a comment stands where a decision put it. Raises NoSuchComment."""
    return spot_of(view.id) == left


def spot_of(comment_id: int) -> list[Any]:
    """The facet of a comment's place as it is. Raises NoSuchComment."""
    return listed(discussion.spot_of(comment_id))


def listed(spot: Spot) -> list[Any]:
    """A place as its record keeps it."""
    return [spot.subject, spot.parent_id, spot.ordinal, spot.answers_revision]


def _facets(one: Decision) -> Iterable[tuple[str, Any, Any]]:
    """Each facet that a decision changed, as it was before and as it left it."""
    return ((facet, before, after) for facet, (before, after) in one.changes.items())


def _as_left(facet: str, view: CommentView, left: Any) -> bool:
    return facet not in _AS_LEFT or _AS_LEFT[facet](view, left)


def _may_return(facet: str, view: CommentView, back: Any) -> bool:
    return facet not in _MAY_RETURN or _MAY_RETURN[facet](view, back)


def _party_as_left(_view: CommentView, left: list[Any]) -> bool:
    party = identity.party(left[0])
    return party is not None and party.state == left[1]


def _sanction_may_return(back: int | None, left: int | None, now: datetime) -> bool:
    """Nobody is met by two of a kind: what was changed into another may come back for it, what was lifted alone."""
    if left is not None:
        return not is_lifted(left)
    return back is None or not others_stand(back, now)


def _party_may_return(_view: CommentView, back: list[Any]) -> bool:
    """Nobody speaks for two organisations at a time."""
    party = identity.party(back[0])
    if party is None or back[1] != P_CONFIRMED:
        return party is not None
    return all(other.state != P_CONFIRMED for other in identity.parties_of(party.guest_id))


_AS_LEFT: dict[str, Callable[[CommentView, Any], bool]] = {
    STATE: lambda view, left: view.state == left,  # its author may have withdrawn it
    TEXT: same_text, SPOKEN: same_language, SPOT: same_spot, PARTY: _party_as_left,
}  # fmt: skip
_MAY_RETURN: dict[str, Callable[[CommentView, Any], bool]] = {
    TEXT: lambda view, _back: view.state not in ENDED,
    SPOKEN: lambda view, _back: view.state not in ENDED,
    PINNED: lambda view, pinned: not pinned or discussion.may_pin(view.id),
    SPOT: lambda view, back: discussion.may_go(view.id, Spot(*back)),
    PARTY: _party_may_return,
}
