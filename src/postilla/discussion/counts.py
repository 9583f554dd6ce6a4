"""Counting what readers can reach: again from the rows, on a locked thread, never by adding to what was there."""

from collections.abc import Collection, Iterable

from django.db.models import Count, F, Q, QuerySet, Sum

from postilla.discussion import rules
from postilla.discussion.models import Comment, Page, Thread
from postilla.discussion.tally import count_whole
from postilla.discussion.values import PUBLISHED
from postilla.outbox.statements import rows, run


def recount_up(thread: Thread, comment: Comment) -> None:
    """Count again the branch of a comment, its page, and so on up to the thread, whose row is saved with it.

    Costs two small sums a level and one over the thread's pages, however large the thread. The caller
    holds the thread's lock.
    """
    node: Comment | None = comment
    while node is not None:
        run(_COUNT_BRANCH, thread.id, node.id, node.id)
        if node.ordinal is None:
            break
        _recount_siblings(thread.id, node.parent_id or 0, rules.page_of(node.ordinal))
        node = node.parent
    run(_COUNT_THREAD, thread.id, thread.id)


def count_new(places: Iterable[tuple[int, str]]) -> None:
    """Count again what comments changed that were just stored, each with its own reach: the pages they stand on, the
    branches above, and so on up to their threads; each once, however many there are. `places` are of each (thread,
    path). The caller holds the threads' locks.
    """
    by_thread: dict[int, set[str]] = {}
    for thread_id, path in places:
        by_thread.setdefault(thread_id, set()).add(path)
    for thread_id, paths in by_thread.items():
        _count_new(thread_id, paths)
        run(_COUNT_THREAD, thread_id, thread_id)


def _count_new(thread_id: int, paths: Iterable[str]) -> None:
    """From the deepest level up: first the pages of a level, then the branches that these are the answers in."""
    above = {path: rules.above(path) for path in paths}
    ids = _ids_at(thread_id, {path for some in above.values() for path in some})
    levels: dict[int, set[tuple[int, int]]] = {}
    for path, some in above.items():
        chain = [0, *(ids[one] for one in some)]
        for depth, (parent, ordinal) in enumerate(zip(chain, rules.ordinals(path), strict=True)):
            levels.setdefault(depth, set()).add((parent, rules.page_of(ordinal)))
    for depth in sorted(levels, reverse=True):
        for parent, number in levels[depth]:
            _recount_siblings(thread_id, parent, number)
        for parent in {parent for parent, _ in levels[depth] if parent}:
            run(_COUNT_BRANCH, thread_id, parent, parent)


def _ids_at(thread_id: int, paths: Collection[str]) -> dict[str, int]:
    """{path: id} of comments of a thread."""
    if not paths:
        return {}
    places = ", ".join(["%s"] * len(paths))
    return dict(rows(_IDS.format(places), thread_id, *paths))


def recount_page(thread: Thread, parent: Comment | None, ordinal: int) -> None:
    """Count again the page that covers an ordinal, and so on up to the thread. The caller holds the thread's lock."""
    _recount_siblings(thread.id, parent.id if parent else 0, rules.page_of(ordinal))
    if parent is None:
        run(_COUNT_THREAD, thread.id, thread.id)
    else:
        recount_up(thread, parent)


def _recount_siblings(thread_id: int, parent: int, number: int) -> None:
    """One page of the answers to a comment, or of the roots where `parent` is 0."""
    wording, siblings = (_COUNT_ANSWERS, (parent,)) if parent else (_COUNT_ROOTS, ())
    run(wording, thread_id, parent, number, thread_id, *siblings, *rules.ordinals_of(number))


# Written as SQL because they run with every post: the ORM takes longer to word them than the database to answer.
# Plain SQL that SQLite and PostgreSQL both know.
_COUNT_BRANCH = """
    UPDATE discussion_comment SET reach = CASE WHEN state = 'published' THEN 1 ELSE 0 END +
        (SELECT COALESCE(SUM(reach), 0) FROM discussion_page WHERE thread_id = %s AND parent = %s)
    WHERE id = %s"""
