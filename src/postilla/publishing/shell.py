"""An article's page without its conversation, kept in a file until the article changes.

The templates, the CMS's blocks and pictures are read once per change of the article; a new comment only joins strings.
Places for what changes with the conversation are marked in the shell by signs that no text of ours contains.
"""

import re
from pathlib import Path

from django.conf import settings

from postilla.pagestore.put import drop, drop_all, put
from postilla.pagestore.read import get

COUNT, CONVERSATION, JSON_LD = "\ue0f0count\ue0f1", "\ue0f0conversation\ue0f1", "\ue0f0jsonld\ue0f1"
TITLE, LINKS = "\ue0f0title\ue0f1", "\ue0f0links\ue0f1"
_MARKS = re.compile(f"({COUNT}|{CONVERSATION}|{JSON_LD}|{TITLE}|{LINKS})")


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


def fill(frame: bytes, filling: dict[str, str]) -> bytes:
    """The page: each mark replaced by its text, which is safe HTML or was escaped for its place."""
    parts = _MARKS.split(frame.decode())
    parts[1::2] = [filling[mark] for mark in parts[1::2]]
    return "".join(parts).encode()
