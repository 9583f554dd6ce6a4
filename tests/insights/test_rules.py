"""What corrections make of a reading, what is a comment's own text, and that a reading is kept as it was."""

import pytest

from postilla.insights.packing import packed, unpacked
from postilla.insights.rules import KIND, THEME, TOWARD, Corrected, corrected, own_paragraphs
from postilla.insights.values import Label, Point, Reading, Span

READING = Reading(
    7, (Label("opinion", 0.7, ("good",)),), Label("for", 0.6), Label("agrees", 0.5, ("yes",)),
    (Point(0, 10, (Label("opinion", 0.7),), Label("for", 0.6)),
     Point(11, 30, (Label("praise", 0.4),), Label("none", 1))),
    (Span(0, 4, "valdora"),), (Span(5, 8, "number"),), (Span(12, 20, "phone"),),
)  # fmt: skip


def test_a_reading_is_kept_as_it_was() -> None:
    assert unpacked(7, packed(READING)) == READING


@pytest.mark.parametrize(
    ("said", "kinds", "toward", "themes"),
    [
        ([], ["opinion"], "for", ("a", "")),
        ([Corrected(0, 10, KIND, "question")], ["question"], "for", ("a", "")),
        (
            [Corrected(0, 10, KIND, "question"), Corrected(0, 10, KIND, "report")],
            ["report"],
            "for",
            ("a", ""),
        ),
        ([Corrected(11, 30, TOWARD, "against")], ["opinion"], "mixed", ("a", "")),
        ([Corrected(0, 12, THEME, "b")], ["opinion"], "for", ("b", "")),
        ([Corrected(40, 50, KIND, "question")], ["opinion"], "for", ("a", "")),
    ],
)
def test_what_editors_say_counts(said: list[Corrected], kinds: list[str], toward: str, themes: tuple[str, ...]) -> None:
    reading, about = corrected(READING, ("a",), said)
    assert ([label.name for label in reading.kinds], reading.toward.name, about) == (kinds, toward, themes)


def test_of_the_whole_comment_what_was_not_spoken_of_stays() -> None:
    """Its kinds are told of all its words: none goes that another point may be, or that no point was told to be."""
    two = (Label("report", 0.9), Label("complaint", 0.6)), (Label("complaint", 0.7),)
    points = tuple(Point(10 * at, 10 * at + 9, kinds, Label("none", 1)) for at, kinds in enumerate(two))
    whole = Reading(
        7, (Label("report", 0.9), Label("complaint", 0.7), Label("request", 0.6)), Label("none", 1), None, points
    )
    said = [Corrected(0, 9, KIND, "opinion")]
    assert corrected(whole, (), said)[0].kinds == (
        Label("opinion", 1.0),
        Label("complaint", 0.7),
        Label("request", 0.6),
    )
    assert corrected(whole, (), [Corrected(0, 9, TOWARD, "for")])[0].kinds == whole.kinds


def test_what_others_said_is_no_part_of_a_comment() -> None:
    html = "<p>One.</p><blockquote><p>Two</p><blockquote><p>deep</p></blockquote></blockquote><p>Three<br>Four</p>"
    assert [piece for piece in own_paragraphs(html) if piece.strip("</p>")] == ["<p>One.", "<p>Three", "Four"]
