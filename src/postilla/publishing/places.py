"""How the addresses of a conversation's pages are spelled, once, for all who make, drop, link or redirect. Pure.

`path` is always the article's. Rooms below speak of a page by its number, or as a `Place`.
"""

from postilla.discussion.values import OLDEST, Place

FORMS = ("rss", "atom", "json")


def thread_page(path: str, number: int, order: str = OLDEST) -> str:
    """Page `number` of a thread in an order. Page 1 of the oldest is the article's own page."""
    if order == OLDEST:
        return path if number == 1 else f"{path}comments/{number}/"
    return f"{path}comments/{order}/{number}/"


def order_start(path: str, order: str) -> str:
    """Where an order begins: for the oldest at the article, for another at an address without a number."""
    return path if order == OLDEST else f"{path}comments/{order}/"


def branch_page(path: str, comment_id: int, number: int = 1) -> str:
    """Page `number` of the answers to a comment."""
    start = f"{path}comments/branch/{comment_id}/"
    return start if number == 1 else f"{start}{number}/"


def page_at(path: str, place: Place) -> str:
    """The page on which a comment stands."""
    if place.branch is not None:
        return branch_page(path, place.branch, place.number)
    return thread_page(path, place.number)


def version_page(path: str, number: int) -> str:
    """What an article said in its version `number`, and what is different now."""
    return f"{path}versions/{number}/"


def passages_page(path: str) -> str:
    """The article paragraph by paragraph, with what was answered to each."""
    return f"{path}comments/passages/"


def translated_page(path: str, comment_id: int) -> str:
    """A comment in the language of the article at `path`, made by a machine, with its original."""
    return f"{path}comments/translated/{comment_id}/"


def feeds(start: str) -> set[str]:
    """The feeds of an article's conversation (`start` ends in "comments/feed"), of a list ("…/feed"), of the site."""
    return {f"{start}.{form}" for form in FORMS}
