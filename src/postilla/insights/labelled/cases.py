"""Labelled comments of whatever file they are in: ours, or somebody's own. Pure but for opening it.

JSON lines, a JSON array or object with a list, CSV or TSV. Only a text is needed; a label that is absent is not scored.
Fields may have any of the names in `NAMES`, labels any of the words in `words`. A label that is not understood is left
out and named; a file that cannot be understood at all is refused with the line and the field.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from postilla.insights.labelled import refusals as r
from postilla.insights.labelled.rows import Row, rows
from postilla.insights.labelled.words import ANSWERING, KINDS, TOWARD, bare, found_in
from postilla.insights.values import Answering, Kind, Toward

NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "comment_id", "key", "uid"),
    "text": ("text", "comment", "body", "content", "comment_text", "message", "sentence", "post", "kommentar", "texte",
             "testo"),
    "lang": ("lang", "language", "lng", "locale", "sprache", "langue", "lingua"),
    "article": ("article", "article_id", "thread", "thread_id", "page", "url", "story", "artikel"),
    "about": ("about", "title", "article_title", "headline", "subject", "context"),
    "parent": ("parent", "parent_id", "reply_to", "in_reply_to", "replyto"),
    "parent_text": ("parent_text", "replies_to_text", "answers", "quoted", "in_reply_to_text"),
    "by": ("by", "person", "author", "user", "reader", "name", "user_id"),
    "kinds": ("kinds", "kind", "labels", "label", "type", "types", "intent"),
    "toward": ("toward", "towards", "stance", "sentiment", "polarity", "stance_toward"),
    "answering": ("answering", "agreement", "stance_reply", "reply_stance", "relation", "toward_parent", "answers_how"),
    "theme": ("theme", "aspect", "topic", "category", "cluster", "thema"),
    "pair": ("pair", "translation", "translation_of", "pair_id", "group"),
}  # fmt: skip
MOST_NAMED = 20  # of labels that were left out


@dataclass(frozen=True, slots=True)
class Case:
    """A comment and what somebody says of it; None: says nothing of that."""

    id: str
    text: str = ""
    lang: str = ""
    article: str = ""
    about: str = ""
    parent: str = ""  # the id of the comment answered
    parent_text: str = ""
    by: str = ""
    kinds: tuple[Kind, ...] | None = None  # empty: it says nothing of any kind
    toward: Toward | None = None
    answering: Answering | None = None
    theme: str | None = None
    pair: str = ""

    @property
    def answers(self) -> bool:
        return bool(self.parent or self.parent_text or self.answering)


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds, and which labels of it were not understood, in words."""

    cases: tuple[Case, ...]
    left_out: tuple[str, ...] = ()


def read(place: Path) -> Found:
    """The cases of a file, or of all files of a folder. Raises Refusals: unreadable, or not understood."""
    files = sorted(place.glob("*.jsonl")) if place.is_dir() else [place]
    if not files:
        raise r.NoCases(file=place.name)
    found = [_read(file, need_text=True) for file in files]
    cases = tuple(_joined(case for one in found for case in one.cases))
    return Found(cases, tuple(line for one in found for line in one.left_out))


def _rows_without(file: Path, found: Sequence[Row], fields: Mapping[str, str]) -> list[str]:
    """The rows whose text is none, and the ids that an earlier row has, in words."""
    said, known = [], dict[str, int]()
    for row in found:
        text, own = row.fields.get(fields["text"]), str(row.fields.get(fields.get("id", ""), "") or "").strip()
        if not _is_text(text):
            why = (
                "it has no text" if text is None or not str(text).strip() else f"its text is no text, but {text!r:.40}"
            )
            said.append(f"{file.name}, line {row.line}: {why}")
        elif own and known.setdefault(own, row.line) != row.line:
            said.append(f"{file.name}, line {row.line}: its id “{own[:40]}”, which line {known[own]} has")
    return said


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def second_pass(place: Path) -> Found:
    """Labels by id alone, as a second person gave them: a file, or a folder's."""
    files = sorted(place.glob("*.jsonl")) if place.is_dir() else [place]
    found = [_read(file, need_text=False) for file in files]
    return Found(tuple(case for one in found for case in one.cases), tuple(s for one in found for s in one.left_out))


def _joined(cases: Iterable[Case]) -> Iterator[Case]:
    """Comments with the text of the one that they answer. Of two with one id, the later gets another."""
    known: dict[str, Case] = {}
    for case in cases:
        own = case.id
        while own in known:
            own += "′"
        known[own] = replace(case, id=own)
    for case in known.values():
        parent = known.get(case.parent)
        yield replace(case, parent_text=parent.text) if parent and not case.parent_text else case


