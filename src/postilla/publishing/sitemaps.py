"""Sitemaps (sitemaps.org 0.9), the news sitemap (sitemap-news 0.9), robots.txt, ads.txt."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from re import Match
from xml.sax.saxutils import escape

from postilla.articles import reads as articles
from postilla.articles.reads import Entry
from postilla.ledger import reads as ledger

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
XHTML = "http://www.w3.org/1999/xhtml"
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
PART = 20_000  # addresses in one file; the protocol allows 50,000
NEWS_AGE = timedelta(days=2)
NEWS_MOST = 1000


def _entries() -> list[Entry]:
    kept = [Entry(path, None, key=path) for path in ledger.paths()]
    return [*articles.sitemap_entries(), *kept]


def sitemap(_path: str, _found: Match[str]) -> bytes:
    """All addresses, or an index of parts where they are many."""
    entries = _entries()
    if len(entries) <= PART:
        return _urls(entries, entries)
    base = articles.magazine().base_url
    parts = "".join(
        f"<sitemap><loc>{base}/sitemap-{n + 1}.xml</loc></sitemap>\n" for n in range(-(-len(entries) // PART))
    )
    return f'{HEAD}<sitemapindex xmlns="{SPACE}">\n{parts}</sitemapindex>\n'.encode()


def stored(root: Path) -> set[str]:
    """The addresses of the sitemaps that stand in a page store."""
    return {f"/{file.name}" for file in root.glob("sitemap*.xml")}


def part(_path: str, found: Match[str]) -> bytes | None:
    start = (int(found["part"]) - 1) * PART
    known = _entries() if start >= 0 else []
    entries = known[max(start, 0) : start + PART]
    return _urls(entries, known) if entries else None


def _urls(entries: Iterable[Entry], known: Sequence[Entry]) -> bytes:
    """`known`: all of the site, among which are an entry's translations."""
    base = articles.magazine().base_url
    several = bool(known and known[0].language)
    kin: dict[str, list[Entry]] = defaultdict(list)
    for entry in known if several else ():
        kin[entry.key].append(entry)
    rows = "".join(
        f"<url><loc>{escape(base + entry.path)}</loc>"
        f"{f'<lastmod>{entry.changed.isoformat()}</lastmod>' if entry.changed else ''}"
        f"{_alternates(base, kin[entry.key])}</url>\n"
        for entry in entries
    )
    space = f' xmlns:xhtml="{XHTML}"' if several else ""
    return f'{HEAD}<urlset xmlns="{SPACE}"{space}>\n{rows}</urlset>\n'.encode()


def _alternates(base: str, kin: Sequence[Entry]) -> str:
    """A page's addresses in all languages, where it has several; the first edition's is for everybody else."""
    if len(kin) < 2:
        return ""
    named = [*((entry.language, entry.path) for entry in kin), ("x-default", kin[0].path)]
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{escape(base + path)}"/>' for code, path in named
    )


def news(_path: str, _found: Match[str]) -> bytes:
    """Articles of the two days before the newest, so that the page depends on nothing but the articles."""
    site = articles.magazine()
    cards = [card for mount in articles.mounts() for card in articles.latest(NEWS_MOST, at=f"{mount}/")]
    cards = sorted(cards, key=lambda card: card.published_at, reverse=True)[:NEWS_MOST]
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
        "User-agent: *\nDisallow: /ad/\nDisallow: /ads/\n"
        "Disallow: /admin/\nDisallow: /c/\nDisallow: /me/\nDisallow: /held/\n"
        "Disallow: /search/?\nDisallow: /*/search/?\n"
        f"\nSitemap: {base}/sitemap.xml\nSitemap: {base}/news-sitemap.xml\n"
    ).encode()


def ads_txt(_path: str, _found: Match[str]) -> bytes | None:
    """Who may sell advertising here, as the newsroom wrote it; None where it wrote nothing."""
    return articles.ads_txt() or None
