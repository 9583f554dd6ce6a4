"""In which edition of the magazine a reader is, by the address they ask for."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from postilla.articles import reads as articles
from postilla.web.pages import missing

View = Callable[..., HttpResponseBase]


def in_edition(view: View) -> View:
    """A view that every edition has: "/c/7" in the first, "/fr/c/7" in the French one, with its words and its pages."""

    @wraps(view)
    def inside(request: HttpRequest, *args: Any, edition: str = "", **kwargs: Any) -> HttpResponseBase:
        if not edition:
            return view(request, *args, **kwargs)
        with articles.in_edition(f"/{edition}/"):
            return view(request, *args, **kwargs) if articles.mount() else missing.page(request.path)

    return inside


def at_article(view: View) -> View:
    """A view of one article's: its edition is the article's."""

    @wraps(view)
    def inside(request: HttpRequest, article: str, **kwargs: Any) -> HttpResponseBase:
        with articles.in_edition(f"/{article}"):
            return view(request, article, **kwargs)

    return inside
