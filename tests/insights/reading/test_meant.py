"""What a comment means is weighed beside its words: the same in any company, and only of the engine that was learnt."""

import random
from dataclasses import replace

import pytest

from postilla.insights import meaning, parts
from postilla.insights.meaning import choice
from postilla.insights.reading import NOTHING, TOLD
from postilla.insights.reading.meant import rows
from postilla.insights.values import Comment
from tests.insights.reading.reading_of import comment
from tests.insights.reading.test_kinds import PLAIN

TEXTS = [
    ("Nobody at the workshop has picked up the phone since May.", "en", None),
    ("Et pour un locataire, ça marche comment", "fr", None),
    ("Bei mir genauso, seit Dienstag. Kein Anruf, keine Mail!", "de", "Die Hotline antwortet nicht."),
    ("Chi dovrebbe pagare tutto questo?", "it", "Il tram costa 40 milioni."),
    ("😀😀", "en", "Is it open on Sundays?"),
    ("", "en", None),
    ("42", "de", ""),
]


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the engine with a model is not installed."""
    engines = choice.Choice(model=False)
    monkeypatch.setattr(choice, "choice", lambda: engines)


def _comments() -> list[Comment]:
    return [replace(comment(text, lang, parent), id=at) for at, (text, lang, parent) in enumerate(TEXTS)]


def test_any_order_and_company_gives_the_same(sentences: object) -> None:
    comments = _comments()
    together = parts.read_all(comments, NOTHING)
    assert together.meaning == rows().engine == meaning.best().name
    assert [len(own) for own in together.vectors] == [len(one.points) for one in together.readings]
    known = dict(zip([one.id for one in comments], zip(together.readings, together.vectors, strict=True), strict=True))
    random.Random(5).shuffle(comments)
    for start in (0, 3):
        some = comments[start : start + 4]
        again = parts.read_all(some, NOTHING)
        assert [known[one.id] for one in some] == list(zip(again.readings, again.vectors, strict=True))


def test_meanings_change_what_words_alone_tell(sentences: object) -> None:
    comments = _comments()
    beside = parts.read_all(comments, NOTHING).readings
    assert [one.kinds for one in beside] != [parts.read(one, NOTHING).kinds for one in comments]


def test_rows_of_another_engine_are_not_weighed(alone: None) -> None:
    comments = _comments()
    made = parts.read_all(comments, NOTHING)
    assert made.meaning != rows().engine
    assert made.readings == [parts.read(one, NOTHING) for one in comments]


def test_plain_cases_stay_what_they_are(sentences: object) -> None:
    cases = [replace(comment(text, lang), id=at) for at, (_, lang, text) in enumerate(PLAIN)]
    readings = parts.read_all(cases, NOTHING).readings
    told = [{one.name for one in reading.kinds if one.score >= TOLD} for reading in readings]
    assert [case for case, said in zip(PLAIN, told, strict=True) if case[0] not in said] == []


def test_kinds_and_stances_have_their_words(sentences: object) -> None:
    labels = [label for reading in parts.read_all(_comments(), NOTHING).readings for label in reading.kinds[:1]]
    assert all(label.words for label in labels)