_COUNT_PAGE = """
    INSERT INTO discussion_page (thread_id, parent, number, reach)
        SELECT %s, %s, %s, COALESCE(SUM(reach), 0) FROM discussion_comment
        WHERE thread_id = %s AND parent_id {} AND ordinal BETWEEN %s AND %s
    ON CONFLICT (thread_id, parent, number) DO UPDATE SET reach = excluded.reach"""
_COUNT_ROOTS, _COUNT_ANSWERS = _COUNT_PAGE.format("IS NULL"), _COUNT_PAGE.format("= %s")
_COUNT_THREAD = """
    UPDATE discussion_thread SET version = version + 1,
        count = (SELECT COALESCE(SUM(reach), 0) FROM discussion_page WHERE thread_id = %s AND parent = 0)
    WHERE id = %s"""
_IDS = "SELECT path, id FROM discussion_comment WHERE thread_id = %s AND path IN ({})"


def _sum(rows: QuerySet[Page]) -> int:
    return rows.aggregate(total=Sum("reach"))["total"] or 0


def recount_all(thread: Thread) -> None:
    """Count a whole thread again. For imports and repairs; the caller holds the thread's lock and saves the thread."""
    thread.count = count_whole(thread.id)


def audit(thread: Thread) -> list[str]:
    """What is wrong with a thread's counts, in words; empty when all is well. Four queries."""
    found = []
    published = Comment.objects.filter(thread=thread).aggregate(n=Count("id", filter=Q(state=PUBLISHED)))["n"]
    if published != thread.count:
        found.append(f"{thread.subject}: says {thread.count} comments, has {published} published")
    pages = _sum(Page.objects.filter(thread=thread, parent=0))
    if pages != thread.count:
        found.append(f"{thread.subject}: says {thread.count} comments, its pages reach {pages}")
    for what, sql in (("branches", _WRONG_BRANCHES), ("pages", _WRONG_PAGES.format(rules.PAGE))):
        wrong = rows(sql, *[thread.id] * sql.count("%s"))[0][0]
        if wrong:
            found.append(f"{thread.subject}: {wrong} {what} count other than what they hold")
    return found


_WRONG_BRANCHES = """
    SELECT COUNT(*) FROM discussion_comment c
    LEFT JOIN (SELECT parent, SUM(reach) AS below FROM discussion_page WHERE thread_id = %s GROUP BY parent) p
        ON p.parent = c.id
    WHERE c.thread_id = %s AND c.path IS NOT NULL
        AND c.reach <> CASE WHEN c.state = 'published' THEN 1 ELSE 0 END + COALESCE(p.below, 0)"""
_WRONG_PAGES = """
    SELECT COUNT(*) FROM discussion_page p LEFT JOIN (
        SELECT COALESCE(parent_id, 0) AS parent, (ordinal - 1) / {} + 1 AS number, SUM(reach) AS holds
        FROM discussion_comment WHERE thread_id = %s AND path IS NOT NULL GROUP BY 1, 2
    ) c ON c.parent = p.parent AND c.number = p.number
    WHERE p.thread_id = %s AND p.reach <> COALESCE(c.holds, 0)"""


def count_marked(thread: Thread) -> None:
    """Count again what is pinned and can be read, and what is locked. The caller holds the thread's lock."""
    marked = Comment.objects.filter(thread=thread)
    pinned = marked.filter(pinned_at__isnull=False).values_list("state", flat=True)
    thread.pinned = list(pinned).count(PUBLISHED)  # asked with the state, SQLite walks all that is public there
    thread.locked = marked.filter(locked=True).count()
    Thread.objects.filter(id=thread.id).update(pinned=thread.pinned, locked=thread.locked, version=F("version") + 1)
