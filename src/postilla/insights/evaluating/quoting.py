"""Whether quotations represent their lines, and how much of what is said they show; beside the longest comments.

A quotation represents its line where the labels of its comment agree with the line: its theme is the commonest labelled
theme of the comments that the line rests on (one of them, of several), and among its labelled kinds is the line's, or
one of the same family, since a line speaks of a family (what is asked, what is corrected, what is said).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from postilla.insights.evaluating.asking import Asked, summary_of
from postilla.insights.labelled import Case
from postilla.insights.values import FAMILY, Line


@dataclass(frozen=True)
class Quotations:
    """Of all articles. `represent`: theme and family agree; `same_kind`: theme and the very kind do. `longest`: how
    many would represent were each line quoted by its longest comments. `shown`: labelled comments whose theme some
    quotation of their article has; `shown_longest`: were as many of the article's longest comments quoted instead."""

    lines: int
    number: int
    represent: int
    same_kind: int
    longest: int
    labelled: int
    shown: int
    shown_longest: int


def quotations(asked: Asked) -> Quotations | None:
    """Of the lines of every article; None where kinds or themes are not labelled."""
    if not any(case.theme and case.kinds for case in asked.cases):
        return None
    sums = Counter[str]()
    for places in asked.articles:
        article = asked.of(places)
        by_id = {comment.id: case for comment, case in zip(article.comments, article.cases, strict=True)}
        lines = summary_of(article).lines
        for line in lines:
            sums.update(_line(line, by_id))
        sums.update(_shown(lines, by_id))
    return Quotations(*(sums[name] for name in Quotations.__dataclass_fields__))


def _line(line: Line, by_id: dict[int, Case]) -> dict[str, int]:
    rests = [by_id[comment_id] for comment_id in line.comments]
    common = _commonest(rests)
    quoted = [by_id[quotation.comment_id] for quotation in line.quotations]
    longest = sorted(rests, key=lambda case: (-len(case.text), case.id))[: len(quoted)]
    judged = [case for case in quoted if case.theme and case.kinds]
    return {
        "lines": 1,
        "number": len(judged),
        "represent": sum(_fits(case, line, common) for case in judged),
        "same_kind": sum(_fits(case, line, common) and line.kind in (case.kinds or ()) for case in judged),
        "longest": sum(_fits(case, line, common) for case in longest),
    }


def _commonest(cases: Iterable[Case]) -> set[str]:
    counts = Counter(case.theme for case in cases if case.theme)
    return {theme for theme, count in counts.items() if count == max(counts.values())}


def _fits(case: Case, line: Line, common: set[str]) -> bool:
    return case.theme in common and FAMILY[line.kind] in {FAMILY[kind] for kind in case.kinds or ()}


def _shown(lines: Sequence[Line], by_id: dict[int, Case]) -> dict[str, int]:
    quoted = {quotation.comment_id for line in lines for quotation in line.quotations}
    longest = sorted(by_id.values(), key=lambda case: (-len(case.text), case.id))[: len(quoted)]
    themed = [case.theme for case in by_id.values() if case.theme]
    ours, theirs = {by_id[one].theme for one in quoted}, {case.theme for case in longest}
    return {
        "labelled": len(themed),
        "shown": sum(theme in ours for theme in themed),
        "shown_longest": sum(theme in theirs for theme in themed),
    }
