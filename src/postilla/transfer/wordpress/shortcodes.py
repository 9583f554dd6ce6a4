"""WordPress's square brackets. The few that every site has become HTML; the others stay as text and are listed."""

import html
import re
from collections import Counter
from collections.abc import Callable

_KEPT_AS_IS = re.compile(r"<(pre|code|textarea|script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'\]]+))")
_CAPTION = re.compile(r"\[(?:wp_)?caption\b([^\]]*)\](.*?)\[/(?:wp_)?caption\]", re.IGNORECASE | re.DOTALL)
_CAPTIONED = re.compile(r"\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(.*)", re.IGNORECASE | re.DOTALL)
_GALLERY = re.compile(r"\[gallery\b([^\]]*)\]", re.IGNORECASE)
_EMBED = re.compile(r"\[embed\b[^\]]*\]\s*(.*?)\s*\[/embed\]", re.IGNORECASE | re.DOTALL)
_TUBE = re.compile(r"\[(?:youtube|vimeo|dailymotion|ted)[= ]\s*[\"']?(https?://[^\s\]\"']+)[^\]]*\]", re.IGNORECASE)
_PLAYER = re.compile(r"\[(?:audio|video|playlist)\b([^\]]*)\](?:\s*\[/(?:audio|video|playlist)\])?", re.IGNORECASE)
_CODE = re.compile(r"\[(sourcecode|code|source)\b[^\]]*\](.*?)\[/\1\]", re.IGNORECASE | re.DOTALL)
_UNKNOWN = re.compile(r"\[([a-z][\w-]{1,40})(?:\s+[\w-]+\s*=[^\]]*|[^\]\n]{0,200}\](?=[^\[]*\[/\1))", re.IGNORECASE)
_MOST = 500  # shortcodes of one kind in one article


def expand(text: str, listed: Counter[str]) -> str:
    """The text with known shortcodes as HTML. Each unknown one is counted in `listed` by its name and left as it is."""
    text = _CODE.sub(lambda m: f"<pre>{html.escape(html.unescape(m[2].strip(chr(10))), quote=False)}</pre>", text)
    pieces = []
    at = 0
    for kept in _KEPT_AS_IS.finditer(text):
        pieces += [_expand(text[at : kept.start()], listed), kept[0]]
        at = kept.end()
    return "".join([*pieces, _expand(text[at:], listed)])


def _expand(text: str, listed: Counter[str]) -> str:
    if "[" not in text:
        return text
    changes: list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = [
        (_CAPTION, _caption),
        (_GALLERY, lambda m: f'\n\n<div data-gallery="{_ids(m[1]) or "all"}"></div>\n\n'),
        (_EMBED, lambda m: f"\n\n{m[1]}\n\n"),
        (_TUBE, lambda m: f"\n\n{m[1]}\n\n"),
        (_PLAYER, lambda m: f"\n\n{_source(m[1])}\n\n"),
    ]
    for pattern, by in changes:
        text = pattern.sub(by, text, count=_MOST)
    for name in _UNKNOWN.findall(text)[:_MOST]:
        listed[name.lower()[:40]] += 1
    return text


def attributes(text: str) -> dict[str, str]:
    return {name.lower(): html.unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(text[:2000])}


def _caption(found: re.Match[str]) -> str:
    inner = _CAPTIONED.match(found[2])
    if inner is None:
        return found[2]
    words = inner[2].strip() or html.escape(attributes(found[1]).get("caption", ""))
    return f"\n\n<figure>{inner[1]}<figcaption>{words}</figcaption></figure>\n\n"


def _ids(text: str) -> str:
    return ",".join(re.findall(r"\d{1,18}", attributes(text).get("ids", ""))[:100])


def _source(text: str) -> str:
    values = attributes(text)
    return next((v for k, v in values.items() if k in _SOURCES and v.startswith(("http://", "https://"))), "")


_SOURCES = ("src", "mp3", "mp4", "m4a", "m4v", "ogg", "ogv", "wav", "webm", "wmv", "flv")
