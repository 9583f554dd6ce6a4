"""What the theme promises without a browser: its weight, its contrast, its independence, and a script-safe mark-up."""

import re
from pathlib import Path

import brotli
import pytest

from postilla.publishing.theme import joined

PUBLISHING = Path(__file__).parents[2] / "src" / "postilla" / "publishing"
ASSETS, TEMPLATES = PUBLISHING / "assets", PUBLISHING / "templates" / "postilla"
CSS, SCRIPT = joined("css"), joined("js")
PAGES = sorted(TEMPLATES.glob("*.html"))


@pytest.mark.parametrize(("kind", "limit"), [("css", 10 * 1024), ("js", 8 * 1024)])
def test_the_theme_is_light(kind: str, limit: int) -> None:
    assert len(brotli.compress(joined(kind).encode())) <= limit


def test_no_part_outgrows_one_sitting() -> None:
    parts = [*ASSETS.glob("css/*.css"), *ASSETS.glob("js/*.js")]
    assert [part.name for part in parts if len(part.read_text().splitlines()) > 300] == []


def test_the_typefaces_weigh_no_more_than_a_picture() -> None:
    assert sum(file.stat().st_size for file in ASSETS.glob("*.woff2")) <= 104 * 1024


def test_every_typeface_is_named_in_the_licence_and_used() -> None:
    licence = (ASSETS / "FONTS-LICENSE.txt").read_text()
    for file in ASSETS.glob("*.woff2"):
        assert file.name in licence
        assert f'url("{file.name}")' in CSS


def test_the_theme_asks_no_other_host() -> None:
    assert re.findall(r"(?:url\(|@import)[^;)]*//", CSS) == []
    assert re.findall(r"""["'`](?:https?:)?//""", SCRIPT) == []


def test_the_theme_knows_no_left_and_right() -> None:
    without_comments = re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL)
    physical = r"(?:margin|padding|border)-(?:left|right|top|bottom)|[{;]\s*(?:left|right|top|bottom)\s*:"
    assert re.findall(physical + r"|(?:float|text-align)\s*:\s*(?:left|right)", without_comments) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_needs_inline_script_or_style(page: Path) -> None:
    text = page.read_text()
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=", text) == []
    for tag in re.findall(r"<script[^>]*>", text):
        assert "src=" in tag or 'type="application/' in tag  # a data block is no script


def palettes() -> dict[str, dict[str, str]]:
    blocks = re.findall(r":root \{([^}]*--paper: #[^}]*)\}", CSS)
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in blocks[:2])
    return {"light": light, "dark": light | dark}


def contrast(one: str, other: str) -> float:
    """By WCAG 2: 1 for the same colour, 21 for black on white."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("ink", "paper", 12), ("ink", "sheet", 10), ("soft", "paper", 5.5), ("soft", "sheet", 4.5),
        ("ink", "mark", 4.5),
        ("accent", "paper", 4.5), ("accent", "sheet", 4.5), ("accent", "mark", 4.5), ("accent-ink", "accent", 4.5),
        ("alarm", "paper", 4.5), ("ink", "alarm-sheet", 4.5), ("edge", "paper", 3),
    ],
)  # fmt: skip
def test_words_can_be_read_on_their_ground(scheme: str, ink: str, ground: str, least: float) -> None:
    palette = palettes()[scheme]
    assert contrast(palette[ink], palette[ground]) >= least
