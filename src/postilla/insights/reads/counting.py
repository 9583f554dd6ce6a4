"""Whose comments count as across articles: people, not comments; a campaign is one reader, as in an article's lines."""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from postilla.discussion import reads as discussion
from postilla.identity import reads as identity
from postilla.insights import parts
from postilla.insights.models import Heard, Mention
from postilla.insights.reads.comments import plain
from postilla.insights.reads.people import tellable
from postilla.insights.values import Comment

if TYPE_CHECKING:
    from django.db.models import QuerySet

LOOKED_AT = 50_000  # mentions that one answer counts, the newest
Subjects = Container[str] | None  # conversations that somebody may see; None: all


@dataclass(frozen=True, slots=True)
class Told:
    """What one public comment counts for: a theme, a promise."""

    comment: int
    key: str
    at: datetime
    subject: str


def told(rows: "QuerySet[Mention]", of: Subjects, most: int = LOOKED_AT) -> list[Told]:
    """The first of these mentions, as far as they are of conversations in `of` and anybody may read the comments."""
    found: list[Told] = []
    for row in rows.values_list("comment_id", "key", "at", "subject").iterator(2_000):
        if of is None or row[3] in of:
            found.append(Told(*row))
        if len(found) == most:
            break
    may = tellable({one.comment for one in found})
    return [one for one in found if one.comment in may]


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
        some = [Comment(one, "", "", None, who[one], times[one], together.get(one, "")) for one in sorted(ids)]
        whose = parts.apart(some, who)
        for late, first in parts.joined_to({number: times[number] for number in ids}, joined).items():
            whose[late] = whose[first]
        found.update({(key, one): mine for one, mine in whose.items()})
    return found


def number(rows: Iterable[Told], who: Mapping[tuple[str, int], str]) -> int:
    """How many readers stand behind these."""
    return len({who[one.key, one.comment] for one in rows})


def _writers(ids: Sequence[int]) -> tuple[dict[int, str], dict[int, str], set[int]]:
    """Whose each comment is, copies being the first one's; what it was sent with: "" where that is not known; and which
    joined another of a network that is not known any more."""
    who, bands, together, joined = persons(ids), dict[int, bytes](), dict[int, str](), set[int]()
    for start in range(0, len(ids), 500):
        kept = Heard.objects.filter(comment_id__in=ids[start : start + 500])
        for one, band, first, late in kept.values_list("comment_id", "bands", "sent_with", "joined"):
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
