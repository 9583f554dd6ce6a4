"""RSS 2.0, Atom 1.0 and JSON Feed 1.1, for articles, for one conversation, for all comments."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from re import Match

from django.utils import feedgenerator, translation
from django.utils.translation import gettext

from postilla.articles import reads as articles_room
from postilla.articles.values import Card, Magazine
from postilla.articles.versions import Correction
from postilla.discussion import reads as discussion
from postilla.discussion.text import to_plain
from postilla.discussion.values import CommentView
from postilla.grounds import reads as grounds
from postilla.publishing.conversation import badge_said
from postilla.publishing.corrections import in_feed
from postilla.publishing.layout import hides_comments
from postilla.publishing.phrases import phrases

LONGEST = 50
# What XML 1.0 cannot carry even as a reference.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True)
class Entry:
    """One entry. `url` is absolute and its identity; `author` a name, never an address."""

    title: str
    url: str
    html: str
    author: str
    published: datetime
    updated: datetime | None = None
    language: str = ""


@dataclass(frozen=True)
class Feed:
    title: str
    page: str  # absolute address of the page it belongs to
    own: str  # absolute address of the feed
    description: str
    language: str
    entries: Sequence[Entry]


def articles(path: str, found: Match[str]) -> bytes | None:
    site = articles_room.magazine(path)
    if (found["edition"] or "") != site.mount:
        return None
    entries = _articles(articles_room.latest(LONGEST, at=path), site)
    feed = Feed(
        site.name, f"{site.base_url}{site.mount}/", site.base_url + path, site.description, site.language, entries
    )
    return _write(feed, found["form"])


def listing(path: str, found: Match[str]) -> bytes | None:
    """The newest of a section's, an author's or a tag's articles."""
    site = articles_room.magazine(path)
    with translation.override(site.language):
        listed = articles_room.listing_at(found["list"], picked=False)
    if listed is None or listed.kind == "home":
        return None
    feed = Feed(
        f"{listed.title} – {site.name}", site.base_url + listed.path, site.base_url + path, listed.intro, site.language,
        _articles(listed.cards, site),
    )  # fmt: skip
    return _write(feed, found["form"])


def comments(path: str, found: Match[str]) -> bytes | None:
    """The newest comments of the whole edition."""
    site = articles_room.magazine(path)
    if (found["edition"] or "") != site.mount:
        return None
    with translation.override(site.language):
        title = gettext("Comments – %(site)s") % {"site": site.name}
        entries = _comments(_latest_shown(site), site)
    feed = Feed(title, f"{site.base_url}{site.mount}/", site.base_url + path, site.description, site.language, entries)
    return _write(feed, found["form"])


def thread(path: str, found: Match[str]) -> bytes | None:
    """The newest comments on one article."""
    site = articles_room.magazine(path)
    standing = grounds.standing_at(found["article"])
    card = grounds.heading_of(standing.subject, site.language) if standing else None
    if card is None or standing is None or standing.conversation.state == "closed":
        return None
    with translation.override(card.language):
        title = gettext("Comments on “%(title)s”") % {"title": card.title}
        entries = _comments([(view, card.subject) for view in discussion.latest_in(card.subject, LONGEST)], site)
    own = site.base_url + path
    return _write(Feed(title, site.base_url + card.path, own, card.standfirst, card.language, entries), found["form"])


def corrections(path: str, found: Match[str]) -> bytes | None:
    """The newest corrections of the whole site."""
    site = articles_room.magazine()
    listed, _ = articles_room.corrections(1)
    with translation.override(site.language):
        title = gettext("Corrections – %(site)s") % {"site": site.name}
    entries = [
        Entry(
            card.title, f"{site.base_url}{card.path}#correction-{one.id}", f"<p>{escape(one.note)}</p>", site.name,
            one.made_at, None, card.language,
        )
        for one, card in listed
    ]  # fmt: skip
    page = site.base_url + "/corrections/"
    return _write(Feed(title, page, site.base_url + path, site.description, site.language, entries), found["form"])


def _articles(cards: Sequence[Card], site: Magazine) -> list[Entry]:
    """Each with its corrections, by which it counts as changed."""
    corrected = articles_room.corrections_of([card.id for card in cards])
    return [_article(card, site, corrected.get(card.id, [])) for card in cards]


