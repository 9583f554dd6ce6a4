"""Who is signed in to the newsroom and writes under an article: recognised, so that no form asks who they are."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.discussion.values import BY_AUTHOR, BY_STAFF
from postilla.intake import Draft, Visit


@dataclass(frozen=True, slots=True)
class Writer:
    """One of the staff by their author's profile. `address` "": neither it nor their account has one."""

    name: str
    address: str
    standing: str

    @property
    def note(self) -> str:
        """What a form says instead of asking, in the language that is spoken."""
        if self.standing == BY_AUTHOR:
            return gettext("You are signed in and write as %(name)s, author of this article.") % {"name": self.name}
        return gettext("You are signed in and write as %(name)s, for the editors.") % {"name": self.name}


def writer(request: HttpRequest, subject: str) -> Writer | None:
    """Whoever is signed in to the CMS, second factor and all, and has an author's profile; None for everybody else.

    Asked only where the browser has the CMS's cookie, so that posting costs readers no question more.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.has_perm("wagtailadmin.access_admin"):
        return None
    member = articles.member(request.user.pk or 0, subject)
    if member is None:
        return None
    address = member.address or str(getattr(request.user, "email", ""))
    return Writer(member.name, address, BY_AUTHOR if member.wrote_this else BY_STAFF)


def as_staff(found: Writer | None, visit: Visit, draft: Draft) -> tuple[Visit, Draft]:
    """What was sent, as theirs: under the profile's name, at its address where the form has none."""
    if found is None:
        return visit, draft
    return replace(visit, standing=found.standing), replace(
        draft, author=found.name, email=draft.email or found.address
    )
