"""What a browser that takes brotli loads to read the running example."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from lxml import html

from bench.client import get
from bench.servers import CannotMeasure, Running, postilla
from bench.values import Figure, at_most, noted
from bench.workshop import EXAMPLE, Workshop, at_rest

KB = 1000
# Elements whose address a browser loads without being asked, and the attribute it stands in.
LOADED = {"script": "src", "img": "src", "source": "src", "iframe": "src", "video": "src", "audio": "src",
          "embed": "src", "object": "data"}  # fmt: skip
LINKED = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest",
          "apple-touch-icon"}  # fmt: skip
CSS_URL = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s]+)""")


@dataclass
class Loaded:
    """Addresses a page has loaded, by what they are."""

    styles: set[str] = field(default_factory=set)
    scripts: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)

    def all(self) -> set[str]:
        return self.styles | self.scripts | self.others


def measure(shop: Workshop) -> Iterator[Figure]:
    home = shop.sample()
    with postilla(home, empty=False) as server:
        at_rest(server, home, EXAMPLE)
        page = get(server.host, server.port, EXAMPLE, "br")
        loaded = loaded_by(get(server.host, server.port, EXAMPLE).body, server.url + EXAMPLE)
        styles = sum(_size(server, address) for address in loaded.styles)
        scripts = sum(_size(server, address) for address in loaded.scripts)
        for address in loaded.styles:
            loaded.others |= _of_styles(server, address)
    strangers = sorted(one for one in loaded.all() if urlsplit(one).netloc != urlsplit(server.url).netloc)
    pictures = sorted(urlsplit(one).path for one in loaded.others)
    yield at_most(
        "bytes of the running example: HTML and CSS, compressed", (len(page.body) + styles) / KB, 25, "KB",
        html=len(page.body), css=styles, encoding=page.headers.get("content-encoding"),
    )  # fmt: skip
    yield at_most("… its script, compressed", scripts / KB, 10, "KB")
    yield at_most("… requests to other hosts", len(strangers), 0, strangers=strangers)
    yield noted("… pictures, typefaces and icons it names", len(pictures), others=pictures)


def loaded_by(page: bytes, base: str) -> Loaded:
    """What the HTML of a page makes a browser load."""
    found = Loaded()
    for element in html.fromstring(page).iter("link", "style", *LOADED):
        rel = set((element.get("rel") or "").lower().split())
        if element.tag == "link" and rel & LINKED and element.get("href"):
            (found.styles if "stylesheet" in rel else found.others).add(urljoin(base, element.get("href")))
        elif element.tag == "script" and element.get("src"):
            found.scripts.add(urljoin(base, element.get("src")))
        elif element.tag in LOADED and element.get(LOADED[str(element.tag)]):
            found.others.add(urljoin(base, element.get(LOADED[str(element.tag)])))
        for part in (element.get("srcset") or "").split(","):
            if part.strip():
                found.others.add(urljoin(base, part.split()[0]))
        if element.tag == "style":
            found.others |= {urljoin(base, one) for one in CSS_URL.findall(element.text or "")}
    found.others = {one for one in found.others if not one.startswith("data:")}
    return found


def _of_styles(server: Running, address: str) -> set[str]:
    path = urlsplit(address).path
    text = get(server.host, server.port, path).body.decode()
    return {urljoin(address, one) for one in CSS_URL.findall(text) if not one.startswith(("data:", "#"))}


def _size(server: Running, address: str) -> int:
    reply = get(server.host, server.port, urlsplit(address).path, "br")
    if reply.status != 200:
        raise CannotMeasure(f"{address} answered {reply.status}")
    return len(reply.body)
