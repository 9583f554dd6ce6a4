"""The parser's target: called for each tag, it gathers fields and lets a record go as soon as it is complete."""

import re
from collections.abc import Mapping

from postilla.transfer.refusals import NotWordPress, TooLarge
from postilla.transfer.wordpress import tongues
from postilla.transfer.wordpress.records import AuthorRecord, CommentRecord, Item, ItemTerm, Record, Site, Term

WP = re.compile(r"https?://wordpress\.org/export/[\d.]+/?\Z")
OTHERS = {
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "": "",
}
EXCERPT = re.compile(r"https?://wordpress\.org/export/[\d.]+/excerpt/?\Z")
VERSION = re.compile(r"1\.\d\Z")

META_KEYS = frozenset(
    {"_thumbnail_id", "_wp_attached_file", "_wp_attachment_image_alt", "_wp_old_slug", *tongues.META_KEYS}
)
MOST_TERMS = 200
CONTAINERS = frozenset({"rss", "channel", "item", "wp:comment", "wp:author", "wp:category", "wp:tag", "wp:term",
                        "wp:postmeta", "wp:commentmeta", "wp:termmeta", "image"})  # fmt: skip

NO_VERSION = "nothing in it says so (wp:wxr_version). An ordinary feed holds too little; use Tools → Export"

Fields = dict[str, str]


