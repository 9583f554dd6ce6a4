"""`postilla insights evaluate`: how well what readers say is told, on labelled comments."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from postilla.cli.start import stop
from postilla.insights.evaluating import Figures, Report, evaluate as measure
from postilla.insights.evaluating.grouping import OURS
from postilla.insights.evaluating.labels import Labels
from postilla.insights.labelled import Found, read, second_pass
from postilla.vocabulary import Refusals

if TYPE_CHECKING:
    from rich.table import Table

FIRST, SECOND = "pass1", "pass2"  # folders beside a folder of files: what two people said before they talked


def evaluate(file: Path, second: Path | None, *, as_json: bool, wrong: bool, words_alone: bool) -> None:
    """Measure on labelled comments. Needs no home."""
    beside, first = second or file.parent / SECOND, file.parent / FIRST
    try:
        found = read(file)
        others = second_pass(beside) if second or beside.is_dir() else Found(())
        own = second_pass(first) if first.is_dir() and others.cases else Found(())
    except Refusals as refusals:
        stop(" ".join(problem.english() for problem in refusals.problems))
    report = measure(found.cases, (own.cases, others.cases), words_alone=words_alone)
    left_out = (*found.left_out, *others.left_out)
    if as_json:
        typer.echo(json.dumps(_plain(report) | {"left_out": left_out}, ensure_ascii=False, indent=2))
        return
    for line in left_out:
        typer.echo(f"Left out: {line}.")
    _show(report)
    for line in report.wrong if wrong else ():
        typer.echo(line)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _show(report: Report) -> None:
    from rich.console import Console

    console = Console(width=None if Console().is_terminal else 130, highlight=False)
    everything = report.languages["all"]
    titles = (
        "",
        "comments",
        "kinds",
        "first kind",
        "question",
        "toward",
        "answering",
        "stance",
        "themes",
        "over the file",
    )
    head = f"F1, macro; themes: adjusted Rand by article, and over the file. Meanings by {report.meaning}."
    console.print(_table(head, titles, [_row(name, one) for name, one in report.languages.items()]), "")
    for what, labels in (
        ("Kinds", everything.kinds),
        ("Toward", everything.toward),
        ("Answering", everything.answering),
    ):
        if labels:
            console.print(_table(what, ("", "labelled", "told", "precision", "recall", "F1"), _each(labels)), "")
    if everything.themes:
        one = everything.themes
        rows = [(name, _number(one.article.get(name)), _number(one.file.get(name)), str(one.groups[name]))
                for name in one.groups]  # fmt: skip
        console.print(_table("Themes, adjusted Rand", ("", "by article", "over the file", "groups"), rows), "")
    for line in _sentences(report):
        console.print(line)


def _table(head: str, titles: Sequence[str], rows: Sequence[tuple[str, ...]]) -> "Table":
    from rich.table import Table

    made = Table(box=None, pad_edge=False, header_style="bold", title=head, title_justify="left", title_style="bold")
    for title in titles:
        made.add_column(title, justify="right" if title else "left")
    for row in rows:
        made.add_row(*row)
    return made


def _row(name: str, one: Figures) -> tuple[str, ...]:
    by_article, over_file = (one.themes.article, one.themes.file) if one.themes else ({}, {})
    values = (
        one.kinds.macro if one.kinds else None, one.kinds.macro_first if one.kinds else None, one.question,
        one.toward.macro if one.toward else None, one.answering.macro if one.answering else None, one.stance,
        by_article.get(OURS), over_file.get(OURS),
    )  # fmt: skip
    return (name, str(one.number), *map(_number, values))


def _each(labels: Labels) -> list[tuple[str, ...]]:
    return [(name, str(one.meant), str(one.said), _number(one.precision), _number(one.recall), _number(one.f1))
            for name, one in labels.each.items()]  # fmt: skip


def _sentences(report: Report) -> list[str]:
    said = []
    if report.quotations and report.quotations.number:
        one = report.quotations
        number = one.number
        said += [
            f"Quotations: {one.represent} of {number} represent their line ({one.represent / number:.3f}; the very "
            f"kind {one.same_kind / number:.3f}; the longest comments of each line {one.longest / number:.3f}).",
            f"Their themes are those of {one.shown / one.labelled:.3f} of the comments; of as many of the article’s "
            f"longest comments {one.shown_longest / one.labelled:.3f}. Lines: {one.lines}.",
        ]
    if report.translated:
        pairs = report.translated
        said.append(f"Translations: {pairs.together} of {pairs.pairs} pairs are in one theme ({pairs.share:.3f}), "
                    f"among {pairs.groups} themes.")  # fmt: skip
    if report.passes:
        both = report.passes
        said.append(
            f"Two passes, {both.number} comments: kappa of kinds {_number(both.kinds_mean)} on average, toward "
            f"{_number(both.toward)}, answering {_number(both.answering)}; themes: adjusted Rand "
            f"{_number(both.themes_rand)}, mutual information {_number(both.themes_information)}."
        )
        said.append(
            f"One of them against the other, as macro-F1: kinds {_number(both.kinds_f1)}, toward "
            f"{_number(both.toward_f1)}, answering {_number(both.answering_f1)}."
        )
        said.append(
            "Kappa of each kind: " + ", ".join(f"{kind} {_number(value)}" for kind, value in both.kinds.items())
        )
    return said


def _plain(report: Report) -> dict[str, Any]:
    return {
        "meaning": report.meaning,
        "languages": {name: _figures(one) for name, one in report.languages.items()},
        "quotations": report.quotations and vars(report.quotations),
        "translated": report.translated and vars(report.translated) | {"share": report.translated.share},
        "passes": report.passes and vars(report.passes) | {"kinds_mean": report.passes.kinds_mean},
        "wrong": report.wrong,
    }


def _figures(one: Figures) -> dict[str, Any]:
    return {
        "comments": one.number,
        "kinds": _labels(one.kinds),
        "question_f1": one.question,
        "toward": _labels(one.toward),
        "answering": _labels(one.answering),
        "stance_macro_f1": one.stance,
        "themes": one.themes and vars(one.themes),
    }


def _labels(labels: Labels | None) -> dict[str, Any] | None:
    if labels is None:
        return None
    each = {name: vars(score) | {"precision": score.precision, "recall": score.recall, "f1": score.f1}
            for name, score in labels.each.items()}  # fmt: skip
    return {"number": labels.number, "macro_f1": labels.macro, "first_macro_f1": labels.macro_first, "each": each}
