"""Reads the sample magazine from the TOML files beside this module. Touches no other file, no database, no clock."""

import tomllib
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
    )


def _read(entry: Traversable) -> Table:
    return tomllib.loads(entry.read_text(encoding="utf-8"))


def _campaign(table: Table) -> SampleCampaign:
    return SampleCampaign(**{**table, "sections": tuple(table.get("sections", ()))})


def _article(slug: str, table: Table, parts: Table) -> SampleArticle:
    pictures = {picture["name"]: PictureBlock(**picture) for picture in table.get("pictures", ())}
    comments = tuple(_comment(comment, table["language"]) for comment in table.get("comments", ()))
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


def _figures(table: Table | None) -> Figures | None:
    if table is None:
        return None
    rows = tuple(FigureRow(row["label"], row["value"], row.get("note", "")) for row in table["rows"])
    band = FigureBand(**table["band"]) if "band" in table else None
    return Figures(table["title"], table["unit"], rows, band, table.get("source", ""))


def _comment(table: Table, language: str) -> SampleComment:
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
