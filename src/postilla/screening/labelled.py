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
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

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
                 "hateful", "offensive", "offense", "off", "insult", "hostile", "positive", "ja", "oui",
                 "vrai", "sì", "sí", "vero"})  # fmt: skip
GOOD = frozenset({"0", "false", "no", "n", "f", "good", "ham", "notspam", "nospam", "legit", "normal", "clean", "ok",
                  "none", "neither", "other", "neutral", "not", "nothate", "nonhateful", "nonhate", "nottoxic",
                  "nontoxic", "notoffensive", "negative", "healthy", "nein", "non", "faux", "falso"})  # fmt: skip
FORMATS = ("csv", "tsv", "json", "jsonl")
LARGEST = 500_000_000  # bytes of a file, unpacked
_UNPACKED: dict[str, Callable[[IO[bytes]], IO[bytes]]] = {
    ".gz": lambda file: cast(IO[bytes], gzip.GzipFile(fileobj=file)), ".xz": lzma.LZMAFile, ".bz2": bz2.BZ2File,
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
    unpacked = _UNPACKED.get(file.suffix.lower())
    try:
        with file.open("rb") as packed:
            data = (unpacked(packed) if unpacked else packed).read(LARGEST + 1)
    except FileNotFoundError as error:
        raise r.FileUnreadable(file=str(file), why="there is no such file") from error
    except (OSError, EOFError, ValueError, lzma.LZMAError, zlib.error) as error:
        why = getattr(error, "strerror", None) or "what it is packed with is damaged"
        raise r.FileUnreadable(file=str(file), why=why) from error
    if len(data) > LARGEST:
        raise r.FileTooLarge(file=file.name, most=f"{LARGEST // 1_000_000} MB")
    return data, file.stem if unpacked else file.name


def _form(name: str) -> str:
    suffix = Path(name).suffix.lower().lstrip(".")
    return {"ndjson": "jsonl", "txt": "tsv"}.get(suffix, suffix)


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.removeprefix(codecs.BOM_UTF8).decode("cp1252", "replace")  # what old collections are in


def _rows(name: str, text: str, form: str) -> list[dict[str, Any]]:
    try:
        if form in ("csv", "tsv"):
            return _table(text, _delimiter(text) if form == "csv" else "\t")
        found = json.loads(text) if form == "json" else _lines(text)
    except (csv.Error, ValueError, RecursionError) as error:
        raise r.FileBroken(file=name, format=form, why=str(error)) from error
    rows = _list_in(found)
    if rows is None or not all(isinstance(row, dict | list) for row in rows):
        raise r.FileBroken(file=name, format=form, why="it holds no list of rows")
    return [row if isinstance(row, dict) else {str(at): value for at, value in enumerate(row)} for row in rows]


def _delimiter(text: str) -> str:
    """What parts the columns of a CSV: the commonest of its usual signs in the first line, which names them."""
    head = text.lstrip("\r\n").partition("\n")[0]
    return max(",;\t|", key=head.count)


def _lines(text: str) -> list[Any]:
    """The values of JSON lines; a broken one says which it is."""
    found = []
    for number, line in enumerate(text.split("\n"), start=1):  # not splitlines: a text may have ends of its own
        if line.strip():
            try:
                found.append(json.loads(line))
            except ValueError as error:
                raise ValueError(f"line {number}: {error}") from error
    return found


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
    head = [cell.strip() for cell in lines[0]]
    is_row = _is_row(head, lines[1:])
    names = [str(at) for at in range(len(head))] if is_row else _unique(head)
    return [dict(zip(names, line, strict=False)) for line in (lines if is_row else lines[1:])]


def _is_row(head: Sequence[str], rest: Sequence[list[str]]) -> bool:
    """Whether a first line is a row already: one of its cells is a label. "spam" names a column, too; that it does
    shows where the column has other labels alone."""
    known = {_bare(name) for name in (*TEXTS, *LABELS[SPAM], *LABELS[ABUSE])}
    if any(_bare(cell) in known and label_of(cell) is None for cell in head):
        return False
    return any(
        label_of(cell) is not None and (_bare(cell) not in known or any(cell in line[at : at + 1] for line in rest))
        for at, cell in enumerate(head)
    )


def _unique(names: Sequence[str]) -> list[str]:
    """Of columns with one name, the first keeps it."""
    return [name if name not in names[:at] else f"{name} ({at + 1})" for at, name in enumerate(names)]


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
    found, odd, missing = [], [], 0
    for row in rows:
        bad, words = label_of(row.get(label)), plain(str(row.get(text) or ""))
        given = str("" if row.get(label) is None else row[label]).strip()
        if bad is None and given:
            odd.append(given[:30])
        elif bad is None or not words:
            missing += 1
        else:
            found.append(Labelled(words, bad, str(row.get(language) or "") if language else ""))
    if len(odd) > len(found) or not found:
        raise r.LabelsUnknown(file=name, values=", ".join(repr(value) for value in dict.fromkeys(odd[:3])) or "nothing")
    bad_ones = sum(row.bad for row in found)
    if bad_ones in (0, len(found)):
        raise r.OneKindOnly(file=name, good=len(found) - bad_ones, bad=bad_ones)
    return Found(tuple(found), text, label, len(odd) + missing)


def _column(columns: Iterable[str], named: str, known: Sequence[str]) -> str:
    """The column of this name, else the first that is known, in the order in which names are known."""
    by_name = {_bare(column): column for column in reversed(list(columns))}  # of two alike, the first
    return next((by_name[name] for name in map(_bare, [named] if named else known) if name in by_name), "")


def _bare(name: str) -> str:
    """A column's name as it is looked for: "Comment Text" is "comment_text"."""
    return "".join(c for c in name.casefold() if c.isalnum())


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
