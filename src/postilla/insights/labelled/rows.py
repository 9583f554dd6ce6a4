"""The rows of a file, each with the line at which it stands. Raises the room's Refusals."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from postilla.insights.labelled import refusals as r
from postilla.vocabulary import Refusals

LARGEST = 200_000_000  # bytes
TABLES = {".csv": ",", ".tsv": "\t", ".txt": "\t"}


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of a row; `line` is its number in the file, of a JSON document its place in the list."""

    line: int
    fields: Mapping[str, Any]


def rows(file: Path) -> list[Row]:
    """All rows of a file; which format it is in, its name or its first sign tells."""
    text = _text(file)
    suffix = file.suffix.lower()
    if suffix in TABLES:
        return list(_table(file, text, TABLES[suffix]))
    if suffix in (".jsonl", ".ndjson"):
        return list(_lines(file, text))
    try:
        return _document(file, json.loads(text))
    except (ValueError, RecursionError) as error:
        if suffix != ".json":
            raise r.FormatNotKnown(file=file.name) from error
        try:  # JSON lines are often called .json
            return list(_lines(file, text))
        except Refusals:
            raise r.LineBroken(file=file.name, line=getattr(error, "lineno", 1), why=str(error)) from error


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST:
            raise r.FileNotReadable(file=file.name, why=f"it is larger than {LARGEST // 1_000_000} MB; take a part")
        data = file.read_bytes()
    except OSError as error:
        raise r.FileNotReadable(file=str(file), why=error.strerror or "the system refuses") from error
    try:
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _lines(file: Path, text: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), 1):  # not splitlines: a text may hold ends of its own
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise r.LineBroken(file=file.name, line=number, why=str(error)) from error
        if not isinstance(found, dict):
            raise r.LineBroken(file=file.name, line=number, why="it is no object with named fields")
        yield Row(number, found)


def _document(file: Path, found: Any) -> list[Row]:
    """A list, or the first list in an object. An object alone is one row."""
    if isinstance(found, dict):
        lists = [value for value in found.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
        found = lists[0] if lists else [found]
    if not isinstance(found, list):
        raise r.LineBroken(file=file.name, line=1, why="it holds no list of comments")
    for number, one in enumerate(found, 1):
        if not isinstance(one, dict):
            raise r.LineBroken(file=file.name, line=number, why="it is no object with named fields")
    return [Row(number, one) for number, one in enumerate(found, 1)]


def _table(file: Path, text: str, usual: str) -> Iterator[Row]:
    csv.field_size_limit(max(csv.field_size_limit(), 10_000_000))
    head = text.lstrip("\r\n").partition("\n")[0]
    parted = max(",;\t", key=head.count) if usual == "," else usual
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=parted)
    names: list[str] = []
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if not names:
                names = [cell.strip() for cell in cells]
                continue
            if len(cells) > len(names):
                why = f"it has {len(cells)} fields, the first line names {len(names)}"
                raise r.LineBroken(file=file.name, line=reader.line_num, why=why)
            yield Row(reader.line_num, dict(zip(names, cells, strict=False)))
    except csv.Error as error:
        raise r.LineBroken(file=file.name, line=reader.line_num, why=str(error)) from error
