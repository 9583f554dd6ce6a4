from collections.abc import Iterator, Sequence

from django.db import connection

from postilla.discussion import counts as counting
from postilla.discussion.models import Thread
from postilla.discussion.values import PUBLISHED, ThreadView

_THREAD = "SELECT id, subject, count, roots, version, pinned, locked FROM discussion_thread WHERE subject = %s"


def thread(subject: str) -> ThreadView:
    """The thread of a subject; one that nobody has posted in has id 0 and no comments."""
    with connection.cursor() as cursor:  # with every making of a page: see view.stretch
        cursor.execute(_THREAD, [subject])
        row = cursor.fetchone()
    return ThreadView(*row) if row else ThreadView(0, subject, 0, 0, 0)


def counts(subjects: Sequence[str]) -> dict[str, int]:
    """How many comments readers can reach, by subject; every subject asked for is in the answer."""
    found = dict(Thread.objects.filter(subject__in=subjects).values_list("subject", "count"))
    return {subject: found.get(subject, 0) for subject in subjects}


def languages(subject: str, most: int | None = None) -> dict[str, int]:
    """How many comments readers can reach in each language; looks at `most` of them, where that is given."""
    with connection.cursor() as cursor:
        cursor.execute(_LANGUAGES, [subject, PUBLISHED, most or ALL])
        return {language: count for language, count in cursor.fetchall() if language}


ALL = 2**62  # a limit that no thread reaches
_LANGUAGES = (
    "SELECT language, COUNT(*) FROM (SELECT c.language FROM discussion_comment c JOIN discussion_thread t"
    " ON t.id = c.thread_id WHERE t.subject = %s AND c.state = %s LIMIT %s) said GROUP BY language"
)


def subjects() -> Iterator[str]:
    """All subjects that have a thread."""
    yield from Thread.objects.order_by("id").values_list("subject", flat=True).iterator()


def audit(subject: str) -> list[str]:
    """What is wrong with a thread's counts, in words; empty when all is well."""
    return counting.audit(Thread.objects.get(subject=subject))
