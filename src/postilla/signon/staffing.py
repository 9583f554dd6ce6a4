"""Who signs in elsewhere to work here: an account of the CMS, in the groups that their roles give and in no others.

Groups that no role gives stay as an administrator set them. Nobody becomes somebody who was here before by having the
same name or address, and nobody becomes an administrator.
"""

import hashlib
from datetime import datetime
from difflib import get_close_matches
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

from postilla.outbox.writes import telling
from postilla.signon import refusals as r
from postilla.signon.models import StaffLink
from postilla.signon.rules import login_name
from postilla.signon.values import SignOn, StaffArrival

TRIES = 9  # of finding a name that nobody takes meanwhile


def unknown_groups(ways: SignOn) -> list[str]:
    """A line for each group that the file gives to a role and the CMS does not have: whose role gives no other group is
    not let in."""
    there = sorted(Group.objects.values_list("name", flat=True))
    given = [(f"[[oidc]] {one.name}", one.staffing) for one in ways.providers]
    given += [("[token]", ways.token.staffing)] if ways.token else []
    lines = []
    for where, staffing in given:
        for role, name in sorted(staffing.groups.items()) if staffing else []:
            if name not in there:
                near = get_close_matches(name, there, 1)
                meant = f" Is “{near[0]}” meant?" if near else ""
                lines.append(
                    f"{where}: the role {role} gives the group “{name}”, which the CMS does not have, so nobody comes "
                    f"into the newsroom by it.{meant} There are: {', '.join(there)}. Mend the file that "
                    "POSTILLA_SIGN_ON names, or make the group under Settings → Groups"
                )
    return lines


def admit(arrival: StaffArrival, now: datetime) -> int:
    """The user whom somebody is here; the same for the same issuer and subject. Their groups are as their roles say
    today: what a role gave is taken away with it. Raises NoStaffRole (what they had is taken away then), StaffShut.
    """
    user_id, refusal = _settled(arrival, now)
    if refusal is not None:
        raise refusal
    assert user_id is not None, "nobody is let in without an account"
    return user_id


def _settled(arrival: StaffArrival, now: datetime) -> tuple[int | None, r.NoStaffRole | r.StaffShut | None]:
    digest = hashlib.sha256(f"{arrival.who.issuer}\n{arrival.who.subject}".encode()).hexdigest()
    with telling(now):
        given = list(Group.objects.filter(name__in=arrival.groups))
        link = _link(digest) or (_new_link(arrival, digest, now) if given else None)
        if link is None:
            return None, r.NoStaffRole()
        user = link.user
        user.groups.remove(*user.groups.filter(name__in=arrival.managed - {group.name for group in given}))
        user.groups.add(*given)
        if arrival.who.email and user.email != arrival.who.email:
            user.email = arrival.who.email
            user.save(update_fields=["email"])
        link.seen_at = now
        link.save()
    if not given:
        return user.pk, r.NoStaffRole()
    return user.pk, None if user.is_active else r.StaffShut()


def _link(digest: str) -> StaffLink | None:
    return StaffLink.objects.select_for_update().select_related("user").filter(digest=digest).first()


def _new_link(arrival: StaffArrival, digest: str, now: datetime) -> StaffLink:
    """Their account, and that it is theirs. Somebody may take the name at this moment, or be them in another tab."""
    for left in reversed(range(TRIES)):
        try:
            with transaction.atomic():
                user = _new_user(arrival)
                made = {"user": user, "issuer": arrival.who.issuer[:300], "created_at": now, "seen_at": now}
                return StaffLink.objects.create(digest=digest, **made)
        except IntegrityError:
            if found := _link(digest):
                return found
            if not left:
                raise
    raise AssertionError("the last try returns or raises")


def _new_user(arrival: StaffArrival) -> Any:
    users, wanted = get_user_model().objects, login_name(arrival.login)
    taken = set(users.filter(username__istartswith=wanted).values_list("username", flat=True))
    folded = {name.casefold() for name in taken}
    name = next(
        one for one in (wanted, *(f"{wanted}-{n}" for n in range(2, len(folded) + 3))) if one.casefold() not in folded
    )
    first, _, last = arrival.who.name.partition(" ")
    return users.create_user(name, arrival.who.email, None, first_name=first[:150], last_name=last[:150])


def issuer_of(user_id: int) -> str:
    """Where somebody signs in to work here; empty for who has a password here."""
    return StaffLink.objects.filter(user_id=user_id).values_list("issuer", flat=True).first() or ""
