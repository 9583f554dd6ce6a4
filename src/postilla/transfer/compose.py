"""From a WordPress item to an article as our CMS takes it."""

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from postilla.articles.values import BroughtArticle, BroughtAuthor, BroughtBlock, BroughtSection, BroughtTag
from postilla.articles.writes.article import NO_SECTION
from postilla.discussion.text import clean_line, to_plain
from postilla.transfer.pictures import Pictures
from postilla.transfer.staging import Staging
from postilla.transfer.wordpress import mapping
from postilla.transfer.wordpress.addresses import former_keys, keys_of, list_key, normal
from postilla.transfer.wordpress.content import LONGEST, Block, to_blocks
from postilla.transfer.wordpress.plugin_blocks import plugin_blocks
from postilla.transfer.wordpress.records import Item, ItemTerm

List = BroughtSection | BroughtTag | BroughtAuthor
UNCATEGORIZED = frozenset({"uncategorized", "uncategorised", ""})
FOR_PAGES = BroughtSection("Pages", "pages")


@dataclass
class Composer:
    """Composes the articles of one export. `shortcodes` counts the unknown ones that were kept as text, `kept_blocks`
    the plug-ins' that were kept as HTML, `empty_blocks` those of which the file holds the name alone, and `cut_short`
    the articles longer than `content.LONGEST`; `dropped` says of which article what could not be kept.
    `lists` holds the sections, tags and authors that articles were given, by what they were in WordPress.
    """

    staging: Staging
    now: datetime
    shortcodes: Counter[str] = field(default_factory=Counter)
    kept_blocks: Counter[str] = field(default_factory=Counter)
    empty_blocks: Counter[str] = field(default_factory=Counter)
    cut_short: int = 0
    dropped: dict[str, Counter[str]] = field(default_factory=dict)
    lists: dict[tuple[str, str], List] = field(default_factory=dict)

    def compose(self, item: Item, kind: str, live: bool, pictures: Pictures) -> BroughtArticle:
        """`kind` is "article" or "page". Brings in the pictures that the item shows."""
        site = self.staging.site
        section, tags = sections_and_tags(item)
        published = mapping.item_time(item, self.staging.offset) or self.now
        blocks = self._blocks(item)
        self.cut_short += len(item.content) > LONGEST
        article = item.kind == "post"
        authors = self._authors(item) if kind == mapping.ARTICLE else ()
        if kind == mapping.ARTICLE:
            self._learn_lists(item, authors)
        return BroughtArticle(
            origin=f"wordpress:{site.home}/?p={item.external_id}"[:300],
            title=mapping.plain_title(item),
            body=_body(blocks, item, pictures),
            published_at=published,
            slug=item.slug,
            standfirst=to_plain(clean_line(item.excerpt))[:600],
            section=section if article else FOR_PAGES,
            authors=authors,
            tags=tags,
            live=live,
            kind=kind,
            language=mapping.language_of(site.language),
            conversation="open" if item.comment_status == "open" else "read-only",
            picture=pictures.lead(item),
            old_paths=_old_paths(item) if kind == mapping.PAGE else (),
            goes_live_at=published if _scheduled(item) and not live and published > self.now else None,
        )

    def keys(self, item: Item) -> tuple[str, ...]:
        """The old addresses that led to an item: its own first, then those of what is attached to it."""
        home, number = self.staging.site.home, mapping.external_id(item.external_id)
        keys = list(keys_of(item.link, item.guid, number, home))
        slugs = [item.slug, *(value for name, value in item.meta if name == "_wp_old_slug")]
        keys += former_keys(item.link, slugs, item.date, home)
        for attached in self.staging.attached_to(item.external_id) if number else ():
            keys += keys_of(attached.link, "", mapping.external_id(attached.external_id), home)
        return tuple(dict.fromkeys(keys))

    def list_addresses(self, which: tuple[str, str]) -> list[str]:
        """Where the list of a category, tag or author stood in WordPress."""
        kind, slug = which
        number = self.staging.number_of("post_tag" if kind == "tag" else kind, slug)
        name = {"category": "cat", "author": "author"}.get(kind)
        key = list_key(kind, slug if kind != "author" else slug.lower().replace(" ", "-"))
        base = normal(urlsplit(self.staging.site.home).path)
        return [*dict.fromkeys((key, base + key)), *([f"/?{name}={number}"] if name and number else [])]

    def _blocks(self, item: Item) -> tuple[Block, ...]:
        dropped: Counter[str] = Counter()
        blocks = to_blocks(item.content, self.staging.site.home, self.shortcodes, dropped)
        kept, empty = plugin_blocks(item.content)
        self.kept_blocks += kept
        self.empty_blocks += empty
        if dropped.total():
            self.dropped[item.link or mapping.plain_title(item)] = +dropped
        return blocks

    def _learn_lists(self, item: Item, authors: tuple[BroughtAuthor, ...]) -> None:
        section, _ = sections_and_tags(item)
        for term in item.terms:
            if term.taxonomy == "category" and term.slug.lower() in UNCATEGORIZED and section is None:
                self._learn("category", term.slug, NO_SECTION)
            elif term.taxonomy == "category":
                first = section is not None and term.slug == section.slug
                where: List = section if first and section else BroughtTag(_name(term), term.slug)
                if first or term.slug.lower() not in UNCATEGORIZED:
                    self._learn("category", term.slug, where)
            elif term.taxonomy in ("post_tag", "tag"):
                self._learn("tag", term.slug, BroughtTag(_name(term), term.slug))
        for author in authors:
            if author.slug:
                self._learn("author", author.slug, author)

    def _learn(self, kind: str, slug: str, where: List) -> None:
        """A category that is the section of one article and a tag of another leads to the section."""
        if slug and ((kind, slug) not in self.lists or isinstance(where, BroughtSection)):
            self.lists[kind, slug] = where

    def _authors(self, item: Item) -> tuple[BroughtAuthor, ...]:
        if not item.creator:
            return ()
        row = self.staging.db.execute("SELECT name FROM author WHERE login = ?", (item.creator,)).fetchone()
        name = clean_line(row[0] if row else item.creator).partition("@")[0][:120]  # a login may be an address
        login = item.creator if "@" not in item.creator else ""
        return (BroughtAuthor(name or "Author", slug=login),)


def _scheduled(item: Item) -> bool:
    return item.status == mapping.SCHEDULED and not item.password


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
