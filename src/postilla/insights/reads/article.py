"""What the newsroom sees of what readers say under one article."""

from collections.abc import Container
from dataclasses import dataclass, replace

from postilla.discussion import reads as discussion
from postilla.insights import models, parts
from postilla.insights.reads.known import said_of
from postilla.insights.reads.lines import Kept, kept
from postilla.insights.values import Line, Said


@dataclass(frozen=True)
class Heard:
    """An article's lines, and of the comments behind them those that are shown: all that lines quote, and of each line,
    of what is asked alone, and of what is in none, the first `LISTED`. `names`: beside them, by id. `rest`: all ids
    that are in no line, and of which none is named as asking alone."""

    kept: Kept
    said: dict[int, Said]
    names: dict[int, str]
    rest: tuple[int, ...]

    def behind(self, line: Line) -> list[int]:
        """The comments of a line that it does not quote."""
        quoted = {one.comment_id for one in line.quotations}
        return [one for one in line.comments if one not in quoted]


LISTED, ASKED = 40, 10  # comments; of those that ask something in a line that is called otherwise


def article(subject: str) -> Heard:
    """What stands of an article's lines."""
    return heard_of(kept(subject))


def by_words(subject: str) -> int:
    """How many comments of an article were read by words alone, which is less good."""
    return models.Heard.objects.filter(subject=subject, meaning=parts.words_name()).count()


def heard_of(found: Kept) -> Heard:
    """Of these lines: what went since they were asked for is not quoted any more."""
    lines = found.summary.lines
    named = {one for line in lines for one in line.comments} | {one.comment_id for one in found.summary.alone}
    heard = Heard(found, {}, {}, tuple(sorted({*found.revisions} - named)))
    shown = {*heard.rest[:LISTED]} | {one.comment_id for one in found.summary.alone[:LISTED]}
    for line in lines:
        shown |= {one.comment_id for one in line.quotations} | {*heard.behind(line)[:LISTED]}
        shown |= {one.comment_id for one in line.asks[:ASKED]}
    heard.said.update(said_of(shown))
    summary = replace(found.summary, lines=tuple(_quoting(line, heard.said) for line in lines))
    heard = replace(heard, kept=replace(found, summary=summary))
    heard.names.update((one, view.author_name) for one, (view, _) in discussion.whole(heard.said).items())
    return heard


def _quoting(line: Line, said: Container[int]) -> Line:
    return replace(line, quotations=tuple(one for one in line.quotations if one.comment_id in said))
