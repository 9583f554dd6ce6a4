"""The theme's own files, put into the page store under names that carry their content's hash."""

from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.conf import settings

from postilla.pagestore.put import finish, put
from postilla.pagestore.read import get

FOLDER = Path(__file__).parent / "assets"
NAMES = {"css": "site.css", "js": "site.js", "icon": "favicon.svg"}


@cache
def assets() -> dict[str, str]:
    """From a short name to a URL path: {"css": "/assets/site.3f2a….css", …}. A name without a file has no entry."""
    found = {}
    for name, file_name in NAMES.items():
        file = FOLDER / file_name
        if file.exists():
            digest = blake2b(file.read_bytes(), digest_size=6).hexdigest()
            found[name] = f"/assets/{file.stem}.{digest}{file.suffix}"
    return found


def put_assets() -> None:
    """Make sure the theme's files stand in the page store. Older ones stay, for pages that still name them."""
    for name, path in assets().items():
        body = (FOLDER / NAMES[name]).read_bytes()
        stored = get(settings.POSTILLA_PAGES, path)
        if stored is None or stored.bodies[""] != body:
            put(settings.POSTILLA_PAGES, path, body)
        finish(settings.POSTILLA_PAGES, path)
