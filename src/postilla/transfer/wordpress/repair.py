"""Mending an export before it is parsed: what WordPress and its plugins are known to break, and nothing else.

A recovering XML parser loses comments without a word, so ours is strict and the mending is done here, counted by kind:
junk before the first tag, prefixes nobody declared, characters XML does not allow, bare ampersands and angle brackets,
`]]>` inside CDATA. Document types and entities are refused. Lines keep their numbers, so errors name the right one.
"""

import re
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from html.entities import html5

from postilla.transfer.refusals import BrokenFile, CountsDiffer, HostileFile, NotWordPress, TooLarge
from postilla.transfer.wordpress.decode import decoded
from postilla.transfer.wordpress.unpack import Limits

NAMESPACES = {
    "wp": "http://wordpress.org/export/1.2/",
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "atom": "http://www.w3.org/2005/Atom",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "georss": "http://www.georss.org/georss",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "media": "http://search.yahoo.com/mrss/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "dsq": "http://www.disqus.com/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
LONGEST_TAG = 64 * 1024
LONGEST_REFERENCE = 34
CUT_OFF = "it stops in the middle; the export was cut off"

_START = re.compile(r"<\?xml|<rss[\s>]")
_SPECIAL = re.compile(r"<(?:!\[CDATA\[|!--|!|\?)")
_ROOT = re.compile(r"<([A-Za-z_][\w:.\-]*)((?:\s[^<>]*)?)>")
_DECLARED = re.compile(r"\sxmlns:([\w.\-]+)\s*=")
_PREFIXES = re.compile(r"</?([A-Za-z_][\w.\-]*):")
_LAST_TAG = re.compile(r"<([A-Za-z_][^\s<>/]*)[^<>]*>\s*\Z")
_COMMENT_TAG = re.compile(r"<wp:comment[\s/>]")
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31};)")
_NUMBERED = re.compile(r"&#(x?)([0-9A-Fa-f]+);")
_BARE_LESS = re.compile(r"<(?![A-Za-z_/])")
# A stretch in which nothing needs mending: most of most files, matched in one go.
_SOUND = re.compile(
    r"(?:[^<&\]]++"
    r"|<!\[CDATA\[(?:[^\]<]++|\](?!\]>)|<(?!wp:comment>))*+\]\]>"
    r"(?=</(?:(?:wp|content|excerpt|dc):|(?:title|category|description|link|guid)>))"
    r"|</?[A-Za-z_][^<>&]*+>"
    r"|&(?:amp|lt|gt|quot);)*+"
)
_WHOLE_CDATA = re.compile(r"<!\[CDATA\[.*?\]\]>", re.DOTALL)
_SPLIT = "]]]]><![CDATA[>"


