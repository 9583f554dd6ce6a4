import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from postilla.insights.models import Theme as Row, ThemeStep
from postilla.insights.values import Theme


def themes(meaning: str | None = None) -> list[Theme]:
    """The themes that are known, by key, as they were found; those alone that were found with this `meaning`, where it
    is given."""
    rows = Row.objects.order_by("key") if meaning is None else Row.objects.filter(meaning=meaning).order_by("key")
    into = set(Row.objects.exclude(merged_into="").values_list("merged_into", flat=True))
    return [replace(theme_of(row), held=bool(row.name or row.merged_into or row.key in into)) for row in rows]


def theme_of(row: Row) -> Theme:
    words = {lang: tuple(said) for lang, said in json.loads(row.words).items()}
    return Theme(row.key, words, bytes(row.centre))


def named(keys: Iterable[str]) -> dict[str, Theme]:
    """Themes by key, in the order asked for, worded by the name that editors gave them where there is one; without
    those that are not kept."""
    wanted = list(keys)
    rows = {row.key: row for row in Row.objects.filter(key__in=wanted)}
    return {key: _as_called(rows[key]) for key in wanted if key in rows}


def _as_called(row: Row) -> Theme:
    return Theme(row.key, {"": (row.name,)}) if row.name else theme_of(row)


def called(keys: Iterable[str]) -> dict[str, str]:
    """The names that editors gave to these themes."""
    return dict(Row.objects.filter(key__in=set(keys)).exclude(name="").values_list("key", "name"))


@dataclass(frozen=True, slots=True)
class Step:
    """What an editor settled of a theme: another `name`, or what it counts as (`merge`, a key)."""

    id: int
    key: str
    what: str
    before: str
    value: str
    by: str
    at: datetime
    undone_by: str


def steps(most: int = 50) -> list[Step]:
    """What was settled last, the newest first, taken back or not."""
    fields = ("id", "key", "what", "before", "value", "by", "at", "undone_by")
    return [Step(*row) for row in ThemeStep.objects.order_by("-id").values_list(*fields)[:most]]


def stands_for() -> dict[str, str]:
    """{theme: the one that it counts as}, of those that editors merged into others."""
    into = dict(Row.objects.exclude(merged_into="").values_list("key", "merged_into"))
    return {key: _last(key, into) for key in into}


def _last(key: str, into: dict[str, str]) -> str:
    for _ in range(len(into)):
        key = into.get(key, key)
    return key


def any_known(meaning: str | None = None) -> bool:
    """Whether themes were found at all, or with this `meaning`: before the first pass there are none."""
    return (Row.objects.all() if meaning is None else Row.objects.filter(meaning=meaning)).exists()
