"""An article's page without its conversation, kept in a file until the article changes.

The templates, the CMS's blocks and pictures are read once per change of the article; a new comment only joins strings.
Places for what changes with the conversation are marked in the shell by signs that no text of ours contains.
"""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from postilla.pagestore.put import drop, drop_all, put
from postilla.pagestore.read import get

COUNT, CONVERSATION, JSON_LD = "\ue0f0count\ue0f1", "\ue0f0conversation\ue0f1", "\ue0f0jsonld\ue0f1"


@dataclass(frozen=True)
class Filling:
    """What goes into a shell. All safe HTML, or text that was escaped for its place."""

    count: str
    conversation: str
    json_ld: str


def _root() -> Path:
    root: Path = settings.POSTILLA_HOME / "shells"
    return root


def stored(path: str) -> bytes | None:
    found = get(_root(), path)
    return found.bodies[""] if found else None


def store(path: str, shell: bytes) -> None:
    put(_root(), path, shell)


def forget(path: str) -> None:
    drop(_root(), path)


def forget_all() -> None:
    drop_all(_root())


def fill(shell: bytes, filling: Filling) -> bytes:
    return (
        shell.replace(JSON_LD.encode(), filling.json_ld.encode())
        .replace(COUNT.encode(), filling.count.encode())
        .replace(CONVERSATION.encode(), filling.conversation.encode())
    )
