"""A comment, read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from postilla.insights.reading import judging
from postilla.insights.reading.entities import NOTHING, Names, entities
from postilla.insights.reading.evidence import evidence
from postilla.insights.reading.judging import Heard, Judged
from postilla.insights.reading.language import Language, language_in, language_of
from postilla.insights.reading.masking import clear, masked
from postilla.insights.reading.plain import Plain, plain_of
from postilla.insights.reading.points import points, without_code
from postilla.insights.reading.signs import Signs, Span as Place, signs_of
from postilla.insights.reading.sneers import sneered
from postilla.insights.reading.weighing import TOLD
from postilla.insights.reading.words import whole
from postilla.insights.values import Comment, Label, Point, Reading, Span

if TYPE_CHECKING:
    from postilla.insights.reading.meant import Meant

GUESS = 0.2  # a kind with less is not even named, unless it is the best
NOWHERE = Label("none", 1.0)  # where a comment without words stands
_PARENT = 2000  # characters of the comment answered that are read


@dataclass(frozen=True)
class _Text:
    """A text in both its forms, so that reasons are its own words, whole, and none of them what must not be told."""

    whole: str
    plain: Plain
    spans: list[Place]
    signs: list[Signs]
    lang: str

    @cached_property
    def masked(self) -> tuple[Span, ...]:
        return masked(self.plain, self.lang)

    def label(self, judged: Judged) -> Label:
        places = [self.plain.span(*whole(self.plain.small, *place)) for place in judged.places]
        found = dict.fromkeys(clear(self.whole, *place, self.masked) for place in places)
        return Label(judged.name, judged.score, tuple(word for word in found if word))


@dataclass(frozen=True)
class Opened:
    """A comment parted and searched for signs, before anything is said of it."""

    comment: Comment
    _text: _Text
    _language: Language | None

    @property
    def points(self) -> list[str]:
        """The texts of its points: what `Meant` has a row of each."""
        return [self._text.whole[slice(*self._text.plain.span(*span))] for span in self._text.spans]

    def read(self, names: Names = NOTHING, meant: "Meant | None" = None) -> Reading:
        """All that it says. `meant`: what its points mean, where that is known; else words alone are weighed.

        A kind is told where its score is TOLD or more; the best one is named even below, and good guesses after it.
        """
        comment, text = self.comment, self._text
        parent = None if comment.parent is None else signs_of_parent(comment.parent_text, comment.lang)
        whole = Heard(text.signs, text.spans, parent, meant, comment.back, sneered(text.signs))
        points = [whole.point(at) for at in range(len(text.spans))]
        said = tuple(self._point(at, own) for at, own in enumerate(points))
        if len(points) == 1 and points[0].same_as(whole):  # then what is said of it is said of the whole
            kinds, stance = said[0].kinds, said[0].toward
        else:
            kinds, stance = self._of_all(whole, said) if said else ((), NOWHERE)
        return Reading(
            comment.id,
            kinds=kinds,
            toward=stance,
            answering=None if parent is None else self._answering(whole),
            points=said,
            entities=entities(text.plain, names),
            evidence=evidence(text.plain, text.spans, self._language, comment.at.date()),
            masked=text.masked,
        )

    def _point(self, at: int, own: Heard) -> Point:
        span = self._text.plain.span(*self._text.spans[at])
        return Point(*span, self._named(own), self._text.label(judging.toward(own)))

    def _of_all(self, whole: Heard, said: Sequence[Point]) -> tuple[tuple[Label, ...], Label]:
        """Kinds and stance of several points together. Where one far from all that sneers praises, or is for what it
        speaks of, so may the whole."""
        plain = [point for at, point in enumerate(said) if at not in whole.sneers]
        praised = any(label.name == "praise" and label.score >= TOLD for point in plain for label in point.kinds)
        meant = replace(whole, sneers=frozenset()) if whole.sneers else whole
        favoured = any(point.toward.name == "for" for point in plain)
        return (
            self._named(meant if praised else whole),
            self._text.label(judging.toward(meant if favoured else whole)),
        )

    def _named(self, heard: Heard) -> tuple[Label, ...]:
        return tuple(map(self._text.label, judging.kinds(heard, known=self._language is not None, least=GUESS)))

    def _answering(self, whole: Heard) -> Label:
        return self._text.label(judging.answering(whole)) if self._text.spans else Label("neither", 1.0)


def opened(comment: Comment) -> Opened:
    """Never raises, whatever the text; the work grows with its length alone."""
    language = language_of(comment.lang) if comment.lang else language_in(comment.text, "")
    return Opened(comment, _text(comment.text, language, comment.lang), language)


def read(comment: Comment, names: Names = NOTHING) -> Reading:
    """All that a comment says, as far as its words alone tell."""
    return opened(comment).read(names)


def masks_in(text: str, lang: str) -> tuple[Span, ...]:
    """What must not be quoted in clear, as a reading has it."""
    return masked(plain_of(text), lang)


def signs_of_parent(text: str, lang: str) -> list[Signs]:
    """Of a comment answered; `lang`: of the answer."""
    return _text(text[:_PARENT], language_in(text, lang)).signs


def signs_in(text: str, lang: str) -> list[Signs]:
    """Those of each point; what `training` learns from."""
    return _text(text, language_of(lang)).signs


def _text(text: str, language: Language | None, lang: str = "") -> _Text:
    plain = plain_of(text)
    spans = points(plain)
    small = without_code(plain.small)
    return _Text(text, plain, spans, [signs_of(small, span, language) for span in spans], lang)
