"""The public log of moderation: what was decided, month by month, in numbers that point at nobody."""

from re import Match

from django.utils import formats, translation
from django.utils.translation import gettext, ngettext

from postilla.articles import reads as articles
from postilla.moderation import reads as moderation
from postilla.moderation.log import FEW, TOGETHER, Month
from postilla.publishing.layout import absolute, render_page, site_feeds
from postilla.publishing.values import Head

PATH = "/moderation-log/"


def page(path: str, found: Match[str]) -> bytes | None:
    """The whole page; it is there also while nothing was decided yet."""
    site = articles.magazine(path)
    if (found["edition"] or "") != site.mount:
        return None
    with translation.override(site.language):
        title = gettext("Moderation log")
        about = gettext("What the editors of %(name)s decided about readers’ comments, month by month, in numbers.")
        told = moderation.labels()
        months = [_line(month, told) for month in moderation.log()]
    editions = tuple((one.code, one.path[:-1] + PATH) for one in site.editions)
    head = Head(
        title=f"{title} – {site.name}", description=about % {"name": site.name}, canonical=absolute(site, path),
        feeds=site_feeds(site), editions=editions,
    )  # fmt: skip
    return render_page("log.html", head, site.language, site=site, title=title, months=months)


def _line(month: Month, told: dict[str, str]) -> dict[str, object]:
    return {
        "name": formats.date_format(month.first, "YEAR_MONTH_FORMAT"),
        "facts": [
            (gettext("Decisions"), _count(month.decisions)),
            (gettext("Comments taken out"), _count(month.removed_all)),
            (gettext("Half of them within"), _span(month)),
            (gettext("Warnings, mutes and bans"), _count(month.sanctions)),
            (gettext("Appeals"), _count(month.appeals)),
            (gettext("Appeals granted"), _count(month.granted)),
        ],
        "removed": [(_reason(kind, told), _count(count)) for kind, count in month.removed],
    }


def _reason(kind: str, told: dict[str, str]) -> str:
    if kind == TOGETHER:
        return gettext("Other reasons, together")
    return gettext("Spam") if kind == "spam" else gettext(told.get(kind, "")) if told.get(kind) else kind


def _count(count: int | None) -> str:
    if count is None:
        return gettext("fewer than %(few)s") % {"few": FEW}
    return formats.number_format(count, force_grouping=True)


def _span(month: Month) -> str:
    if month.median is None:
        return "–"
    minutes = int(month.median.total_seconds() // 60)
    if minutes < 120:
        return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
    hours = round(minutes / 60)
    return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
