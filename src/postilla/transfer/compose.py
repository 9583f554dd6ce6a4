"""From a WordPress item to an article as our CMS takes it."""

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from postilla.articles.values import BroughtArticle, BroughtAuthor, BroughtBlock, BroughtSection, BroughtTag
from postilla.discussion.text import clean_line, to_plain
from postilla.transfer.pictures import Pictures
from postilla.transfer.staging import Staging
from postilla.transfer.wordpress import mapping
from postilla.transfer.wordpress.addresses import keys_of
from postilla.transfer.wordpress.content import LONGEST, Block, to_blocks
from postilla.transfer.wordpress.records import Item, ItemTerm

UNCATEGORIZED = frozenset({"uncategorized", "uncategorised", ""})
FOR_PAGES = BroughtSection("Pages", "pages")


@dataclass
class Composer:
    """Composes the articles of one export. `shortcodes` counts the unknown ones that were kept as text,
    `cut_short` the articles longer than `content.LONGEST`."""

    staging: Staging
    now: datetime
    shortcodes: Counter[str] = field(default_factory=Counter)
    cut_short: int = 0

    def compose(self, item: Item, kind: str, live: bool, pictures: Pictures) -> BroughtArticle:
        """`kind` is "article" or "page". Brings in the pictures that the item shows."""
        site = self.staging.site
        section, tags = sections_and_tags(item)
        published = mapping.item_time(item, self.staging.offset) or self.now
        blocks = to_blocks(item.content, site.home, self.shortcodes)
        self.cut_short += len(item.content) > LONGEST
        article = item.kind == "post"
        return BroughtArticle(
            origin=f"wordpress:{site.home}/?p={item.external_id}"[:300],
            title=mapping.plain_title(item),
            body=_body(blocks, item, pictures),
            published_at=published,
            slug=item.slug,
            standfirst=to_plain(clean_line(item.excerpt))[:600],
            section=section if article else FOR_PAGES,
            authors=self._authors(item) if kind == mapping.ARTICLE else (),
            tags=tags,
            live=live,
            kind=kind,
            language=mapping.language_of(site.language),
            conversation="open" if item.comment_status == "open" else "read-only",
            picture=pictures.lead(item),
            old_paths=_old_paths(item) if kind == mapping.PAGE else (),
        )

    def keys(self, item: Item) -> tuple[str, ...]:
        """The old addresses under which an item was to be found."""
        return keys_of(item.link, item.guid, mapping.external_id(item.external_id), self.staging.site.home)

    def _authors(self, item: Item) -> tuple[BroughtAuthor, ...]:
        if not item.creator:
            return ()
        row = self.staging.db.execute("SELECT name FROM author WHERE login = ?", (item.creator,)).fetchone()
        name = clean_line(row[0] if row else item.creator).partition("@")[0][:120]  # a login may be an address
        login = item.creator if "@" not in item.creator else ""
        return (BroughtAuthor(name or "Author", slug=login),)


def sections_and_tags(item: Item) -> tuple[BroughtSection | None, tuple[BroughtTag, ...]]:
    """The first category is the section, the others are tags with the tags, so that no category is lost."""
    categories = [term for term in item.terms if term.taxonomy == "category" and term.slug.lower() not in UNCATEGORIZED]
    tags = [term for term in item.terms if term.taxonomy in ("post_tag", "tag")]
    section = BroughtSection(_name(categories[0]), categories[0].slug) if categories else None
    return section, tuple(BroughtTag(_name(term), term.slug) for term in [*categories[1:], *tags])


def _name(term: ItemTerm) -> str:
    return clean_line(re.sub(r"\\(['\"\\])", r"\1", html.unescape(term.name)))[:100] or term.slug


def _old_paths(item: Item) -> tuple[str, ...]:
    """For a page, whose old addresses the CMS keeps itself."""
    number = mapping.external_id(item.external_id)
    path = mapping.path_of(item.link)
    paths = [path] if path not in ("", "/") else []
    return (*paths, f"/?page_id={number}", f"/?p={number}") if number else tuple(paths)


def _body(blocks: tuple[Block, ...], item: Item, pictures: Pictures) -> tuple[BroughtBlock, ...]:
    body: list[BroughtBlock] = []
    for block in blocks:
        if block.kind == "pictures":
            body += pictures.blocks(block, item)
        elif block.kind == "heading":
            body.append(("heading", block.words))
        elif block.kind == "quote":
            body.append(("quote", {"text": block.words, "attribution": block.by, "role": ""}))
        elif block.kind == "link" and not mapping.web_address(block.url):
            body.append(("text", f"<p>{html.escape(block.url)}</p>"))
        elif block.kind == "link":
            title = mapping.link_title(block.url)
            body.append(("link", {"url": block.url, "title": title, "source": "", "text": ""}))
        else:
            body.append((block.kind, block.html))
    return tuple(body)
