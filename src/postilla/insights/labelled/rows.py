"""The rows of a file, each with the line at which it stands. Raises the room's Refusals."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from postilla.insights.labelled import refusals as r
from postilla.vocabulary import Refusals

LARGEST = 200_000_000  # bytes
LANGUAGES = frozenset({"ar", "de", "en", "es", "fr", "it", "nl", "pt"})
INNER, REPLIES = ("comments", "posts"), ("replies", "children", "responses")  # what an article holds, and a comment
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
        yield from (Row(number, one) for one in unfolded([found]))


def _document(file: Path, found: Any) -> list[Row]:
    """A list, or all lists in an object. An object alone is one row."""
    if isinstance(found, dict):
        lists = [value for value in found.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
        found = [row for rows_ in lists for row in rows_] if lists else [found]
    if not isinstance(found, list):
        raise r.LineBroken(file=file.name, line=1, why="it holds no list of comments")
    for number, one in enumerate(found, 1):
        if not isinstance(one, dict):
            raise r.LineBroken(file=file.name, line=number, why="it is no object with named fields")
    return [Row(number, one) for number, one in enumerate(unfolded(found), 1)]


def unfolded(found: Sequence[Mapping[str, Any]], above: Mapping[str, Any] | None = None) -> Iterator[Mapping[str, Any]]:
    """Rows that hold rows, taken apart: an article its comments, a comment its replies, a translation its languages."""
    for one in found:
        inner = {name: value for name, value in one.items() if name.casefold() in (*INNER, *REPLIES) and _rows(value)}
        own = {name: value for name, value in one.items() if name not in inner}
        is_article = any(name.casefold() in INNER for name in inner)
        if not is_article:
            yield from _by_language({**(above or {}), **own})
        for name, value in inner.items():
            shared = _of_article(own) if name.casefold() in INNER else {**(above or {}), **_of_parent(own)}
            yield from unfolded(value, shared)


def _rows(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _of_article(own: Mapping[str, Any]) -> dict[str, Any]:
    title = next((own[name] for name in ("about", "title", "headline") if own.get(name)), "")
    key = next((own[name] for name in ("article", "id", "slug", "url") if own.get(name)), title)
    return {"article": key, "about": title} | ({"lang": own["lang"]} if own.get("lang") else {})


def _of_parent(own: Mapping[str, Any]) -> dict[str, Any]:
    return {"parent": own["id"]} if own.get("id") else {}


def _by_language(row: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """{"en": "Why?", "fr": "Pourquoi ?", "theme": "fares"} is one comment in two languages."""
    texts = {
        name: value for name, value in row.items() if name in LANGUAGES and isinstance(value, str) and value.strip()
    }
    if len(texts) < 2 or row.get("text"):
        yield row
        return
    rest = {name: value for name, value in row.items() if name not in texts and name != "id"}
    pair = str(row.get("id") or "") or " ".join(texts.values())
    for lang, text in texts.items():
        yield {**rest, "id": f"{row['id']}-{lang}" if row.get("id") else "", "lang": lang, "text": text, "pair": pair}


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
            yield from (Row(reader.line_num, one) for one in unfolded([dict(zip(names, cells, strict=False))]))
    except csv.Error as error:
        raise r.LineBroken(file=file.name, line=reader.line_num, why=str(error)) from error
