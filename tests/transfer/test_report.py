"""The report as people read it."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from io import StringIO
from pathlib import Path

from django.test import Client
from rich.console import Console

from postilla.articles.reads import magazine
from postilla.articles.values import UNNAMED, SettledMagazine
from postilla.articles.writes import settle_magazine
from postilla.discussion.values import APART
from postilla.transfer import words
from postilla.transfer.report import Report
from tests.transfer.conftest import comment, item

Importing = Callable[..., Report]
BLOCKS = "<!-- wp:acme/map {'at':1} --><div><p>A map.</p></div><!-- /wp:acme/map --> <!-- wp:latest-posts /-->"
SOURCES = Path(words.__file__).parent


def printed(report: Report) -> str:
    out = StringIO()
    report.print(Console(file=out, width=100))
    return out.getvalue()


def test_it_says_what_came_in_what_not_and_what_to_do(importing: Importing, export: Callable[..., Path]) -> None:
    file = export(
        item(1, comment(1), comment(2, approved="0"), comment(3, parent=2), comment(4, type="pingback"),
             content="[poll id='3'] <script>x()</script> <img src='https://old.example/a.jpg'>\n" + BLOCKS),
        item(2, status="draft"), item(3, post_type="nav_menu_item"), item(4, comment(9), status="trash"),
    )  # fmt: skip
    foretold = printed(importing(file, dry_run=True))
    for words_of_it in (
        "1 ×  pingbacks: other sites' links", "1 ×  in WordPress's bin", "1 ×  entries of menus",
        "1 ×  drafts, which stay drafts", "1 ×  pictures that became links", "1 ×  pending comments with answers",
        "1  [poll]", "1  <script>", "1  acme/map", "1  latest-posts",
        "in https://old.example/2024/01/story-1/", "1 comment waits for a decision",
        "give --media", "Nothing was stored.", "comments under articles in the bin",
    ):  # fmt: skip
        assert words_of_it in foretold, words_of_it
    done = printed(importing(file))
    assert done.split()[5:] == foretold.rpartition("Nothing was")[0].split()[6:]  # but for the title
    assert "Nothing new" in printed(importing(file))


def test_a_place_kept_for_answers_claims_no_deed_and_the_numbers_add_up(
    importing: Importing, export: Callable[..., Path]
) -> None:
    from postilla.discussion import reads as discussion
    from postilla.publishing.addresses import render

    apart = [
        comment(1, type="pingback"),
        comment(3, type="note"),
        comment(5, type="review"),
        comment(7, " "),
        comment(10, type="note"),
    ]
    waiting = comment(11, parent=10, approved="0")
    report = importing(export(item(1, *apart, *(comment(n, parent=n - 1) for n in (2, 4, 6, 8)), waiting, comment(9))))
    assert report.states.total() == report.kinds["comments"].records_out == 7
    assert report.states["apart"] == 1
    assert "a place kept for answers; nothing is shown there" in printed(report)
    page = (render("/cars/story-1/") or b"").decode()
    sentence = "No reader’s comment stood here; the place is kept for the answers."
    assert page.count(sentence) == 4
    assert "withdrawn by its author" not in page
    assert "removed by the editors" not in page
    (hidden,) = (view.id for view, _ in discussion.in_state(APART) if not view.reach)
    gone = Client().get(f"/c/{hidden}")
    assert gone.status_code == 410
    assert sentence in gone.content.decode()


def test_long_lists_are_cut_on_the_screen_alone() -> None:
    report = Report("x", dropped={f"https://old.example/{n:02}/": Counter(script=1) for n in range(15)})
    report.enter("articles", "out")
    assert "and in 5 more" in printed(report)
    assert len(report.to_json()["dropped_from_articles"]) == 15


def test_every_change_and_repair_has_words() -> None:
    source = "".join(file.read_text() for file in SOURCES.rglob("*.py"))
    notes = set(re.findall(r"\|\| ' ([a-z_]+)'", source)) | set(re.findall(r'" ([a-z]+_[a-z_]+)"', source))
    assert {note for note in notes if not note.endswith("_")} <= set(words.CHANGES)
    repairs = set(re.findall(r'(?:repairs\[|_counted\()"([a-z_]+)"', source))
    assert repairs
    assert repairs <= set(words.MENDED)


def test_what_was_here_already_has_a_line_of_its_own(importing: Importing, export: Callable[..., Path]) -> None:
    file = export(item(1, comment(1), comment(2, type="pingback")))
    importing(file)
    again = printed(importing(file))
    assert "Here already, and left as it is: 2" in again
    assert "was here already" not in again.partition("Left out, and why:")[2]


def test_a_magazine_without_a_name_takes_the_old_sites(
    importing: Importing, export: Callable[..., Path], now: datetime
) -> None:
    file = export(item(1))
    assert importing(file).named == ""
    assert magazine().name == "Magazine"
    settle_magazine(SettledMagazine(name=UNNAMED), now)
    assert (importing(file, dry_run=True).named, magazine().name) == ("Old Site", UNNAMED)
    report = importing(file)
    assert (report.to_json()["magazine_named"], magazine().name) == ("Old Site", "Old Site")
    assert "takes the old site's: Old Site" in printed(report)
    assert importing(file).named == ""
