"""Sitemaps (sitemaps.org 0.9), the news sitemap (sitemap-news 0.9), robots.txt."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from re import Match
from xml.sax.saxutils import escape

from postilla.articles import reads as articles

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
PART = 20_000  # addresses in one file; the protocol allows 50,000
NEWS_AGE = timedelta(days=2)
NEWS_MOST = 1000


def _entries() -> list[tuple[str, datetime | None]]:
    return [(entry[0], entry[1]) for entry in articles.sitemap_entries()]


def sitemap(_path: str, _found: Match[str]) -> bytes:
    """All addresses, or an index of parts where they are many."""
    entries = _entries()
    if len(entries) <= PART:
        return _urls(entries)
    base = articles.magazine().base_url
    parts = "".join(
        f"<sitemap><loc>{base}/sitemap-{n + 1}.xml</loc></sitemap>\n" for n in range(-(-len(entries) // PART))
    )
    return f'{HEAD}<sitemapindex xmlns="{SPACE}">\n{parts}</sitemapindex>\n'.encode()


def part(_path: str, found: Match[str]) -> bytes | None:
    start = (int(found["part"]) - 1) * PART
    entries = _entries()[max(start, 0) : start + PART] if start >= 0 else []
    return _urls(entries) if entries else None


def _urls(entries: Iterable[tuple[str, datetime | None]]) -> bytes:
    base = articles.magazine().base_url
    rows = "".join(
        f"<url><loc>{escape(base + path)}</loc>{f'<lastmod>{changed.isoformat()}</lastmod>' if changed else ''}</url>\n"
        for path, changed in entries
    )
    return f'{HEAD}<urlset xmlns="{SPACE}">\n{rows}</urlset>\n'.encode()


def news(_path: str, _found: Match[str]) -> bytes:
    """Articles of the two days before the newest, so that the page depends on nothing but the articles."""
    site = articles.magazine()
    cards = articles.latest(NEWS_MOST)
    since = max((card.published_at for card in cards), default=None)
    rows = "".join(
        f"<url><loc>{escape(site.base_url + card.path)}</loc><news:news><news:publication><news:name>"
        f"{escape(site.name)}</news:name><news:language>{card.language}</news:language></news:publication>"
        f"<news:publication_date>{card.published_at.isoformat()}</news:publication_date>"
        f"<news:title>{escape(card.title)}</news:title></news:news></url>\n"
        for card in cards
        if since and card.published_at >= since - NEWS_AGE
    )
    return f'{HEAD}<urlset xmlns="{SPACE}" xmlns:news="{NEWS}">\n{rows}</urlset>\n'.encode()


def robots(_path: str, _found: Match[str]) -> bytes:
    base = articles.magazine().base_url
    return (
        "User-agent: *\nDisallow: /admin/\nDisallow: /search/\nDisallow: /c/\nDisallow: /me/\nDisallow: /held/\n"
        f"\nSitemap: {base}/sitemap.xml\nSitemap: {base}/news-sitemap.xml\n"
    ).encode()
