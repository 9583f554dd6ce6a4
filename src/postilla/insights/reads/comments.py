"""Comments as this room's parts want them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from postilla.articles import reads as articles
from postilla.articles.values import Card
from postilla.discussion import reads as discussion
from postilla.discussion.text import to_plain
from postilla.discussion.values import BY_AUTHOR, BY_STAFF, PUBLISHED, CommentView, Written
from postilla.identity import reads as identity
from postilla.insights.reading import spoken_in
from postilla.insights.reads.people import silent
from postilla.insights.rules import is_read_of, own_paragraphs
from postilla.insights.values import Comment
from postilla.vocabulary.kept import Kept, bytes_of


@dataclass(frozen=True, slots=True)
class Found:
    """A public comment, the conversation it stands in, and its revision."""

    comment: Comment
    subject: str
    revision: int


class Standing(NamedTuple):
    """A public comment as it stands, with all that is asked of others to read it: the same makes the same `Comment`."""

    subject: str
    revision: int
    html: str
    language: str
    parent: int | None
    person: str
    at: datetime
    network: str
    about: str
    answered: tuple[str, str] | None  # HTML and language of the comment answered, where anybody may read it
    back: bool


All = dict[int, Written]
PAIRS = 150  # bytes of a key and a value of two parts
MEMORY = 8_000_000  # bytes of words that are known already: who is answered has been read just before


def found_in(comment_ids: Collection[int]) -> dict[int, Found]:
    """Those of these comments that anybody may read, are readers' own, and may be analysed, by id."""
    return {
        one: Found(comment_of(one, seen), seen.subject, seen.revision) for one, seen in standing_in(comment_ids).items()
    }


def standing_in(comment_ids: Collection[int]) -> dict[int, Standing]:
    """The same as they were found, nothing made of them yet."""
    known = discussion.written(comment_ids)
    public = {one: found for one, found in known.items() if _is_read(found)}
    left_out = silent(public)
    public = {one: found for one, found in public.items() if one not in left_out}
    parents = _with_answered(known, public)
    above = _with_answered(parents, {found.parent_id for found in public.values()})
    persons = identity.persons_of({found.guest_id for found in above.values() if found.guest_id is not None})
    who = {one: person_of(found, persons) for one, found in above.items()}
    cards = articles.cards_of(sorted({found.subject for found in public.values()}))
    about = {subject: _about(card) for subject, card in cards.items()}
    return {
        one: Standing(
            found.subject, found.revision, found.html, found.language, found.parent_id, who[one], found.created_at,
            found.network, about.get(found.subject, ""), _answered(found, parents), _answers_same(found, above, who),
        )
        for one, found in public.items()
    }  # fmt: skip


def comment_of(comment_id: int, seen: Standing, *, joined: bool = False) -> Comment:
    """The comment that was found so. `joined`: see there."""
    parent_text = _own_words(*seen.answered)[0] if seen.answered is not None else ""
    return Comment(
        comment_id, *_own_words(seen.html, seen.language), seen.parent, seen.person, seen.at, seen.network, seen.about,
        parent_text, seen.back, joined,
    )  # fmt: skip


def _with_answered(known: All, ids: Collection[int | None]) -> All:
    """With those that these of them answer."""
    answered = {known[one].parent_id for one in ids if one in known}
    missing = {one for one in answered if one is not None} - {*known}
    return known | discussion.written(missing) if missing else known


def _is_read(found: Written) -> bool:
    """Whether a comment is one that anybody may read, of a reader's, under what is read of at all. The newsroom's own
    is nothing that readers say."""
    return found.state == PUBLISHED and found.badge not in (BY_AUTHOR, BY_STAFF) and is_read_of(found.subject)


_KNOWN: Kept[tuple[str, str], tuple[str, str]] = Kept(MEMORY)


def plain(view: CommentView) -> str:
    """A comment's own words: its paragraphs and list items on lines of their own, what it quotes left out."""
    return own_words(view)[0]


def own_words(view: CommentView) -> tuple[str, str]:
    """The same, with their language: the comment's, or one that they clearly are in and the magazine does not have."""
    return _own_words(view.html, view.language)


def _own_words(html: str, language: str) -> tuple[str, str]:
    found = _KNOWN.get((html, language))
    if found is None:
        text = "\n".join(text for piece in own_paragraphs(html) if (text := to_plain(piece)))
        found = text, spoken_in(text, language)
        _KNOWN.put((html, language), found, bytes_of(html, text) + PAIRS)
    return found


def person_of(found: Written, persons: dict[int, str]) -> str:
    """Whose a comment is, opaque: who is nobody's guest (brought in without an address, or forgotten) is known by the
    name alone."""
    if found.guest_id is not None and found.guest_id in persons:
        return persons[found.guest_id]
    return f"name {found.author_name.casefold()}"


def _answered(found: Written, known: All) -> tuple[str, str] | None:
    parent = known.get(found.parent_id) if found.parent_id is not None else None
    return (parent.html, parent.language) if parent is not None and parent.state == PUBLISHED else None


def _answers_same(found: Written, known: All, who: dict[int, str]) -> bool:
    """Whether the comment answered answers this one's writer."""
    parent = known.get(found.parent_id) if found.parent_id is not None else None
    above = parent.parent_id if parent is not None else None
    return above is not None and above in known and who[above] == who[found.id]


def _about(card: Card) -> str:
    return f"{card.title}\n{card.standfirst}".strip()