class Collector:
    """Holds one open item and one open comment at most."""

    def __init__(self, longest: int) -> None:
        self.comments = 0  # parsed, wherever they stand
        self.foreign = 0  # comments whose prefix was bound to something that is not WordPress
        self._longest = longest
        self._ready: list[Record] = []
        self._names: dict[str, str] = {}
        self._open: list[str] = []
        self._text: list[str] | None = None
        self._depth = 0  # how deep below the field being gathered
        self._size = 0
        self._channel: Fields = {}
        self._item: Fields = {}
        self._part: Fields = {}  # the comment, author or term that is open
        self._meta: Fields = {}
        self._terms: list[ItemTerm] = []
        self._kept_meta: list[tuple[str, str]] = []
        self._attributes: Mapping[str, str] = {}
        self._items = 0
        self._in_item = False
        self._item_comments = 0

    def take(self) -> list[Record]:
        ready, self._ready = self._ready, []
        return ready

    def site(self) -> Site:
        """The channel, complete once everything was read. Raises NotWordPress."""
        version = self._channel.get("wp:wxr_version", "").strip()
        if not VERSION.match(version):
            raise NotWordPress(why=f"it states the version {version[:20]!r}" if version else NO_VERSION)
        home = self._channel.get("wp:base_blog_url") or self._channel.get("link") or ""
        return Site(
            title=self._channel.get("title", "").strip(),
            home=(home or self._channel.get("wp:base_site_url", "")).strip().rstrip("/"),
            language=self._channel.get("language", "").strip(),
            version=version,
        )

    # What the parser calls.

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._text is not None:
            self._depth += 1
            return
        name = self._names.get(tag) or self._name(tag)
        if name in CONTAINERS:
            self._open.append(name)
            self._begin(name)
        else:
            self._text, self._size = [], 0
            self._attributes = dict(attributes) if name == "category" else {}

    def data(self, text: str) -> None:
        if self._text is not None:
            self._size += len(text)
            if self._size > self._longest:
                raise TooLarge(what="the text of one element", limit=f"{self._longest} characters")
            self._text.append(text)

    def end(self, tag: str) -> None:
        if self._text is None:
            self._finish(self._open.pop())
        elif self._depth:
            self._depth -= 1
        else:
            name, text = self._names[tag], "".join(self._text)
            self._text = None
            self._field(name, text)

    def close(self) -> None:
        return None

    # What it means.

    def _name(self, tag: str) -> str:
        uri, _, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
        if WP.match(uri):
            name = f"wp:{local}"
        elif EXCERPT.match(uri):
            name = f"excerpt:{local}"
        else:
            name = OTHERS.get(uri, f"?{uri} ") + local
        if len(self._names) < 10_000:
            self._names[tag] = name
        return name

    def _begin(self, name: str) -> None:
        if name == "item":
            self._in_item = True
            self._items += 1
            self._item, self._terms, self._kept_meta, self._item_comments = {}, [], [], 0
        elif name.endswith("meta"):
            self._meta = {}
        elif name not in ("rss", "channel"):
            self._part = {}

    def _field(self, name: str, text: str) -> None:
        holder = self._open[-1] if self._open else ""
        if name.startswith("?"):
            self.foreign += name.endswith(" comment")
        elif holder == "item":
            self._item_field(name, text)
        elif holder == "channel":
            self._channel.setdefault(name, text) if len(self._channel) < 1000 else None
        elif holder.endswith("meta"):
            self._meta.setdefault(name, text)
        elif holder.startswith("wp:"):
            self._part.setdefault(name, text)

    def _item_field(self, name: str, text: str) -> None:
        if name != "category":
            self._item.setdefault(name, text)
        elif len(self._terms) < MOST_TERMS:
            get = self._attributes.get
            self._terms.append(ItemTerm(get("domain", "category"), get("nicename", ""), text.strip()))

    def _finish(self, name: str) -> None:
        if name == "item":
            self._in_item = False
            self._ready.append(self._as_item(self._item))
        elif name == "wp:comment":
            self.comments += 1
            self._item_comments += self._in_item
            self._ready.append(self._as_comment(self._part))
        elif name == "wp:postmeta":
            key = self._meta.get("wp:meta_key", "")
            if key in META_KEYS and len(self._kept_meta) < 100:
                self._kept_meta.append((key, self._meta.get("wp:meta_value", "")[:2000]))
        elif name == "wp:author":
            self._ready.append(_as_author(self._part))
        elif name in ("wp:category", "wp:tag", "wp:term"):
            self._ready.append(_as_term(name, self._part))

    def _as_item(self, fields: Fields) -> Item:
        def get(name: str) -> str:
            return fields.get(name, "").strip()

        return Item(
            number=self._items,
            external_id=get("wp:post_id"),
            kind=get("wp:post_type"),
            status=get("wp:status"),
            title=get("title"),
            link=get("link"),
            guid=get("guid"),
            creator=get("dc:creator"),
            slug=get("wp:post_name"),
            content=fields.get("content:encoded", ""),
            excerpt=get("excerpt:encoded") or get("wp:post_excerpt"),
            date=get("wp:post_date"),
            date_gmt=get("wp:post_date_gmt"),
            published=get("pubDate"),
            parent=get("wp:post_parent"),
            password=get("wp:post_password"),
            comment_status=get("wp:comment_status"),
            attachment_url=get("wp:attachment_url"),
            terms=tuple(self._terms),
            meta=tuple(self._kept_meta),
            comments=self._item_comments,
        )

    def _as_comment(self, fields: Fields) -> CommentRecord:
        def get(name: str) -> str:
            return fields.get(f"wp:comment_{name}", "").strip()

        return CommentRecord(
            item=self._items if self._in_item else 0,
            external_id=get("id"),
            author=get("author"),
            email=get("author_email"),
            website=get("author_url"),
            date=get("date"),
            date_gmt=get("date_gmt"),
            content=get("content"),
            approved=get("approved"),
            kind=get("type"),
            parent=get("parent"),
        )


def _as_author(fields: Fields) -> AuthorRecord:
    login = fields.get("wp:author_login", "").strip()
    name = fields.get("wp:author_display_name", "").strip()
    return AuthorRecord(fields.get("wp:author_id", "").strip(), login, name or login)


def _as_term(tag: str, fields: Fields) -> Term:
    def first(*names: str) -> str:
        return next((fields[name].strip() for name in names if fields.get(name, "").strip()), "")

    taxonomy = {"wp:category": "category", "wp:tag": "post_tag"}.get(tag) or first("wp:term_taxonomy")
    return Term(
        taxonomy=taxonomy,
        slug=first("wp:category_nicename", "wp:tag_slug", "wp:term_slug"),
        name=first("wp:cat_name", "wp:tag_name", "wp:term_name"),
        parent=first("wp:category_parent", "wp:term_parent"),
        external_id=first("wp:term_id"),
    )