class Repairer:
    """One pass over one export. `repairs` counts what was mended; `comments` the `<wp:comment>` tags that went by."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.repairs: Counter[str] = Counter()
        self.comments = 0
        self._buffer, self._at = "", 0
        self._known = {"xml"}
        self._lent: set[str] = set()  # declared by us, not yet seen in use
        self._rooted = False
        self._name = ""
        self._chunks: Iterator[str] = iter(())

    def mend(self, chunks: Iterator[bytes], again: Callable[[], Iterator[bytes]]) -> Generator[str, None, None]:
        """Well-formed pieces of the document, unless it is broken beyond that. `again`: see `decoded`."""
        self._chunks = decoded(chunks, self.repairs, again)
        yield self._skip_to_start()
        while True:
            yield self._sound()
            found = _SPECIAL.search(self._buffer, self._at)
            if found is None:
                end = self._safe_end()
                yield self._mend_run(self._take(end))
                if not self._more():
                    yield self._mend_run(self._take(self._left()))
                    return
                continue
            yield self._mend_run(self._take(found.start() - self._at))
            yield self._special(found[0])

    def _sound(self) -> str:
        """As much as needs no mending. Empty where something does, and until the root was seen."""
        found = _SOUND.match(self._buffer, self._at) if self._rooted else None
        if found is None or found.end() - self._at < 200:
            return ""
        tags = _WHOLE_CDATA.sub("", found[0])
        if "xmlns:" in tags or not set(_PREFIXES.findall(tags)) <= self._known - self._lent:
            return ""
        self.comments += len(_COMMENT_TAG.findall(tags))
        if last := _LAST_TAG.match(tags, max(0, tags.rfind("<"))):
            self._name = last[1]
        return self._take(len(found[0]))

    def _special(self, mark: str) -> str:
        if mark == "<![CDATA[":
            return self._cdata()
        if mark == "<!--":
            return _lines(self._take(self._find("-->", 4) + 3))
        if mark == "<?":
            return _lines(self._take(self._find("?>", 2) + 2))
        start = self._peek(0, 20)
        if start.startswith(("<!--", "<![CDATA[")):
            return ""  # the mark was cut by the end of a chunk: look again
        if "<![CDATA[".startswith(start) or "<!--".startswith(start):
            raise BrokenFile(line="the end", why=CUT_OFF)
        what = re.match(r"<!\W*(\w+)", start)
        raise HostileFile(what=what[1].upper()[:20] if what else "<!")

    def _skip_to_start(self) -> str:
        while (found := _START.search(self._buffer)) is None:
            if self._left() > self.limits.junk or not self._more():
                raise NotWordPress(why="no <rss> element was found")
        junk = self._take(found.start())
        if junk.strip("\ufeff \t\r\n"):
            self.repairs["junk_before_xml"] += 1
        return _lines(junk)

    def _cdata(self) -> str:
        """A CDATA section, whole. One that holds `]]>` unescaped, as old exports do, is cut into legal ones."""
        end = self._find("]]>", 9)
        rest = self._peek(end + 3, 40 + len(self._name)).lstrip()
        close = f"</{self._name}"
        if rest.startswith((close, "<![CDATA[")) or not self._name:
            return self._checked(self._take(end + 3))
        closing = self._find(close + ">", end + 3, needed=False)
        tail = self._peek(end + 3, closing - end - 3) if closing >= 0 else ""
        if "]]>" not in _WHOLE_CDATA.sub("", tail):
            return self._checked(self._take(end + 3))
        section = self._take(closing)
        if not section.rstrip().endswith("]]>"):
            raise BrokenFile(line="?", why=f"a CDATA section in <{self._name}> does not end where it should")
        self.repairs["cdata"] += 1
        content = section.rstrip()[9:-3].replace(_SPLIT, "]]>")
        return self._checked(f"<![CDATA[{content.replace(']]>', _SPLIT)}]]>")

    def _checked(self, section: str) -> str:
        if "<wp:comment>" in section:
            if f"</{self._name}>" in section:
                raise CountsDiffer(raw=self.comments + section.count("<wp:comment>"), parsed=self.comments)
            self.repairs["comments_quoted_in_text"] += section.count("<wp:comment>")
        return section

    def _mend_run(self, run: str) -> str:
        """Text and tags between two special marks."""
        if not self._rooted and (root := _ROOT.search(run)):
            run = self._mend_root(run, root)
        if last := _LAST_TAG.match(run, max(0, run.rfind("<"))):
            self._name = last[1]
        self.comments += len(_COMMENT_TAG.findall(run))
        if "&" in run:
            run, lent = _NAMED.subn(_by_number, run)
            if named := lent - len(_NAMED.findall(run)):
                self.repairs["named_signs"] += named
            run = self._counted("bare_ampersand", _BARE_AMPERSAND, "&amp;", run)
            run = _NUMBERED.sub(_allowed_number, run) if "&#" in run else run
        if "]]>" in run:
            self.repairs["cdata"] += 1
            run = run.replace("]]>", "]]&gt;")
        run = self._counted("bare_less_than", _BARE_LESS, "&lt;", run)
        if "xmlns:" in run:
            self._known.update(_DECLARED.findall(run))
        used = set(_PREFIXES.findall(run))
        for prefix in used & self._lent:
            self._lent.discard(prefix)
            self.repairs["undeclared_prefix"] += 1
        for prefix in used - self._known:
            self.repairs["undeclared_prefix"] += 1
            run = re.sub(rf"(</?){re.escape(prefix)}:", rf"\1{prefix}_", run)
        return run

    def _mend_root(self, run: str, root: re.Match[str]) -> str:
        if root[1] != "rss":
            raise NotWordPress(why=f"its first element is <{root[1][:40]}>, not <rss>")
        self._rooted = True
        declared = set(_DECLARED.findall(root[2]))
        missing = {prefix: uri for prefix, uri in NAMESPACES.items() if prefix not in declared}
        self._lent = set(missing)
        self._known |= declared | set(NAMESPACES)
        extra = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in missing.items())
        return run[: root.end() - 1] + extra + run[root.end() - 1 :]

    def _counted(self, name: str, pattern: re.Pattern[str], by: str, text: str) -> str:
        mended, times = pattern.subn(by, text)
        if times:
            self.repairs[name] += times
        return mended

    def _safe_end(self) -> int:
        """How much of what is left can be mended without cutting a tag, a reference or a `]]>` in two."""
        end = len(self._buffer)
        less = self._buffer.rfind("<", self._at)
        if less >= 0 and self._buffer.find(">", less) < 0:
            if end - less > LONGEST_TAG:
                raise TooLarge(what="a tag", limit=f"{LONGEST_TAG} characters")
            end = less
        ampersand = self._buffer.rfind("&", max(self._at, end - LONGEST_REFERENCE), end)
        if ampersand >= 0:
            end = ampersand
        while end > self._at and self._buffer[end - 1] == "]":
            end -= 1
        return end - self._at

    def _find(self, what: str, start: int, *, needed: bool = True) -> int:
        """Where, from here, `what` begins; reads on until it is there. -1 if it never comes and is not needed."""
        while (found := self._buffer.find(what, self._at + start)) < 0:
            start = max(start, self._left() - len(what))
            if self._left() > self.limits.text:
                where = f"the text of one element (<{self._name}>)" if self._name else "what stands before any element"
                raise TooLarge(what=where, limit=f"{self.limits.text:,} characters")
            if not self._more():
                if needed:
                    raise BrokenFile(line="the end", why=CUT_OFF)
                return -1
        return found - self._at

    def _more(self) -> bool:
        piece = next(self._chunks, None)
        if piece is None:
            return False
        self._buffer, self._at = self._buffer[self._at :] + piece, 0
        return True

    def _left(self) -> int:
        return len(self._buffer) - self._at

    def _peek(self, start: int, length: int) -> str:
        while self._left() < start + length and self._more():
            pass
        return self._buffer[self._at + start : self._at + start + length]

    def _take(self, length: int) -> str:
        taken = self._buffer[self._at : self._at + length]
        self._at += length
        return taken


def _by_number(reference: re.Match[str]) -> str:
    """A sign by its number that HTML has a name for and XML has not; what HTML does not know either, as it is."""
    return "".join(f"&#{ord(sign)};" for sign in html5.get(reference[1], "")) or reference[0]


def _allowed_number(reference: re.Match[str]) -> str:
    """The reference, or nothing where it names a character that XML does not allow."""
    code = int(reference[2], 16 if reference[1] else 10)
    allowed = code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
    return reference[0] if allowed else ""


def _lines(dropped: str) -> str:
    return "\n" * dropped.count("\n")
