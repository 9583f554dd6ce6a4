"""The theme's own files, put into the page store under names that carry their content's hash."""

import re
from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.conf import settings

from postilla.pagestore.put import finish, making, put
from postilla.pagestore.read import get

FOLDER = Path(__file__).parent / "assets"
NAMES = {
    "css": "site.css",
    "js": "site.js",
    "icon": "favicon.svg",
    "font": "newsreader.woff2",
    "font_display": "newsreader-display.woff2",
    "font_sans": "instrument-sans.woff2",
    "font_italic": "newsreader-italic.woff2",
}


@cache
def _files() -> dict[str, tuple[str, bytes]]:
    """From a file's name to its URL path and content. The style sheet names the typefaces by their URLs."""
    found = {
        file.name: _named(file.name, file.read_bytes())
        for file in sorted(FOLDER.iterdir())
        if file.suffix in (".svg", ".woff2")
    }
    style = joined("css")
    for name, (path, _) in found.items():
        style = style.replace(f'url("{name}")', f'url("{path}")')
    return found | {"site.css": _named("site.css", style.encode()), "site.js": _named("site.js", joined("js").encode())}


def joined(kind: str) -> str:
    """The style sheet ("css") or the script ("js"): its parts one after the other, in the order of their names.

    Comments of the style sheet are for us; readers are not sent them.
    """
    parts = "".join(part.read_text(encoding="utf-8") for part in sorted((FOLDER / kind).iterdir()))
    return re.sub(r"/\*.*?\*/\n*", "", parts, flags=re.DOTALL) if kind == "css" else parts


def _named(name: str, content: bytes) -> tuple[str, bytes]:
    stem, _, suffix = name.rpartition(".")
    return f"/assets/{stem}.{blake2b(content, digest_size=6).hexdigest()}.{suffix}", content


@cache
def assets() -> dict[str, str]:
    """From a short name to a URL path: {"css": "/assets/site.3f2a….css", …}. A name without a file has no entry."""
    return {name: _files()[file][0] for name, file in NAMES.items() if file in _files()}


def fingerprint() -> str:
    """What the look of all pages hangs on: the assets and the templates. Another one makes stored pages stale."""
    digest = blake2b(digest_size=8)
    for path, _ in _files().values():
        digest.update(path.encode())
    for template in sorted((FOLDER.parent / "templates").rglob("*.html")):
        digest.update(template.read_bytes())
    return digest.hexdigest()


def put_assets() -> None:
    """Make sure the theme's files stand in the page store. Older ones stay, for pages that still name them."""
    root = settings.POSTILLA_PAGES
    for path, content in _files().values():
        stored = get(root, path)
        if stored is None or stored.bodies[""] != content:
            with making(root, path):
                put(root, path, content)
        if not path.endswith(".woff2"):  # compressed in itself
            finish(root, path)
