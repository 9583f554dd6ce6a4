"""What tries to break the reading: nothing raises, doubt shows as a low score, and a campaign is one voice."""

import json
import random
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from postilla.insights import parts
from postilla.insights.reading import NOTHING, TOLD, mask
from postilla.insights.values import Comment, Said

ROWS = [json.loads(line) for line in (Path(__file__).parent / "labelled" / "hard.jsonl").open(encoding="utf-8")]
BEGUN = datetime(2026, 3, 1, 9, tzinfo=UTC)
SURE = 0.7  # what a wrong guess about irony must stay below


def _comment(number, row):
    return Comment(
        id=number, text=row["text"], lang=row["lang"], parent=None, person=row["by"],
        at=BEGUN + timedelta(minutes=number), network=row.get("network", ""), about=row["about"],
    )  # fmt: skip


COMMENTS = {row["id"]: _comment(number, row) for number, row in enumerate(ROWS, 1)}


def _of(attack):
    return [pytest.param(row, id=row["id"]) for row in ROWS if row["attack"] == attack]


def _read(row):
    return parts.read(COMMENTS[row["id"]], NOTHING)


def _summary(rows):
    comments = [COMMENTS[row["id"]] for row in rows]
    readings = [parts.read(comment, NOTHING) for comment in comments]
    pieces = [
        (one.text[p.start : p.end], one.lang) for one, r in zip(comments, readings, strict=True) for p in r.points
    ]
    vectors = iter(parts.embed(pieces)[1])
    said = [Said(one, r, b"".join(next(vectors) for _ in r.points), ("",) * len(r.points))
            for one, r in zip(comments, readings, strict=True)]  # fmt: skip
    return parts.summarise(said, ())


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in ROWS])
def test_every_reading_is_whole_and_always_the_same(row):
    begun = time.perf_counter()
    reading = _read(row)
    assert time.perf_counter() - begun < 2  # seconds; usually some milliseconds
    assert reading == _read(row)
    text = row["text"]
    assert all(0 <= label.score <= 1 for label in (*reading.kinds, reading.toward))
    assert all(0 <= one.start < one.end <= len(text) for one in (*reading.points, *reading.masked, *reading.evidence))
    told = mask(text, reading.masked)
    assert all(word in told for label in (*reading.kinds, reading.toward) for word in label.words)
    ends = [one.end for one in reading.points]
    assert ends == sorted(ends)


@pytest.mark.parametrize("row", _of("irony"))
def test_irony_is_doubted_rather_than_believed(row):
    reading = _read(row)
    believed = [label for label in reading.kinds if label.name == "praise" and label.score >= SURE]
    assert believed == []
    assert reading.toward.name != "for" or reading.toward.score < SURE


@pytest.mark.parametrize("row", _of("orders"))
def test_nothing_obeys_a_text(row):
    assert [label for label in _read(row).kinds if label.name == "praise" and label.score >= TOLD] == []


@pytest.mark.parametrize("row", _of("no words"))
def test_where_nothing_is_said_nothing_is_told(row):
    reading = _read(row)
    if not any(char.isalnum() for char in row["text"]):
        assert (reading.kinds, reading.points) == ((), ())


def test_a_campaign_is_one_voice():
    campaign = [row for row in ROWS if row["attack"] == "campaign"]
    others = [row for row in ROWS if row["attack"] in ("irony", "endless")]
    summary = _summary([*campaign, *others])
    ids = {COMMENTS[row["id"]].id for row in campaign}
    lines = [line for line in summary.lines if ids & set(line.comments)]
    for line in lines:
        assert line.readers <= len(set(line.comments) - ids) + 1
        assert sum(quotation.comment_id in ids for quotation in line.quotations) <= 1


def test_no_quotation_shows_what_is_private():
    rows = [row for row in ROWS if row["attack"] == "personal"]
    quoted = " ".join(quotation.text for line in _summary(rows).lines for quotation in line.quotations)
    assert quoted
    for row in rows:
        masked = [row["text"][span.start : span.end] for span in _read(row).masked]
        assert [secret for secret in row["secret"] if secret in quoted] == []
        assert [secret for secret in row["secret"] if not any(secret in one or one in secret for one in masked)] == []


def test_all_of_it_under_one_article_in_any_order():
    rows = list(ROWS)
    first = _summary(rows)
    random.Random(3).shuffle(rows)
    assert _summary(rows) == first
    assert first.read == len(ROWS)
    assert len(first.lines) <= 7
