"""Counting what readers can reach: again from the rows, on a locked thread, never by adding to what was there."""

from django.db.models import Count, Max, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from postilla.discussion import rules
from postilla.discussion.models import Comment, Page, Thread
from postilla.discussion.values import PUBLISHED


def recount_up(thread: Thread, comment: Comment) -> None:
    """Count again the branch of a comment, its page, and so on up to the thread. The caller holds the thread's lock.

    Costs two small sums a level and one over the thread's pages, however large the thread.
    """
    node: Comment | None = comment
    while node is not None:
        node.reach = (node.state == PUBLISHED) + _below(thread.id, node)
        Comment.objects.filter(id=node.id).update(reach=node.reach)
        if node.ordinal is None:
            return
        _recount_page(thread.id, node.parent_id, rules.page_of(node.ordinal))
        node = node.parent
    thread.count = _sum(Page.objects.filter(thread_id=thread.id, parent=0))


def _below(thread_id: int, node: Comment) -> int:
    if not node.children_given:
        return 0
    return _sum(Page.objects.filter(thread_id=thread_id, parent=node.id))


def _recount_page(thread_id: int, parent_id: int | None, number: int) -> None:
    first, last = rules.ordinals_of(number)
    siblings = Comment.objects.filter(thread_id=thread_id, parent_id=parent_id, ordinal__range=(first, last))
    page = Page(thread_id=thread_id, parent=parent_id or 0, number=number, reach=_sum(siblings))
    Page.objects.bulk_create(
        [page], update_conflicts=True, unique_fields=["thread", "parent", "number"], update_fields=["reach"]
    )


def _sum(rows) -> int:  # type: ignore[no-untyped-def]  # a queryset of either table
    return rows.aggregate(total=Sum("reach"))["total"] or 0


def recount_all(thread: Thread) -> None:
    """Count a whole thread again, deepest level first. For imports and repairs; the caller holds the thread's lock."""
    comments = Comment.objects.filter(thread=thread, path__isnull=False)
    deepest = comments.aggregate(deepest=Max("depth"))["deepest"]
    Page.objects.filter(thread=thread).delete()
    if deepest is None:
        thread.count = 0
        return
    for depth in range(deepest, -1, -1):
        level = comments.filter(depth=depth)
        below = (
            Page.objects.filter(thread=thread, parent=OuterRef("pk")).values("parent").annotate(n=Sum("reach")).values("n")
        )
        with_answers = level.filter(children_given__gt=0)
        level.filter(state=PUBLISHED).update(reach=1)
        level.exclude(state=PUBLISHED).update(reach=0)
        with_answers.filter(state=PUBLISHED).update(reach=1 + Coalesce(Subquery(below), 0))
        with_answers.exclude(state=PUBLISHED).update(reach=Coalesce(Subquery(below), 0))
        _pages_of_level(thread, depth)
    thread.count = _sum(Page.objects.filter(thread=thread, parent=0))


def _pages_of_level(thread: Thread, depth: int) -> None:
    """The pages over all siblings at one depth, streamed: a level may hold a million."""
    rows = (
        Comment.objects.filter(thread=thread, depth=depth, path__isnull=False)
        .order_by("parent_id", "ordinal")
        .values_list("parent_id", "ordinal", "reach")
    )
    totals: dict[tuple[int, int], int] = {}
    for parent, ordinal, reach in rows.iterator(chunk_size=5000):
        key = (parent or 0, rules.page_of(ordinal))
        totals[key] = totals.get(key, 0) + reach
    Page.objects.bulk_create(
        (Page(thread=thread, parent=parent, number=number, reach=n) for (parent, number), n in totals.items()),
        batch_size=1000,
    )


def audit(thread: Thread) -> list[str]:
    """What is wrong with a thread's counts, in words; empty when all is well. Two queries."""
    found = []
    published = Comment.objects.filter(thread=thread).aggregate(n=Count("id", filter=Q(state=PUBLISHED)))["n"]
    if published != thread.count:
        found.append(f"{thread.subject}: says {thread.count} comments, has {published} published")
    pages = _sum(Page.objects.filter(thread=thread, parent=0))
    if pages != thread.count:
        found.append(f"{thread.subject}: says {thread.count} comments, its pages reach {pages}")
    return found
