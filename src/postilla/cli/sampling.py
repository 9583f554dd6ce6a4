"""Filling an empty site with the sample magazine."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

from django.db import transaction

from postilla.articles import writes as articles
from postilla.articles.values import (
    BroughtArticle,
    BroughtAuthor,
    BroughtBlock,
    BroughtCampaign,
    BroughtPicture,
    BroughtSection,
    BroughtTag,
    SettledMagazine,
)
from postilla.cli.progress import Progress
from postilla.cli.sample import (
    Figures,
    PictureBlock,
    Quote,
    SampleArticle,
    SampleComment,
    SampleEdition,
    SampleMagazine,
    draw,
    drawing_ahead,
    sample_magazine,
)
from postilla.cli.sample_ledger import keep_promises, say_where
from postilla.discussion.text import to_html
from postilla.discussion.values import BY_AUTHOR, PUBLISHED, Brought
from postilla.outbox.writes import one_writer
from postilla.transfer.thread import Incoming, bring_thread

ORIGIN = "sample"


def bring_sample(now: datetime, say: Callable[[str], Any]) -> None:
    """Bring in articles, pages, pictures, campaigns and conversations of the sample magazine."""
    magazine = sample_magazine()
    say(f"Setting up the sample magazine “{magazine.name}”, which takes a minute or two …")
    done = Progress(len(magazine.articles) + len(magazine.editions), "articles with their pictures", say)
    with drawing_ahead(), one_writer(), transaction.atomic():
        _settle(magazine, now)
        kept = keep_promises(now)
        sections = {s.slug: BroughtSection(s.title, s.slug, s.intro) for s in magazine.sections}
        for section in sections.values():
            articles.bring_section(section, now)
        authors = {a.slug: BroughtAuthor(a.name, a.slug, a.role, f"<p>{a.bio}</p>") for a in magazine.authors}
        for campaign in magazine.campaigns:
            _campaign(campaign, now)
        for page in magazine.pages:
            _page(page, now)
        subjects = {}
        for article in reversed(magazine.articles):
            picture = _picture(article.picture, draw(article.picture.name), now)
            subjects[article.slug] = _article(article, sections, authors, picture, now, kept.blocks(article.slug))
            done.step()
        say_where(kept, subjects, now)
        for edition in magazine.editions:
            original = next(article for article in magazine.articles if article.slug == edition.of)
            picture = _picture(original.picture, draw(original.picture.name), now)
            by = tuple(authors[slug] for slug in original.authors)
            standing = kept.cards(edition.of, edition.standing)
            _edition(edition, original, by, (subjects[edition.of], picture, standing), now)
            done.step()
    say("Bringing the comments …")
    for article in magazine.articles:
        if article.comments:
            names = _names(article)
            bring_thread(subjects[article.slug], [_incoming(comment, names) for comment in article.comments], now)
    for subject, comments in kept.talks():
        bring_thread(subject, [_incoming(comment) for comment in comments], now)


def _settle(magazine: SampleMagazine, now: datetime) -> None:
    settled = SettledMagazine(
        name=magazine.name, tagline=magazine.tagline, description=magazine.description, language=magazine.language
    )
    articles.settle_magazine(settled, now)


def _campaign(campaign: Any, now: datetime) -> None:
    picture = BroughtPicture(
        f"{campaign.key}.jpg", draw(campaign.picture), campaign.alt, origin=f"{ORIGIN}:{campaign.picture}"
    )
    articles.bring_campaign(
        BroughtCampaign(
            campaign.key, campaign.title, articles.bring_picture(picture, now), campaign.link,
            size=f"{campaign.width}x{campaign.height}", weight=campaign.weight, sections=campaign.sections,
        ),
        now,
    )  # fmt: skip


def _page(page: Any, now: datetime) -> None:
    brought = BroughtArticle(
        f"{ORIGIN}:{page.slug}", page.title, _blocks(page.blocks, now), now, slug=page.slug, kind="page", in_menu=True
    )
    articles.bring_article(brought, now)


def _picture(block: PictureBlock, content: bytes, now: datetime) -> int:
    picture = BroughtPicture(
        f"{block.name}.jpg", content, block.alt, caption=block.caption, credit=block.credit,
        origin=f"{ORIGIN}:{block.name}",
    )  # fmt: skip
    return articles.bring_picture(picture, now)


def _article(
    article: SampleArticle, sections: dict[str, BroughtSection], authors: dict[str, BroughtAuthor], picture: int,
    now: datetime, more: tuple[BroughtBlock, ...],
) -> str:  # fmt: skip
    brought = articles.bring_article(
        BroughtArticle(
            origin=f"{ORIGIN}:{article.slug}",
            title=article.title,
            body=(*_blocks(article.blocks, now), *more),
            published_at=article.published_at,
            slug=article.slug,
            standfirst=article.standfirst,
            section=sections[article.section],
            authors=tuple(authors[slug] for slug in article.authors),
            tags=tuple(BroughtTag(tag) for tag in article.tags),
            language=article.language,
            picture=picture,
            picture_caption=article.picture.caption,
        ),
        now,
    )
    return brought.subject


def _edition(
    edition: SampleEdition, original: SampleArticle, authors: tuple[BroughtAuthor, ...],
    known: tuple[str, int, tuple[BroughtBlock, ...]], now: datetime,
) -> None:  # fmt: skip
    """The magazine in another language. `known` of the original of its one article: subject, picture, last blocks."""
    subject, picture, more = known
    articles.open_edition(articles.BroughtEdition(edition.language, edition.tagline, edition.description), now)
    articles.bring_article(
        BroughtArticle(
            origin=f"{ORIGIN}:{edition.language}:{edition.slug}",
            title=edition.title,
            body=(*_blocks(edition.blocks, now), *more),
            published_at=original.published_at,
            slug=edition.slug,
            standfirst=edition.standfirst,
            section=BroughtSection(edition.section, edition.section_slug, edition.section_intro),
            authors=authors,
            language=edition.language,
            picture=picture,
            picture_caption=edition.caption,
            translates=subject,
        ),
        now,
    )


def _blocks(blocks: tuple[Any, ...], now: datetime) -> tuple[BroughtBlock, ...]:
    """The sample's blocks as the CMS's: neighbouring paragraphs and lists share one block of text."""
    found: list[BroughtBlock] = []
    for kind, value in blocks:
        if kind in ("paragraph", "list"):
            html = f"<p>{value}</p>" if kind == "paragraph" else f"<ul>{''.join(f'<li>{i}</li>' for i in value)}</ul>"
            if found and found[-1][0] == "text":
                html = f"{found.pop()[1]}{html}"
            found.append(("text", html))
        elif kind == "heading":
            found.append(("heading", value))
        elif isinstance(value, Quote):
            found.append(("quote", {"text": value.text, "attribution": value.attribution, "role": ""}))
        elif isinstance(value, Figures):
            found.append(("figures", _figures(value)))
        elif isinstance(value, PictureBlock):
            image = _picture(value, draw(value.name), now)
            found.append(("picture", {"image": image, "caption": value.caption, "alt": "", "wide": False}))
    return tuple(found)


def _figures(figures: Figures) -> dict[str, Any]:
    rows = [{"label": r.label, "value": r.value, "low": None, "high": None, "note": r.note} for r in figures.rows]
    band = figures.band
    return {
        "title": figures.title,
        "unit": figures.unit,
        "rows": rows,
        "band_label": band.label if band else "",
        "band_low": band.low if band else None,
        "band_high": band.high if band else None,
        "source": figures.source,
    }


def _names(article: SampleArticle) -> set[str]:
    """Of those who wrote it."""
    return {author.name for author in sample_magazine().authors if author.slug in article.authors}


def _incoming(comment: SampleComment, wrote: Collection[str] = ()) -> Incoming:
    # The same writer has the same picture in every conversation of the sample.
    avatar = int.from_bytes(blake2b(comment.author.encode(), digest_size=6).digest())
    return Incoming(
        comment.key,
        comment.parent_key,
        Brought(
            parent_id=None,
            author_name=comment.author,
            website=comment.website,
            guest_id=None,
            html=to_html(comment.text),
            source=comment.text,
            state=PUBLISHED,
            created=comment.created_at,
            language=comment.language,
            avatar=avatar,
            agreements=comment.agreements,
            edited_at=comment.created_at + timedelta(minutes=6) if comment.edited else None,
            badge=BY_AUTHOR if comment.author in wrote else "",
        ),
    )
