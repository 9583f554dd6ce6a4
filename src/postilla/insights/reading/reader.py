"""A comment, read."""

from collections.abc import Sequence
from dataclasses import dataclass

from postilla.insights.reading import judging
from postilla.insights.reading.entities import NOTHING, Names, entities
from postilla.insights.reading.evidence import evidence
from postilla.insights.reading.judging import Judged
from postilla.insights.reading.language import Language, language_in, language_of
from postilla.insights.reading.masking import masked
from postilla.insights.reading.plain import Plain, plain_of
from postilla.insights.reading.points import points, without_code
from postilla.insights.reading.signs import Signs, Span as Place, signs_of
from postilla.insights.values import Comment, Label, Point, Reading

GUESS = 0.2  # a kind with less is not even named, unless it is the best
_PARENT = 2000  # characters of the comment answered that are read


@dataclass(frozen=True)
class _Text:
    """A text in both its forms, so that reasons are its own words."""

    whole: str
    plain: Plain
    spans: list[Place]
    signs: list[Signs]

    def label(self, judged: Judged) -> Label:
        found = dict.fromkeys(self.whole[slice(*self.plain.span(*place))] for place in judged.places)
        return Label(judged.name, judged.score, tuple(word for word in found if word))


def read(comment: Comment, names: Names = NOTHING) -> Reading:
    """All that a comment says. Never raises, whatever the text; the work grows with its length alone.

    A kind is told where its score is TOLD or more; the best one is named even below, and good guesses after it.
    """
    language = language_of(comment.lang) if comment.lang else language_in(comment.text, "")
    text = _text(comment.text, language)
    parent = None if comment.parent is None else signs_of_parent(comment.parent_text, comment.lang)
    known = language is not None
    said = tuple(_point(text, at, parent, known=known) for at in range(len(text.spans)))
    return Reading(
        comment.id,
        kinds=_named(text, judging.kinds(text.signs, parent, known=known)) if said else (),
        toward=text.label(judging.toward(text.signs, parent)) if said else Label("none", 1.0),
        answering=None if parent is None else _answering(text, parent),
        points=said,
        entities=entities(text.plain, names),
        evidence=evidence(text.plain, text.spans, language, comment.at.date()),
        masked=masked(text.plain, comment.lang),
    )


def signs_of_parent(text: str, lang: str) -> list[Signs]:
    """Of a comment answered; `lang`: of the answer."""
    return _text(text[:_PARENT], language_in(text, lang)).signs


def signs_in(text: str, lang: str) -> list[Signs]:
    """Those of each point; what `training` learns from."""
    return _text(text, language_of(lang)).signs


def _text(whole: str, language: Language | None) -> _Text:
    plain = plain_of(whole)
    spans = points(plain)
    small = without_code(plain.small)
    return _Text(whole, plain, spans, [signs_of(small, span, language) for span in spans])


def _point(text: _Text, at: int, parent: Sequence[Signs] | None, *, known: bool) -> Point:
    signs = [text.signs[at]]
    named = _named(text, judging.kinds(signs, parent, known=known))
    return Point(*text.plain.span(*text.spans[at]), named, text.label(judging.toward(signs, parent)))


def _named(text: _Text, judged: Sequence[Judged]) -> tuple[Label, ...]:
    return tuple(text.label(one) for at, one in enumerate(judged) if at == 0 or one.score >= GUESS)


def _answering(text: _Text, parent: Sequence[Signs]) -> Label:
    return text.label(judging.answering(text.signs, parent)) if text.spans else Label("neither", 1.0)
