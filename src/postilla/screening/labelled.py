"""Reading labelled texts of whatever file they are in: rows, which column is the text and which the label.

Pure but for opening the file. Raises the room's Refusals, which say what to do.
"""

import bz2
import codecs
import csv
import gzip
import io
import json
import lzma
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from postilla.screening import refusals as r
from postilla.screening.corpora import plain
from postilla.screening.values import ABUSE, SPAM

TEXTS = ("text", "comment_text", "comment", "content", "test_case", "message", "body", "tweet", "post", "sentence",
         "sms", "v2", "description")  # fmt: skip
LABELS = {
    SPAM: ("spam", "is_spam", "class", "label", "label_gold", "v1", "category", "target", "type", "y"),
    ABUSE: ("abuse", "abusive", "toxic", "sub1_toxic", "toxicity", "hateful", "hate", "hate_speech", "offensive",
            "hostile", "insult", "label_gold", "label", "class", "category", "target", "type", "y"),
}  # fmt: skip
LANGUAGES = ("language", "lang")
BAD = frozenset({"1", "true", "yes", "y", "t", "bad", "spam", "spammer", "junk", "abuse", "abusive", "toxic", "hate",
                 "hateful", "offensive", "off", "insult", "hostile", "positive"})  # fmt: skip
GOOD = frozenset({"0", "false", "no", "n", "f", "good", "ham", "notspam", "nospam", "legit", "normal", "clean", "ok",
                  "none", "neither", "other", "neutral", "not", "nothate", "nonhateful", "nonhate", "nottoxic",
                  "nontoxic", "notoffensive", "negative", "healthy"})  # fmt: skip
FORMATS = ("csv", "tsv", "json", "jsonl")
_UNPACK: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.decompress, ".xz": lzma.decompress, ".bz2": bz2.decompress,
}  # fmt: skip


@dataclass(frozen=True)
class Labelled:
    """A text that somebody called good or bad."""

    text: str
    bad: bool
    language: str = ""


@dataclass(frozen=True)
class Found:
    """What a file holds. `unclear`: rows without a text, or whose label is not understood."""

    rows: tuple[Labelled, ...]
    text: str
    label: str
    unclear: int = 0


@dataclass(frozen=True)
class Wanted:
    """What to read a file as: empty where it shall be found out."""

    kind: str = SPAM
    format: str = ""
    text: str = ""
    label: str = ""


def read(file: Path, wanted: Wanted) -> Found:
    """The labelled texts of a file. Raises Refusals: it cannot be read, or not understood."""
    data, name = _bytes(file)
    form = wanted.format or _form(name)
    if form not in FORMATS:
        raise r.FormatUnknown(file=file.name)
    rows = _rows(file.name, _decoded(data), form)
    if not rows:
        raise r.FileEmpty(file=file.name)
    return _labelled(file.name, rows, wanted)


def label_of(value: Any) -> bool | None:
    """Whether a label says bad; None where it is not understood. Shares from 0 to 1 are bad from a half.

    >>> label_of("spam"), label_of("non-hateful"), label_of(0.7), label_of("maybe")
    (True, False, True, None)
    """
    if value is None:
        return None
    word = "".join(c for c in str(value).casefold() if c.isalnum() or c == ".")
    if word in BAD or word in GOOD:
        return word in BAD
    try:
        share = float(word)
    except ValueError:
        return None
    return share >= 0.5 if 0 <= share <= 1 else None


