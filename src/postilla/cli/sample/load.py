"""Reads the sample magazine from the TOML files beside this module. Touches no other file, no database, no clock."""

import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from postilla.cli.sample.body import blocks
from postilla.cli.sample.debate import debate
from postilla.cli.sample.values import (
    FigureBand,
    FigureRow,
    Figures,
    PictureBlock,
    SampleArticle,
    SampleAuthor,
    SampleCampaign,
    SampleComment,
    SampleEdition,
    SampleMagazine,
    SamplePage,
    SampleSection,
)

Table = dict[str, Any]


@cache
def sample_magazine() -> SampleMagazine:
    """The whole magazine. Read once; the values are frozen and can be shared."""
    data = files("postilla.cli.sample").joinpath("data")
    top = _read(data.joinpath("magazine.toml"))
    parts = _read(data.joinpath("debate.toml"))
    named = (entry for entry in data.joinpath("articles").iterdir() if entry.name.endswith(".toml"))
    articles = [_article(entry.name.removesuffix(".toml"), _read(entry), parts) for entry in named]
    translated = (entry for entry in data.joinpath("editions").iterdir() if entry.name.endswith(".toml"))
    editions = [_edition(entry.name.removesuffix(".toml"), _read(entry), articles) for entry in translated]
    return SampleMagazine(
        name=top["name"],
        tagline=top["tagline"],
        description=top["description"],
        language=top["language"],
        sections=tuple(SampleSection(**section) for section in top["sections"]),
        authors=tuple(SampleAuthor(**author) for author in top["authors"]),
        articles=tuple(sorted(articles, key=lambda article: article.published_at, reverse=True)),
        campaigns=tuple(_campaign(campaign) for campaign in top["campaigns"]),
        pages=tuple(SamplePage(page["slug"], page["title"], blocks(page["body"], None, {})) for page in top["pages"]),
        editions=tuple(sorted(editions, key=lambda edition: edition.language, reverse=True)),
    )


def _read(entry: Traversable) -> Table:
    return tomllib.loads(entry.read_text(encoding="utf-8"))


def _campaign(table: Table) -> SampleCampaign:
    return SampleCampaign(**{**table, "sections": tuple(table.get("sections", ()))})


def _article(slug: str, table: Table, parts: Table) -> SampleArticle:
    pictures = {picture["name"]: PictureBlock(**picture) for picture in table.get("pictures", ())}
    comments = tuple(comment_of(comment, table["language"]) for comment in table.get("comments", ()))
    if table.get("generated"):
        comments += debate(parts, table["published_at"], int(table["generated"]))
    return SampleArticle(
        slug=slug,
        section=table["section"],
        title=table["title"],
        standfirst=table["standfirst"],
        authors=tuple(table["authors"]),
        tags=tuple(table["tags"]),
        published_at=table["published_at"],
        language=table["language"],
        picture=PictureBlock(**table["picture"]),
        blocks=blocks(table["body"], _figures(table.get("figures")), pictures),
        comments=comments,
    )


def _edition(language: str, table: Table, articles: list[SampleArticle]) -> SampleEdition:
    said, section = table["article"], table["section"]
    original = next(article for article in articles if article.slug == said["of"])
    figures = next((value for _, value in original.blocks if isinstance(value, Figures)), None)
    return SampleEdition(
        language=language,
        tagline=table["tagline"],
        description=table["description"],
        section=section["title"],
        section_intro=section["intro"],
        section_slug=section.get("slug", ""),
        of=said["of"],
        slug=said["slug"],
        title=said["title"],
        standfirst=said["standfirst"],
        caption=said["caption"],
        standing=said["standing"],
        blocks=blocks(said["body"], _figures_in(figures, said["figures"]) if figures else None, {}),
    )


def _figures_in(figures: Figures, words: Table) -> Figures:
    """The same figures in other words."""
    rows = tuple(replace(row, note=note) for row, note in zip(figures.rows, words["notes"], strict=True))
    band = replace(figures.band, label=words["band"]) if figures.band else None
    return Figures(words["title"], words["unit"], rows, band, words["source"])


def _figures(table: Table | None) -> Figures | None:
    if table is None:
        return None
    rows = tuple(FigureRow(row["label"], row["value"], row.get("note", "")) for row in table["rows"])
    band = FigureBand(**table["band"]) if "band" in table else None
    return Figures(table["title"], table["unit"], rows, band, table.get("source", ""))


def comment_of(table: Table, language: str) -> SampleComment:
    """A comment as a file has it."""
    return SampleComment(
        key=table["key"],
        parent_key=table.get("to"),
        author=table["by"],
        text=table["text"].strip(),
        created_at=table["at"],
        language=table.get("language", language),
        website=table.get("website", ""),
        agreements=table.get("agreed", 0),
        edited=table.get("edited", False),
    )
