"""The texts that the shipped filters are made of: which, under which licence, and how they are read.

Only what may be used for weights that anybody may take is here; docs/SCREENING.md says more, and what is kept for
evaluation alone.
"""

import csv
import gzip
import html
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from zlib import crc32

from postilla.screening.values import ABUSE, SPAM

PARTS = 20  # sources that the comments of our own are parted into


@dataclass(frozen=True)
class Text:
    """A text with what it is: `spam` and `abuse` are None where nobody said."""

    text: str
    source: str
    language: str = ""
    spam: bool | None = None
    abuse: bool | None = None

    def label(self, kind: str) -> bool | None:
        return {SPAM: self.spam, ABUSE: self.abuse}[kind]


@dataclass(frozen=True)
class Corpus:
    """One set. `files`: patterns of paths, looked for in the folders given; the first folder that has one counts."""

    name: str
    licence: str
    files: tuple[str, ...]
    read: Callable[[Path], Iterator[Text]]


class CorpusMissing(Exception):
    """A file to train on is in none of the folders given."""


def texts(folders: Sequence[Path]) -> list[Text]:
    """All texts, in an order that does not depend on the machine. Raises CorpusMissing."""
    found = [*_own(), *_comments()]
    for corpus in CORPORA:
        for pattern in corpus.files:
            paths = next((paths for folder in folders if (paths := sorted(folder.glob(pattern)))), None)
            if paths is None:
                raise CorpusMissing(f"{corpus.name}: no {pattern} in {', '.join(map(str, folders))}")
            for path in paths:
                found += corpus.read(path)
    return found


def plain(text: str) -> str:
    """A text as it reads, of one that may have tags and references."""
    linked = _LINKED.sub(r"\2 \1", html.unescape(text))
    return html.unescape(_TAG.sub(" ", linked)).replace("\ufeff", "").strip()


_LINKED = re.compile(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^>]{0,500}>")


def _rows(path: Path, delimiter: str = ",") -> Iterator[dict[str, str]]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig")
    yield from csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)


def _youtube(path: Path) -> Iterator[Text]:
    for row in _rows(path):
        yield Text(plain(row["CONTENT"]), path.stem, "en", spam=row["CLASS"] == "1")


def _functional_tests(path: Path) -> Iterator[Text]:
    for row in _rows(path):
        language = "de" if "german" in path.name else "fr"
        yield Text(row["test_case"], f"{path.name} {row['templ_id']}", language, abuse=row["label_gold"] == "hateful")


def _snippets(path: Path) -> Iterator[Text]:
    with open(path, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if line.count("\t") >= 2:
                yield Text(plain(line.split("\t", 2)[2]), path.stem, "en", spam=False)


def _complaints(path: Path) -> Iterator[Text]:
    with open(path, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            fields = line.split("\t")
            if len(fields) > 20:
                yield Text(fields[19].strip().capitalize(), path.stem, "en", spam=False, abuse=False)


def _own() -> Iterator[Text]:
    """Written for this: what spam, insults and plain talk look like in five languages."""
    for what, language, text in _written("own.tsv"):
        yield Text(text, f"own {language}", language, **_OWN[what])


def _comments() -> Iterator[Text]:
    """Written for this: how readers comment in five languages, half of them attacking somebody, half not."""
    for what, language, text in _written("own_comments.tsv"):
        yield Text(text, f"own comments {crc32(text.encode()) % PARTS}", language, abuse=_OWN[what]["abuse"])


def _written(name: str) -> Iterator[list[str]]:
    for line in (files("postilla.screening") / "data" / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


_OWN: dict[str, dict[str, bool]] = {
    "spam": {"spam": True},
    "abuse": {"spam": False, "abuse": True},
    "good": {"spam": False, "abuse": False},
}

CORPORA = (
    Corpus("YouTube Spam Collection", "CC BY 4.0", ("spam/youtube_*.csv",), _youtube),
    Corpus("Multilingual HateCheck", "CC BY 4.0", ("abuse/mhc_*.csv.gz",), _functional_tests),
    Corpus("NHTSA complaints", "public domain", ("aspects/en_nhtsa_complaints_100.tsv",), _complaints),
    Corpus(
        "VADER ground truth", "MIT",
        ("hutto_ICWSM_2014/tweets_GroundTruth.txt", "hutto_ICWSM_2014/amazonReviewSnippets_GroundTruth.txt"), _snippets,
    ),
)  # fmt: skip
