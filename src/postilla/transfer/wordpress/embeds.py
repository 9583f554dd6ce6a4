"""Players and widgets of other sites in the HTML of a post: each becomes its address, or is named as dropped."""

import html
import re
from collections import Counter

from postilla.transfer.wordpress.shortcodes import attributes, kept_apart

# What stands in a tag; bounded, so that a thousand tags that never end do not cost a thousand readings of the rest.
_INSIDE = r"((?:[^<>\"']++|\"[^\"]{0,5000}+\"|'[^']{0,5000}+')*+)"
_OBJECT = re.compile(r"<object\b[^>]*>.*?(?:</object\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_FRAME = re.compile(rf"<(iframe|embed)\b{_INSIDE}>(?:[^<]{{0,500}}</iframe\s*>)?", re.IGNORECASE)
_ACTING = re.compile(r"<(form|applet)\b", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)
_PARTS = re.compile(rf"<(?:object|embed|param|a|iframe)\b{_INSIDE}>", re.IGNORECASE)
_ADDRESSES = ("src", "data", "data-src", "data-lazy-src", "data-orig-src", "href")
_PARAMS = frozenset({"movie", "src", "url", "filename"})


def with_addresses(text: str, dropped: Counter[str]) -> str:
    """The HTML with each player as a frame that names what it plays, which becomes a link.

    What has no address that a reader could follow is left out and counted in `dropped` by its tag, and so are scripts
    and forms, which are taken out later.
    """
    dropped["script"] += len(_SCRIPT.findall(text))

    def framed(found: re.Match[str]) -> str:
        return _frame(found[1], _address(attributes(found[2])))

    def played(found: re.Match[str]) -> str:
        urls = [url for part in _PARTS.finditer(found[0]) if (url := _address(attributes(part[1])))]
        return _frame("object", urls[0] if urls else "")

    def _frame(tag: str, url: str) -> str:
        dropped[tag.lower()] += not url
        return f'<iframe src="{html.escape(url)}"></iframe>' if url else ""

    def change(part: str) -> str:
        for tag in _ACTING.findall(part):
            dropped[tag.lower()] += 1
        return _FRAME.sub(framed, _OBJECT.sub(played, part))

    return kept_apart(text, change)


def watchable(url: str) -> str:
    """The page of a video for the address of its player."""
    url = f"https:{url}" if url.startswith("//") else url
    tube = re.match(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/(?:embed|v)/([\w-]{6,20})", url)
    vimeo = re.match(r"https?://player\.vimeo\.com/video/(\d+)", url)
    if tube:
        return f"https://www.youtube.com/watch?v={tube[1]}"
    return f"https://vimeo.com/{vimeo[1]}" if vimeo else url


def _address(values: dict[str, str]) -> str:
    """The first address on the web that a player's attributes name, or ""."""
    if values.get("name", "").lower() in _PARAMS and "value" in values:
        values = {"src": values["value"]}
    for url in (values[name].strip() for name in _ADDRESSES if name in values):
        whole = f"https:{url}" if url.startswith("//") else url
        if re.match(r"https?://[^\s/<>\"']+\.", whole, re.IGNORECASE) and not re.search(r"[\s<>\"']", whole):
            return watchable(whole)
    return ""
