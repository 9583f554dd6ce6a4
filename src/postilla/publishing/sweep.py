"""Looking after the stored pages: making all of them, finding stale ones, forgetting them after a crash."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.conf import settings
from django.utils.html import escape

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.discussion.rules import pages_for
from postilla.grounds import reads as grounds
from postilla.ledger import reads as ledger
from postilla.pagestore.paths import family_of
from postilla.pagestore.put import drop_all, finish
from postilla.pagestore.read import Stamp, get, naming, paths
from postilla.publishing import shell
from postilla.publishing.addresses import render
from postilla.publishing.frames import further
from postilla.publishing.maker import Touched, maker
from postilla.publishing.places import feeds, thread_page
from postilla.publishing.theme import put_assets


def every_path() -> Iterator[str]:
    """The paths of all public pages: what the articles room has, further pages of conversations, feeds, sitemaps."""
    yield from articles.all_paths()
    yield from ledger.paths()
    yield from ("/sitemap.xml", "/news-sitemap.xml", "/robots.txt")
    for mount in articles.mounts():
        yield from sorted(feeds(f"{mount}/feeds/articles") | feeds(f"{mount}/feeds/comments"))
    for subject in discussion.subjects():
        standing = grounds.standing_of(subject)
        roots = discussion.thread(subject).roots if standing else 0
        for path in standing.paths if standing else ():
            yield from (thread_page(path, number) for number in range(2, pages_for(roots) + 1))


def publish_all() -> Iterator[str]:
    """Make every page again; gives each path when it is made. Shells too: the templates may have changed."""
    shell.forget_all()
    put_assets()
    for path in every_path():
        maker().fresh(path)
        finish(settings.POSTILLA_PAGES, path)
        yield path


def stale() -> Iterator[str]:
    """The paths of stored pages that differ from a fresh render."""
    root = settings.POSTILLA_PAGES
    for path in paths(root):
        if path.startswith("/assets/"):
            continue
        if is_stale(path):
            yield path


class Sweep:
    """Looks at a few stored pages at a time, round and round, and makes stale ones again.

    What differs from a fresh render may be about to be made by whoever changed it. So a page is stale if it is still
    the same one, and differs, a step later.
    """

    def __init__(self) -> None:
        self._coming: Iterator[str] = iter(())
        self._suspected: dict[str, Stamp] = {}

    def step(self, pages: int) -> list[str]:
        """Look at up to `pages` stored pages; the paths of those that were stale and are fresh now."""
        suspected, self._suspected = self._suspected, {}
        repaired = []
        for path in [*suspected, *self._next(pages)]:
            differing = _differs(path)
            if differing is None:
                continue
            if suspected.get(path) == differing:
                _mend(path)
                repaired.append(path)
            else:
                self._suspected[path] = differing
        return repaired

    def _next(self, pages: int) -> list[str]:
        found = list(islice(self._coming, pages))
        if len(found) < pages:
            self._coming = paths(settings.POSTILLA_PAGES)
        return [path for path in found if not path.startswith("/assets/")]


def is_stale(path: str) -> bool:
    """Whether the stored page at `path` differs from a fresh render. One made meanwhile is looked at again."""
    return _differs(path) is not None and _differs(path) is not None


def _differs(path: str) -> Stamp | None:
    """The stamp of the stored page, if it differs from a fresh render; None where it does not, or there is none."""
    page = get(settings.POSTILLA_PAGES, path)
    if page is None:
        return None
    with shell.left_aside():  # a frame that went stale would make its pages look fresh
        return page.stamp if page.bodies[""] != render(path) else None


def _mend(path: str) -> None:
    family = family_of(path)
    shell.forget(family)
    shell.forget(further(family))
    maker().fresh(path)


def repair() -> list[str]:
    """Make stale pages again (or drop them, where nothing stands any more); their paths."""
    found = list(stale())
    for path in found:
        _mend(path)
    return found


def forget_everything() -> None:
    """Drop all pages and shells; they are made again when read."""
    shell.forget_all()
    drop_all(settings.POSTILLA_PAGES)
    put_assets()


def forget_showing(addresses: Iterable[str]) -> None:
    """Drop the pages, and the frames, in which one of these addresses stands; they are made again when read."""
    words = [escape(address).encode() for address in addresses]
    if not words:
        return
    shell.forget_naming(words)
    for path in [*naming(settings.POSTILLA_PAGES, words)]:
        maker().change(family_of(path), Touched(drop={path}))