def _bytes(file: Path) -> tuple[bytes, str]:
    """What is in it, unpacked, and its name without the packing."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise r.FileUnreadable(file=str(file), why=error.strerror or "it is no file") from error
    unpack = _UNPACK.get(file.suffix.lower())
    if unpack is None:
        return data, file.name
    try:
        return unpack(data), file.stem
    except (OSError, EOFError, lzma.LZMAError) as error:
        raise r.FileUnreadable(file=str(file), why="what it is packed with is damaged") from error


def _form(name: str) -> str:
    suffix = Path(name).suffix.lower().lstrip(".")
    return {"ndjson": "jsonl", "txt": "tsv"}.get(suffix, suffix)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.removeprefix(codecs.BOM_UTF8).decode("cp1252", "replace")  # what old collections are in


def _rows(name: str, text: str, form: str) -> list[dict[str, Any]]:
    try:
        if form in ("csv", "tsv"):
            return _table(text, "," if form == "csv" else "\t")
        found = json.loads(text) if form == "json" else [json.loads(line) for line in text.splitlines() if line.strip()]
    except (csv.Error, json.JSONDecodeError, RecursionError) as error:
        raise r.FileBroken(file=name, format=form, why=str(error)) from error
    rows = _list_in(found)
    if rows is None or not all(isinstance(row, dict | list) for row in rows):
        raise r.FileBroken(file=name, format=form, why="it holds no list of rows")
    return [row if isinstance(row, dict) else {str(at): value for at, value in enumerate(row)} for row in rows]


def _table(text: str, delimiter: str) -> list[dict[str, Any]]:
    """Rows by the names of a first line; by numbers where the first line is a row itself."""
    csv.field_size_limit(max(csv.field_size_limit(), 10_000_000))
    rows = io.StringIO(text, newline="")
    unquoted = delimiter == "\t" and '\t"' not in text  # then a quotation mark is a sign like any other
    reader = (
        csv.reader(rows, delimiter=delimiter, quoting=csv.QUOTE_NONE)
        if unquoted
        else csv.reader(rows, delimiter=delimiter)
    )
    lines = [line for line in reader if line]
    if not lines:
        return []
    known = {*TEXTS, *LABELS[SPAM], *LABELS[ABUSE]}
    head = [cell.strip() for cell in lines[0]]
    is_row = any(label_of(cell) is not None for cell in head) and not any(
        cell.casefold() in known and label_of(cell) is None for cell in head
    )
    names = [str(at) for at in range(len(head))] if is_row else head
    return [dict(zip(names, line, strict=False)) for line in (lines if is_row else lines[1:])]


def _list_in(found: Any) -> list[Any] | None:
    """The rows of a JSON document: a list, or the first list in an object."""
    if isinstance(found, dict):
        found = next((value for value in found.values() if isinstance(value, list)), None)
    return found if isinstance(found, list) else None


def _labelled(name: str, rows: Sequence[dict[str, Any]], wanted: Wanted) -> Found:
    columns = list(dict.fromkeys(key for row in rows[:50] for key in row))
    shown = ", ".join(map(str, columns)) or "none"
    label = _column(columns, wanted.label, LABELS[wanted.kind]) or (not wanted.label and _like_labels(columns, rows))
    if not label:
        raise r.NoLabelColumn(file=name, columns=shown)
    text = _column(columns, wanted.text, TEXTS) or (not wanted.text and _like_text(columns, rows, label))
    if not text:
        raise r.NoTextColumn(file=name, columns=shown)
    language = _column(columns, "", LANGUAGES)
    found, odd = [], []
    for row in rows:
        bad, words = label_of(row.get(label)), plain(str(row.get(text) or ""))
        if bad is None or not words:
            odd.append(str(row.get(label))[:30])
        else:
            found.append(Labelled(words, bad, str(row.get(language) or "") if language else ""))
    if len(odd) > len(found):
        raise r.LabelsUnknown(file=name, values=", ".join(repr(value) for value in dict.fromkeys(odd[:3])))
    bad_ones = sum(row.bad for row in found)
    if bad_ones in (0, len(found)):
        raise r.OneKindOnly(file=name, good=len(found) - bad_ones, bad=bad_ones)
    return Found(tuple(found), text, label, len(odd))


def _column(columns: Iterable[str], named: str, known: Sequence[str]) -> str:
    """The column of this name, else the first that is known, in the order in which names are known."""
    by_name = {column.casefold().strip(): column for column in columns}
    return next((by_name[name] for name in ([named.casefold()] if named else known) if name in by_name), "")


def _like_labels(columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> str:
    def fits(column: str) -> bool:
        return all(label_of(row.get(column)) is not None for row in rows[:200])

    return next((column for column in columns if fits(column)), "")


def _like_text(columns: Sequence[str], rows: Sequence[dict[str, Any]], label: str) -> str:
    """The column with the longest texts, if they are texts."""
    lengths = {
        column: sum(len(str(row.get(column) or "")) for row in rows[:200]) / len(rows[:200])
        for column in columns
        if column != label
    }
    longest = max(lengths, key=lambda column: lengths[column], default="")
    return longest if longest and lengths[longest] >= 10 else ""
