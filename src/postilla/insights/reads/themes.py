import json

from postilla.insights.models import Theme as Row
from postilla.insights.values import Theme


def themes(meaning: str | None = None) -> list[Theme]:
    """The themes that are known, by key; those alone that were found with this `meaning`, where it is given."""
    rows = Row.objects.order_by("key") if meaning is None else Row.objects.filter(meaning=meaning).order_by("key")
    return [theme_of(row) for row in rows]


def theme_of(row: Row) -> Theme:
    words = {lang: tuple(said) for lang, said in json.loads(row.words).items()}
    return Theme(row.key, words, bytes(row.centre))
