"""Whose comments count as across articles: people, not comments; a campaign is one reader, as in an article's lines."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from postilla.discussion import reads as discussion
from postilla.identity import reads as identity
from postilla.insights import parts
from postilla.insights.models import Heard, Mention
from postilla.insights.reads.comments import plain
from postilla.insights.reads.people import tellable
from postilla.insights.values import Comment
from postilla.outbox.portions import Row, along, beside, rows_by
from postilla.outbox.statements import PORTION

if TYPE_CHECKING:
    from django.db.models import QuerySet

LOOKED_AT = 50_000  # mentions that one answer counts, the newest
LOOKED_THROUGH = 4 * LOOKED_AT  # … and that are looked through for those of many conversations
Subjects = Collection[str] | None  # conversations that somebody may see, as a set; None: all
_FIELDS = ("comment_id", "key", "at", "subject")  # of a Told


@dataclass(frozen=True, slots=True)
class Told:
    """What one public comment counts for: a theme, a promise."""

    comment: int
    key: str
    at: datetime
    subject: str


def told(what: str, rows: "QuerySet[Mention]", of: Subjects, most: int = LOOKED_AT) -> list[Told]:
    """The newest of these mentions that are `what`, as far as they are of conversations in `of` and anybody may read
    the comments; `most` at the most."""
    found = [Told(*row) for row in islice(_newest(what, rows, of, most), most)]
    may = tellable({one.comment for one in found})
    return [one for one in found if one.comment in may]


def _newest(what: str, rows: "QuerySet[Mention]", of: Subjects, most: int) -> Iterator[Row]:
    """Of a few conversations by these; of many along all that is newest, since most of that is theirs."""
    if of is not None and len(of) > PORTION:
        ahead = islice(along(rows.filter(what=what), "-at", ("id", *_FIELDS)), LOOKED_THROUGH)
        return (row[1:] for row in ahead if row[-1] in of)
    if of is None:
        rows = rows.filter(what=what)
    else:
        rows = rows.alias(its=beside("what")).filter(its=what, subject__in=list(of))
    return iter(rows.order_by("-at", "-id").values_list(*_FIELDS)[:most])


def readers(rows: Collection[Told]) -> dict[tuple[str, int], str]:
    """By what a comment counts for and the comment, whose it counts as, opaque: of near copies whoever sent the first;
    of what one network sent within an hour for the same, the first one's."""
    times = {one.comment: one.at for one in rows}
    who, together, joined = _writers(sorted(times))
    by_key: dict[str, set[int]] = {}
    for one in rows:
        by_key.setdefault(one.key, set()).add(one.comment)
    found = {}
    for key, ids in by_key.items():
        some = [
            Comment(one, "", "", None, who[one], times[one], together.get(one, ""), joined=one in joined)
            for one in sorted(ids)
        ]
        found.update({(key, one): mine for one, mine in parts.apart(some, who).items()})
    return found


def number(rows: Iterable[Told], who: Mapping[tuple[str, int], str]) -> int:
    """How many readers stand behind these."""
    return len({who[one.key, one.comment] for one in rows})


def _writers(ids: Sequence[int]) -> tuple[dict[int, str], dict[int, str], set[int]]:
    """Whose each comment is, copies being the first one's; what it was sent with: "" where that is not known; and which
    joined another of a network that is not known any more."""
    who, bands, together, joined = persons(ids), dict[int, bytes](), dict[int, str](), set[int]()
    kept = rows_by(Heard, "comment_id", ids, "comment_id", "bands", "sent_with", "joined")
    for one, band, first, late in kept:
        bands[one], together[one] = bytes(band or b""), str(first or "")
        if late and first is None:
            joined.add(one)
    met = [ids[at] for at in parts.met([bands.get(one, b"") for one in ids])]
    words = {one: plain(view) for one, (view, _) in discussion.whole(met).items()}
    met = [one for one in met if one in words]
    for one, first in zip(met, parts.same([words[one] for one in met]) if met else (), strict=True):
        who[one] = who[met[first]]
    return who, together, joined


def persons(comment_ids: Iterable[int]) -> dict[int, str]:
    """Who wrote each comment, opaque."""
    ids = list(comment_ids)
    guests = discussion.guests_of(ids)
    known = identity.persons_of({guest for guest in guests.values() if guest is not None})
    return {one: known.get(guests.get(one) or 0, f"comment {one}") for one in ids}
