"""Pages of a conversation: a fixed range of siblings, each with the beginning of its branch."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db.models import QuerySet

from postilla.discussion import rules
from postilla.discussion.models import Comment
from postilla.discussion.reads.threads import thread
from postilla.discussion.reads.view import FIELDS, public_view, stretch
from postilla.discussion.values import AGREED, NEWEST, OLDEST, PUBLISHED, CommentView, Leaf, Place, ThreadView
from postilla.outbox.statements import aware, rows as sql

# Up to this many comments, all branches of a page are fetched in one query and cut afterwards; above, each long
# branch is fetched by itself, no further than it is shown.
FETCH_WHOLE = 600


def leaf(subject: str, number: int | None = None, order: str = OLDEST, branch: int | None = None) -> Leaf | None:
    """One page of a thread, or of the branch of a comment; None if there is no such page.

    `number` counts from 1; None is the first page, for newest the last one. Orders apply to a thread's roots.
    """
    view = thread(subject)
    above = None
    if branch is not None:
        above = _one(view, branch)
        if above is None or order != OLDEST:
            return None
    last = view.roots if above is None else _last_answer(branch)
    pages = rules.pages_for(last)
    if number is None:
        number = pages if order == NEWEST else 1
    if not 1 <= number <= pages:
        return None
    together = _together(view, above, number) if order != AGREED else None
    if together is None:
        children = _children(view, branch, number, order)
        below = {child.id: _beginning(view, child) for child in children if child.reach > child.is_public}
    else:
        children, below = together
        if order == NEWEST:
            children.reverse()
    shown, hidden = _cut(children, below)
    return Leaf(
        view, tuple(children), tuple(shown), hidden, number, pages, order, above,
        locked=above is not None and is_locked(view, above.path),
        pinned=_pinned(view) if above is None and order == OLDEST and number == 1 else (),
    )  # fmt: skip


def is_locked(view: ThreadView, path: str | None) -> bool:
    """Whether the comment at a path stands in a branch that takes no new answers; one without a place stands in none.
    Asks only where some branch does."""
    return (
        bool(view.locked and path) and _visible(view).filter(path__in=rules.prefixes(path or ""), locked=True).exists()
    )


def lately_below(comment_id: int, since: datetime, most: int) -> list[tuple[datetime, int | None]]:
    """When and by whom comments were published in the branch that a comment stands in, down from its root; newest
    first."""
    found = Comment.objects.filter(id=comment_id).values_list("thread_id", "path").first()
    if found is None or not found[1]:
        return []
    root = rules.prefixes(str(found[1]))[0]
    return [
        (aware(when), guest) for when, guest in sql(_LATELY, found[0], PUBLISHED, since, root, rules.after(root), most)
    ]


_LATELY = """
    SELECT created_at, guest_id FROM discussion_comment
    WHERE thread_id = %s AND state = %s AND created_at > %s AND path >= %s AND path < %s
    ORDER BY created_at DESC, id DESC LIMIT %s"""


def in_locked_branch(comment: CommentView, subject: str) -> bool:
    """Whether a comment is neither answered nor edited because its branch is locked; one that waits is where its parent
    is."""
    view = thread(subject)
    path: str | None = comment.path
    if view.locked and not path and comment.parent_id is not None:
        path = Comment.objects.filter(id=comment.parent_id).values_list("path", flat=True).first()
    return is_locked(view, path)


def _pinned(view: ThreadView) -> tuple[CommentView, ...]:
    """What the editors pinned and anybody may read, the first pinned first. Asks only where something is, and by that
    alone: with its state too, SQLite walks all that is public in the conversation."""
    if not view.pinned:
        return ()
    rows = Comment.objects.filter(thread_id=view.id, pinned_at__isnull=False).order_by("pinned_at", "id")
    pinned = [public_view(row) for row in rows.values_list(*FIELDS)]
    return tuple([one for one in pinned if one.is_public][: rules.PINNED])


def _visible(view: ThreadView) -> QuerySet[Comment]:
    return Comment.objects.filter(thread_id=view.id, reach__gt=0)


def _one(view: ThreadView, comment_id: int) -> CommentView | None:
    row = _visible(view).filter(id=comment_id).values_list(*FIELDS).first()
    return public_view(row) if row else None


def _last_answer(branch: int | None) -> int:
    if branch is None:
        return 0
    return Comment.objects.filter(id=branch).values_list("children_given", flat=True).first() or 0


def _children(view: ThreadView, branch: int | None, number: int, order: str) -> list[CommentView]:
    siblings = _visible(view).filter(parent_id=branch)
    first, last = rules.ordinals_of(number)
    if order == AGREED:
        rows = siblings.order_by("-agreements", "ordinal")[first - 1 : last]
    else:
        rows = siblings.filter(ordinal__range=(first, last)).order_by("-ordinal" if order == NEWEST else "ordinal")
    return [public_view(row) for row in rows.values_list(*FIELDS)]


def _together(
    view: ThreadView, above: CommentView | None, number: int
) -> tuple[list[CommentView], dict[int, list[CommentView]]] | None:
    """The siblings of a page and all below them in one query, or None where that would be too many."""
    first, last = rules.ordinals_of(number)
    start = (above.path if above else None) or ""
    rows = stretch(view.id, rules.path_under(start, first), rules.path_under(start, last + 1), FETCH_WHOLE + 1)
    if len(rows) > FETCH_WHOLE:
        return None
    depth = above.depth + 1 if above else 0
    children: list[CommentView] = []
    below: dict[int, list[CommentView]] = {}
    for row in rows:
        comment = public_view(row)
        if comment.depth == depth:
            children.append(comment)
            below[comment.id] = []
        else:
            below[children[-1].id].append(comment)
    return children, below


def _cut(
    children: Sequence[CommentView], below: Mapping[int, Sequence[CommentView]]
) -> tuple[list[CommentView], dict[int, int]]:
    """Each sibling with the beginning of its branch, and how many replies of which branches are not shown."""
    shown: list[CommentView] = []
    hidden: dict[int, int] = {}
    for child in children:
        cut = rules.cut_branch(below.get(child.id, ()), child.reach - child.is_public)
        shown.extend((child, *cut.shown))
        if cut.hidden:
            hidden[child.id] = cut.hidden
    return shown, hidden


def _beginning(view: ThreadView, child: CommentView) -> list[CommentView]:
    start = child.path or ""  # one that is visible has a place
    rows = _visible(view).filter(path__gt=start, path__lt=rules.after(start)).order_by("path")
    return [public_view(row) for row in rows.values_list(*FIELDS)[: rules.BRANCH_COMMENTS]]


def place_of(comment_id: int, path: str | None = None) -> Place | None:
    """The page on which a reader finds a comment, or None if it cannot be reached.

    From the thread's page downwards: where a branch is cut before the comment, the branch's own page is next. `path`:
    where a visible comment stands, if the caller knows it; of a root nothing more need be looked up then.
    """
    if path and len(rules.ordinals(path)) == 1:
        return Place(None, rules.page_of(rules.ordinals(path)[0]))
    target = Comment.objects.filter(id=comment_id, reach__gt=0).values_list("thread_id", "path").first()
    if target is None or not target[1]:
        return None
    thread_id, path = target[0], str(target[1])
    view = ThreadView(thread_id, "", 0, 0, 0)
    branch = None
    for child in _chain(view, path):
        if child.path == path or any(c.id == comment_id for c in _shown_below(view, child)):
            return Place(branch, rules.page_of(child.number))
        branch = child.id
    return None


def _chain(view: ThreadView, path: str) -> list[CommentView]:
    """The comments on the way from the root to the one at `path`, itself included."""
    rows = _visible(view).filter(path__in=rules.prefixes(path)).order_by("depth").values_list(*FIELDS)
    return [public_view(row) for row in rows]


def _shown_below(view: ThreadView, child: CommentView) -> tuple[CommentView, ...]:
    return rules.cut_branch(_beginning(view, child), child.reach - child.is_public).shown


def chain(comment_id: int) -> tuple[int, ...]:
    """The ids from the root down to a comment, itself included; empty for one without a place."""
    found = Comment.objects.filter(id=comment_id).values_list("thread_id", "path").first()
    if found is None or not found[1]:
        return ()
    rows = Comment.objects.filter(thread_id=found[0], path__in=rules.prefixes(str(found[1]))).order_by("depth")
    return tuple(rows.values_list("id", flat=True))
