"""The languages of the magazine's editions. Standard library only."""

from dataclasses import dataclass

# The languages there are words for, by their own names.
LANGUAGES = {"en": "English", "fr": "Français", "it": "Italiano", "de": "Deutsch", "es": "Español", "ar": "العربية"}


def edition_name(code: str) -> str:
    return LANGUAGES.get(code, code)


@dataclass(frozen=True)
class Edition:
    """The magazine in one of its languages. `path` is its front page."""

    code: str
    name: str
    path: str
