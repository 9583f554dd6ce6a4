"""What other rooms get to see of that under which a conversation stands: frozen values.

All `path` fields are URL paths on this site, beginning and ending with "/". All times are aware datetimes in UTC.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Conversation:
    """What the newsroom settled for a conversation. `state`: "open", "read-only" or "closed".

    "read-only" shows comments but takes none; "closed" shows none and takes none.
    """

    subject: str
    state: str = "open"
    closes_at: datetime | None = None  # when an open one stops taking comments
    moderation: str = ""  # what was settled for what it stands under, or above that; "" for nothing
    slow: int = 0  # seconds between two comments of one reader


@dataclass(frozen=True)
class Standing:
    """Something public with a conversation: where it is, in which language, what was settled for the conversation."""

    subject: str
    path: str
    language: str
    conversation: Conversation
    editions: tuple[tuple[str, str], ...] = ()  # (language, path) of all its public translations, where it has several

    languages: tuple[str, ...] = ()  # of the magazine's editions, where it has several

    def path_in(self, language: str) -> str:
        """Where it stands in the edition of that language; where the conversation has its home, if it is not there."""
        return dict(self.editions).get(language) or (self.editions[0][1] if self.editions else self.path)

    @property
    def paths(self) -> tuple[str, ...]:
        """Where it stands, in all its translations; the first is the one that the conversation has its home in."""
        return tuple(path for _, path in self.editions) or (self.path,)


@dataclass(frozen=True)
class House:
    """What the magazine settled for conversations of whatever kind. `language` is its first edition's, in which all
    stands that is in no other; `languages` of its editions, that one first, where it has several."""

    language: str
    languages: tuple[str, ...] = ()
    moderation: str = ""
    slow: int = 0  # seconds between two comments of one reader


@dataclass(frozen=True)
class Heading:
    """What is said of it where a comment is shown alone: in letters, feeds, at the desk, on a reader's own page."""

    subject: str
    path: str
    title: str
    standfirst: str
    language: str
