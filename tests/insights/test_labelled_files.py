"""The labelled files keep what docs/INSIGHTS.md says of them."""

import json
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from postilla.insights.labelled import read, second_pass
from postilla.insights.values import Answering, Kind, Toward

FILES = Path(__file__).parent / "labelled"
HALVES = ("development", "development-2")
PARTS = (*HALVES, "development-3", "development-4", "development-5", "held-out-5")
LANGUAGES = {"en", "fr", "de", "it", "es"}


def _raw(half):
    return [json.loads(line) for file in sorted((FILES / half).glob("*.jsonl")) for line in file.open(encoding="utf-8")]


def test_every_article_is_in_the_half_that_was_drawn_for_it():
    split = json.loads((FILES / "split.json").read_text())
    assert {part: sorted(file.stem for file in (FILES / part).glob("*.jsonl")) for part in PARTS} == split
    assert max(Counter(article for part in PARTS for article in split[part]).values()) == 1


@pytest.mark.parametrize("half", [*PARTS, "training", "plain", "plain-2", "daily"])
def test_fields_are_what_the_guideline_says(half):
    rows = _raw(half)
    ids = {row["id"] for row in rows}
    assert len(ids) == len(rows)
    for row in rows:
        assert row["lang"] in LANGUAGES, row["id"]
        assert row["text"].strip(), row["id"]
        assert set(row["kinds"]) <= set(get_args(Kind)), row["id"]
        assert row["toward"] in get_args(Toward), row["id"]
        assert (row["answering"] in get_args(Answering)) == (row["parent"] is not None), row["id"]
        assert row["parent"] is None or (row["parent"] in ids and row["parent"] < row["id"]), row["id"]
        assert row["id"].startswith(row["article"]), row["id"]


@pytest.mark.parametrize(
    ("parts", "least"),
    [(HALVES, 700), *(((part,), 420) for part in ("development-3", "development-4", "development-5"))],
)
def test_there_is_enough_of_everything(parts, least):
    rows = [row for part in parts for row in _raw(part)]
    assert len(rows) >= least
    assert sum(count >= 100 for count in Counter(row["lang"] for row in rows).values()) >= 4
    kinds = Counter(kind for row in rows for kind in row["kinds"])
    assert {kind: count for kind, count in kinds.items() if count < 40} == {}
    assert set(kinds) == set(get_args(Kind))


def test_texts_are_nobody_elses_twice():
    texts = Counter(row["text"] for part in PARTS for row in _raw(part))
    assert [text for text, count in texts.items() if count > 1 and len(text) > 12] == []


@pytest.mark.parametrize("half", HALVES)
def test_translations_are_in_four_languages_and_have_one_theme(half):
    pairs: dict[str, list[dict]] = {}
    for row in (json.loads(line) for line in (FILES / "pairs" / f"{half}.jsonl").open(encoding="utf-8")):
        pairs.setdefault(row["pair"], []).append(row)
    assert sum(len(rows) * (len(rows) - 1) // 2 for rows in pairs.values()) >= 80
    for rows in pairs.values():
        assert {row["lang"] for row in rows} == {"en", "fr", "de", "it"}
        assert len({row["theme"] for row in rows}) == 1


@pytest.mark.parametrize("name", ["pass1", "pass2"])
def test_each_pass_labels_every_comment(name):
    folder = FILES / name
    known = {case.id for part in PARTS for case in read(FILES / part).cases}
    second = second_pass(folder)
    assert second.left_out == ()
    assert {case.id for case in second.cases} == known
