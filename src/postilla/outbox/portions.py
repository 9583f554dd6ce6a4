"""Questions about a few rows out of very many: by what these are, and by nothing else.

SQLite keeps no count of what is in a table. It takes ten rows for whatever an index names, so that beside a dozen ids a
state, or a conversation, has it go through all that is in that. Hence `rows_by`: a few are asked for by their ids
alone, and whoever wants some of them looks at what came. PostgreSQL counts, and is as well served so.
"""

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from typing import Any, TypeVar

from django.db import models
from django.db.models import QuerySet, Value
from django.db.models.functions import Coalesce

from postilla.outbox.statements import PORTION, rows

One = TypeVar("One")
Row = tuple[Any, ...]


def in_portions(values: Iterable[One], many: int = PORTION) -> Iterator[list[One]]:
    """These values in their order, as many at once as one statement takes well; none for none."""
    rest = iter(values)
    while some := list(islice(rest, many)):
        yield some


def rows_by(table: type[models.Model], column: str, values: Iterable[Any], *fields: str) -> Iterator[Row]:
    """These fields of the rows in which a column is one of the values, in no order. The column is the key, or has an
    index; of a value that is named twice the rows come once."""
    for some in in_portions(dict.fromkeys(values)):
        found = table._default_manager.filter(**{f"{column}__in": some}).order_by()
        yield from found.values_list(*fields)


_PLACES = (16, 128, 1024, PORTION)  # for values in a statement: few sorts, so that few are worded and kept


def rows_of(sql: str, values: Iterable[Any]) -> Iterator[Row]:
    """As `rows_by`, of a plain SELECT that ends in the name of the column, for very many values: the ORM looks at each
    ten times before the database sees it. Times come as in `statements.rows`."""
    for some in in_portions(dict.fromkeys(values)):
        places = next(many for many in _PLACES if many >= len(some))
        yield from rows(_among(sql, places), *some, *[some[-1]] * (places - len(some)))


@lru_cache(maxsize=64)
def _among(sql: str, places: int) -> str:
    return f"{sql} IN ({', '.join(['%s'] * places)})"


def beside(column: str) -> Coalesce:
    """A column of text that is compared beside a few values of another one, as an expression: it is not looked up in an
    index, so those few are. For what would be much to read otherwise."""
    return Coalesce(column, Value(""))


def along(rows: "QuerySet[Any]", order: str, fields: Sequence[str], many: int = PORTION) -> Iterator[Row]:
    """These fields of rows in the order of one of them and, where it is the same, of their ids; the last first where
    `order` begins with a minus. Both are among the fields.

    They are asked for portion by portion, each from where the one before ended, so that the last costs as much as the
    first: what `rows` are filtered by and the two should be an index, in this order.
    """
    column, ends = order.removeprefix("-"), order.startswith("-")
    up_to, past = ("lte", "gte") if ends else ("gte", "lte")
    rows = rows.order_by(order, "-id" if ends else "id")
    place, ahead = _place(order, fields), rows
    while True:
        some = list(ahead.values_list(*fields)[:many])
        yield from some
        if len(some) < many:
            return
        at, last = place(some[-1])
        ahead = rows.filter(**{f"{column}__{up_to}": at}).exclude(**{column: at, f"id__{past}": last})


def together(streams: Iterable[Iterator[Row]], order: str, fields: Sequence[str]) -> Iterator[Row]:
    """What comes of several questions put with `along`, as if it were one: for what stands in several places of an
    index. Of each no more than a portion is asked for ahead."""
    return heapq.merge(*streams, key=_place(order, fields), reverse=order.startswith("-"))


def _place(order: str, fields: Sequence[str]) -> Callable[[Row], tuple[Any, int]]:
    return itemgetter(fields.index(order.removeprefix("-")), fields.index("id"))
