"""Counting what readers can reach: again from the rows, on a locked thread, never by adding to what was there."""

from django.db.models import Count, F, Q, QuerySet, Sum

from postilla.discussion import rules
from postilla.discussion.models import Comment, Page, Thread
from postilla.discussion.tally import count_whole
from postilla.discussion.values import PUBLISHED
from postilla.outbox.statements import rows, run


def recount_up(thread: Thread, comment: Comment, *, fresh: bool = False) -> None:
    """Count again the branch of a comment, its page, and so on up to the thread, whose row is saved with it.

    Costs two small sums a level and one over the thread's pages, however large the thread. The caller
    holds the thread's lock. `fresh`: the comment has just been stored with its own reach and nobody has answered it.
    """
    node: Comment | None = comment
    while node is not None:
        if node is not comment or not fresh:
            run(_COUNT_BRANCH, int(node.state == PUBLISHED), thread.id, node.id, node.id)
        if node.ordinal is None:
            break
        _recount_siblings(thread, node.parent_id, node.ordinal)
        node = node.parent
    run(_COUNT_THREAD, thread.id, thread.roots, thread.id)


def recount_page(thread: Thread, parent: Comment | None, ordinal: int) -> None:
    """Count again the page that covers an ordinal, and so on up to the thread. The caller holds the thread's lock."""
    _recount_siblings(thread, parent.id if parent else None, ordinal)
    if parent is None:
        run(_COUNT_THREAD, thread.id, thread.roots, thread.id)
    else:
        recount_up(thread, parent)


def _recount_siblings(thread: Thread, parent: int | None, ordinal: int) -> None:
    number = rules.page_of(ordinal)
    siblings = [thread.id, *([parent] if parent else []), *rules.ordinals_of(number)]
    run(_COUNT_PAGE.format("= %s" if parent else "IS NULL"), thread.id, parent or 0, number, *siblings)


# Written as SQL because they run with every post: the ORM takes longer to word them than the database to answer.
# Plain SQL that SQLite and PostgreSQL both know.
_COUNT_BRANCH = """
    UPDATE discussion_comment SET reach = %s +
        (SELECT COALESCE(SUM(reach), 0) FROM discussion_page WHERE thread_id = %s AND parent = %s)
    WHERE id = %s"""
_COUNT_PAGE = """
    INSERT INTO discussion_page (thread_id, parent, number, reach)
        SELECT %s, %s, %s, COALESCE(SUM(reach), 0) FROM discussion_comment
        WHERE thread_id = %s AND parent_id {} AND ordinal BETWEEN %s AND %s
    ON CONFLICT (thread_id, parent, number) DO UPDATE SET reach = excluded.reach"""
_COUNT_THREAD = """
    UPDATE discussion_thread SET version = version + 1,
        count = (SELECT COALESCE(SUM(reach), 0) FROM discussion_page WHERE thread_id = %s AND parent = 0), roots = %s
    WHERE id = %s"""


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
    thread.pinned = marked.filter(pinned_at__isnull=False, state=PUBLISHED).count()
    thread.locked = marked.filter(locked=True).count()
    Thread.objects.filter(id=thread.id).update(pinned=thread.pinned, locked=thread.locked, version=F("version") + 1)
