"""Sites in several languages (Polylang, WPML): translations come in as such, and share one conversation."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from postilla.articles.reads import subject_at
from postilla.articles.writes.editions import BroughtEdition, open_edition
from postilla.discussion import reads as discussion
from postilla.grounds.reads import standing_of
from postilla.transfer.reads import old_address
from postilla.transfer.report import Report
from postilla.transfer.wordpress.reader import Reader
from postilla.transfer.wordpress.records import Item
from postilla.transfer.wordpress.tongues import Tongue, tongue_of
from tests.transfer.conftest import comment, everything, item

Importing = Callable[..., Report]
Writing = Callable[..., Path]


def polylang(language: str, group: str = "pll_64b") -> str:
    shared = f'<category domain="post_translations" nicename="{group}"><![CDATA[{group}]]></category>'
    return f'<category domain="language" nicename="{language}"><![CDATA[Name]]></category>{shared if group else ""}'


def wpml(language: str, group: str = "77") -> str:
    fields = {"_wpml_import_language_code": language, "_wpml_import_translation_group": group}
    return "".join(
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
        for key, value in fields.items()
    )


def at(path: str) -> str:
    found = subject_at(path)
    assert found is not None, path
    return found


def spoken(subject: str) -> list[str]:
    leaf = discussion.leaf(subject)
    assert leaf is not None
    return sorted(view.language for view in leaf.shown)


@pytest.fixture
def editions(importing: Importing, now: datetime) -> Importing:
    """An import into a magazine in English with a French edition."""
    open_edition(BroughtEdition("fr"), now)
    return importing


@pytest.mark.parametrize("plugin", [polylang, wpml])
def test_translations_share_one_conversation(editions: Importing, export: Writing, plugin: Callable[..., str]) -> None:
    file = export(
        item(2, plugin("fr"), comment(3), comment(4, parent=3), slug="histoire"),  # before its original in the file
        item(1, plugin("en"), comment(1), comment(2, parent=1), slug="story"),
    )
    foretold = editions(file, dry_run=True)
    report = editions(file)
    subject = at("/cars/story/")
    assert subject == at("/fr/cars/histoire/")
    assert discussion.counts([subject]) == {subject: 4}
    assert spoken(subject) == ["en", "en", "fr", "fr"]
    standing = standing_of(subject)
    assert standing is not None
    assert standing.editions == (("en", "/cars/story/"), ("fr", "/fr/cars/histoire/"))
    for said in (foretold, report):
        assert said.notes["translation_with_original"] == 1
        assert said.total.records_in == said.total.records_out


def test_old_addresses_lead_to_the_translation_that_stood_there(editions: Importing, export: Writing) -> None:
    editions(export(item(1, polylang("en"), slug="story"), item(2, polylang("fr"), slug="histoire")))
    assert old_address("/2024/01/story/", "") == ("/cars/story/", 1)
    assert old_address("/2024/01/histoire/", "") == ("/fr/cars/histoire/", 1)
    assert old_address("/", "p=2") == ("/fr/cars/histoire/", 1)
    assert old_address("/2024/01/histoire/feed/", "") == ("/fr/cars/histoire/comments/feed.rss", 1)


def test_a_second_run_changes_nothing_and_a_later_file_finds_its_original(editions: Importing, export: Writing) -> None:
    first = export(item(1, polylang("en"), slug="story"))
    editions(first)
    both = export(item(1, polylang("en"), slug="story"), item(2, polylang("fr"), comment(3), slug="histoire"))
    editions(both)
    assert at("/fr/cars/histoire/") == at("/cars/story/")
    before = everything()
    editions(both)
    assert everything() == before


def test_without_an_edition_each_is_an_article_and_the_report_says_what_to_do(
    importing: Importing, export: Writing
) -> None:
    file = export(item(1, polylang("en"), slug="story"), item(2, polylang("fr"), comment(3), slug="histoire"))
    report = importing(file)
    assert report.notes["language_without_edition"] == 1
    assert at("/cars/histoire/") != at("/cars/story/")
    assert spoken(at("/cars/histoire/")) == ["fr"]


def test_a_translation_without_its_original_is_an_article_of_its_own(editions: Importing, export: Writing) -> None:
    report = editions(export(item(2, polylang("fr"), slug="histoire"), item(3, polylang("fr", ""), slug="seule")))
    assert report.notes["translation_without_original"] == 2
    assert at("/cars/histoire/") != at("/cars/seule/")


@pytest.mark.parametrize(
    ("written", "tongue"),
    [
        ("", Tongue()),
        (polylang("fr"), Tongue("fr", "pll_64b")),
        (polylang("pt-br", ""), Tongue("pt", "")),
        (polylang("Français"), Tongue("", "pll_64b")),
        (wpml("de"), Tongue("de", "77")),
        (wpml("", ""), Tongue()),
        (wpml("de", "x" * 500), Tongue("de", "x" * 200)),
    ],
)
def test_what_the_plugins_write(export: Writing, written: str, tongue: Tongue) -> None:
    found = [record for record in Reader(export(item(1, written))).records() if isinstance(record, Item)]
    assert [tongue_of(one) for one in found] == [tongue]
