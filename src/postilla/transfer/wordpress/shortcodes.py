"""WordPress's square brackets. The few that every site has become HTML; the others stay as text and are listed."""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator

_KEPT_AS_IS = re.compile(r"<(pre|code|textarea|script|style)\b", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'\]]+))")
_CAPTION = re.compile(r"\[(caption|wp_caption)\b([^\[\]]*)\]", re.IGNORECASE)
_CAPTIONED = re.compile(r"\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(.*)", re.IGNORECASE | re.DOTALL)
_GALLERY = re.compile(r"\[gallery\b([^\[\]]*)\]", re.IGNORECASE)
_EMBED = re.compile(r"\[(embed)\b[^\[\]]*\]", re.IGNORECASE)
_TUBE = re.compile(r"\[(?:youtube|vimeo|dailymotion|ted)[= ]\s*[\"']?(https?://[^\s\]\"']+)[^\[\]]*\]", re.IGNORECASE)
_PLAYER = re.compile(r"\[(?:audio|video|playlist)\b([^\[\]]*)\](?:\s*\[/(?:audio|video|playlist)\])?", re.IGNORECASE)
_CODE = re.compile(r"\[(sourcecode|code|source)\b[^\[\]]*\]", re.IGNORECASE)
_UNKNOWN = re.compile(r"\[([a-z][\w-]{1,40})(?:\s+[\w-]+\s*=[^\]]*|[^\]\n]{0,200}\](?=[^\[]*\[/\1))", re.IGNORECASE)
_MOST = 500  # shortcodes of one kind in one article


def expand(text: str, listed: Counter[str]) -> str:
    """The text with known shortcodes as HTML. Each unknown one is counted in `listed` by its name and left as it is."""
    text = _between(text, _CODE, lambda _, inside: f"<pre>{_as_text(inside)}</pre>")
    return kept_apart(text, lambda part: _expand(part, listed))


def _as_text(code: str) -> str:
    return html.escape(html.unescape(code.strip("\n")), quote=False)


def _between(text: str, opening: re.Pattern[str], by: Callable[[re.Match[str], str], str]) -> str:
    """The text with each shortcode that is opened and closed as `by` gives it, from the opening and what is inside."""
    pieces = []
    at = 0
    for opened, ended, closed in _pairs(text, opening, r"\[/{}\]"):
        pieces += [text[at : opened.start()], by(opened, text[opened.end() : ended])]
        at = closed
    return "".join([*pieces, text[at:]])


def kept_apart(text: str, change: Callable[[str], str]) -> str:
    """The text changed, except within code and the like."""
    pieces = []
    at = 0
    for opened, _, closed in _pairs(text, _KEPT_AS_IS, r"</{}\s*>"):
        pieces += [change(text[at : opened.start()]), text[opened.start() : closed]]
        at = closed
    return "".join([*pieces, change(text[at:])])


def _pairs(text: str, opening: re.Pattern[str], closing: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """What opens, where its inside ends, and where it is closed. One regular expression for both would look through
    the rest of the text for each that is never closed."""
    at = 0
    never: set[str] = set()
    while opened := opening.search(text, at):
        name = opened[1].lower()
        closed = None
        if name not in never:
            closed = re.compile(closing.format(name), re.IGNORECASE).search(text, opened.end())
        if closed is None:
            never.add(name)
            at = opened.end()
        else:
            yield opened, closed.start(), closed.end()
            at = closed.end()


def _expand(text: str, listed: Counter[str]) -> str:
    if "[" not in text:
        return text
    text = _between(text, _CAPTION, _caption)
    text = _between(text, _EMBED, lambda _, inside: f"\n\n{inside.strip()}\n\n")
    changes: list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = [
        (_GALLERY, lambda m: f'\n\n<div data-gallery="{_ids(m[1]) or "all"}"></div>\n\n'),
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


def _caption(found: re.Match[str], inside: str) -> str:
    inner = _CAPTIONED.match(inside)
    if inner is None:
        return inside
    words = inner[2].strip() or html.escape(attributes(found[2]).get("caption", ""))
    return f"\n\n<figure>{inner[1]}<figcaption>{words}</figcaption></figure>\n\n"


def _ids(text: str) -> str:
    return ",".join(re.findall(r"\d{1,18}", attributes(text).get("ids", ""))[:100])


def _source(text: str) -> str:
    values = attributes(text)
    return next((v for k, v in values.items() if k in _SOURCES and v.startswith(("http://", "https://"))), "")


_SOURCES = ("src", "mp3", "mp4", "m4a", "m4v", "ogg", "ogv", "wav", "webm", "wmv", "flv")
