"""Keeping the index as the discussion is. Words are looked up and cut outside the transactions, which are short; within
them it is asked once more whether they still stand."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from postilla.discussion import reads as discussion, walks
from postilla.discussion.text import to_plain
from postilla.discussion.values import PUBLISHED, CommentView
from postilla.finding import index, terms
from postilla.finding.models import Due, Entry
from postilla.finding.reads import language_of
from postilla.outbox.portions import in_portions
from postilla.outbox.statements import insert_rows
from postilla.outbox.writes import telling

SOME = 200  # comments put into the index in one transaction, and in one portion
LOOKED_AT = 2_000  # comments of a conversation that one step compares with the index
A_PORTION = 2_000  # what `index_some` may spend: a comment looked at costs 1, one put in A_PUT, each step A_STEP
A_PUT, A_STEP = 10, 50


def index_comments(comment_ids: Iterable[int], now: datetime) -> int:
    """Put these comments into the index as they read now; take those out that are not public. How many were put in."""
    done = 0
    for some in _some(comment_ids):
        known = discussion.whole(some)
        public = {number: found for number, found in known.items() if found[0].state == PUBLISHED}
        words = {number: _terms(view, subject) for number, (view, subject) in public.items()}
        with _changing(now):
            done += _put(some, public, words)
    return done


def _put(some: list[int], public: dict[int, tuple[CommentView, str]], words: dict[int, list[str]]) -> int:
    """Those of `public` that still are what was read. One that says something else by now is left as it is: who hears
    of its change puts it in, or has done so. Within a transaction."""
    still = discussion.public_versions(some)
    fresh = [(view, subject) for view, subject in public.values() if still.get(view.id) == (subject, view.revision)]
    _forget([number for number in some if number not in still])
    index.put([(view.id, view.language, words[view.id]) for view, _ in fresh])
    insert_rows(Entry, _ENTRY, [(view.id, subject, view.language, view.revision) for view, subject in fresh], _INSTEAD)
    return len(fresh)


_ENTRY = ("comment_id", "subject", "language", "revision")
_INSTEAD = (
    "ON CONFLICT (comment_id) DO UPDATE"
    " SET subject = excluded.subject, language = excluded.language, revision = excluded.revision"
)


def look_through(subjects: Iterable[str], now: datetime) -> None:
    """Have the index compared with these conversations, portion by portion (`index_some`)."""
    walks.begin(Due, subjects, now)


def index_some(now: datetime) -> dict[str, int]:
    """Go on with the conversations that wait to be looked through, for a fifth of a second or so.

    How many comments were put in, by the subjects that were looked at; empty when none waits.
    """
    done, spent = Counter[str](), 0
    while spent < A_PORTION and (due := Due.objects.order_by("-id").first()):
        put, looked_at = _step(due, now)
        done[due.subject] += put
        spent += A_STEP + A_PUT * put + looked_at
    return dict(done)


def index_all(now: datetime) -> Iterator[tuple[str, int]]:
    """Make the whole index anew: conversations, some several times, with the number of their comments that were put in.

    Who stops here leaves the rest to `index_some`.
    """
    subjects = list(discussion.subjects())  # read to its end: an open read would be in the way of a write
    with _changing(now):
        index.empty()
        Entry.objects.all().delete()
        Due.objects.all().delete()
        Due.objects.bulk_create([Due(subject=subject) for subject in subjects], batch_size=500)
    while some := index_some(now):
        yield from some.items()


def _step(due: Due, now: datetime) -> tuple[int, int]:
    """Look at the next comments of a conversation: how many were put in, and how many looked at."""
    seen = 0
    if not due.at:
        entries = Entry.objects.filter(subject=due.subject, comment_id__gt=due.last).order_by("comment_id")
        had = list(entries.values_list("comment_id", flat=True)[:LOOKED_AT])
        _forget_gone(due.subject, had, now)
        seen = len(had)
        if seen == LOOKED_AT:
            with telling(now):
                walks.go_on(due, None, had[-1])
            return 0, seen
    found = discussion.published_revisions(due.subject, due.place, LOOKED_AT)
    kept = Entry.objects.filter(subject=due.subject, comment_id__in=[row[0] for row in found])
    revisions = dict(kept.values_list("comment_id", "revision"))
    other = [row for row in found if revisions.get(row[0]) != row[1]]
    put = index_comments([row[0] for row in other[:SOME]], now)
    with telling(now):
        if len(other) > SOME or len(found) == LOOKED_AT:
            last, _, at = other[SOME - 1] if len(other) > SOME else found[-1]
            walks.go_on(due, at, last)
        else:
            walks.leave(due)
    return put, seen + len(found)


def _forget_gone(subject: str, comment_ids: list[int], now: datetime) -> None:
    if len(discussion.public_in(subject, comment_ids)) < len(comment_ids):
        with _changing(now):
            public = discussion.public_in(subject, comment_ids)
            here = Entry.objects.filter(subject=subject, comment_id__in=comment_ids)  # not what was moved meanwhile
            _forget([number for number in here.values_list("comment_id", flat=True) if number not in public])


def _forget(comment_ids: Sequence[int]) -> None:
    for some in _some(comment_ids):
        index.drop(some)
        Entry.objects.filter(comment_id__in=some).delete()


def _terms(view: CommentView, subject: str) -> list[str]:
    return terms.terms(to_plain(view.html), language_of(view, subject))


@contextmanager
def _changing(now: datetime) -> Iterator[None]:
    """The transaction of a change of the index. One at a time: what is asked within it stands until it ends, or whoever
    makes it otherwise comes to the index after it."""
    with telling(now):
        index.alone()
        yield


def _some(comment_ids: Iterable[int]) -> Iterator[list[int]]:
    return in_portions(dict.fromkeys(comment_ids), SOME)
