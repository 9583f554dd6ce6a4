"""Who does not want to be analysed: asked wherever something is kept or told of a comment."""

from collections.abc import Collection

from postilla.discussion import reads as discussion
from postilla.identity import reads as identity
from postilla.insights.models import LeftOut, OptedOut


def is_opted_out(guest_id: int) -> bool:
    """Whether this reader's comments are left out of analysis."""
    return bool(opted_out({guest_id}))


def opted_out(guest_ids: Collection[int]) -> set[int]:
    """Those of these guests who opted out, in this browser or as the confirmed owner of their address in any."""
    if not OptedOut.objects.exists():  # most newsrooms have none, or few: then nobody's address is looked at
        return set()
    owners = identity.owners_of(guest_ids)
    asked = {*guest_ids}.union(*owners.values())
    out, ids = set[int](), list(asked)
    for start in range(0, len(ids), 500):
        out |= {*OptedOut.objects.filter(guest_id__in=ids[start : start + 500]).values_list("guest_id", flat=True)}
    return {guest for guest in guest_ids if guest in out or owners.get(guest, set()) & out}


def silent(comment_ids: Collection[int]) -> set[int]:
    """Those of these comments whose readers opted out, also where it is not known any more who they were."""
    ids, found = list(comment_ids), set[int]()
    if LeftOut.objects.exists():
        for start in range(0, len(ids), 500):
            some = LeftOut.objects.filter(comment_id__in=ids[start : start + 500])
            found |= {*some.values_list("comment_id", flat=True)}
    guests = discussion.guests_of(ids) if OptedOut.objects.exists() else {}
    out = opted_out({guest for guest in guests.values() if guest is not None})
    return found | {one for one, guest in guests.items() if guest in out}


def tellable(comment_ids: Collection[int]) -> set[int]:
    """Those of these comments that anybody may read and of which something may be told."""
    public = discussion.public_versions(comment_ids)
    return {*public} - silent(public)
