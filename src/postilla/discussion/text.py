"""From a reader's text to safe HTML: a Markdown subset, then nh3. Done once, when a comment is written."""

import re
import unicodedata
from functools import cache, lru_cache

import nh3
from linkify_it import LinkifyIt
from markdown_it import MarkdownIt

TAGS = {"p", "br", "em", "strong", "blockquote", "ul", "ol", "li", "code", "pre", "a", "s"}
ATTRIBUTES: dict[str, set[str]] = {"a": {"href", "title"}, "ol": {"start"}, "*": set()}  # *: not even title and lang
SCHEMES = {"http", "https", "mailto"}
REL = "nofollow ugc noopener"
# No name before the host (https://bank.example@evil.example), no line breaks in an address of mail.
ALLOWED_LINK = re.compile(r"(https?://[^\s/@?#]+([/?#]|$)|mailto:(?!\S*%0[ad])[^\s@]+@)", re.IGNORECASE)

# Tags of imported comments that say the same as one of ours.
IMPORTED_TAGS = TAGS | {"b", "i", "del", "strike", "cite", "q"}

# Nothing of these shows, and some databases and XML refuse them: all controls but tab and newline, lone
# surrogates, noncharacters.
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufeff]")
# What turns the direction of the text after it, so that words read other than they are. Each paragraph finds its own
# direction (`dir="auto"`) without them.
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
# A joiner or non-joiner that means something: between letters of a script that joins them, or parts of one emoji.
_JOINS = re.compile(
    "(?<=[\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af])[\u200c\u200d](?=[\u0600-\u08ff\u0900-\u0dff"
    "\u1000-\u109f\u1780-\u17ff\u1800-\u18af])|(?<=[\u2600-\u27bf\ufe0f\U0001f300-\U0001faff])\u200d(?=[\u2600-\u27bf\U0001f300-\U0001faff])"
)
_NEWLINES = re.compile("\r\n|\r|\x85|\u2028|\u2029")
# More marks on one letter than any language uses.
_PILED_MARKS = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{6})"
    r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_BLANKS = {"\u115f", "\u1160", "\u3164", "\uffa0", "\u17b4", "\u17b5", "\u2800", "\u034f", "\ufffc"}


def clean_source(text: str) -> str:
    """What is stored of a text as it was sent: one kind of newline, NFC, without what cannot be shown, trimmed."""
    if text.isascii() and text.replace("\n", "").isprintable():  # as most English ones are: nothing to look for
        return text.strip()
    text = _DIRECTIONS.sub("", _UNSTORABLE.sub("", _NEWLINES.sub("\n", text)))
    if not text.isascii():
        text = _PILED_MARKS.sub(r"\1", unicodedata.normalize("NFC", _stream_safe(text)))
    return text.strip()


def _stream_safe(text: str) -> str:
    """At most 30 marks in a row, as UAX #15 has it: to normalise a run takes the square of its length in time."""
    kept, run = [], 0
    for char in text:
        run = run + 1 if unicodedata.combining(char) else 0
        if run <= 30:
            kept.append(char)
    return "".join(kept)


def clean_line(text: str) -> str:
    """A name: one line, without controls, direction marks or invisible signs, single spaces.

    Joiners stay where they mean something: in Persian, in Indic scripts, in an emoji of several parts.
    """
    if not (text.isascii() and text.isprintable()):
        text = clean_source(_DIRECTIONS.sub(" ", text))
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    joins = {match.start() for match in _JOINS.finditer(text)}
    kept = "".join(
        c if at in joins or unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cn") else " "
        for at, c in enumerate(text)
    )
    return " ".join(kept.split())


def is_blank(text: str) -> bool:
    """Whether nothing of the text can be seen: spaces, invisible signs and marks without a letter only."""
    begins = text[:1]
    if begins.isascii() and begins.isalnum():  # as most do
        return False
    return not any(_shows(c) for c in text)


def _shows(char: str) -> bool:
    return char not in _BLANKS and unicodedata.category(char)[0] not in "ZCM"


