"""Advertising as browsers meet it: what was seen, what is followed, and the frame for foreign code.

Counted are numbers of creatives and nothing else: no cookie is read, no address is kept. Machines that say that they
are some, and browsers that fetch ahead, count nothing.
"""

import re
import time
from collections import Counter
from threading import Lock

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext

from postilla.articles import reads as articles, writes
from postilla.articles.advertising import SANDBOX
from postilla.identity.addresses import network_hash
from postilla.web.pages import missing
from postilla.web.pages.answers import takes
from postilla.web.pages.proxies import address_of
from postilla.web.pages.visit import same_site

MINUTE, EACH = 60.0, 60  # seconds; what counts of one network within as many
MOST = 100_000  # networks kept
LONGEST = 19  # digits of a number

# Names by which machines say that they are some.
_MACHINE = re.compile(
    r"bot|crawl|spider|slurp|headless|preview|fetch|scan|monitor|curl|wget|python|java/|go-http|^$", re.IGNORECASE
)

_lately: Counter[str] = Counter()
_since = 0.0
_counting = Lock()


def seen(request: HttpRequest) -> HttpResponse:
    """A page of ours says that half of an advertisement was in sight for a second. Always answered alike."""
    if request.method != "POST":
        return takes("POST")
    number = request.POST.get("ad", "")
    if number.isascii() and number.isdigit() and len(number) < LONGEST and same_site(request) and _counts(request):
        writes.count_seen(int(number))
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})


seen.csrf_exempt = True  # type: ignore[attr-defined]  # same_site stands for it: pages are files, without tokens


def follow(request: HttpRequest, creative: int) -> HttpResponse:
    """Leads where the newsroom said that an advertisement leads; nothing of the request has a part in that."""
    if request.method not in ("GET", "HEAD"):
        return takes("GET", "HEAD")
    link = articles.advertised_at(creative)
    if link is None:
        return missing.page(request.path)
    if request.method == "GET" and _counts(request):
        writes.count_followed(creative)
    return HttpResponse(
        status=302, headers={"Location": link, "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}
    )


def frame(request: HttpRequest, creative: int) -> HttpResponse:
    """The inside of a sandboxed frame: foreign code, which sees nothing of the page around it, once a reader wants it.

    Until then the frame holds words of ours alone. Nothing is remembered, so each frame asks.
    """
    code = articles.foreign_code(creative)
    if code is None:
        return missing.page(request.path)
    if request.GET.get("shown") != "yes":
        return _asking(creative)
    policy = f"sandbox {SANDBOX}; default-src https: data: 'unsafe-inline'; frame-ancestors 'self'"
    body = _DOCUMENT.format(lang="", style="html,body{margin:0;overflow:hidden}", body=code)
    return HttpResponse(body, headers={"Content-Security-Policy": policy, "Cache-Control": "private, max-age=300"})


def _asking(creative: int) -> HttpResponse:
    language = articles.magazine().language
    with translation.override(language):
        said = format_html(
            '<p>{}</p><p><a href="/ads/frame/{}/?shown=yes" rel="nofollow">{}</a></p>',
            gettext("This advertisement comes from another server, which would learn that you are reading."),
            creative,
            gettext("Show it"),
        )
    style = (
        "html{color-scheme:light dark;font:14px/1.4 system-ui,sans-serif}body{margin:0;padding:0 1rem;block-size:100vh;"
        "display:flex;flex-direction:column;justify-content:center;text-align:center;box-sizing:border-box;overflow:auto}"
        "p{margin:.3rem}a{display:inline-block;padding:.4rem}"
    )
    direction = ' dir="rtl"' if translation.get_language_info(language)["bidi"] else ""
    policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"
    body = _DOCUMENT.format(lang=f' lang="{language}"{direction}', style=style, body=said)
    return HttpResponse(body, headers={"Content-Security-Policy": policy, "Cache-Control": "public, max-age=300"})


_DOCUMENT = (
    "<!doctype html><html{lang}><head><meta charset=utf-8><title>Advertising</title><style>{style}</style></head>"
    "<body>{body}</body></html>"
)


def _counts(request: HttpRequest) -> bool:
    """Whether somebody sits there, as far as a request says; and not more often from one network than people read."""
    ahead = "".join(request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz"))
    if "prefetch" in ahead or "prerender" in ahead or _MACHINE.search(request.headers.get("User-Agent", "")):
        return False
    return _within(network_hash(address_of(request)))


def _within(network: str) -> bool:
    """Kept for a minute and in memory alone."""
    global _since
    with _counting:
        now = time.monotonic()
        if now - _since > MINUTE or len(_lately) >= MOST:
            _lately.clear()
            _since = now
        _lately[network] += 1
        return _lately[network] <= EACH
