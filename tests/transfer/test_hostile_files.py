"""Exports that are broken, odd or meant to harm: each is refused with a reason, or comes in with a sound result."""

import gzip
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from postilla.discussion import reads as discussion
from postilla.transfer.refusals import BrokenFile, CannotImport, HostileFile, NotWordPress, TooLarge
from postilla.transfer.report import Report
from tests.transfer.conftest import HEAD, TAIL, comment, everything, item

Importing = Callable[..., Report]
WHOLE = HEAD + item(1, comment(1)) + TAIL
FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>x</title><item><title>y</title></item></channel></rss>'
BOMB = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
REFUSED: dict[str, tuple[bytes, type[CannotImport], str]] = {
    "empty": (b"", NotWordPress, "no <rss> element"),
    "words": (b"Dear editor, here is my export.", NotWordPress, "no <rss> element"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(2000), NotWordPress, "no <rss> element"),
    "json": (b'{"posts": []}', NotWordPress, "no <rss> element"),
    "a page": (b"<!doctype html><html><body>Log in</body></html>", NotWordPress, "no <rss> element"),
    "a feed": (FEED.encode(), NotWordPress, "wp:wxr_version"),
    "another xml": (b'<?xml version="1.0"?><feed><entry/></feed>', NotWordPress, "<feed>"),
    "cut": (WHOLE[: len(WHOLE) // 2].encode(), BrokenFile, "cut off"),
    "gzip cut": (gzip.compress(WHOLE.encode())[:-30], BrokenFile, "unpacked"),
    "gzip of nothing": (gzip.compress(b""), NotWordPress, "no <rss> element"),
    "gzip in gzip": (gzip.compress(gzip.compress(WHOLE.encode())), NotWordPress, "no <rss> element"),
    "entities": (WHOLE.replace("<rss", f"{BOMB}<rss").encode(), HostileFile, "DOCTYPE"),
    "external entity": (
        WHOLE.replace("<rss", '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss').encode(),
        HostileFile, "DOCTYPE",
    ),
    "gzip bomb": (gzip.compress(HEAD.encode() + b" " * 80_000_000 + TAIL.encode()), TooLarge, "unpacks to"),
    "a tag without end": ((HEAD + "<item " + "a" * 200_000).encode(), TooLarge, "a tag"),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_refusal_says_why_and_leaves_all_as_it_was(
    importing: Importing, written: Callable[[bytes], Path], name: str
) -> None:
    content, refusal, words = REFUSED[name]
    before = everything()
    with pytest.raises(refusal) as refused:
        importing(written(content))
    assert words in refused.value.english()
    assert everything() == before


def views(path: str = "/cars/story-1/") -> list[Any]:
    from postilla.articles.reads import subject_at

    leaf = discussion.leaf(subject_at(path) or "")
    assert leaf is not None
    return list(leaf.shown)


def test_a_file_without_a_namespace_or_without_items_is_read(
    importing: Importing, written: Callable[[str], Path]
) -> None:
    bare = WHOLE.replace(' xmlns:wp="http://wordpress.org/export/1.2/"', "")
    assert importing(written(bare)).total.records_out == 2
    report = importing(written(HEAD + TAIL))
    assert (report.total.records_in, report.changed) == (0, False)


def test_parents_that_make_no_sense_lose_nobody(importing: Importing, export: Callable[..., Path]) -> None:
    circle = [comment(n, parent=2 + (n - 1) % 4) for n in (2, 3, 4, 5)]
    report = importing(
        export(item(1, comment(1, parent=1), *circle, comment(6, parent=7), comment(8, parent=999)),
               item(2, comment(7), comment(9, parent=9)))
    )  # fmt: skip
    assert (report.states["published"], len(views()), len(views("/cars/story-2/"))) == (9, 7, 2)
    assert +report.notes == {"parent_cycle": 3, "parent_missing": 2}


def test_ten_thousand_answers_in_a_row_come_in(importing: Importing, export: Callable[..., Path]) -> None:
    report = importing(export(item(1, *(comment(n, parent=n - 1) for n in range(1, 10_001)))))
    assert report.states["published"] == 10_000
    assert report.notes["too_deep"] == 9_800
    for subject in discussion.subjects():
        assert (discussion.audit(subject), discussion.thread(subject).count) == ([], 10_000)


def test_times_out_of_range_are_brought_into_it_and_counted(
    importing: Importing, export: Callable[..., Path], now: datetime
) -> None:
    zero = "0000-00-00 00:00:00"
    dates = ["2999-01-01 10:00:00", "1969-12-31 23:59:59", "1066-10-14 09:00:00", zero, "99999-01-01 00:00:00", "soon"]
    report = importing(export(item(1, *(comment(n, date=when, date_gmt=when) for n, when in enumerate(dates, 1)))))
    times = {view.author_name: view.created_at for view in views()}
    article = datetime(2024, 1, 1, 10, tzinfo=UTC)
    assert times == {"Reader 1": now.replace(microsecond=0), **{f"Reader {n}": article for n in range(2, 7)}}
    assert +report.notes == {"time_in_future": 1, "time_from_article": 5}


def test_names_and_addresses_are_made_fit(importing: Importing, export: Callable[..., Path]) -> None:
    names = {1: "Ann\x00\x07 \u202eevil", 2: "é" * 500, 3: "\u200b", 4: "<b>Bob</b> &amp; Co"}
    texts = [comment(n, author=name, author_email="ANN@Mail.Example") for n, name in names.items()]
    importing(export(item(1, *texts)))
    assert [view.author_name for view in views()] == ["Ann evil", "é" * 200, "Anonymous", "<b>Bob</b> & Co"]
    hashes = {row["address_hash"] for row in everything()["identity.Guest"]}
    assert len(hashes) == 1


def test_the_command_stops_with_a_sentence(tmp_path: Path) -> None:
    """Without a traceback, and before a database is made."""
    postilla = Path(sys.executable).with_name("postilla")
    export = tmp_path / "export.xml"
    export.write_text(WHOLE)
    home: list[str] = ["--home", str(tmp_path / "home")]
    for asked, words in (
        ([str(tmp_path / "gone.xml")], "does not exist"),
        ([str(tmp_path)], "is a directory"),
        ([str(export), "--media", str(tmp_path / "gone")], "There is no folder"),
        ([str(export), "--report", str(tmp_path / "gone" / "x.json")], "report cannot be written"),
    ):
        command = [str(postilla), "import", "wordpress", *asked, *home]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        said = " ".join((done.stderr + done.stdout).replace("│", " ").split())
        assert (done.returncode, words in said, "Traceback" in said) == (2, True, False), said
    assert not (tmp_path / "home").exists()
