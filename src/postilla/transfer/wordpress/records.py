"""What stands in a WordPress export, as it stands there. Standard library only.

Texts are unchecked and dates are strings ("2024-01-31 12:00:00"); `mapping` judges them. `item` and `number` count the
file's items from 1: a comment comes out before the item that holds it, because an item may be larger than memory.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Site:
    """The channel. `home` is the address of the blog, without a trailing slash."""

    title: str
    home: str
    language: str
    version: str


@dataclass(frozen=True)
class AuthorRecord:
    external_id: str
    login: str
    name: str


@dataclass(frozen=True)
class Term:
    """`taxonomy`: "category", "post_tag", or another."""

    taxonomy: str
    slug: str
    name: str
    parent: str
    external_id: str = ""


@dataclass(frozen=True)
class ItemTerm:
    taxonomy: str
    slug: str
    name: str


@dataclass(frozen=True)
class Item:
    """A post, a page, an attachment, or whatever else. `meta` holds only the keys in `collect.META_KEYS`."""

    number: int
    external_id: str
    kind: str
    status: str
    title: str
    link: str
    guid: str
    creator: str
    slug: str
    content: str
    excerpt: str
    date: str
    date_gmt: str
    published: str  # pubDate, RFC 2822
    parent: str
    password: str
    comment_status: str
    attachment_url: str
    terms: tuple[ItemTerm, ...]
    meta: tuple[tuple[str, str], ...]
    comments: int


@dataclass(frozen=True)
class CommentRecord:
    """`item` is 0 for a comment outside every item. The writer's IP address is not read."""

    item: int
    external_id: str
    author: str
    email: str
    website: str
    date: str
    date_gmt: str
    content: str
    approved: str
    kind: str
    parent: str


Record = Site | AuthorRecord | Term | Item | CommentRecord
