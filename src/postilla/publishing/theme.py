"""The theme's own files, put into the page store under names that carry their content's hash."""

from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.conf import settings

from postilla.pagestore.put import finish, put
from postilla.pagestore.read import get

FOLDER = Path(__file__).parent / "assets"
NAMES = {"css": "site.css", "js": "site.js", "icon": "favicon.svg", "font": "newsreader.woff2"}


@cache
def _files() -> dict[str, tuple[str, bytes]]:
    """From a file's name to its URL path and content. The style sheet names the typefaces by their URLs."""
    found: dict[str, tuple[str, bytes]] = {}
    for file in sorted(FOLDER.iterdir()):
        if file.suffix in (".js", ".svg", ".woff2"):
            found[file.name] = _named(file, file.read_bytes())
    style = FOLDER / "site.css"
    text = style.read_text(encoding="utf-8")
    for name, (path, _) in found.items():
        text = text.replace(f'url("{name}")', f'url("{path}")')
    found[style.name] = _named(style, text.encode())
    return found


def _named(file: Path, content: bytes) -> tuple[str, bytes]:
    return f"/assets/{file.stem}.{blake2b(content, digest_size=6).hexdigest()}{file.suffix}", content


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
            put(root, path, content)
        if not path.endswith(".woff2"):  # compressed in itself
            finish(root, path)
