"""The authorisation matrix as text: who gets which answer, by endpoint and by the state of what is asked about.

    POST /c/{comment}/edit text=Changed
        published    403 403 303! 403 = = =

A line that begins at the margin is a request: method, address, fields of the form. Each indented line is a state of the
comment and the status that each of `ACTORS` gets, in their order. `!` says that the deed was done: something is stored
that was not. `=` repeats the answer to its left; `?` makes the test fail and say what was answered. `#` begins remarks.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

# Who asks. `guest` posted something else, so the comment is another's; `author` posted it; the rest are staff.
ACTORS = ("nobody", "guest", "author", "elsewhere", "moderator", "editor", "administrator")
# What is asked about: a comment in each state, one in a conversation that takes none, one in a closed one, none at all.
STATES = ("published", "held", "rejected", "withdrawn", "readonly", "closed", "missing")
HERE = Path(__file__).resolve().parent


@dataclass
class Request:
    """One endpoint of the table: `rows` gives for each state the seven expected answers as they are written."""

    method: str
    address: str
    fields: dict[str, str]
    file: str
    rows: dict[str, list[str]] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.method} {self.address}"


def requests() -> list[Request]:
    return [request for file in sorted(HERE.glob("*.txt")) for request in _read(file)]


def _read(file: Path) -> Iterator[Request]:
    found: Request | None = None
    for line in file.read_text().splitlines():
        said = line.partition("#")[0].rstrip()
        if not said:
            continue
        words = said.split()
        if not line.startswith(" "):
            if found is not None:
                yield found
            fields = dict(word.split("=", 1) for word in words[2:])
            found = Request(words[0], words[1], fields, file.name)
            continue
        assert found is not None, f"{file.name}: a row before any request: {line}"
        assert words[0] in (*STATES, "any"), f"{file.name}: no such state: {words[0]}"
        assert len(words) == 1 + len(ACTORS), f"{file.name}: {found} {words[0]} needs {len(ACTORS)} answers"
        found.rows[words[0]] = _told(words[1:])
    if found is not None:
        yield found


def _told(words: list[str]) -> list[str]:
    told: list[str] = []
    for word in words:
        told.append(told[-1] if word == "=" else word)
    return told
