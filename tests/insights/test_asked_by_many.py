"""What many ask in nearly the same words is a line, however short it is; copies of a long text are one voice."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from postilla.insights import parts
from postilla.insights.labelled import read
from postilla.insights.reading import NOTHING
from postilla.insights.values import Comment, Said

FILES = Path(__file__).parent / "labelled" / "development"
BEGUN = datetime(2026, 3, 2, 9, tzinfo=UTC)
ASKED = [
    "Why is the workshop closed on Mondays?",
    "Why is the workshop closed on Mondays?",
    "Why is the workshop closed?",
    "why is the workshop closed so often?",
    "Why does the workshop close?",
]
OTHERS = [
    "My towel came back washed and ironed, in a shoebox. I have never seen anything like it.",
    "I paid forty for a new handle, which is more than I gave for the bag.",
    "The old man at the counter knows every screw by name. A treasure.",
    "Nothing lasts any more, that is the whole point of these things.",
    "My grandmother had her kettle mended there in 1958 and it still whistles.",
    "The article forgets the woman who founded it, Marta Holub, in 1931.",
    "They lost my umbrella and then said that I had never brought one.",
    "Please print the address, I could not find it anywhere.",
]


def _summary(texts, *, network=""):
    comments = [
        Comment(n, text, "en", None, f"reader {n}", BEGUN + timedelta(minutes=n), network=network, about="The mender")
        for n, text in enumerate(texts, 1)
    ]
    readings = [parts.read(comment, NOTHING) for comment in comments]
    both = list(zip(comments, readings, strict=True))
    vectors = iter(parts.embed([(c.text[p.start : p.end], c.lang) for c, r in both for p in r.points])[1])
    return parts.summarise(
        [Said(c, r, b"".join(next(vectors) for _ in r.points), ("",) * len(r.points)) for c, r in both], ()
    )


def _line(summary, first):
    """The line of what was asked, among those that hold a comment from the `first` on."""
    return next((line for line in summary.lines if any(one >= first for one in line.comments)), None)


def test_what_five_readers_ask_is_a_line(sentences):
    """Even under a long conversation about other things, and though two of them use the same seven words."""
    other = [case.text for name in ("charging", "self-checkout") for case in read(FILES / f"{name}.jsonl").cases]
    for others in (OTHERS, [*OTHERS, *other]):
        line = _line(_summary([*others, *ASKED]), len(others) + 1)
        assert line is not None
        assert line.kind == "question"
        assert set(range(len(others) + 1, len(others) + len(ASKED) + 1)) <= set(line.comments)
        assert line.readers >= 4
        assert any("workshop" in quotation.text for quotation in line.quotations)


def test_from_one_network_within_an_hour_they_may_be_one_reader(sentences):
    """They are shown all the same, counted as the one that they may be."""
    line = _line(_summary([*OTHERS, *ASKED], network="192.0.2.1"), len(OTHERS) + 1)
    assert line is not None
    assert (line.kind, line.readers) == ("question", 1)
    assert len(line.comments) == len(ASKED)


def test_from_one_network_they_have_their_place_beside_those_who_write_much(sentences):
    other = [case.text for case in read(FILES / "charging.jsonl").cases]
    line = _line(_summary([*other, *ASKED], network="192.0.2.1"), len(other) + 1)
    assert line is not None
    assert (line.kind, line.readers) == ("question", 1)
