"""Comments as this room's parts want them, and all that is known of those under one article."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, F, Value

from postilla.articles import reads as articles
from postilla.articles.values import Card
from postilla.discussion import reads as discussion
from postilla.discussion.text import to_plain
from postilla.discussion.values import BY_AUTHOR, BY_STAFF, PUBLISHED, CommentView
from postilla.identity import reads as identity
from postilla.insights import parts
from postilla.insights.models import Heard, Relabel
from postilla.insights.packing import unpacked
from postilla.insights.reading import spoken_in
from postilla.insights.reads.people import silent
from postilla.insights.rules import Corrected, corrected, is_read_of, own_paragraphs
from postilla.insights.values import Comment, Said
from postilla.outbox.statements import PORTION
from postilla.vocabulary.kept import Kept, bytes_of

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Found:
    """A public comment, the conversation it stands in, and its revision."""

    comment: Comment
    subject: str
    revision: int


Views = dict[int, tuple[CommentView, str]]  # comments and their subjects, by id
PAIRS = 150  # bytes of a key and a value of two parts
MEMORY = 32_000_000  # bytes of words that are known already: of a long conversation all are asked for with each more


def found_in(comment_ids: Collection[int]) -> dict[int, Found]:
    """Those of these comments that anybody may read, are readers' own, and may be analysed, by id."""
    known = discussion.whole(comment_ids)
    public = {one: found for one, found in known.items() if _is_read(*found)}
    left_out = silent(public)
    public = {one: found for one, found in public.items() if one not in left_out}
    parents = _with_answered(known, public)
    above = _with_answered(parents, {view.parent_id for view, _ in public.values()})
    guests = {view.guest_id for view, _ in above.values() if view.guest_id is not None}
    persons, networks = identity.persons_of(guests), discussion.networks_of(public)
    cards = articles.cards_of(sorted({subject for _, subject in public.values()}))
    return {
        one: Found(
            Comment(
                one, *own_words(view), view.parent_id, _person(view, persons), view.created_at,
                networks.get(one, ""), _about(cards.get(subject)), _said_by_parent(view, parents),
                _answers_same(view, above, persons),
            ),
            subject, view.revision,
        )
        for one, (view, subject) in public.items()
    }  # fmt: skip


def _with_answered(known: Views, ids: Collection[int | None]) -> Views:
    """With those that these of them answer."""
    answered = {known[one][0].parent_id for one in ids if one in known}
    missing = {one for one in answered if one is not None} - {*known}
    return known | (discussion.whole(missing) if missing else {})


def _is_read(view: CommentView, subject: str) -> bool:
    """Whether a comment is one that anybody may read, of a reader's, under what is read of at all."""
    return view.state == PUBLISHED and not _own(view) and is_read_of(subject)


def _own(view: CommentView) -> bool:
    """Whether it is the newsroom's: what it says itself is nothing that readers say."""
    return view.badge in (BY_AUTHOR, BY_STAFF)


_KNOWN: Kept[tuple[str, str], tuple[str, str]] = Kept(MEMORY)


def plain(view: CommentView) -> str:
    """A comment's own words: its paragraphs and list items on lines of their own, what it quotes left out."""
    return own_words(view)[0]


def own_words(view: CommentView) -> tuple[str, str]:
    """The same, with their language: the comment's, or one that they clearly are in and the magazine does not have."""
    found = _KNOWN.get((view.html, view.language))
    if found is None:
        text = "\n".join(text for piece in own_paragraphs(view.html) if (text := to_plain(piece)))
        found = text, spoken_in(text, view.language)
        _KNOWN.put((view.html, view.language), found, bytes_of(view.html, text) + PAIRS)
    return found


def _person(view: CommentView, persons: dict[int, str]) -> str:
    """Who is nobody's guest (brought in without an address, or forgotten) is known by the name alone."""
    if view.guest_id is not None and view.guest_id in persons:
        return persons[view.guest_id]
    return f"name {view.author_name.casefold()}"


