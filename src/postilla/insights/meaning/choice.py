"""Which engine: the one that is installed."""

from datetime import datetime
from functools import cache

from postilla.insights.meaning.interface import Meaning
from postilla.insights.meaning.words import Words


@cache
def current() -> Meaning:
    """The engine of this process."""
    return Words()


def rest(now: datetime) -> None:
    """To be called now and then: what has had no work for a while gives its memory back."""
