"""A comment, read."""

from collections.abc import Sequence
from dataclasses import dataclass

from postilla.insights.reading import stance
from postilla.insights.reading.entities import NOTHING, Names, entities
from postilla.insights.reading.evidence import evidence
from postilla.insights.reading.language import Language, language_of
from postilla.insights.reading.masking import masked
from postilla.insights.reading.plain import Plain, plain_of
from postilla.insights.reading.points import points, without_code
from postilla.insights.reading.signs import Signs, Span as Place, signs_of
from postilla.insights.reading.weighing import HAND, TOLD, chance, reasons, together, weighed
from postilla.insights.values import Comment, Label, Point, Reading

_GUESS = 0.2  # a kind with less is not even named, unless it is the best


@dataclass(frozen=True)
class _Text:
    """A comment's text in both its forms, so that reasons are its own words."""

    whole: str
    plain: Plain

    def words(self, places: Sequence[Place]) -> tuple[str, ...]:
        found = dict.fromkeys(self.whole[slice(*self.plain.span(*place))] for place in places)
        return tuple(word for word in found if word)


def read(comment: Comment, names: Names = NOTHING) -> Reading:
    """All that a comment says. Never raises, whatever the text; the work grows with its length alone.

    A kind is told where its score is TOLD or more; the best one is named even below, and good guesses after it.
    """
    text = _Text(comment.text, plain_of(comment.text))
    language = language_of(comment.lang)
    small = without_code(text.plain.small)
    spans = points(text.plain)
    signs = [signs_of(small, span, language) for span in spans]
    _answers(comment, signs, language)
    said = tuple(_point(text, span, one) for span, one in zip(spans, signs, strict=True))
    return Reading(
        comment.id,
        kinds=_kinds(said),
        toward=_toward(said),
        answering=_answering(comment, text, signs),
        points=said,
        entities=entities(text.plain, names),
        evidence=evidence(text.plain, spans, language, comment.at.date()),
        masked=masked(text.plain, comment.lang),
    )


def _answers(comment: Comment, signs: list[Signs], language: Language | None) -> None:
    """Marks the signs of a comment that answers another, and of one that answers a question."""
    if comment.parent is None or not signs:
        return
    asked = "?" in comment.parent_text
    for one in signs:
        one.add("reply", (one.words.starts[0], one.words.ends[0]))
        if asked:
            one.add("asked", (one.words.starts[0], one.words.ends[0]))


def _point(text: _Text, span: Place, signs: Signs) -> Point:
    labels = []
    for kind, weights in HAND.items():
        score = chance(weighed(signs, weights))
        labels.append(Label(kind, round(score, 3), text.words(reasons(signs, weights)) if score >= _GUESS else ()))
    labels.sort(key=lambda one: -one.score)
    name, score, places = stance.toward(signs)
    kept = tuple(one for at, one in enumerate(labels) if at == 0 or one.score >= _GUESS)
    return Point(*text.plain.span(*span), kept, Label(name, round(score, 3), text.words(places)))


def _kinds(said: Sequence[Point]) -> tuple[Label, ...]:
    found: dict[str, list[Label]] = {}
    for point in said:
        for label in point.kinds:
            found.setdefault(label.name, []).append(label)
    labels = []
    for name, several in found.items():
        best = max(several, key=lambda one: one.score)
        labels.append(Label(name, round(together(one.score for one in several), 3), best.words))
    return tuple(sorted(labels, key=lambda one: (-one.score, one.name)))


def _toward(said: Sequence[Point]) -> Label:
    if not said:
        return Label("none", 1.0)
    name, score = stance.of_all([(point.toward.name, point.toward.score) for point in said])
    words = next((point.toward.words for point in said if point.toward.name == name), ())
    return Label(name, round(score, 3), words)


def _answering(comment: Comment, text: _Text, signs: list[Signs]) -> Label | None:
    if comment.parent is None:
        return None
    if not signs:
        return Label("neither", 1.0)
    name, score, places = stance.answering(signs[0], {})
    return Label(name, round(score, 3), text.words(places))


__all__ = ["TOLD", "read"]
