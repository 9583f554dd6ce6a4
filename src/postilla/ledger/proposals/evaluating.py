"""How well proposals do on labelled sentences. Pure but for opening the file.

A file has a line for each sentence, parted by tabs: the announcement's number, the language, the day of publication,
what the sentence says, the sentence. What it says is “nothing”, or claims parted by “;”, such as
`promise range aims low=80000 high=90000 unit=cars period=2024` or `figure low=312 unit=MW period=2024`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from postilla.ledger.proposals.finding import propose
from postilla.ledger.proposals.values import FIGURE, PROMISE, Proposal

FIELDS = ("value", "range", "unit", "period", "certainty", "kind")
Fields = dict[str, str]


@dataclass(frozen=True)
class Labelled:
    """A sentence, and its claims: for each the fields that it should give."""

    number: int
    language: str
    published: date
    claims: tuple[Fields, ...]
    text: str


@dataclass
class Tally:
    """What was found of one language. `right` of `asked` fields of the promises that were found."""

    promises: int = 0
    proposed: int = 0
    found: int = 0
    figures: int = 0
    figures_proposed: int = 0
    figures_found: int = 0
    asked: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    right: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.promises if self.promises else 0.0

    @property
    def precision(self) -> float:
        return self.found / self.proposed if self.proposed else 0.0

    @property
    def fields(self) -> float:
        asked = sum(self.asked.values())
        return sum(self.right.values()) / asked if asked else 0.0


def read(file: Path) -> Iterator[Labelled]:
    """The labelled sentences of a file. Raises ValueError, which names the line."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        try:
            announcement, language, day, says, text = line.split("\t")
            claims = tuple(_claim(one) for one in says.split(";") if one.strip() != "nothing")
            yield Labelled(int(announcement), language, date.fromisoformat(day), claims, text)
        except ValueError as error:
            raise ValueError(f"Line {number}: {error}") from error


def _claim(text: str) -> Fields:
    what, *rest = text.split()
    if what not in (PROMISE, FIGURE):
        raise ValueError(f"“{what}” is neither a promise nor a figure.")
    said = {"what": what}
    if what == PROMISE:
        said["kind"], said["certainty"], *rest = rest
    return said | dict(part.split("=", 1) for part in rest)


def evaluate(rows: Iterable[Labelled]) -> dict[str, Tally]:
    """By language, and in “all”. The most alike of proposal and label are taken together, each once."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for row in rows:
        proposals = propose(row.text, row.language, row.published)
        for name in (row.language, "all"):
            for what in (PROMISE, FIGURE):
                wanted = [claim for claim in row.claims if claim["what"] == what]
                given = [one for one in proposals if one.what == what]
                _count(tallies[name], row, what, wanted, given)
    return dict(tallies)


def _count(tally: Tally, row: Labelled, what: str, wanted: Sequence[Fields], given: Sequence[Proposal]) -> None:
    pairs = _pairs(wanted, given)
    where = f"{row.number} {row.language}: {row.text}"
    if what == FIGURE:
        exact = sum(all(checks.values()) for _, _, checks in pairs)
        tally.figures += len(wanted)
        tally.figures_proposed += len(given)
        tally.figures_found += exact
    else:
        tally.promises += len(wanted)
        tally.proposed += len(given)
        tally.found += len(pairs)
        for _, _, checks in pairs:
            for name, good in checks.items():
                tally.asked[name] += 1
                tally.right[name] += good
    if len(pairs) < len(wanted):
        tally.wrong.append(f"{what} missed · {where}")
    if len(pairs) < len(given):
        tally.wrong.append(f"{what} too many · {where}")
    for claim, one, checks in pairs:
        bad = [name for name, good in checks.items() if not good]
        if bad:
            tally.wrong.append(
                f"{what} {', '.join(bad)} · {where} · {claim} · {one.claim} {one.certainty} {one.precision}"
            )


def _pairs(wanted: Sequence[Fields], given: Sequence[Proposal]) -> list[tuple[Fields, Proposal, dict[str, bool]]]:
    scored = sorted(
        ((sum((checks := _checks(claim, one)).values()), w, g, checks)
         for w, claim in enumerate(wanted) for g, one in enumerate(given)),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )  # fmt: skip
    found, used = [], (set[int](), set[int]())
    for _, w, g, checks in scored:
        if w not in used[0] and g not in used[1]:
            used[0].add(w)
            used[1].add(g)
            found.append((wanted[w], given[g], checks))
    return found


def _checks(claim: Fields, one: Proposal) -> dict[str, bool]:
    """Which of the fields that are labelled, or were given without being labelled, are right."""
    number = one.high if claim.get("kind") == "at-most" else one.low
    checks = {"period": claim.get("period", "") == one.period and claim.get("due", "") == str(one.due or "")}
    if claim["what"] == PROMISE:
        checks |= {"certainty": claim["certainty"] == one.certainty, "kind": claim["kind"] == one.kind}
    if "low" in claim and "high" in claim:
        checks["range"] = (one.low, one.high) == (Decimal(claim["low"]), Decimal(claim["high"]))
    elif "low" in claim or "high" in claim:
        checks["value"] = number == Decimal(claim.get("low") or claim["high"])
    if "per" in claim:
        checks["value"] = claim["per"] == one.per and int(claim["count"]) == one.count
    if "unit" in claim:
        checks["unit"] = claim["unit"] == one.unit
    if claim["what"] == FIGURE:
        checks["precision"] = claim.get("precision", "").replace("-", " ") == one.precision
    return checks