def _said_by_parent(view: CommentView, known: Views) -> str:
    parent = known.get(view.parent_id) if view.parent_id is not None else None
    return plain(parent[0]) if parent is not None and parent[0].state == PUBLISHED else ""


def _answers_same(view: CommentView, known: Views, persons: dict[int, str]) -> bool:
    """Whether the comment answered answers this one's writer."""
    parent = known.get(view.parent_id) if view.parent_id is not None else None
    above = known.get(parent[0].parent_id) if parent is not None and parent[0].parent_id is not None else None
    return above is not None and _person(above[0], persons) == _person(view, persons)


def _about(card: Card | None) -> str:
    return f"{card.title}\n{card.standfirst}".strip() if card is not None else ""


def said(subject: str, left: int = 0, count: int = 1) -> list[Said]:
    """All that is known of what is public under an article, by id; with what editors corrected. Of the comments whose
    id, divided by `count`, leaves `left`."""
    rows = Heard.objects.annotate(piece=F("comment_id") % Value(count)).filter(subject=subject, piece=left)
    return [one for one, _ in _known(_rows(rows), subject).values()]


def known_in(subject: str) -> dict[int, tuple[Said, int]]:
    """The same with the revision of each comment, by id in their order; with the meanings that most of them have, also
    where something less good stood in when they were read."""
    rows = _rows(Heard.objects.filter(subject=subject))
    made_by = Counter(row.meaning for row in rows.values())
    best = parts.meaning_name()
    return _known(rows, subject, max(sorted(made_by), key=lambda name: (made_by[name], name == best), default=best))


def said_of(comment_ids: Collection[int]) -> dict[int, Said]:
    """What is known of these comments, as far as they are public and were read as they stand, by id."""
    ids, found = sorted(comment_ids), dict[int, Said]()
    for start in range(0, len(ids), 500):
        rows = _rows(Heard.objects.filter(comment_id__in=ids[start : start + 500]))
        found |= {one: told for one, (told, _) in _known(rows).items()}
    return found


class _Row(NamedTuple):
    """What is kept of a comment that was read, as far as lines are made of it."""

    comment_id: int
    subject: str
    revision: int
    reading: str
    meaning: str
    vectors: bytes


def _rows(kept: "QuerySet[Heard]") -> dict[int, _Row]:
    return {row[0]: _Row(*row) for row in kept.values_list(*_Row._fields)}


def _known(rows: Mapping[int, _Row], subject: str = "", meaning: str = "") -> dict[int, tuple[Said, int]]:
    meaning = meaning or parts.meaning_name()
    found = {one: here for one, here in found_in(rows).items() if here.subject == (subject or rows[one].subject)}
    still = {one: here for one, here in found.items() if here.revision == rows[one].revision}
    labels = labels_of({one: here.revision for one, here in still.items()})
    return {one: (_said(rows[one], here, labels[one], meaning), here.revision) for one, here in sorted(still.items())}


def _said(row: _Row, here: Found, labels: Sequence[Corrected], meaning: str) -> Said:
    """Vectors that something else made are left out: they cannot be compared."""
    reading = unpacked(row.comment_id, row.reading)
    reading, themes = corrected(reading, [""] * len(reading.points), labels)
    return Said(here.comment, reading, bytes(row.vectors) if row.meaning == meaning else b"", themes)


def labels_of(revisions: Mapping[int, int]) -> dict[int, list[Corrected]]:
    """What editors corrected in these comments {id: as they read in this revision}, the oldest first."""
    made: dict[int, list[Corrected]] = defaultdict(list)
    ids = list(revisions)
    for start in range(0, len(ids), PORTION):
        rows = Relabel.objects.filter(comment_id__in=ids[start : start + PORTION], undone_at=None).order_by("id")
        for row in rows:
            if row.revision == revisions[row.comment_id]:
                made[row.comment_id].append(Corrected(row.start, row.end, row.what, row.value))
    return made


def heard() -> list[tuple[str, int]]:
    """The conversations of which something was read, and how many comments of each."""
    rows = Heard.objects.order_by("subject").values_list("subject").annotate(comments=Count("comment_id"))
    return list(rows.values_list("subject", "comments"))
