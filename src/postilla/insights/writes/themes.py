"""What the pass over everything found: themes, and what each point is about."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from postilla.insights import parts
from postilla.insights.keeping import unpacked
from postilla.insights.models import Approval, Gathered, Heard, Theme as Row
from postilla.insights.rules import mark_of
from postilla.insights.values import Theme
from postilla.insights.writes.gathering import due as lines_due
from postilla.insights.writes.mentions import themes_again
from postilla.outbox.portions import in_portions
from postilla.outbox.writes import telling

if TYPE_CHECKING:
    from django.db.models import QuerySet

SOME = 500  # comments changed in one transaction


def keep_themes(
    themes: Sequence[Theme], of_points: Mapping[int, Sequence[str]], meaning: str, now: datetime,
    marks: Mapping[int, int] | None = None,
) -> None:  # fmt: skip
    """Keep these themes, found with this `meaning`, and for each comment {id: the key of each point, "" for none}, as
    long as the rows of its points still have the mark (`mark_of`) in `marks`.

    Themes that are not named are kept as they are: somebody may have seen them. A second time changes nothing. The
    lines of conversations in which something is about another theme now, or a theme has other words, are made again.
    """
    known = dict(Row.objects.filter(key__in=[one.key for one in themes]).values_list("key", "words"))
    words = {key: {lang: tuple(said) for lang, said in json.loads(kept).items()} for key, kept in known.items()}
    other = {one.key for one in themes if words.get(one.key, one.words) != one.words}
    named = naming(other)  # reads the lines of every article: not while others wait to write
    with telling(now):
        Row.objects.bulk_create(
            [_row(theme, meaning) for theme in themes],
            update_conflicts=True, unique_fields=["key"], update_fields=["words", "centre", "meaning"],
        )  # fmt: skip
        lines_due(named, now)
    if made_meanwhile := naming(other) - named:
        with telling(now):
            lines_due(made_meanwhile, now)
    for some in in_portions(sorted(of_points), SOME):
        with telling(now):
            heard = Heard.objects.filter(comment_id__in=some).only("comment_id", "themes", "subject", "vectors")
            rows = [row for row in heard if marks is None or mark_of(bytes(row.vectors)) == marks[row.comment_id]]
            before = {row.comment_id: row.themes for row in rows}
            for row in rows:
                row.themes = json.dumps(list(of_points[row.comment_id]))
            changed = [row for row in rows if row.themes != before[row.comment_id]]
            Heard.objects.bulk_update(changed, ["themes"])
            lines_due({row.subject for row in changed}, now)
            themes_again({row.comment_id: of_points[row.comment_id] for row in rows})


def naming(keys: Collection[str]) -> set[str]:
    """The conversations whose lines, as they are kept, name one of these themes."""
    return _naming(keys, Gathered.objects.all()) if keys else set()


def shown_naming(keys: Collection[str]) -> set[str]:
    """Those of which an editor lets lines stand, which are few, and that name one of these themes: in their lines of
    now, no others are read, or in one that stands as it was approved."""
    standing = dict[str, set[str]]()
    for subject, line in Approval.objects.filter(ended_at=None).values_list("subject", "line") if keys else ():
        standing.setdefault(subject, set()).add(line.partition(":")[2])
    told = {subject for subject, themes in standing.items() if not themes.isdisjoint(keys)}
    return told | _naming(keys, Gathered.objects.filter(subject__in=list(standing)))


def _naming(keys: Collection[str], some: "QuerySet[Gathered]") -> set[str]:
    rows = some.values_list("subject", "lines").iterator(200)
    return {subject for subject, lines in rows if any(line.theme.key in keys for line in unpacked(lines).lines)}


def keep_new(themes: Sequence[Theme], now: datetime) -> None:
    """Keep those of these themes that are not known, so that they are the same tomorrow. Known ones stay."""
    with telling(now):
        Row.objects.bulk_create([_row(theme, parts.meaning_name()) for theme in themes], ignore_conflicts=True)


def _row(theme: Theme, meaning: str) -> Row:
    words = {lang: list(said) for lang, said in theme.words.items()}
    return Row(key=theme.key, words=json.dumps(words, ensure_ascii=False), centre=theme.centre, meaning=meaning)
