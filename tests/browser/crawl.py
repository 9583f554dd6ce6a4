"""Walking through a conversation by its links alone, as a search engine does."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import httpx
from lxml import html as lxml_html

T = TypeVar("T")
SETTLED = 30  # seconds within which the worker has surely made again what a post changed on other pages


def settled(look: Callable[[], T], fits: Callable[[T], bool], patience: float = SETTLED) -> T:
    """Look again and again until what is seen fits; what was seen last. Lists follow a post within a second or so."""
    end = time.monotonic() + patience
    while not fits(seen := look()) and time.monotonic() < end:
        pass  # looking is waiting: it asks the server
    return seen


@dataclass
class Crawled:
    """Every page of a conversation: path → ids of the comments on it, in order. `count` is what the article says."""

    count: int = 0
    pages: dict[str, list[str]] = field(default_factory=dict)

    @property
    def ids(self) -> set[str]:
        return {comment for found in self.pages.values() for comment in found}

    def far(self, part: str) -> tuple[str, str]:
        """(path, id) of a comment that stands on a page whose path has `part`, and there alone."""
        for path, found in self.pages.items():
            elsewhere = {comment for other, more in self.pages.items() if other != path for comment in more}
            for comment in reversed(found):
                if part in path and comment not in elsewhere:
                    return path, comment
        raise LookupError(part)


def tree(answer: httpx.Response) -> Any:
    assert answer.status_code == 200, f"{answer.status_code} {answer.url}"
    return lxml_html.document_fromstring(answer.content)


def crawl(http: httpx.Client, start: str) -> Crawled:
    """Follow "more comments" and "more replies" from `start` until nothing is new."""
    seen = Crawled()
    todo = [start]
    while todo:
        path = todo.pop(0).partition("#")[0]
        if path in seen.pages:
            continue
        page = tree(http.get(path))
        seen.pages[path] = page.xpath("//*[@id='comments']//article[@class='comment']/@id")
        seen.count = seen.count or int(page.xpath("string(//*[@id='comment-count']/@data-count)") or 0)
        todo += page.xpath("//nav[@class='pages']/a[@rel='next' or @rel='prev']/@href")
        todo += page.xpath("//p[@class='branch-more']/a/@href")
    return seen