@cache
def _markdown(*, bare: bool) -> MarkdownIt:
    """`bare`: addresses become links that stand in the text without any mark."""
    md = MarkdownIt("commonmark", {"html": False, "linkify": bare, "breaks": True, "maxNesting": 12})
    md.disable(["html_block", "html_inline", "image", "heading", "lheading", "hr", "reference", "entity"])
    md.enable(["linkify", "strikethrough"])
    linkify = LinkifyIt(options={"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
    linkify.add("//", None).add("ftp:", None)
    md.linkify = linkify
    md.normalizeLinkText = lambda link: link  # type: ignore[method-assign]  # decoded, xn-- could pass for another
    md.validateLink = lambda url: ALLOWED_LINK.match(url) is not None  # type: ignore[method-assign]
    return md


def to_html(source: str) -> str:
    """Safe HTML of a cleaned source text. Emphasis, lists, quotes, links, code and line breaks; the rest is text."""
    if _PLAIN.fullmatch(source):
        return _paragraphed(source)
    return _by_markdown(source)


def _by_markdown(source: str) -> str:
    level = _FAR_IN.sub(" " * 8, _MARKS.sub(r"\1", source))
    markdown = _markdown(bare=":" in source and source.count("://") <= MOST_BARE)  # no colon, no address
    return _own().clean(markdown.render(level)).strip()


# Most comments are sentences and nothing else: of these Markdown and nh3 would make paragraphs, for a tenth of what a
# post costs. Each line begins with a letter or a quote, no line ends in a space, and no sign but an ampersand means
# anything to either; single words or a few may stand between asterisks.
_BEGINS = r"""(?=[^\W\d_]|["'(“‘«][^\W_])"""
_STRESSED = r"(?<= )\*([^\W_](?:[^\W_]| (?=[^\W_]))*+)\*(?=[ .,;:?!\n]|\Z)"
_SIGN = r"""[^\W_]|[ .,;?!'"()%/$€–—…“”‘’«»&+=-]|:(?=[ \n\d]|\Z)"""
_PLAIN = re.compile(rf"{_BEGINS}(?:{_SIGN}|(?<! )\n(?:\n++)?{_BEGINS}|{_STRESSED})*+(?<! )")
_STRESS = re.compile(_STRESSED)


def _paragraphed(source: str) -> str:
    text = _STRESS.sub(r"<em>\1</em>", source.replace("&", "&amp;"))
    return "\n".join(f"<p>{part.replace(_NEWLINE, _BREAK)}</p>" for part in _BETWEEN.split(text))


_BETWEEN, _NEWLINE, _BREAK = re.compile("\n\n+"), "\n", "<br>\n"


# With more, bare addresses stay text: to look for them takes the square of their number in time.
MOST_BARE = 100


# Of a line's quote and list marks the first five, of its indentation eight: deeper than `maxNesting` nothing is nested,
# and the words there would be lost.
_MARK = r"[ \t]*(?:>|[*+-](?=\s)|\d{1,9}[.)](?=\s))"
_MARKS = re.compile(rf"^((?:{_MARK}){{5}})(?:{_MARK})+", re.MULTILINE)
_FAR_IN = re.compile(r"^[ \t]{9,}(?=(?:[*+-]|\d{1,9}[.)])\s)", re.MULTILINE)


def from_html(html: str) -> str:
    """Safe HTML of a comment that another system stored as HTML. Keeps what our own comments may have."""
    cleaned = _imported().clean(_BLOCK_ENDS.sub(r"\1<br>", _CELL_ENDS.sub(r"\1 ", html)))
    return cleaned if "<p>" in cleaned else _paragraphs(cleaned)


# Where a block of another system ends that we have none of, its words must not run into the next.
_BLOCK_ENDS = re.compile(
    r"(</(?:h[1-6]|div|dt|dd|tr|caption|figcaption|address|section|article)>)(?=\s*\S)", re.IGNORECASE
)
_CELL_ENDS = re.compile(r"(</(?:td|th)>)", re.IGNORECASE)


@lru_cache(maxsize=64)  # a new comment is asked about several times over
def to_plain(html: str) -> str:
    """The text of safe HTML, for feeds, excerpts and comparison: tags gone, references resolved, blanks folded."""
    spaced = _ENDS.sub(" ", html)
    text = _TAG.sub("", spaced) if _BARE.fullmatch(spaced) else _bare().clean(spaced)
    for reference, char in (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(reference, char)
    return " ".join(text.split())


_ENDS = re.compile(r"</(p|li|blockquote|pre)>|<br ?/?>")
# Where tags say nothing but their name and all signs are worded as nh3 words them, to take the tags out is enough.
_BARE = re.compile(r"(?:[^<&\r\0\xa0]|</?(?:p|em|strong|s|li|ul|ol|blockquote|code)>|&(?:amp|lt|gt|nbsp);)*+")
_TAG = re.compile(r"<[^>]*>")


def hosts_in(html: str) -> tuple[str, ...]:
    """Where the links of safe HTML lead: the host of each, in order, as often as it is linked to."""
    return tuple(host.casefold() for host in _HOST.findall(html))


_HOST = re.compile(r'<a [^>]*?href="https?://([^/"?#:]+)')


def _cleaner(tags: set[str]) -> nh3.Cleaner:
    # Made once: to make one takes several times as long as to clean a comment with it.
    return nh3.Cleaner(
        tags=tags, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=REL, attribute_filter=_only_absolute
    )


@cache
def _own() -> nh3.Cleaner:
    return _cleaner(TAGS)


@cache
def _bare() -> nh3.Cleaner:
    return nh3.Cleaner(tags=set())


@cache
def _imported() -> nh3.Cleaner:
    return _cleaner(IMPORTED_TAGS)


def _only_absolute(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "href" and not ALLOWED_LINK.match(value):
        return None
    if attribute == "start" and not (value.isascii() and value.isdigit() and len(value) < 10):
        return None
    return value


def _paragraphs(html: str) -> str:
    """Paragraphs where another system kept bare newlines, as WordPress does."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", html.replace("\r\n", "\n"))]
    return "".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in parts if part)