def _article(card: Card, site: Magazine, corrected: Sequence[Correction]) -> Entry:
    html = f"<p>{escape(card.standfirst)}</p>" if card.standfirst else ""
    author = ", ".join(link.title for link in card.authors) or site.name
    changed = max([one.made_at for one in corrected] + ([card.updated_at] if card.updated_at else []), default=None)
    html += in_feed(corrected, card.language)
    return Entry(card.title, site.base_url + card.path, html, author, card.published_at, changed, card.language)


def _only(site: Magazine) -> str:
    """Of the articles, which count: those of an edition, where there are several."""
    return site.language if site.editions else ""


def _latest_shown(site: Magazine) -> list[tuple[CommentView, str]]:
    """The newest comments that readers can see, as many as a feed holds however many others are newer.

    What is newest is asked again without the conversations found to be hidden, until none of those is in the answer.
    """
    hidden: set[str] = set()
    while True:
        found = discussion.latest(LONGEST, hidden)
        subjects = {subject for _, subject in found}
        public = grounds.headings_of(list(subjects), only=_only(site))
        more = {subject for subject in subjects if subject not in public or hides_comments(subject)}
        if not more:
            return found
        hidden |= more


def _comments(found: Sequence[tuple[CommentView, str]], site: Magazine) -> list[Entry]:
    cards = grounds.headings_of([subject for _, subject in found], only=_only(site))
    return [
        Entry(
            title=gettext("%(name)s on “%(title)s”") % {"name": view.author_name, "title": cards[subject].title},
            url=f"{site.base_url}{site.mount}/c/{view.id}",
            html=view.html,
            author=_author(view, cards[subject].language),
            published=view.created_at,
            updated=view.edited_at,
            language=view.language,
        )
        for view, subject in found
    ]


def _author(view: CommentView, language: str) -> str:
    """Who wrote it, with what stands beside their name on the page."""
    said = badge_said(view, phrases(language))
    return f"{view.author_name} ({said})" if said else view.author_name


def _write(feed: Feed, form: str) -> bytes:
    return _json(feed) if form == "json" else _xml(feed, form)


class _Dated(feedgenerator.SyndicationFeed):
    """An empty feed has a date of its own, not that of the hour it was made: the same feed is the same bytes."""

    def latest_post_date(self) -> datetime:
        dates = (item["updateddate"] or item["pubdate"] for item in self.items)
        return max(dates, default=datetime(1970, 1, 1, tzinfo=UTC))


class _Rss(_Dated, feedgenerator.Rss201rev2Feed):
    pass


class _Atom(_Dated, feedgenerator.Atom1Feed):
    pass


def _xml(feed: Feed, form: str) -> bytes:
    kind = _Rss if form == "rss" else _Atom
    out = kind(_clean(feed.title), feed.page, _clean(feed.description or feed.title), feed.language, feed_url=feed.own)
    for entry in feed.entries:
        out.add_item(
            _clean(entry.title), entry.url, _clean(entry.html), author_name=_clean(entry.author),
            pubdate=entry.published, updateddate=entry.updated or entry.published, unique_id=entry.url,
            unique_id_is_permalink=True,
        )  # fmt: skip
    return out.writeString("utf-8").encode()


def _json(feed: Feed) -> bytes:
    items = []
    for entry in feed.entries:
        item = {
            "id": entry.url,
            "url": entry.url,
            "title": entry.title,
            "content_html": entry.html,
            "content_text": to_plain(entry.html),
            "date_published": entry.published.astimezone(UTC).isoformat(),
            "authors": [{"name": entry.author}],
        }
        if entry.updated:
            item["date_modified"] = entry.updated.astimezone(UTC).isoformat()
        if entry.language:
            item["language"] = entry.language
        items.append(item)
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.own,
        "language": feed.language,
        "items": items,
    }
    if feed.description:
        whole["description"] = feed.description
    return json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)


def write(feed: Feed, form: str) -> bytes:
    """A feed of another part of the site, as "rss", "atom" or "json"."""
    return _write(feed, form)
