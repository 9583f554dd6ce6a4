"""Reading labelled files: ours, and what others call the same things."""

import json

import pytest

from postilla.insights.labelled import read, refusals as r, second_pass


def _file(tmp_path, name, text):
    file = tmp_path / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_a_line_of_ours(tmp_path):
    rows = [
        {"id": "a1", "lang": "en", "text": "Why?", "article": "x", "about": "Trams", "by": "Jo", "parent": None,
         "kinds": ["question"], "toward": "none", "answering": None, "theme": "fares"},
        {"id": "a2", "lang": "en", "text": "🚋", "article": "x", "about": "Trams", "by": "Al", "parent": "a1",
         "kinds": [], "toward": "none", "answering": "neither", "theme": None},
    ]  # fmt: skip
    first, second = read(_file(tmp_path, "x.jsonl", "\n".join(map(json.dumps, rows)))).cases
    assert (first.kinds, first.toward, first.answering, first.theme, first.answers) == (
        ("question",), "none", None, "fares", False,
    )  # fmt: skip
    assert (second.kinds, second.parent, second.parent_text, second.theme) == ((), "a1", "Why?", None)


WHY = {"text": "Why, oh why?", "lang": "en", "kind": "question|complaint", "toward": "against", "theme": "fares"}
GOOD = {"text": "Good.", "lang": "en", "kind": ["praise"], "toward": "favour"}
OTHERS = [
    {"body": "Why, oh why?", "lang": "en", "kinds": "question ; complaint", "sentiment": -1, "aspect": "fares"},
    {"body": "Good.", "lang": "en-GB", "kinds": ["praise"], "sentiment": "1", "aspect": None},
]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", 'text,lang,kind,toward,theme\n"Why, oh why?",en,question|complaint,against,fares\n'
                  "Good.,en,praise,for,\n"),
        ("a.csv", "\ufefftext;lang;kind;toward;topic\nWhy, oh why?;en;Question, Complaint;Neg;fares\n"
                  "Good.;en;Praise;pos;\n"),
        ("a.tsv", "Comment\tLanguage\tLabels\tStance\tTopic\nWhy, oh why?\tEN\tquestion;complaint\tcontra\tfares\n"
                  "Good.\ten-GB\tpraise\tpro\t\n"),
        ("a.json", json.dumps(OTHERS)),
        ("a.json", json.dumps({"version": 1, "cases": [WHY, GOOD]})),
        ("a.jsonl", f"\n{json.dumps(WHY)}\n\n{json.dumps(GOOD)}\n"),
        ("a.json", f"{json.dumps(WHY)}\n{json.dumps(GOOD)}\n"),
    ],
)  # fmt: skip
def test_what_others_have(tmp_path, name, text):
    found = read(_file(tmp_path, name, text))
    assert [(one.text, one.lang, one.kinds, one.toward, one.theme) for one in found.cases] == [
        ("Why, oh why?", "en", ("question", "complaint"), "against", "fares"),
        ("Good.", "en", ("praise",), "for", None),
    ]
    assert found.left_out == ()
    assert len({one.id for one in found.cases}) == 2


def test_a_text_and_nothing_else_is_enough(tmp_path):
    (case,) = read(_file(tmp_path, "a.json", '[{"text": "Hello"}]')).cases
    assert (case.kinds, case.toward, case.answering, case.theme, case.lang) == (None, None, None, None, "")


def test_what_is_not_understood_is_named_and_left_out(tmp_path):
    rows = [{"text": f"No {n}", "kind": "opinion", "toward": "for"} for n in range(8)]
    rows[2]["kind"], rows[5]["toward"], rows[6]["kind"] = "rant", "sideways", "rant|praise"
    found = read(_file(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows))))
    assert found.left_out == (
        "a.jsonl, line 3: kind “rant” is not known",
        "a.jsonl, line 6: toward “sideways” is not known",
        "a.jsonl, line 7: kind “rant” is not known",
    )
    assert (found.cases[2].kinds, found.cases[5].toward, found.cases[6].kinds) == (None, None, ("praise",))


