"""How an article's lines are kept, and what is left of them when comments go. Pure.

What readers wrote is not kept: of a quotation its place in the comment. Of a theme its words are, which are readers'
own, each with comments that say it, so that it leaves with the last of them.
"""

import base64
import json
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import Any

from postilla.insights.values import Cited, Line, Lone, Quotation, Summary, Teller, Theme, Voice


def packed(summary: Summary) -> str:
    """Lines as text; `unpacked` gives them back, quotations without their words."""
    kept = [[summary.read, summary.alone], *map(_line, summary.lines)]
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> Summary:
    head, *kept = json.loads(text)
    read, alone = head if isinstance(head, list) else (head, ())  # a number in lines that were kept before
    lines = tuple(map(_lined, kept))
    return Summary(lines, read, _covered(lines), tuple(map(_lone, alone)))


def stood(line: Line, rests: Mapping[int, int]) -> str:
    """One line as text, with the revisions of the comments that it rests on."""
    mine = sorted((one, rests[one]) for one in line.comments if one in rests)
    return json.dumps([_line(line), mine], ensure_ascii=False, separators=(",", ":"))


def as_stood(text: str) -> tuple[Line, dict[int, int]]:
    """The same again, the quotation without its words."""
    line, rests = json.loads(text)
    return _lined(line), dict(rests)


def left(summary: Summary, stands: Container[int]) -> Summary:
    """The same lines as far as these comments go; a line that rests on none of them is gone."""
    lines = tuple(one for line in summary.lines if (one := line_left(line, stands)) is not None)
    alone = tuple(one for one in summary.alone if one.comment_id in stands)
    return Summary(lines, summary.read, _covered(lines), alone)


def line_left(line: Line, stands: Container[int]) -> Line | None:
    """One line as far as these comments go; None where it rests on none of them."""
    points = tuple(one for one in line.points if one.comment_id in stands)
    tellers = tuple(one for one in line.tellers if any(number in stands for number in one.comments))
    if not points:
        return None
    if len(points) == len(line.points) and len(tellers) == len(line.tellers):
        gone = [one for one in line.voices if one.comment_id not in stands or one.to not in stands]
        if not gone:
            return line
    said: dict[str, list[str]] = {}
    for one in tellers:
        said.setdefault(one.lang, []).append(one.word)
    return replace(
        line,
        theme=replace(line.theme, words={lang: tuple(words) for lang, words in said.items()}),
        points=points,
        voices=tuple(one for one in line.voices if one.comment_id in stands and one.to in stands),
        quotations=tuple(one for one in line.quotations if one.comment_id in stands),
        tellers=tellers,
        copies=_copies(line, stands),
    )


def _copies(line: Line, stands: Container[int]) -> tuple[tuple[int, ...], ...]:
    left = (tuple(one for one in mine if one in stands) for mine in line.copies)
    return tuple(mine for mine in left if len(mine) > 1)


def _covered(lines: Sequence[Line]) -> int:
    return len({number for line in lines for number in line.comments})


def _line(line: Line) -> list[Any]:
    theme = [line.theme.key, line.theme.words, base64.b64encode(line.theme.centre).decode()]
    quoted = [[one.comment_id, one.lang, one.toward, one.spans] for one in line.quotations]
    return [line.key, line.kind, theme, line.points, line.voices, quoted, line.tellers, line.copies]


def _lined(kept: Sequence[Any]) -> Line:
    key, kind, (name, words, centre), points, voices, quoted, tellers, *more = kept
    return Line(
        key, kind, Theme(name, _words(words), base64.b64decode(centre)),
        tuple(Cited(*one) for one in points),
        tuple(Voice(*one) for one in voices),
        tuple(Quotation(number, "", lang, toward, _spans(spans)) for number, lang, toward, spans in quoted),
        tuple(Teller(lang, word, tuple(comments)) for lang, word, comments in tellers),
        tuple(tuple(mine) for mine in (more[0] if more else ())),  # nothing in lines that were kept before
    )  # fmt: skip


def _lone(kept: Sequence[Any]) -> Lone:
    number, kind, spans, readers = kept
    return Lone(number, kind, _spans(spans), readers)


def _words(kept: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {lang: tuple(words) for lang, words in kept.items()}


def _spans(kept: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in kept)
