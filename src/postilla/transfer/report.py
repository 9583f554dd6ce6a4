"""What became of every record. The arithmetic is the promise: of each kind, in = out + the sum of the reasons."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rich.console import Console
from rich.table import Table

from postilla.transfer.words import CHANGES, KINDS, MENDED, REASONS, STATES, to_do, words

UNCHANGED = "unchanged"
SHOWN = 10  # articles named on the screen


@dataclass
class Account:
    """One kind of record: how many the file holds, how many were brought in, and why the others were not."""

    records_in: int = 0
    records_out: int = 0
    by_reason: Counter[str] = field(default_factory=Counter)

    def add(self, fate: str, times: int = 1) -> None:
        """Enter records that met the same fate: "out", or a reason."""
        self.records_in += times
        if fate == "out":
            self.records_out += times
        else:
            self.by_reason[fate] += times

    def balances(self) -> bool:
        return self.records_in == self.records_out + sum(self.by_reason.values())

    def to_json(self) -> dict[str, Any]:
        return {
            "records_in": self.records_in,
            "records_out": self.records_out,
            "by_reason": dict(sorted(self.by_reason.items())),
        }


@dataclass
class Report:
    """The fidelity report. `kinds` holds items and comments; `also` authors, categories and tags, which count apart.

    `states` is how the comments brought in stand now: together as many as these. `notes` counts records that were
    brought in with a change, by what was changed. `repairs` counts what was mended in the file itself. `dropped` names,
    for each article's old address, the tags that could not be kept. `named` is the name that the magazine took from
    the old site.
    """

    file: str
    site: str = ""
    dry_run: bool = False
    kinds: dict[str, Account] = field(default_factory=dict)
    also: dict[str, Account] = field(default_factory=dict)
    states: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    repairs: Counter[str] = field(default_factory=Counter)
    shortcodes: Counter[str] = field(default_factory=Counter)
    kept_blocks: Counter[str] = field(default_factory=Counter)
    empty_blocks: Counter[str] = field(default_factory=Counter)
    dropped: dict[str, Counter[str]] = field(default_factory=dict)
    named: str = ""

    def enter(self, kind: str, fate: str, times: int = 1, *, also: bool = False) -> None:
        (self.also if also else self.kinds).setdefault(kind, Account()).add(fate, times)

    @property
    def total(self) -> Account:
        whole = Account()
        for account in self.kinds.values():
            whole.records_in += account.records_in
            whole.records_out += account.records_out
            whole.by_reason += account.by_reason
        return whole

    @property
    def changed(self) -> bool:
        """Whether this import brought anything in (or would have)."""
        return self.total.records_out > 0

    def balances(self) -> bool:
        return all(account.balances() for account in [*self.kinds.values(), *self.also.values(), self.total])

    def to_json(self) -> dict[str, Any]:
        """JSON values. At the top `records_in` = `records_out` + the sum of `by_reason`, and so within each kind."""
        return {
            "source": "wordpress",
            "file": self.file,
            "site": self.site,
            "dry_run": self.dry_run,
            "magazine_named": self.named,
            "changed": self.changed,
            **self.total.to_json(),
            "kinds": {kind: account.to_json() for kind, account in sorted(self.kinds.items())},
            "also": {kind: account.to_json() for kind, account in sorted(self.also.items())},
            "comments_by_state": _plain(self.states),
            "brought_in_with_a_change": _plain(self.notes),
            "mended_in_the_file": _plain(self.repairs),
            "unknown_shortcodes": _plain(self.shortcodes),
            "unknown_blocks_kept_as_html": _plain(self.kept_blocks),
            "blocks_without_content": _plain(self.empty_blocks),
            "dropped_from_articles": {article: _plain(tags) for article, tags in sorted(self.dropped.items())},
        }

    def print(self, console: Console) -> None:
        """For people: a table of kinds, then reasons and changes in words, then what to do."""
        title = "What an import would bring" if self.dry_run else "What was brought in"
        table = Table(title=f"{title} from {self.site or self.file}", title_justify="left")
        for column in ("kind", "in the file", "brought in", "here already", "left out"):
            table.add_column(column, justify="left" if column == "kind" else "right")
        rows = sorted(self.kinds.items())
        rows += [("together", self.total), *((f"({name})", account) for name, account in sorted(self.also.items()))]
        for name, account in rows:
            here = account.by_reason[UNCHANGED]
            numbers = (account.records_in, account.records_out, here, account.by_reason.total() - here)
            table.add_row(words(name, KINDS), *(f"{number:,}" for number in numbers))
        console.print(table)
        reasons = Counter({reason: times for reason, times in self.total.by_reason.items() if reason != UNCHANGED})
        if here := self.total.by_reason[UNCHANGED]:
            console.print(f"Here already, and left as it is: {here:,}", highlight=False)
        _lines(console, "Left out, and why", reasons, REASONS)
        _lines(console, "Comments brought in, by state", self.states, STATES, sign="")
        _lines(console, "Brought in with a change", self.notes, CHANGES)
        _lines(console, "Mended in the file", self.repairs, MENDED)
        _lines(console, "Plug-ins' shortcodes kept as text; search for them", self.shortcodes, {}, "[{}]")
        _lines(console, "Plug-ins' blocks kept as HTML; look at them", self.kept_blocks, {})
        _lines(console, "Blocks that have no content in the file, so nothing of them came", self.empty_blocks, {})
        if self.named:
            name = f"The magazine had no name of its own and takes the old site's: {self.named} (Settings → Magazine)."
            console.print(name, markup=False, highlight=False, soft_wrap=True)
        self._print_dropped(console)
        self._print_end(console)

    def _print_dropped(self, console: Console) -> None:
        total: Counter[str] = Counter()
        for tags in self.dropped.values():
            total += tags
        _lines(console, "Taken out of articles, because it only runs or asks", total, {}, "<{}>")
        for article in sorted(self.dropped)[:SHOWN]:
            console.print(f"             in {article}", markup=False, highlight=False, soft_wrap=True)
        if len(self.dropped) > SHOWN:
            console.print(
                f"             and in {len(self.dropped) - SHOWN:,} more, which --report names", highlight=False
            )

    def _print_end(self, console: Console) -> None:
        if not self.total.records_in:
            console.print("The file holds no articles and no comments.")
        elif not self.changed:
            console.print("Nothing new: everything in this file is here already, or was left out.")
        elif things := to_do(self.states, self.total.by_reason, self.notes):
            console.print("What to do:")
            for thing in things:
                console.print(f"  • {thing}", markup=False, highlight=False, soft_wrap=True)
        if self.dry_run:
            console.print("Nothing was stored. The same command without --dry-run brings it in.")


def _lines(
    console: Console,
    title: str,
    counts: Mapping[str, int],
    known: Mapping[str, str],
    around: str = "{}",
    sign: str = " ×",
) -> None:
    if not any(counts.values()):
        return
    console.print(f"{title}:")
    for name, times in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        if times:
            times_sign = sign if known else ""  # words for many; there may be one
            text = f"  {times:>9,}{times_sign}  {around.format(words(name, known) if around == '{}' else name)}"
            console.print(text, markup=False, highlight=False, soft_wrap=True)


def _plain(counts: Mapping[str, int]) -> dict[str, int]:
    return {name: times for name, times in sorted(counts.items()) if times}
