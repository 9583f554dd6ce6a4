"""Who speaks for the magazine: its name, its authors, the people who can sign in to the CMS.

Asked with every post, so kept for as long as where articles stand is (`standing`).
"""

import time

from django.contrib.auth import get_user_model
from django.db.models import Q

from postilla.articles.models import ArticlePage, Author
from postilla.articles.reads.cards import keys_of
from postilla.articles.reads.place import FRESH, magazine
from postilla.articles.reads.settled import Stamp, settled_stamp
from postilla.articles.values import Member, Spokesman

_kept: list[tuple[Stamp, float, tuple[Spokesman, ...]]] = []


def newsroom() -> tuple[Spokesman, ...]:
    """Everybody whose name is the magazine's. The same tuple until it is looked up again."""
    stamp, now = settled_stamp(), time.monotonic()
    if _kept and _kept[0][0] == stamp and now - _kept[0][1] < FRESH:
        return _kept[0][2]
    found = _found()
    if _kept and _kept[0][2] == found:
        found = _kept[0][2]
    _kept[:] = [(stamp, now, found)]
    return found


def _found() -> tuple[Spokesman, ...]:
    may = Q(is_superuser=True) | Q(groups__permissions__codename="access_admin")
    may |= Q(user_permissions__codename="access_admin")
    users = get_user_model().objects.filter(may, is_active=True).order_by("id").distinct()
    people = [Spokesman(magazine().name, "")]
    for user in users:
        people += [Spokesman(name, user.email) for name in (user.get_full_name(), user.get_username()) if name.strip()]
    people += [Spokesman(name, email) for name, email in Author.objects.order_by("id").values_list("name", "email")]
    return tuple(dict.fromkeys(people))


def member(user_id: int, subject: str) -> Member | None:
    """The author's profile of somebody who signs in to the CMS, and whether they wrote this article; or None."""
    author = Author.objects.filter(user_id=user_id).first()
    if author is None:
        return None
    wrote = ArticlePage.objects.filter(translation_key__in=keys_of([subject]), bylines__author=author).exists()
    return Member(author.name, author.email, wrote)
