"""From the HTML of a post to blocks: running text, headings, pictures, quotations, links to elsewhere, other HTML.

Made safe twice: before it is taken apart, and each piece after it was put together again. Nothing is fetched.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import unquote, urlsplit

import lxml.html
import nh3
from lxml.html import HtmlElement

from postilla.discussion.text import clean_line, clean_source
from postilla.transfer.wordpress.embeds import watchable, with_addresses
from postilla.transfer.wordpress.shortcodes import expand

INLINE = {"a", "b", "strong", "i", "em", "br"}  # what running text may hold; all else goes into blocks of HTML
OTHER_INLINE = {"abbr", "cite", "code", "del", "ins", "kbd", "mark", "q", "s", "small", "sub", "sup", "time", "span"}
HOLDERS = {"div", "section", "article", "main", "aside", "header", "footer", "center", "address", "figure", "nav"}
TABLES = {"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "dl", "dt", "dd", "pre"}
TEXT = {"p", "ul", "ol", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "figcaption"}
MEDIA = {"img", "iframe", "video", "audio", "source", "embed"}
ALLOWED = INLINE | OTHER_INLINE | HOLDERS | TABLES | TEXT | MEDIA
ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt"}, "div": {"data-gallery"}, "iframe": {"src"},
              "video": {"src"}, "audio": {"src"}, "source": {"src"}, "embed": {"src"}, "ol": {"start"},
              "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}}  # fmt: skip
GONE = {"script", "style", "object", "form", "noscript", "template", "svg", "math", "textarea", "select", "button"}
SCHEMES = {"http", "https", "mailto", "tel"}
_COMMENTS = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ADDRESS = re.compile(r"https?://[^\s<>\"']+\Z")
DEEPEST = 40
LONGEST = 2_000_000


@dataclass(frozen=True)
class Picture:
    """A picture named by its address on the old site, or by the number of its attachment."""

    url: str
    alt: str = ""
    caption: str = ""
    attachment: str = ""


@dataclass(frozen=True)
class Block:
    """`kind` is one of:

    "text"     `html`: paragraphs, lists, quotations and h3 only
    "html"     `html`: anything else that is safe: tables, code, definition lists
    "heading"  `words`
    "quote"    `words`, and `by` (perhaps empty)
    "link"     `url`
    "pictures" `pictures`: one, or a gallery of several. Number "all" stands for every picture attached to the post.
    """

    kind: str
    html: str = ""
    words: str = ""
    by: str = ""
    url: str = ""
    pictures: tuple[Picture, ...] = ()


@dataclass
class _State:
    breaks: bool
    home: str
    blocks: list[Block] = field(default_factory=list)
    depth: int = 0


def to_blocks(
    content: str, home: str, shortcodes: Counter[str], dropped: Counter[str] | None = None
) -> tuple[Block, ...]:
    """The blocks of a post. `home` is the old site's address: links to it become paths.

    Counts unknown shortcodes, and in `dropped` what was left out because it could only act, by its tag.
    """
    text = clean_source(content[:LONGEST])
    by_editor = "<!-- wp:" in text
    text = expand(_COMMENTS.sub("\n", text), shortcodes)
    text = with_addresses(text, dropped if dropped is not None else Counter())
    safe = _clean(text)
    if not safe.strip():
        return ()
    state = _State(breaks=not by_editor, home=home)
    root = lxml.html.fragment_fromstring(safe, create_parent="div", parser=lxml.html.HTMLParser(huge_tree=True))
    _walk(root, state)
    if not state.blocks:  # nested deeper than any parser follows: its words at least
        _paragraphs(nh3.clean(safe, tags=set()), state)
    return tuple(_joined(state.blocks))


def _clean(text: str) -> str:
    return nh3.clean(text, tags=ALLOWED, attributes=ATTRIBUTES, clean_content_tags=GONE, url_schemes=SCHEMES,
                     link_rel=None)  # fmt: skip


def _walk(parent: HtmlElement, state: _State) -> None:
    """The blocks within an element; text and inline tags between block tags become paragraphs, as WordPress does it."""
    run: list[str] = [html.escape(parent.text or "", quote=False)]
    for child in parent:
        if child.tag in INLINE | OTHER_INLINE and not _holds_media(child):
            run.append(_html_of(child))
        else:
            _paragraphs("".join(run), state)
            run = []
            _block(child, state)
        run.append(html.escape(child.tail or "", quote=False))
    _paragraphs("".join(run), state)


def _block(node: HtmlElement, state: _State) -> None:
    tag = node.tag
    if state.depth > DEEPEST:
        _add_words(node, state)
    elif node.get("data-gallery"):
        state.blocks.append(Block("pictures", pictures=_numbered(node.get("data-gallery") or "")))
    elif tag in ("h1", "h2") and not _holds_media(node):
        if words := clean_line(node.text_content())[:150]:
            state.blocks.append(Block("heading", words=words))
    elif tag in MEDIA or (tag in INLINE | OTHER_INLINE | {"p"} | HOLDERS and _only_media(node)):
        _media(node, state)
    elif tag == "blockquote" and node.find(".//cite") is not None:
        _quotation(node, state)
    elif tag in HOLDERS or (tag in {"p", "a", "span", "li", "blockquote"} and _holds_media(node)):
        state.depth += 1
        _walk(node, state)
        state.depth -= 1
    elif tag == "p":
        _paragraphs((html.escape(node.text or "", quote=False)) + "".join(_html_of(c, tail=True) for c in node), state)
    else:
        _whole(node, state)


def _whole(node: HtmlElement, state: _State) -> None:
    """A list, table, small heading or the like, kept as it is."""
    if re.fullmatch("h[1-6]", node.tag):
        inner = html.escape(clean_line(node.text_content()))
        if inner:
            state.blocks.append(Block("text", html=f"<h3>{inner}</h3>"))
        return
    content = _local(_html_of(node), state.home)
    used = {element.tag for element in node.iter() if isinstance(element.tag, str)}
    simple = used <= INLINE | {"ul", "ol", "li", "blockquote", "p"} and node.get("start") is None
    if node.text_content().strip() or node.tag == "hr":
        state.blocks.append(Block("text" if simple else "html", html=_final(content)))


def _paragraphs(run: str, state: _State) -> None:
    for part in re.split(r"\n\s*\n", run):
        words = part.strip()
        if not re.sub(r"<br>|&nbsp;|\xa0|\s", "", words):
            continue
        bare = html.unescape(words)
        if _ADDRESS.match(bare):
            state.blocks.append(Block("link", url=bare))
            continue
        words = re.sub(r"\s*\n\s*", "<br>" if state.breaks else " ", re.sub(r"(<br>)\s*\n", r"\1", words))
        words = _final(_local(f"<p>{words}</p>", state.home))
        simple = not re.search(rf"<(?:{'|'.join(sorted(OTHER_INLINE - {'span'}))})[ >]", words)
        state.blocks.append(Block("text" if simple else "html", html=words))


def _quotation(node: HtmlElement, state: _State) -> None:
    by = " ".join(clean_line(cite.text_content()) for cite in node.iter("cite"))
    for cite in list(node.iter("cite")):
        cite.drop_tree()
    words = "\n\n".join(part for part in (clean_line(p.text_content()) for p in list(node) or [node]) if part)
    words = words or clean_line(node.text_content())
    if words:
        state.blocks.append(Block("quote", words=words, by=by[:120]))


def _media(node: HtmlElement, state: _State) -> None:
    """Pictures, and players as links to what they play."""
    captions = [clean_line(c.text_content()) for c in node.iter("figcaption")]
    pictures = [
        Picture(url=image.get("src") or "", alt=clean_line(image.get("alt") or "")[:300])
        for image in node.iter("img")
        if _web(image.get("src"))
    ]
    if len(pictures) == len(captions):
        pictures = [replace(p, caption=c[:300]) for p, c in zip(pictures, captions, strict=True)]
    elif captions and pictures:
        pictures[0] = replace(pictures[0], caption=captions[-1][:300])
    if pictures:
        state.blocks.append(Block("pictures", pictures=tuple(pictures[:24])))
        state.blocks.extend(Block("pictures", pictures=(one,)) for one in pictures[24:])
    for player in node.iter("iframe", "video", "audio", "source", "embed"):
        if _web(player.get("src")):
            state.blocks.append(Block("link", url=watchable(player.get("src") or "")))
    if not pictures and captions and any(captions):
        state.blocks.extend(Block("text", html=_final(f"<p>{html.escape(c)}</p>")) for c in captions if c)


def _web(url: str | None) -> bool:
    return bool(url) and str(url).startswith(("http://", "https://", "//"))


def _numbered(ids: str) -> tuple[Picture, ...]:
    return tuple(Picture(url="", attachment=one) for one in re.findall(r"\d{1,18}|all", ids)[:100])


def _add_words(node: HtmlElement, state: _State) -> None:
    if words := clean_line(node.text_content()):
        state.blocks.append(Block("text", html=f"<p>{html.escape(words)}</p>"))


def _holds_media(node: HtmlElement) -> bool:
    return node.tag in MEDIA or next(node.iter(*MEDIA), None) is not None


def _only_media(node: HtmlElement) -> bool:
    """Whether an element holds pictures or players, their captions, and no other words."""
    if not _holds_media(node):
        return False
    captions = "".join(c.text_content() for c in node.iter("figcaption"))
    return "".join(node.text_content().split()) == "".join(captions.split())


def _html_of(node: HtmlElement, *, tail: bool = False) -> str:
    text = lxml.html.tostring(node, encoding="unicode", with_tail=tail)
    return re.sub(r"</?span[^>]*>", "", text)


def _local(text: str, home: str) -> str:
    """Links to the old site as paths: they lead on, wherever the new one stands. Its files keep their addresses."""
    host = urlsplit(home).netloc.lower().removeprefix("www.")
    if not host:
        return text

    def path(found: re.Match[str]) -> str:
        rest = found[1]
        return found[0] if "/wp-content/" in rest else f'href="{rest if rest.startswith("/") else "/" + rest}"'

    return re.sub(rf'href="https?://(?:www\.)?{re.escape(host)}(?=[/?"#])([^"]*)"', path, text, flags=re.IGNORECASE)


def _final(text: str) -> str:
    allowed = ALLOWED - MEDIA - HOLDERS
    return nh3.clean(text, tags=allowed, attributes=ATTRIBUTES, clean_content_tags=GONE, url_schemes=SCHEMES,
                     link_rel="noopener")  # fmt: skip


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Neighbouring pieces of running text as one block, of other HTML as another."""
    held: Block | None = None
    for block in blocks:
        if held and held.kind == block.kind and held.kind in ("text", "html"):
            held = replace(held, html=held.html + block.html)
            continue
        if held:
            yield held
        held = block
    if held:
        yield held


def file_name(url: str) -> str:
    """The path of an upload within its folder: `2024/01/car.jpg`; "" where the address names none."""
    path = unquote(urlsplit(url).path)
    _, found, rest = path.partition("/uploads/")
    name = rest if found else path.rpartition("/")[2]
    return name if ".." not in name.split("/") and not name.startswith("/") else ""
