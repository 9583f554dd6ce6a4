"""`postilla insights evaluate`: what it scores, against what, and what it says of a file."""

import json
from dataclasses import replace
from typing import Any

import pytest
from typer.testing import CliRunner

from postilla.cli.app import app
from postilla.insights.evaluating import agreement
from postilla.insights.evaluating.asking import ask, kinds_of
from postilla.insights.evaluating.grouping import Groupings, scored
from postilla.insights.evaluating.labels import answering, kinds, toward
from postilla.insights.labelled import Case

ROWS = [
    {"id": "1", "lang": "en", "text": "Is the normal ticket valid at night?", "article": "trams", "by": "Jo",
     "kinds": ["question"], "toward": "none", "theme": "fares", "pair": "a"},
    {"id": "2", "lang": "fr", "text": "Le billet normal est-il valable la nuit ?", "article": "trams", "by": "Luc",
     "kinds": ["question"], "toward": "none", "theme": "fares", "pair": "a"},
    {"id": "3", "lang": "en", "text": "I live at the bend and the squealing wakes us at four.", "article": "trams",
     "by": "Al", "kinds": ["report", "complaint"], "toward": "against", "theme": "noise"},
    {"id": "4", "lang": "en", "text": "Same here, every night the same noise at the bend.", "article": "trams",
     "by": "Di", "parent": "3", "kinds": ["report"], "toward": "against", "answering": "agrees", "theme": "noise"},
]  # fmt: skip


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "own.jsonl"
    made.write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    return made


def _run(*arguments):
    return CliRunner().invoke(app, ["insights", "evaluate", *map(str, arguments)])


def test_all_figures_of_a_file_as_json(file, tmp_path):
    second = tmp_path / "second.jsonl"
    second.write_text(json.dumps({"id": "3", "kinds": ["report"], "toward": "against", "theme": "sleep"}))
    ran = _run(file, "--second", second, "--json")
    assert ran.exit_code == 0, ran.output
    said = json.loads(ran.stdout)
    assert list(said["languages"]) == ["all", "en", "fr"]
    everything = said["languages"]["all"]
    assert everything["comments"] == 4
    assert everything["kinds"]["each"]["question"] | {"f1": 1.0} == everything["kinds"]["each"]["question"]
    assert everything["kinds"]["each"]["report"]["meant"] == 2
    assert set(everything["themes"]["article"]) >= {"themes", "TF-IDF and k-means"}
    assert (said["translated"]["pairs"], said["passes"]["number"]) == (1, 1)
    assert said["quotations"]["number"] <= 4
    assert said["left_out"] == []


def test_the_same_in_words_and_what_is_wrong(file):
    ran = _run(file, "--wrong")
    assert ran.exit_code == 0, ran.output
    for words in ("Kinds", "Toward", "Answering", "Themes, adjusted Rand", "Translations: ", "Quotations: "):
        assert words in ran.stdout


def test_a_file_that_cannot_be_read_stops_with_its_reason(tmp_path):
    broken = tmp_path / "a.jsonl"
    broken.write_text('{"text": "x"}\n{')
    ran = _run(broken)
    assert ran.exit_code == 2
    assert "a.jsonl, line 2" in ran.stderr


def test_texts_without_labels_give_no_figures_and_no_error(tmp_path):
    bare = tmp_path / "a.csv"
    bare.write_text("text\nHello there\nWhy?\n")
    said = json.loads(_run(bare, "--json").stdout)
    one = said["languages"]["all"]
    assert (one["kinds"], one["toward"], one["answering"], one["themes"], one["stance_macro_f1"]) == (None,) * 5
    assert (said["quotations"], said["translated"], said["passes"]) == (None, None, None)


def _cases():
    made: list[dict[str, Any]] = [row | {"kinds": tuple(row["kinds"])} for row in ROWS]
    return [Case(**row) for row in made]


def test_labels_are_scored_where_they_are_given():
    asked = ask([replace(case, kinds=None, toward=None, theme=None, pair="") for case in _cases()])
    assert (kinds(asked), toward(asked)) == (None, None)
    found = answering(asked)
    assert found is not None
    assert found.number == 1
    given = kinds_of(asked.readings[0])
    exact = ask([replace(_cases()[0], kinds=given, theme=None, pair="")])
    scores = kinds(exact)
    assert scores is not None
    assert scores.macro == scores.macro_first == 1.0


def test_comments_in_no_group_are_alone_and_articles_weigh_by_their_comments():
    placed = [("a", "p"), ("a", "p"), ("a", "q"), ("b", "r"), ("b", "r")]
    cases = [Case(str(n), "x", "en", article, theme=theme) for n, (article, theme) in enumerate(placed)]
    asked = ask([replace(case, theme=None) for case in cases])
    asked = replace(asked, cases=tuple(cases))
    found = Groupings({"way": (0, 0, -1, 0, 1)}, {"way": (0, 0, -1, -1, -1)})
    themes = scored(asked, found, range(5))
    assert themes is not None
    assert themes.article["way"] == pytest.approx((1.0 * 3 + 0.0 * 2) / 5)
    assert themes.groups == {"way": 1}
    # together: 1 pair of 2 meant, 1 given, of 10: (1 - 0.2) / (1.5 - 0.2)
    assert themes.file["way"] == pytest.approx(0.8 / 1.3)


def test_two_passes():
    first = [Case("1", kinds=("question",), toward="none", article="a", theme="x"),
             Case("2", kinds=("report", "complaint"), toward="against", article="a", theme="x"),
             Case("3", kinds=("opinion",), toward="for", article="a", theme="y"), Case("4")]  # fmt: skip
    second = [Case("1", kinds=("question",), toward="none", theme="u"),
              Case("2", kinds=("report",), toward="against", theme="u"),
              Case("3", kinds=("opinion",), toward="none", theme="v"), Case("9")]  # fmt: skip
    both = agreement(first, second)
    assert both is not None
    assert both.number == 3
    assert both.kinds["question"] == 1.0
    assert both.kinds["complaint"] == 0.0
    assert both.kinds["praise"] is None
    assert both.toward == pytest.approx((2 / 3 - 3 / 9) / (1 - 3 / 9))
    assert (both.answering, both.themes_rand) == (None, 1.0)
    assert agreement(first, [Case("9")]) is None
