"""Labelled comments to learn from: those of files, and those that come with the room (`data/own.tsv`)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from postilla.insights.reading.features import Features, asks, features
from postilla.insights.reading.reader import opened, signs_in, signs_of_parent
from postilla.insights.reading.signs import Signs
from postilla.insights.reading.weighing import FILE
from postilla.insights.values import Comment

OWN = FILE.with_name("own.tsv")


@dataclass(frozen=True)
class Example:
    text: str
    lang: str
    parent: str | None
    article: str
    folder: str
    labels: Mapping[str, Any]  # as in the file; a field that is absent teaches nothing
    back: bool = False  # the comment answered answers this one's writer

    @cached_property
    def signs(self) -> list[Signs]:
        return signs_in(self.text, self.lang)

    @cached_property
    def signs_above(self) -> list[Signs] | None:
        return None if self.parent is None else signs_of_parent(self.parent, self.lang)

    @property
    def found(self) -> Features:
        return features(self.signs, self.signs_above)

    @property
    def found_above(self) -> Features:
        """Of the comment answered, read by itself."""
        return features(self.signs_above or (), None)

    @property
    def asks(self) -> list[bool]:
        """Which points do."""
        return [asks(one) for one in self.signs] or [False]

    @property
    def asks_above(self) -> list[bool]:
        """Whether the comment answered does; it is one point."""
        return [any(asks(one) for one in self.signs_above or ())]

    @cached_property
    def points(self) -> list[str]:
        return opened(_comment(self.text, self.lang)).points


def examples(folders: Sequence[Path]) -> list[Example]:
    found = []
    for file in sorted(file for folder in folders for file in folder.glob("*.jsonl")):
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        known = {row.get("id"): row for row in rows}
        for row in rows:
            parent = known.get(row.get("parent") or "")
            above = known.get((parent or {}).get("parent") or "")
            text, article = parent["text"] if parent else None, row.get("article", file.stem)
            back = above is not None and bool(row.get("by")) and above.get("by") == row["by"]
            found.append(Example(row["text"], row["lang"], text, article, file.parent.name, row, back))
    return found


def own() -> list[Example]:
    """Of `data/own.tsv`. Its columns: language, kinds, toward, answering, the comment answered, text."""
    found = []
    for at, line in enumerate(OWN.read_text(encoding="utf-8").splitlines()):
        lang, kinds, toward, answering, parent, text = line.split("\t")
        labels = {"kinds": kinds.split(","), "toward": toward, "answering": None if answering == "-" else answering}
        found.append(Example(text, lang, None if parent == "-" else parent, f"own {at // 10}", OWN.stem, labels))
    return found


def _comment(text: str, lang: str) -> Comment:
    return Comment(0, text, lang, None, "", datetime(2026, 1, 1, tzinfo=UTC))
