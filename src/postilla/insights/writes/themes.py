"""What the pass over everything found: themes, and what each point is about."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from postilla.insights import parts
from postilla.insights.models import Heard, Theme as Row
from postilla.insights.values import Theme
from postilla.insights.writes.mentions import themes_again
from postilla.outbox.writes import telling

SOME = 500  # comments changed in one transaction


def keep_themes(themes: Sequence[Theme], of_points: Mapping[int, Sequence[str]], meaning: str, now: datetime) -> None:
    """Keep these themes, found with this `meaning`, and for each comment {id: the key of each point, "" for none}.

    Themes that are not named are kept as they are: somebody may have seen them. A second time changes nothing.
    """
    with telling(now):
        Row.objects.bulk_create(
            [_row(theme, meaning) for theme in themes],
            update_conflicts=True, unique_fields=["key"], update_fields=["words", "centre", "meaning"],
        )  # fmt: skip
    ids = sorted(of_points)
    for start in range(0, len(ids), SOME):
        some = ids[start : start + SOME]
        with telling(now):
            rows = list(Heard.objects.filter(comment_id__in=some).only("comment_id", "themes"))
            for row in rows:
                row.themes = json.dumps(list(of_points[row.comment_id]))
            Heard.objects.bulk_update(rows, ["themes"])
            themes_again({row.comment_id: of_points[row.comment_id] for row in rows})


def keep_new(themes: Sequence[Theme], now: datetime) -> None:
    """Keep those of these themes that are not known, so that they are the same tomorrow. Known ones stay."""
    with telling(now):
        Row.objects.bulk_create([_row(theme, parts.meaning_name()) for theme in themes], ignore_conflicts=True)


def _row(theme: Theme, meaning: str) -> Row:
    words = {lang: list(said) for lang, said in theme.words.items()}
    return Row(key=theme.key, words=json.dumps(words, ensure_ascii=False), centre=theme.centre, meaning=meaning)
