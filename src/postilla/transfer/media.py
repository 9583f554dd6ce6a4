"""The folder of uploads beside an export (`--media`): finding a picture's file there, never outside."""

import re
from pathlib import Path

from postilla.transfer.wordpress.content import file_name

LARGEST = 40 * 1024 * 1024
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"})
_RESIZED = re.compile(r"-\d{1,5}x\d{1,5}(?=\.[A-Za-z]+\Z)")


class Media:
    """A copy of `wp-content/uploads`, of `wp-content`, or of the whole site; without a folder nothing is found."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder.resolve() if folder is not None else None

    def find(self, url: str) -> Path | None:
        """The file of an upload: the original where `url` names a smaller copy of it."""
        name = file_name(url)
        if self.folder is None or not name or "\0" in name:
            return None
        original = _RESIZED.sub("", name)
        for wanted in dict.fromkeys((original, name)):
            for below in ("", "uploads", "wp-content/uploads"):
                found = self._inside(self.folder / below / wanted)
                if found is not None:
                    return found
        return None

    def _inside(self, file: Path) -> Path | None:
        try:
            resolved = file.resolve()
            if self.folder is not None and resolved.is_file() and resolved.is_relative_to(self.folder):
                return resolved
        except OSError:
            pass
        return None


def is_picture(name: str) -> bool:
    return Path(name).suffix.lower() in PICTURES
