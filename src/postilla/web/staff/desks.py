"""Who comes to the desk, and what they ask for: shared by its pages."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode

from postilla.articles import reads as articles
from postilla.moderation.desk.people import person_of
from postilla.moderation.desk.rights import is_theirs
from postilla.moderation.desk.values import AGES, HELD, ORDERS, TABS, Filters

WORDS = 100  # characters of a search
LARGEST = 2**63 - 1

Page = Callable[..., HttpResponse]


def for_the_desk(page: Page) -> Page:
    """For those who may at least look: the page is called with the request, the person, and its own arguments."""

    @login_required
    @wraps(page)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = person_of(request.user)
        if not person.sees:
            raise PermissionDenied
        return page(request, person, *args, **kwargs)

    return cast(Page, guarded)


def is_on_desk(user: Any, article: Any) -> bool:
    """Whether an article, as a model, is no other section's than those that whoever looks is limited to."""
    person = person_of(user)
    return not person.is_limited or is_theirs(person, articles.sections_of([article.subject]).get(article.subject))


def may_correct(user: Any, article: Any) -> bool:
    """Whether they may publish an article, and it is on their desk."""
    return bool(article.permissions_for_user(user).can_publish()) and is_on_desk(user, article)


def may_read(user: Any, article: Any) -> bool:
    """Whether they may edit an article, and it is on their desk."""
    return bool(article.permissions_for_user(user).can_edit()) and is_on_desk(user, article)


def is_script(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("accept", "")


def tab_of(said: Mapping[str, str]) -> str:
    tab = said.get("tab", HELD)
    return tab if tab in TABS else HELD


def filters_of(said: Mapping[str, str]) -> Filters:
    """The filters that an address names. What means nothing filters nothing."""
    age, order = said.get("age", ""), said.get("order", "")
    return Filters(
        section=_number(said.get("section", "")),
        language=said.get("language", "")[:12],
        reader=_number(said.get("reader", "")),
        rule=said.get("rule", "")[:20],
        age=age if age in AGES else "",
        article=said.get("article", "")[:120].replace("\0", ""),
        order=order if order in ORDERS else "",
        words=said.get("q", "")[:WORDS].replace("\0", "").strip(),
    )


def address_of(tab: str, filters: Filters, **more: str) -> str:
    """The query of the address where this is shown, without what is empty."""
    said = {
        "tab": tab, "section": filters.section, "language": filters.language, "reader": filters.reader,
        "rule": filters.rule, "age": filters.age, "q": filters.words,
        "article": filters.article, "order": filters.order, **more,
    }  # fmt: skip
    return "?" + urlencode({name: value for name, value in said.items() if value not in (None, "")})


def _number(text: str) -> int | None:
    text = text[:20]  # as long as LARGEST and one more; Python refuses to read numbers of thousands of digits
    return min(int(text), LARGEST) if text.isascii() and text.isdigit() else None