@pytest.mark.parametrize(
    ("name", "text", "refusal", "words"),
    [
        ("a.jsonl", '{"text": "x"}\n{"text": ', r.LineBroken, "a.jsonl, line 2"),
        ("a.jsonl", '{"text": "x"}\n[1, 2]', r.LineBroken, "line 2: it is no object"),
        ("a.json", '[{"text": "x"}, 3]', r.LineBroken, "line 2"),
        ("a.json", '{"text": "x",\n "kind": }', r.LineBroken, "line 2"),
        ("a.json", "17", r.LineBroken, "no list"),
        ("a.json", "[" * 100_000, r.LineBroken, "line"),
        ("a.csv", "text,kind\nx,opinion\ny,opinion,2,3\n", r.LineBroken, "line 3: it has 4 fields"),
        ("a.csv", "kind,toward\nopinion,for\n", r.NoText, "there are: kind, toward"),
        ("a.jsonl", '{"text": ""}', r.NoText, "line 1"),
        ("a.csv", "", r.NoCases, "holds no comments"),
        ("a.jsonl", "\n\n", r.NoCases, "holds no comments"),
        ("a.dat", "what is this", r.FormatNotKnown, "Name it .jsonl"),
        ("a.csv", "text,kind\nx,rant\ny,rave\n", r.LabelsNotUnderstood, "line 2: kind “rant”"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(tmp_path, name, text, refusal, words):
    with pytest.raises(refusal) as refused:
        read(_file(tmp_path, name, text))
    assert words in refused.value.problems[0].english()


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(r.FileNotReadable, match="unreadable"):
        read(tmp_path / "nothing.csv")
    with pytest.raises(r.NoCases):
        read(tmp_path)  # an empty folder


def test_old_encodings_and_ids_that_come_twice(tmp_path):
    assert read(_file(tmp_path, "a.csv", "text,lang\nDéjà vu,fr\n".encode("cp1252"))).cases[0].text == "Déjà vu"
    assert read(_file(tmp_path, "b.csv", "text,lang\nDéjà vu,fr\n".encode("utf-16"))).cases[0].text == "Déjà vu"
    twice = read(_file(tmp_path, "c.csv", "id,text\n1,a\n1,b\n")).cases
    assert [case.id for case in twice] == ["1", "1′"]


def test_a_second_pass_has_ids_and_no_text(tmp_path):
    (case,) = second_pass(_file(tmp_path, "p.jsonl", '{"id": "a1", "kinds": ["report"], "theme": "noise"}')).cases
    assert (case.id, case.text, case.kinds, case.theme) == ("a1", "", ("report",), "noise")
    with pytest.raises(r.NoIds, match="no-ids"):
        second_pass(_file(tmp_path, "q.jsonl", '{"kinds": ["report"]}'))


def test_articles_with_their_comments_and_replies(tmp_path):
    article = {
        "id": "trams", "title": "Trams at night", "lang": "en",
        "comments": [
            {"id": 1, "text": "Why?", "kinds": {"question": True, "report": 0.1},
             "replies": [{"id": 2, "text": "Darum.", "lang": "de", "kinds": ["answer"], "answering": "neither"}]},
        ],
    }  # fmt: skip
    first, second = read(_file(tmp_path, "a.json", json.dumps({"articles": [article]}))).cases
    assert (first.article, first.about, first.lang, first.kinds, first.parent) == (
        "trams", "Trams at night", "en", ("question",), "",
    )  # fmt: skip
    assert (second.article, second.lang, second.parent, second.parent_text) == ("trams", "de", "1", "Why?")


def test_translations_in_one_row(tmp_path):
    rows = [{"id": "p1", "en": "Why?", "fr": "Pourquoi ?", "theme": "fares"}, {"en": "Noise.", "de": "Lärm.", "fr": ""}]
    cases = read(_file(tmp_path, "a.json", json.dumps(rows))).cases
    assert [(case.lang, case.text, case.theme) for case in cases] == [
        ("en", "Why?", "fares"), ("fr", "Pourquoi ?", "fares"), ("en", "Noise.", None), ("de", "Lärm.", None),
    ]  # fmt: skip
    assert cases[0].pair == cases[1].pair != cases[2].pair == cases[3].pair
    assert len({case.id for case in cases}) == 4


def test_a_column_for_each_kind(tmp_path):
    table = "text,question,first-hand report,praise\nWhy?,1,0,0\nMine too.,0,yes,\nOh.,0,0,0\n"
    cases = read(_file(tmp_path, "a.csv", table)).cases
    assert [case.kinds for case in cases] == [("question",), ("report",), ()]


def test_what_is_no_text_and_what_comes_twice_is_named(tmp_path):
    rows = [
        {"id": 1, "text": "Why?"},
        {"id": 2, "text": " "},
        {"id": 3, "text": 7},
        {"id": 1, "text": "Oh."},
        {"id": 5},
    ]
    found = read(_file(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows))))
    assert [case.text for case in found.cases] == ["Why?", "Oh."]
    assert found.left_out == (
        "a.jsonl, line 2: it has no text",
        "a.jsonl, line 3: its text is no text, but 7",
        "a.jsonl, line 4: its id “1”, which line 1 has",
        "a.jsonl, line 5: it has no text",
    )
