"""Questions about that under which a conversation stands. `standing_of` is asked with every post, so answers are kept.

What the newsroom settles (closing a conversation, moving an article) holds at once in every process on this machine:
`forget_settled` touches a file in the home folder whose stamp each look compares.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string

from postilla.grounds.settled import Settled
from postilla.grounds.values import Heading, House, Standing


class Ground(Protocol):
    """What a room answers for the subjects of its kind. Of what nobody may read it gives None, or nothing."""

    def standing_of(self, subject: str) -> Standing | None:
        """Where a subject stands."""

    def standing_at(self, path: str) -> Standing | None:
        """What stands at a path; None for paths that are none of its own."""

    def headings_of(self, subjects: Sequence[str], language: str = "", only: str = "") -> Mapping[str, Heading]:
        """{subject: heading}. Of several translations, the one in `language`, else that of the edition in which this
        reader is, else the first edition's. `only`: of those alone that stand in the edition of that language."""

    def readable(self, subjects: Collection[str], at: str) -> set[str]:
        """Those whose conversation anybody may read in the edition of the path `at`."""

    def sections_of(self, subjects: Collection[str]) -> Mapping[str, int]:
        """{subject: id of the section whose desk looks after it}, whether or not anybody may read it."""

    def lists_showing(self, subject: str, path: str) -> Sequence[str]:
        """The lists that show how many comments there are on what stands at `path`."""


_known: Settled[Standing | None] = Settled()


def standing_of(subject: str) -> Standing | None:
    """Where a subject stands, or None where nobody may read it."""
    return _known.get(subject, lambda: _found_of(subject), _names)


def standing_at(path: str) -> Standing | None:
    """What conversation stands at a path, or None."""
    return _known.get(path, lambda: _found_at(path), _names)


def comment_languages(standing: Standing | None) -> tuple[str, ...]:
    """The languages that comments may be in: those the operator named, else the editions'. None where it is one."""
    named: tuple[str, ...] = settings.POSTILLA_COMMENT_LANGUAGES
    found = named or (standing.languages if standing else ())
    return found if len(found) > 1 else ()


def headings_of(subjects: Collection[str], language: str = "", only: str = "") -> dict[str, Heading]:
    """{subject: heading} of those that are public; see `Ground.headings_of`."""
    found: dict[str, Heading] = {}
    for ground, some in _parted(subjects):
        found |= ground.headings_of(some, language, only)
    return found


def heading_of(subject: str, language: str = "") -> Heading | None:
    return headings_of([subject], language).get(subject)


def readable(subjects: Collection[str], at: str = "/") -> set[str]:
    """Those subjects whose conversation anybody may read in the edition of the path `at`."""
    return {one for ground, some in _parted(subjects) for one in ground.readable(some, at)}


def sections_of(subjects: Collection[str]) -> dict[str, int]:
    """{subject: id of its section} of those that a section's desk looks after."""
    found: dict[str, int] = {}
    for ground, some in _parted(subjects):
        found |= ground.sections_of(some)
    return found


def lists_showing(subject: str, path: str) -> list[str]:
    """The lists that show how many comments there are on what stands at `path`."""
    ground = _ground(subject)
    return list(ground.lists_showing(subject, path)) if ground else []


def house(near: str = "") -> House | None:
    """What the magazine settled for conversations; near an article (its subject), what its section says of them.
    None while there is no magazine."""
    asked = cast(Callable[[str], House | None], import_string(settings.POSTILLA_HOUSE))
    return asked(near)


def _names(found: Standing | None) -> tuple[str, ...]:
    if found is None:
        return ()
    return (found.path,) if found.editions else (found.path, found.subject)


def _found_of(subject: str) -> Standing | None:
    ground = _ground(subject)
    return ground.standing_of(subject) if ground else None


def _found_at(path: str) -> Standing | None:
    found = (_module(name).standing_at(path) for name in settings.POSTILLA_GROUNDS.values())
    return next((one for one in found if one is not None), None)


def _ground(subject: str) -> Ground | None:
    name = settings.POSTILLA_GROUNDS.get(subject.partition(":")[0])
    return _module(name) if name else None


def _parted(subjects: Collection[str]) -> Iterator[tuple[Ground, list[str]]]:
    """The subjects by who answers for them; those of unknown kinds are left out."""
    by_kind: dict[str, list[str]] = {}
    for subject in subjects:
        by_kind.setdefault(subject.partition(":")[0], []).append(subject)
    for kind, some in by_kind.items():
        if ground := _ground(f"{kind}:"):
            yield ground, some


@cache
def _module(name: str) -> Ground:
    return cast(Ground, import_module(name))
