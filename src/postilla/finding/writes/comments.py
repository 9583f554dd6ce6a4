"""Keeping the index as the discussion is. What is looked up stands outside the transactions, which are short."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from postilla.discussion import reads as discussion
from postilla.discussion.text import to_plain
from postilla.discussion.values import PUBLISHED, CommentView
from postilla.finding import index, terms
from postilla.finding.models import Entry
from postilla.finding.reads import language_of
from postilla.outbox.writes import telling

SOME = 200  # comments in one transaction


def index_comments(comment_ids: Iterable[int], now: datetime) -> int:
    """Put these comments into the index as they read now; take those out that are not public. How many are in it."""
    done = 0
    for some in _some(comment_ids):
        known = discussion.whole(some)
        public = {number: found for number, found in known.items() if found[0].state == PUBLISHED}
        entries = [(number, view.language, _terms(view, subject)) for number, (view, subject) in public.items()]
        with telling(now):
            _forget([number for number in some if number not in public])
            index.put(entries)
            Entry.objects.bulk_create(
                [_entry(view, subject) for view, subject in public.values()],
                update_conflicts=True, unique_fields=["comment_id"], update_fields=["subject", "language", "revision"],
            )  # fmt: skip
        done += len(public)
    return done


def index_thread(subject: str, now: datetime) -> int:
    """Bring the index up to date with a conversation in which much may have changed; how many comments were put in."""
    done = 0
    for some in discussion.published_revisions(subject):
        kept = Entry.objects.filter(comment_id__in=list(some), subject=subject)
        same = {number for number, revision in kept.values_list("comment_id", "revision") if some[number] == revision}
        done += index_comments([number for number in some if number not in same], now)
    last = 0
    while some_ids := list(_entries_of(subject, last)):
        public = discussion.public_in(subject, some_ids)
        with telling(now):
            _forget([number for number in some_ids if number not in public])
        last = some_ids[-1]
    return done


def index_all(now: datetime) -> Iterator[tuple[str, int]]:
    """Make the whole index anew: each conversation with the number of its comments that were put in."""
    with telling(now):
        index.empty()
        Entry.objects.all().delete()
    for subject in list(discussion.subjects()):  # read to its end: an open read would be in the way of a write
        yield subject, index_thread(subject, now)


def _entries_of(subject: str, after: int) -> Iterable[int]:
    known = Entry.objects.filter(subject=subject, comment_id__gt=after).order_by("comment_id")
    return known.values_list("comment_id", flat=True)[: SOME * 10]


def _forget(comment_ids: Sequence[int]) -> None:
    for some in _some(comment_ids):
        index.drop(some)
        Entry.objects.filter(comment_id__in=some).delete()


def _entry(view: CommentView, subject: str) -> Entry:
    return Entry(comment_id=view.id, subject=subject, language=view.language, revision=view.revision)


def _terms(view: CommentView, subject: str) -> list[str]:
    return terms.terms(to_plain(view.html), language_of(view, subject))


def _some(comment_ids: Iterable[int]) -> Iterator[list[int]]:
    every = list(dict.fromkeys(comment_ids))
    for start in range(0, len(every), SOME):
        yield every[start : start + SOME]
