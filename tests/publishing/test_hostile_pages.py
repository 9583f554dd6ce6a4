"""Invariant 4 on whole pages: attacks in text, name and website are stored, shown, and stay words."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from postilla.vocabulary import Refusals
from tests.discussion.test_hostile_text import CORPORA, lines
from tests.support.magazine import Desk
from tests.support.reader import Reader, tree

pytestmark = pytest.mark.django_db


def skeleton(page: Any) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of a page outside comments' bodies with their attributes' names."""
    root = tree(page)
    for body in root.xpath("//div[contains(@class,'comment-body')]"):
        body.clear()
    return [(str(e.tag), tuple(sorted(e.attrib))) for e in root.iter() if isinstance(e.tag, str)]


def test_attacks_stay_words_on_every_page(desk: Desk, shared: Path) -> None:
    attacks = [attack["payload"] for corpus in CORPORA for attack in lines(shared / "data" / "xss" / f"{corpus}.jsonl")]
    many = 0
    for number, attack in enumerate(attacks[::6]):
        for fields in (
            {"text": f"{attack} {number}", "author": attack[:80]},
            {"text": f"site {number}", "website": attack},
        ):
            try:
                one = desk.post(**fields)
                many += 1
            except Refusals:
                continue
    assert many > 60
    desk.drain()
    reader = Reader()
    for path in (
        desk.path,
        f"{desk.path}comments/2/",
        f"{desk.path}comments/newest/",
        f"/c/{one}/reply",
        f"/c/{one}/report",
    ):
        answer = reader.get(path)
        page = tree(answer)
        assert answer.status_code == 200
        elements = skeleton(answer)
        allowed = {
            "html",
            "head",
            "meta",
            "title",
            "link",
            "script",
            "body",
            "a",
            "header",
            "main",
            "footer",
            "nav",
            "section",
            "article",
            "div",
            "p",
            "h1",
            "h2",
            "h3",
            "ol",
            "ul",
            "li",
            "span",
            "bdi",
            "time",
            "svg",
            "path",
            "form",
            "button",
            "input",
            "textarea",
            "label",
            "fieldset",
            "legend",
            "blockquote",
            "strong",
            "em",
            "b",
            "i",
            "figure",
            "figcaption",
            "template",
            "dl",
            "dt",
            "dd",
            "small",
            "use",
            "symbol",
            "circle",
            "g",
            "rect",
            "code",
            "br",
            "s",
            "pre",
        }
        assert {tag for tag, _ in elements} <= allowed, path
        assert not [
            names
            for _, names in elements
            if any(name.startswith("on") or name in ("style", "srcdoc") for name in names)
        ]
        for address in page.xpath("//@href | //@src | //@action"):
            assert address.startswith(("/", "#", "https://", "http://", "mailto:")), (path, address)
        for block in page.xpath("//script[@type='application/ld+json']"):
            json.loads(block.text_content())
        assert all(s.get("src") or "json" in (s.get("type") or "") for s in page.xpath("//script"))
    for form in ("rss", "atom"):
        etree.fromstring(reader.get(f"{desk.path}comments/feed.{form}").content)
    reader.get(f"{desk.path}comments/feed.json").json()


def test_an_attack_in_the_search_stays_words(desk: Desk, shared: Path) -> None:
    plain = skeleton(Reader().get("/search/", {"q": "nothing-like-this"}))
    for attack in lines(shared / "data" / "xss" / "owasp-filter-evasion.jsonl")[::4]:
        answer = Reader().get("/search/", {"q": attack["payload"]})
        found = [e for e in skeleton(answer) if e[0] in ("script", "iframe", "img", "object", "embed", "style", "base")]
        assert found == [e for e in plain if e[0] == "script"], attack["id"]
