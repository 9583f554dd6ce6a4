"""Which pages show a comment. Pure: from what happened to the paths to make again or to drop."""

from postilla.discussion import rules
from postilla.discussion.events import CommentChanged, CommentPublished, CommentRemoved
from postilla.discussion.values import AGREED, NEWEST
from postilla.publishing.maker import Touched
from postilla.publishing.places import branch_page, feeds, order_start, thread_page

CommentFact = CommentPublished | CommentChanged | CommentRemoved


def touched(fact: CommentFact, path: str, chain: tuple[int, ...]) -> Touched:
    """The pages of the conversation at article `path` that a fact about a comment changes.

    `chain` has the ids of the comments from the root to the one spoken of, itself included.
    """
    ordinals = rules.ordinals(fact.path)
    root_page = rules.page_of(ordinals[0])
    found = Touched()
    found.make.add(thread_page(path, root_page))
    if not (isinstance(fact, CommentChanged) and fact.what == "agreements"):
        found.recount.add(path)
        found.drop |= feeds(f"{path}comments/feed")
    found.drop |= {order_start(path, NEWEST), thread_page(path, root_page, NEWEST)}
    found.drop_below.add(order_start(path, AGREED))
    if isinstance(fact, CommentChanged) and fact.what == "pinned":
        found.make.add(path)
    if isinstance(fact, CommentChanged) and fact.what == "locked":  # the whole branch says so, on whichever pages
        found.drop_below.add(f"{path}comments/branch/")
    for above, ordinal in zip(chain, ordinals[1:], strict=False):
        found.drop.add(branch_page(path, above, rules.page_of(ordinal)))
    found.drop_below.add(branch_page(path, fact.comment_id))
    if isinstance(fact, CommentRemoved):  # a tombstone goes with its last answer, and its branch's other pages with it
        found.drop_below |= {branch_page(path, above) for above in chain[:-1]}
    if isinstance(fact, CommentPublished) and fact.first_on_page:
        found.add(_page_before(path, chain, ordinals))
    return found


def left_to_readers(touched: Touched) -> Touched:
    """The same pages where nobody waits for them: gone, and made again by whoever reads them first."""
    return Touched(drop=touched.make | touched.recount | touched.drop, drop_below=touched.drop_below)


def _page_before(path: str, chain: tuple[int, ...], ordinals: list[int]) -> Touched:
    """The page that now leads on to a new one."""
    before = rules.page_of(ordinals[-1]) - 1
    if len(ordinals) == 1:
        return Touched(make={thread_page(path, before)}, drop={thread_page(path, before, NEWEST)})
    return Touched(drop={branch_page(path, chain[-2], before)})
