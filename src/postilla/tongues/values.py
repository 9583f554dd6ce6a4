"""What other rooms see of a translation: frozen values. Standard library only."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Original:
    """A public comment as it stands: safe HTML, the language it is in, its revision."""

    comment_id: int
    html: str
    language: str
    revision: int


@dataclass(frozen=True)
class Translated:
    """Safe HTML of a comment in another language, and the name of what made it."""

    html: str
    language: str
    engine: str
