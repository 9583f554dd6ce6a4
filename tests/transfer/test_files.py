"""Every shared export, whole: what is in it by a count of our own, what comes in, what does not and why."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from postilla.discussion import reads as discussion
from postilla.transfer.refusals import BrokenFile, CannotImport, NotWordPress
from postilla.transfer.report import Report
from tests.transfer.conftest import everything

Importing = Callable[..., Report]

# name: items and comments in the raw text, records brought in, why the others were not; or the refusal
FILES: dict[str, tuple[int, int, int, dict[str, int]] | type[CannotImport]] = {
    "authors-multiline.xml": (1, 0, 1, {}),
    "backslashes.xml": (1, 0, 1, {}),
    "blank-lines.xml": (1, 0, 1, {}),
    "cdata-edge.xml": (1, 0, 1, {}),
    "chunked-meta.xml": (1, 0, 1, {}),
    "crazy-cdata-escaped.xml": (1, 0, 1, {}),
    "crazy-cdata.xml": (1, 0, 1, {}),
    "en_chrisjrob.xml.gz": (130, 136, 222, {"in_bin": 1, "no_media": 32, "pingback": 11}),
    "en_janvanmeirvenne_MALFORMED_htmlbeforexml.xml.gz": (
        360, 31, 76, {"item_nav_menu_item": 1, "no_media": 312, "pingback": 2}),
    "en_timothyfitz_MALFORMED_atomprefix.xml.gz": (24, 381, 219, {"no_media": 11, "pingback": 174, "trackback": 1}),
    "invalid-version-tag.xml": NotWordPress,
    "malformed-simple.xml": BrokenFile,
    "malformed.xml": BrokenFile,
    "missing-tags.xml": (1, 0, 1, {}),
    "missing-version-tag.xml": NotWordPress,
    "multiple-cdata.xml": (1, 0, 1, {}),
    "namespace-edge-cases.xml": (6, 0, 5, {"item_empty": 1}),  # one item states no type
    "post-content-blank-lines.xml": (1, 0, 1, {}),
    "slashes.xml": (1, 1, 2, {}),
    "small-export.xml": (11, 1, 12, {}),
    "term-formats.xml": (0, 0, 0, {}),
    "term-meta.xml": (0, 0, 0, {}),
    "test-serialized-comment-meta.xml": (1, 1, 2, {}),
    "test-serialized-postmeta-no-cdata.xml": (1, 0, 1, {}),
    "test-serialized-postmeta-with-cdata.xml": (1, 0, 1, {}),
    "test-serialized-term-meta.xml": (1, 0, 1, {}),
    "test-utw-post-meta-import.xml": (1, 0, 1, {}),
    "themeunittestdata.wordpress.xml": (
        180, 32, 100, {"item_nav_menu_item": 70, "no_media": 38, "pingback": 2, "trackback": 2}),
    "valid-wxr-1.0.xml": (6, 1, 7, {}),
    "valid-wxr-1.1.xml": (2, 1, 3, {}),
    "wxr-flat-attachment-different-site.xml": (2, 0, 1, {"no_media": 1}),
    "wxr-flat-attachment-same-site.xml": (2, 0, 1, {"no_media": 1}),
    "wxr-simple.xml": (1, 0, 1, {}),
    "wxr-utf-8-challenges.xml": (1, 0, 1, {}),
    "wxr-with-sub-data.xml": (1, 1, 2, {}),
}  # fmt: skip
ITEM_KINDS = {"articles", "pages", "attachments"}


def in_raw_text(file: Path) -> tuple[int, int]:
    """Items and comments by their tags alone."""
    raw = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    return len(re.findall(rb"<item[\s>]", raw)), len(re.findall(rb"<wp:comment[\s>]", raw))


def by_wordpress(folder: Path, name: str) -> tuple[int, int] | None:
    """The counts that WordPress's own parsers give, where they give any."""
    for line in (folder / "parser-counts.txt").read_text().splitlines():
        if line.startswith(f"{name}: ") and (found := re.search(r"(\d+) posts (\d+) comments", line)):
            return int(found[1]), int(found[2])
    return None


def test_every_file_there_stands_in_the_table(shared: Path) -> None:
    there = {file.name for file in (shared / "data" / "wxr").iterdir()} - {"parser-counts.txt"}
    assert there == set(FILES)


@pytest.mark.parametrize("name", sorted(FILES))
def test_each_file_is_accounted_for(importing: Importing, shared: Path, name: str) -> None:
    folder, expected = shared / "data" / "wxr", FILES[name]
    before = everything()
    if isinstance(expected, type):
        with pytest.raises(expected):
            importing(folder / name)
        assert everything() == before
        return
    items, comments, out, reasons = expected
    assert in_raw_text(folder / name) == (items, comments)
    assert by_wordpress(folder, name) in (None, (items, comments))
    foretold = importing(folder / name, dry_run=True).to_json()
    assert everything() == before
    report = importing(folder / name)
    told = report.to_json()
    assert {**foretold, "dry_run": False} == told
    assert (told["records_in"], told["records_out"], told["by_reason"]) == (items + comments, out, reasons)
    assert report.balances()
    assert sum(n.records_in for kind, n in report.kinds.items() if kind in ITEM_KINDS or "item_" in kind) == items
    counts = discussion.counts(list(discussion.subjects()))
    assert (sum(counts.values()), [discussion.audit(subject) for subject in counts if discussion.audit(subject)]) == (
        report.states["published"],
        [],
    )
    after = everything()
    again = importing(folder / name).to_json()
    assert everything() == after
    assert (again["records_out"], again["by_reason"].get("unchanged", 0)) == (0, out)
