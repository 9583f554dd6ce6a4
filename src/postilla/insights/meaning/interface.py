"""What every engine is."""

from collections.abc import Sequence
from typing import Protocol

from postilla.insights.vectors import Array


class Meaning(Protocol):
    """An engine. Rows of two engines cannot be compared: keep `name` beside what is kept of it."""

    @property
    def name(self) -> str: ...

    @property
    def size(self) -> int: ...

    def of(self, texts: Sequence[str], langs: Sequence[str]) -> Array:
        """One row a text, [n, size], of whole steps (`vectors`), of unit length; nought where it holds no letters.
        The same for a text in whatever company it comes. `langs`: ISO 639-1, "" where nobody could tell."""


def letters(text: str) -> bool:
    """Whether there is anything to mean something."""
    return any(char.isalpha() for char in text)
