"""Putting a staged file in order: whatever stands in it, each record has a fate and every comment a sound place."""

import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from postilla.transfer.account import account
from postilla.transfer.report import Report
from postilla.transfer.resolve import resolve
from postilla.transfer.staging import Staging
from postilla.transfer.wordpress.reader import Reader
from postilla.transfer.wordpress.records import CommentRecord, Item, Record, Site
from tests.transfer.conftest import comment, item

NOW = datetime(2025, 1, 1, tzinfo=UTC)


def staged(file: Path, folder: Path) -> Staging:
    staging = Staging(folder, NOW)
    staging.fill(Reader(file).records())
    resolve(staging)
    return staging


def rows(file: Path, folder: Path) -> dict[str, dict[str, Any]]:
    """{external id: row} of the comments, with `above`, the external id of what each stands below."""
    db = staged(file, folder).db
    names = [row[1] for row in db.execute("PRAGMA table_info(comment)")]
    found = [dict(zip(names, row, strict=True)) for row in db.execute("SELECT * FROM comment ORDER BY seq")]
    by_seq = {row["seq"]: row for row in found}
    for row in found:
        row["above"] = by_seq[row["up"]]["xid"] if row["up"] else None
    return {f"{row['xid']}{'' if row['fate'] != 'duplicate_id' else ' again'}": row for row in found}


def test_answers_may_come_first(export: Callable[..., Path], tmp_path: Path) -> None:
    found = rows(export(item(1, comment(3, parent=2), comment(2, parent=1), comment(1))), tmp_path)
    assert [found[x]["level"] for x in "123"] == [0, 1, 2]
    assert found["3"]["above"] == "2"


def test_missing_parents_make_roots_and_say_so(export: Callable[..., Path], tmp_path: Path) -> None:
    found = rows(export(item(1, comment(1, parent=99)), item(2, comment(2, parent=1))), tmp_path)
    for number in "12":  # a parent under another article is as good as missing
        assert (found[number]["level"], found[number]["note"].split()) == (0, ["parent_missing"])


def test_a_circle_is_opened_at_its_earliest(export: Callable[..., Path], tmp_path: Path) -> None:
    circle = [comment(n, parent=1 + n % 3, date_gmt=f"2024-01-0{4 - n} 10:00:00") for n in (1, 2, 3)]
    found = rows(export(item(1, *circle, comment(4, parent=2), comment(5, parent=5))), tmp_path)
    assert [found[x]["above"] for x in "1234"] == ["2", "3", None, "2"]
    assert {x for x in found if "parent_cycle" in found[x]["note"]} == {"3", "5"}
    assert all(found[x]["level"] is not None for x in found)


def test_what_is_not_public_keeps_its_place_for_answers(export: Callable[..., Path], tmp_path: Path) -> None:
    found = rows(
        export(
            item(
                1,
                comment(1, type="pingback"), comment(2, parent=1), comment(3, type="pingback"),
                comment(4, approved="0"), comment(5, parent=4), comment(6, type="note"),
                comment(7, type="note", parent=6), comment(8, parent=7),
                comment(9, approved="trash"), comment(10, parent=9), comment(11, approved="0"),
            )
        ),
        tmp_path,
    )  # fmt: skip
    states = {x: (row["fate"], row["state"]) for x, row in found.items()}
    assert states["1"] == ("", "apart")
    assert states["3"][0] == "pingback"
    assert states["4"] == ("", "held")
    assert found["4"]["answered"]
    assert states["9"] == ("", "rejected")
    assert states["11"] == ("", "held")
    assert not found["11"]["answered"]
    assert states["6"] == ("", "apart")
    assert states["7"] == ("", "apart")
    for x in ("1", "6", "7"):
        assert [found[x][what] for what in ("name", "address", "website", "content")] == ["Anonymous", "", "", ""]
    assert found["9"]["content"] == "Some words."
    assert [found[x]["above"] for x in ("2", "5", "8", "10")] == ["1", "4", "7", "9"]


def test_repeats_are_brought_once_and_other_words_are_another_comment(
    export: Callable[..., Path], tmp_path: Path
) -> None:
    file = export(
        item(1, comment(1, "a"), comment(1, "a"), comment(1, "b"), comment(2, parent=1), comment(None, "c", author="x"))
    )
    found = rows(file, tmp_path)
    assert set(found) > {"1", "1 again", "1.2", "2"}
    assert len(found) == 5
    assert found["2"]["above"] == "1"
    assert found["1 again"]["fate"] == "duplicate_id"
    assert found["1.2"]["fate"] == ""


def test_an_item_twice_gives_its_comments_to_the_first(export: Callable[..., Path], tmp_path: Path) -> None:
    staging = staged(export(item(7, comment(1)), item(7, comment(2, parent=1))), tmp_path)
    assert staging.db.execute("SELECT number, fate FROM item").fetchall() == [(1, ""), (2, "duplicate_id")]
    assert staging.db.execute("SELECT item, fate, level FROM comment ORDER BY seq").fetchall() == [
        (1, "", 0),
        (1, "", 1),
    ]