def _read(file: Path, *, need_text: bool) -> Found:
    found = rows(file)
    if not found:
        raise r.NoCases(file=file.name)
    fields = _fields(file, found, need_text=need_text)
    left_out: list[str] = []
    cases = [_case(file, row, fields, left_out, number) for number, row in enumerate(found, 1)]
    asked = sum(any(row.fields.get(fields.get(name, "")) for name in ("kinds", "toward", "answering")) for row in found)
    if left_out and len(left_out) * 2 > asked:
        raise r.LabelsNotUnderstood(
            file=file.name, first=left_out[0], kinds=", ".join(sorted({*KINDS.values()} - {""}))
        )
    if need_text and not any(case.text for case in cases):
        raise r.NoText(file=file.name, line=found[0].line, columns=_shown(found))
    left_out = [*(_rows_without(file, found, fields) if need_text else ()), *left_out]
    more = [f"{file.name}: {len(left_out) - MOST_NAMED} more"] if len(left_out) > MOST_NAMED else []
    return Found(tuple(case for case in cases if case.text or not need_text), (*left_out[:MOST_NAMED], *more))


def _fields(file: Path, found: Sequence[Row], *, need_text: bool) -> dict[str, str]:
    """Our name of each field → the file's."""
    there = {bare(name): name for row in found for name in reversed(list(row.fields))}
    fields = {ours: next((there[bare(name)] for name in names if bare(name) in there), "")
              for ours, names in NAMES.items()}  # fmt: skip
    if need_text and not fields["text"]:
        raise r.NoText(file=file.name, line=found[0].line, columns=_shown(found))
    if not need_text and not fields["id"]:
        raise r.NoIds(file=file.name, line=found[0].line, columns=_shown(found))
    return {ours: name for ours, name in fields.items() if name}


def _shown(found: Sequence[Row]) -> str:
    return ", ".join(dict.fromkeys(name for row in found[:50] for name in row.fields)) or "none"


def _case(file: Path, row: Row, fields: Mapping[str, str], left_out: list[str], number: int) -> Case:
    def word(name: str) -> str:
        value = row.fields.get(fields.get(name, ""))
        return "" if value is None else str(value).strip()

    def label(name: str, known: Mapping[str, str]) -> Any:
        given = word(name)
        if not given:
            return None
        found = found_in(known, given)
        if found is None:
            left_out.append(f"{file.name}, line {row.line}: {fields[name]} “{given[:40]}” is not known")
        return found

    return Case(
        id=word("id") or f"{file.stem}-{number}",
        text=word("text") if _is_text(row.fields.get(fields.get("text", ""))) else "",
        lang=word("lang").casefold().replace("_", "-").partition("-")[0],
        article=word("article"),
        about=word("about"),
        parent=word("parent"),
        parent_text=word("parent_text"),
        by=word("by"),
        kinds=_kinds(file, row, fields.get("kinds", ""), left_out),
        toward=label("toward", TOWARD),
        answering=label("answering", ANSWERING),
        theme=word("theme") or None,
        pair=word("pair"),
    )  # fmt: skip


def _by_columns(fields: Mapping[str, Any]) -> dict[str, Any] | None:
    """Kinds that have a field each, with yes or no in it."""
    known = {name: value for name, value in fields.items() if KINDS.get(bare(name)) and _is_so(value) is not None}
    return known if len(known) >= 2 else None


def _is_so(value: Any) -> bool | None:
    word = str(value).strip().casefold()
    if word in ("1", "1.0", "true", "yes", "x", "y"):
        return True
    if word in ("0", "0.0", "false", "no", "n", ""):
        return False
    try:
        return float(word) >= 0.5
    except ValueError:
        return None


def _kinds(file: Path, row: Row, name: str, left_out: list[str]) -> tuple[Kind, ...] | None:
    given = row.fields.get(name)
    if given is None:
        given = _by_columns(row.fields)
    if given is None or given == "":
        return None
    if isinstance(given, dict):  # {"question": true, "report": 0.2}
        given = [kind for kind, share in given.items() if _is_so(share)]
    parts = given if isinstance(given, list | tuple) else str(given).replace(";", "|").replace(",", "|").split("|")
    found: list[Any] = []
    odd = 0
    for part in (str(one) for one in parts):
        kind = found_in(KINDS, part)
        if kind is not None:
            found.append(kind)
        elif part.strip():
            odd += 1
            left_out.append(f"{file.name}, line {row.line}: {name} “{part[:40]}” is not known")
    return None if odd and not any(found) else tuple(dict.fromkeys(kind for kind in found if kind))
