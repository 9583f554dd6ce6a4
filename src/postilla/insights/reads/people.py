"""Who does not want to be analysed: asked wherever something is kept or told of a comment."""

from collections.abc import Collection

from postilla.discussion import reads as discussion
from postilla.identity import reads as identity
from postilla.insights.models import LeftOut, OptedOut
from postilla.outbox.portions import rows_by


def is_opted_out(guest_id: int) -> bool:
    """Whether this reader's comments are left out of analysis."""
    return bool(opted_out({guest_id}))


def opted_out(guest_ids: Collection[int]) -> set[int]:
    """Those of these guests who opted out, in this browser or as the confirmed owner of their address in any."""
    if not OptedOut.objects.exists():  # most newsrooms have none, or few: then nobody's address is looked at
        return set()
    owners = identity.owners_of(guest_ids)
    asked = {*guest_ids}.union(*owners.values())
    out = {guest for (guest,) in rows_by(OptedOut, "guest_id", asked, "guest_id")}
    return {guest for guest in guest_ids if guest in out or owners.get(guest, set()) & out}


def silent(comment_ids: Collection[int]) -> set[int]:
    """Those of these comments whose readers opted out, also where it is not known any more who they were."""
    found = set[int]()
    if LeftOut.objects.exists():
        found = {one for (one,) in rows_by(LeftOut, "comment_id", comment_ids, "comment_id")}
    guests = discussion.guests_of(comment_ids) if OptedOut.objects.exists() else {}
    out = opted_out({guest for guest in guests.values() if guest is not None})
    return found | {one for one, guest in guests.items() if guest in out}


def tellable(comment_ids: Collection[int]) -> set[int]:
    """Those of these comments that anybody may read and of which something may be told."""
    public = discussion.public_versions(comment_ids)
    return {*public} - silent(public)