def test_zero_dates_take_local_time_then_the_articles(export: Callable[..., Path], tmp_path: Path) -> None:
    zero = "0000-00-00 00:00:00"
    found = rows(export(item(1, comment(1), comment(2, date_gmt=zero), comment(3, date_gmt=zero, date=zero))), tmp_path)
    assert found["1"]["at"] == found["2"]["at"]  # the site's clock was an hour ahead, as comment 1 shows
    assert "time_from_local" in found["2"]["note"]
    assert "time_from_article" in found["3"]["note"]


def test_very_long_chains_end_beside_each_other(export: Callable[..., Path], tmp_path: Path) -> None:
    found = rows(export(item(1, *(comment(n, parent=n - 1) for n in range(1, 451)))), tmp_path)
    assert max(row["level"] for row in found.values()) == 199
    assert {found[str(n)]["above"] for n in range(200, 451)} == {"199"}


def work(file: Path) -> int:
    """How many thousand steps SQLite takes to put a file in order."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    with tempfile.TemporaryDirectory() as folder:
        staging = Staging(Path(folder), NOW)
        staging.fill(Reader(file).records())
        staging.db.set_progress_handler(count, 100)
        resolve(staging)
        assert staging.db.execute("SELECT count(*) FROM comment WHERE level IS NULL").fetchone() == (0,)
        staging.close()
    return steps


@pytest.mark.parametrize("shape", ["chain", "pairs", "circle", "branches"])
def test_twice_the_file_is_twice_the_work(export: Callable[..., Path], shape: str) -> None:
    def parent(n: int, many: int) -> int:
        if shape == "branches":
            return n - 1 if n % 150 else 0
        return {"chain": n - 1, "pairs": n ^ 1, "circle": n - 1 or many}[shape]

    def file(many: int) -> Path:
        return export(item(1, *(comment(n, parent=parent(n, many)) for n in range(1, many + 1))))

    assert work(file(6000)) < 2.7 * work(file(3000))


COMMENTS = st.lists(
    st.builds(
        CommentRecord,
        item=st.integers(0, 4),
        external_id=st.sampled_from(["", "0", "x", *map(str, range(1, 12))]),
        author=st.sampled_from(["Ann", "Bob", ""]),
        email=st.sampled_from(["", "a@b.example"]),
        website=st.just(""),
        date=st.sampled_from(["2024-01-01 10:00:00", "0000-00-00 00:00:00", ""]),
        date_gmt=st.sampled_from(["2024-01-01 09:00:00", "2024-02-01 09:00:00", "0000-00-00 00:00:00"]),
        content=st.sampled_from(["words", "other", "", "\u200b"]),
        approved=st.sampled_from(["1", "0", "trash", "spam", "post-trashed", "odd"]),
        kind=st.sampled_from(["", "comment", "pingback", "trackback", "note", "review"]),
        parent=st.sampled_from(["", "0", "x", *map(str, range(1, 13))]),
    ),
    max_size=25,
)
ITEMS = st.lists(
    st.tuples(st.sampled_from(["post", "page", "attachment", "nav_menu_item"]),
              st.sampled_from(["publish", "draft", "trash", "odd"]),
              st.sampled_from(["1", "2", "3", ""])),
    max_size=4,
)  # fmt: skip


def _item(number: int, kind: str, status: str, external_id: str) -> Item:
    empty = dict.fromkeys(("title", "link", "guid", "creator", "slug", "content", "excerpt", "date", "date_gmt",
                           "published", "parent", "password", "comment_status", "attachment_url"), "")  # fmt: skip
    known = {"number": number, "external_id": external_id, "kind": kind, "status": status}
    return Item(terms=(), meta=(), comments=0, **known, **empty)  # type: ignore[arg-type]


@given(COMMENTS, ITEMS)
def test_the_report_accounts_for_every_record(comments: list[CommentRecord], items: list[tuple[str, str, str]]) -> None:
    """In = out + reasons for each kind, whatever a file holds; each comment stands below one that is brought in."""
    records: list[Record] = [one for one in comments if one.item <= len(items)]
    records += [_item(n, *which) for n, which in enumerate(items, 1)]
    with tempfile.TemporaryDirectory() as folder:
        staging = Staging(Path(folder), NOW)
        staging.fill([*records, Site("", "", "", "1.2")])
        resolve(staging)
        _check_places(staging)
        for kind in ("article", "page", "attachment"):
            for number, _, _ in staging.waiting(kind):
                staging.settle_item(number, "out")
        for batch in staging.comments():
            staging.settle_comments(("out", seq, seq) for seq, _ in batch)
        report = Report("x")
        account(staging, report)
        staging.close()
    assert report.balances()
    assert report.total.records_in == len(records)
    assert "other" not in report.total.by_reason
    assert Counter(report.states).total() == sum(
        account.records_out for kind, account in report.kinds.items() if kind in _COMMENT_KINDS
    )


_COMMENT_KINDS = {"comments", "pingbacks", "trackbacks", "notes", "type_review"}


def _check_places(staging: Staging) -> None:
    brought = {row[0]: row[1:] for row in staging.db.execute(
        "SELECT seq, up, level, state, kind, answered FROM comment WHERE fate = ''")}  # fmt: skip
    for up, level, state, kind, _ in brought.values():
        assert (up is None) == (level == 0)
        assert up is None or (up in brought and brought[up][1] < level and brought[up][4])
        assert kind == "comment" or state != "published"
    read = [row["seq"] for number in range(5) for batch in staging.comments_of(number) for row in batch]
    assert sorted(read) == sorted(brought)
