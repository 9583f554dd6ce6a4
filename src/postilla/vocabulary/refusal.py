"""Refusals: the expected ways in which a deed is not done. Each says what is wrong and how to mend it.

    Refusals            several problems with one draft, each at its field
    └─ Refusal          one problem (its own only member)

A room subclasses `Refusal` where it raises it and sets `code`, `status` and `message` on the class.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

WAITS = ("seconds", "every")  # of what refusals name: how long something is waited for, in seconds


class Refusals(Exception):
    """A deed was not done, for one reason or several. `status` is the HTTP status a door answers with."""

    status: int = 422

    def __init__(self, problems: Sequence["Refusal"]) -> None:
        super().__init__("; ".join(p.code for p in problems))
        self.problems = tuple(problems)
        if problems:
            self.status = problems[0].status

    @property
    def retry_after(self) -> int | None:
        """Seconds until trying again makes sense, where that is known."""
        return next((p.params["seconds"] for p in self.problems if "seconds" in p.params), None)


class Refusal(Refusals):
    """One expected problem. `message` is English and a key for gettext; `params` fill its %(name)s places.

    `way`: where something can be done about it, the words of a link, worded like `message`; it leads to the path that
    `params` names "path".
    """

    code: ClassVar[str] = "refused"
    status = 422
    field: str | None = None
    message: ClassVar[str] = "That could not be done."
    way: ClassVar[str] = ""

    def __init__(self, field: str | None = None, **params: Any) -> None:
        self.params = params
        if field is not None:
            self.field = field
        super().__init__([self])

    def english(self) -> str:
        """Without a door that words times for a reader: waits are in seconds."""
        waits = {name: f"{self.params[name]} seconds" for name in WAITS if name in self.params}
        return self.message % (self.params | waits) if self.params else self.message
