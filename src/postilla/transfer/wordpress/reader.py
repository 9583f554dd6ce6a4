"""From a stream of XML to records. Nothing is kept but the element being read: memory does not grow with the file."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, cast

from lxml import etree

from postilla.transfer.refusals import BrokenFile, CountsDiffer
from postilla.transfer.wordpress.collect import Collector
from postilla.transfer.wordpress.records import Record
from postilla.transfer.wordpress.repair import CUT_OFF, Repairer
from postilla.transfer.wordpress.unpack import Limits, Source


class Reader:
    """One export. After `records` is exhausted, `repairs` says what was mended in the file and how often."""

    def __init__(self, path: Path, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.source = Source(path, self.limits)
        self._repairer = Repairer(self.limits)

    @property
    def repairs(self) -> Counter[str]:
        return self._repairer.repairs

    def records(self) -> Iterator[Record]:
        """Every record of the file, in its order; the `Site` last.

        Raises NotWordPress, BrokenFile, HostileFile, TooLarge, CountsDiffer, also in the middle: store nothing for good
        before the end is reached.
        """
        collector = Collector(self.limits.text)
        parser = _parser(collector)
        again = Source(self.source.path, self.limits).chunks
        with closing(self._repairer.mend(self.source.chunks(), again)) as pieces:
            for piece in _batched(pieces):
                _feed(parser, piece)
                yield from collector.take()
        _finish(parser)
        yield from collector.take()
        raw = self._repairer.comments
        if raw != collector.comments + collector.foreign:
            raise CountsDiffer(raw=raw, parsed=collector.comments)
        if collector.foreign:
            self.repairs["comments_in_foreign_namespace"] += collector.foreign
        yield collector.site()


def _parser(target: Collector) -> Any:
    return etree.XMLParser(
        target=cast(Any, target),
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=True,  # libxml2's own limits are per text; ours (`Limits`) stand in front of it
    )


def _batched(pieces: Iterator[str], size: int = 64 * 1024) -> Iterator[bytes]:
    """Pieces joined to a size that is worth a call into the parser."""
    held: list[str] = []
    length = 0
    for piece in pieces:
        held.append(piece)
        length += len(piece)
        if length >= size:
            yield "".join(held).encode()
            held, length = [], 0
    yield "".join(held).encode()


def _feed(parser: Any, piece: bytes) -> None:
    if not piece:
        return
    try:
        parser.feed(piece)
    except etree.XMLSyntaxError as error:
        raise _broken(error) from error


def _finish(parser: Any) -> None:
    try:
        parser.close()
    except etree.XMLSyntaxError as error:
        raise _broken(error) from error


def _broken(error: etree.XMLSyntaxError) -> BrokenFile:
    line = error.position[0]
    why = str(error.msg or "it is not XML")
    return BrokenFile(line=line, why=f"{CUT_OFF} ({why})"[:250] if why.startswith("Premature end") else why[:200])
