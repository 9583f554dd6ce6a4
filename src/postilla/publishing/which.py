"""Which pages show a comment. Pure: from what happened to the paths to make again or to drop."""

from postilla.discussion import rules
from postilla.discussion.events import CommentChanged, CommentPublished, CommentRemoved
from postilla.publishing.maker import Touched

CommentFact = CommentPublished | CommentChanged | CommentRemoved


def thread_page(path: str, number: int) -> str:
    return path if number == 1 else f"{path}comments/{number}/"


def touched(fact: CommentFact, path: str, chain: tuple[int, ...]) -> Touched:
    """The pages of the conversation at article `path` that a fact about a comment changes.

    `chain` has the ids of the comments from the root to the one spoken of, itself included.
    """
    ordinals = rules.ordinals(fact.path)
    root_page = rules.page_of(ordinals[0])
    found = Touched()
    found.make.add(thread_page(path, root_page))
    if not (isinstance(fact, CommentChanged) and fact.what == "agreements"):
        found.make.add(path)  # the count stands there
        found.drop |= {f"{path}comments/feed.{form}" for form in ("rss", "atom", "json")}
    found.drop |= {f"{path}comments/newest/", f"{path}comments/newest/{root_page}/"}
    found.drop_below.add(f"{path}comments/agreed/")
    for above, ordinal in zip(chain, ordinals[1:], strict=False):
        number = rules.page_of(ordinal)
        branch = f"{path}comments/branch/{above}/"
        found.drop.add(branch if number == 1 else f"{branch}{number}/")
    found.drop_below.add(f"{path}comments/branch/{fact.comment_id}/")
    if isinstance(fact, CommentRemoved):  # a tombstone goes with its last answer, and its branch's other pages with it
        found.drop_below |= {f"{path}comments/branch/{above}/" for above in chain[:-1]}
    if isinstance(fact, CommentPublished) and fact.first_on_page:
        found.add(_page_before(path, chain, ordinals))
    return found


def _page_before(path: str, chain: tuple[int, ...], ordinals: list[int]) -> Touched:
    """The page that now leads on to a new one."""
    before = rules.page_of(ordinals[-1]) - 1
    if len(ordinals) == 1:
        return Touched(make={thread_page(path, before)}, drop={f"{path}comments/newest/{before}/"})
    branch = f"{path}comments/branch/{chain[-2]}/"
    return Touched(drop={branch if before == 1 else f"{branch}{before}/"})
