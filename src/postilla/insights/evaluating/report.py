"""All figures of a file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from postilla.insights.evaluating.agreement import Agreement, agreement
from postilla.insights.evaluating.asking import Asked, ask
from postilla.insights.evaluating.grouping import Groupings, Themes, Translated, group, scored, translated
from postilla.insights.evaluating.labels import Labels, answering, kinds, toward
from postilla.insights.evaluating.metrics import mean
from postilla.insights.evaluating.quoting import Quotations, quotations
from postilla.insights.labelled import Case

ALL = "all"


@dataclass(frozen=True)
class Figures:
    """Of the comments in one language, or of all; None where that is not labelled."""

    number: int
    kinds: Labels | None
    toward: Labels | None
    answering: Labels | None
    themes: Themes | None

    @property
    def question(self) -> float | None:
        return self.kinds.each["question"].f1 if self.kinds and "question" in self.kinds.each else None

    @property
    def stance(self) -> float | None:
        """The mean of both stances' macro-F1, or the one that is labelled."""
        return mean((one.macro, 1) for one in (self.toward, self.answering) if one)


@dataclass(frozen=True)
class Report:
    """What a file shows. `languages` has “all” first."""

    meaning: str  # the engine that told meanings
    languages: dict[str, Figures]
    quotations: Quotations | None
    translated: Translated | None
    passes: Agreement | None
    wrong: tuple[str, ...]


def evaluate(
    cases: Sequence[Case], passes: tuple[Sequence[Case], Sequence[Case]] = ((), ()), *, words_alone: bool = False
) -> Report:
    """Read, group and summarise labelled comments, and score that. `passes`: what each of two people had said, by id;
    where the first is empty, the cases themselves are it. `words_alone`: see `ask`."""
    from postilla.insights import meaning

    asked = ask(cases, words_alone=words_alone)
    groupings = group(asked)
    languages = {ALL: _figures(asked, groupings, range(len(cases)))}
    for lang in sorted(set(asked.langs)):
        languages[lang or "?"] = _figures(asked, groupings, [at for at, own in enumerate(asked.langs) if own == lang])
    return Report(
        str(meaning.current().name),
        languages,
        quotations(asked),
        translated(asked),
        _passes(cases, *passes),
        tuple(_wrong(asked)),
    )


def _passes(cases: Sequence[Case], first: Sequence[Case], second: Sequence[Case]) -> Agreement | None:
    given = {case.id: case for case in first}
    own = [replace(case, kinds=one.kinds, toward=one.toward, answering=one.answering, theme=one.theme)
           for case in cases for one in [given.get(case.id, case)]]  # fmt: skip
    return agreement(own, second)


def _figures(asked: Asked, groupings: Groupings | None, places: Sequence[int]) -> Figures:
    some = asked.of(list(places))
    themes = scored(asked, groupings, places) if groupings else None
    return Figures(len(places), kinds(some), toward(some), answering(some), themes)


def _wrong(asked: Asked) -> list[str]:
    """What differs, a line each: the label, what was said instead and for which words, the text."""
    from postilla.insights.evaluating.asking import kinds_of

    found = []
    for case, reading in zip(asked.cases, asked.readings, strict=True):
        text = " ".join(case.text.split())
        said = kinds_of(reading)
        if case.kinds is not None and set(said) != set(case.kinds):
            found.append(f"kinds {'|'.join(case.kinds)} ≠ {'|'.join(said)} · {case.id} {case.lang}: {text}")
        if case.toward and case.toward != reading.toward.name:
            why = ", ".join(reading.toward.words)
            found.append(f"toward {case.toward} ≠ {reading.toward.name} ({why}) · {case.id} {case.lang}: {text}")
        told = reading.answering.name if reading.answering else "neither"
        if case.answering and case.answering != told:
            found.append(f"answering {case.answering} ≠ {told} · {case.id} {case.lang}: {text} ← {case.parent_text}")
    return found
