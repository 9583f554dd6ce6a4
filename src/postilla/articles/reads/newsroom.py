"""Who speaks for the magazine: its name, its authors, the people who can sign in to the CMS.

Asked with every post, so kept for as long as where articles stand is (`standing`).
"""

from django.contrib.auth import get_user_model
from django.db.models import Q

from postilla.articles.models import ArticlePage, Author
from postilla.articles.reads.cards import keys_of
from postilla.articles.reads.place import magazine
from postilla.articles.values import Member, Spokesman
from postilla.grounds.settled import FRESH, Settled

_kept: Settled[tuple[Spokesman, ...]] = Settled(alone=FRESH)  # who may sign in is settled elsewhere
_last: list[tuple[Spokesman, ...]] = []


def newsroom() -> tuple[Spokesman, ...]:
    """Everybody whose name is the magazine's. The same tuple while they are the same."""
    found = _kept.get("", _found)
    if not _last or (_last[0] is not found and _last[0] != found):
        _last[:] = [found]
    return _last[0]


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
