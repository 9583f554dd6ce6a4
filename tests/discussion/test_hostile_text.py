"""Hostile text through `text.to_html` and `text.from_html`: whatever comes in, only the allowed comes out."""

import json
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st
from lxml import html as lxml_html

from postilla.discussion import text
from postilla.intake.rules import LONGEST

CORPORA = ["ammonia", "bleach", "nh3", "owasp-filter-evasion", "wordpress-xssattacks"]
VOID = {"br"}


class Judge(HTMLParser):
    """Reads HTML as a browser's tokeniser does and notes whatever is not allowed."""

    def __init__(self, tags: set[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.tags = tags
        self.wrong: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.tags:
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            if name not in {"a": {"href", "title", "rel"}, "ol": {"start"}}.get(tag, set()):
                self.wrong.append(f"<{tag} {name}>")
            if name == "href" and not (value or "").lower().startswith(("http://", "https://", "mailto:")):
                self.wrong.append(f"href={value!r}")
            if name == "rel" and value != text.REL:
                self.wrong.append(f"rel={value!r}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> without its beginning")

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.wrong.append(f"<![{data}]>")


def wrong_with(html: str, tags: set[str] = text.TAGS) -> list[str]:
    judge = Judge(tags)
    judge.feed(html)
    judge.close()
    tree = lxml_html.fragment_fromstring(f"<div>{html}</div>") if html else None
    strange = [str(e.tag) for e in tree.iterdescendants() if e.tag not in tags] if tree is not None else []
    links = [e.get("rel") for e in tree.iter("a")] if tree is not None else []
    return [*judge.wrong, *judge.open, *strange, *(f"a link with rel={rel!r}" for rel in links if rel != text.REL)]


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


@pytest.mark.parametrize("corpus", CORPORA)
def test_known_attacks_leave_nothing_but_allowed_html(shared: Path, corpus: str) -> None:
    found = {}
    for attack in lines(shared / "data" / "xss" / f"{corpus}.jsonl"):
        for way in (text.to_html, text.from_html):
            tags = text.TAGS if way is text.to_html else text.IMPORTED_TAGS
            wrong = wrong_with(way(text.clean_source(attack["payload"])), tags)
            if wrong:
                found[attack["id"], way.__name__] = wrong
    assert found == {}


@pytest.mark.parametrize(
    "wrapping", ["[x]({})", "<{}>", "[x]: {}\n\n[x]", "![x]({})", "[x](http://e.org '{}')", "> {}", "`{}`"]
)
def test_attacks_inside_markdown(shared: Path, wrapping: str) -> None:
    for corpus in CORPORA:
        for attack in lines(shared / "data" / "xss" / f"{corpus}.jsonl"):
            html = text.to_html(text.clean_source(wrapping.format(attack["payload"])))
            assert wrong_with(html) == [], attack["id"]


def test_every_example_of_commonmark_gives_allowed_html(shared: Path) -> None:
    found = {}
    for example in lines(shared / "data" / "commonmark.jsonl"):
        wrong = wrong_with(text.to_html(text.clean_source(example["payload"])))
        if wrong:
            found[example["id"]] = wrong
    assert found == {}


@given(st.text(alphabet=st.sampled_from("<>&\"'`[](){}*_~!#=/:.-@ \n\taxhtpsjvcrm\\\x00\u202e"), max_size=200))
def test_no_text_gives_anything_else(source: str) -> None:
    assert wrong_with(text.to_html(text.clean_source(source))) == []


@given(st.text(max_size=300))
def test_plain_text_has_no_markup_to_speak_of(source: str) -> None:
    """What feeds and descriptions carry says what the page says: `<`, `>` and `&` as signs, not as references."""
    html = text.to_html(text.clean_source(source))
    parsed = lxml_html.fragment_fromstring(
        f"<div>{html.replace('<br>', ' ').replace('</', ' </')}</div>"
    ).text_content()
    assert "".join(text.to_plain(html).split()) == "".join(parsed.split())


# ---- the cost of rendering ----


def pathological(shared: Path) -> dict[str, str]:
    found = {}
    for case in json.loads((shared / "data" / "pathological.json").read_text("utf-8")):
        if "grow" in case:
            before, unit, times = case["grow"]
            found[case["name"]] = "".join(before + unit * n for n in range(1, times))[: 4 * LONGEST]
        else:
            found[case["name"]] = "".join(part * times for part, times in case["parts"])
    return found


class Calls:
    """Counts function calls: a measure of work that is the same on every machine."""

    def __init__(self) -> None:
        self.many = 0

    def __enter__(self) -> "Calls":
        def count(_frame: Any, event: str, _arg: Any) -> None:
            if event in ("call", "c_call"):
                self.many += 1

        self._before = sys.getprofile()
        sys.setprofile(count)
        return self

    def __exit__(self, *_: object) -> None:
        sys.setprofile(self._before)


def test_the_work_and_the_output_of_hostile_texts_are_bounded(shared: Path) -> None:
    """A hundred calls a character at the most, and twice the text is never four times the work."""
    dear = {}
    for name, source in pathological(shared).items():
        cleaned = text.clean_source(source)[:LONGEST]
        html = text.to_html(cleaned)
        assert wrong_with(html) == [], name
        assert len(html) <= 30 * LONGEST, name
        work = []
        for length in (1000, 2000):
            with Calls() as calls:
                text.to_html(cleaned[:length])
            work.append(calls.many)
        if work[1] > 200_000 or work[1] > 3 * work[0] + 10_000:
            dear[name] = work
    assert dear == {}


def test_a_megabyte_is_refused_as_too_long(shared: Path) -> None:
    from postilla import intake
    from postilla.vocabulary import Refusals

    for name, source in pathological(shared).items():
        sent = source[: 10 * LONGEST]
        if len(text.clean_source(sent)) > LONGEST:
            with pytest.raises(Refusals) as refused:
                intake.preview(sent)
            assert [p.code for p in refused.value.problems] in (["text_too_long"], ["text_missing"]), name


def unicode_texts(shared: Path) -> dict[str, str]:
    """As a form's field arrives: bytes that are no UTF-8 have been replaced, escapes of JSON resolved."""
    found = {}
    for case in json.loads((shared / "data" / "unicode-attacks.json").read_text("utf-8")):
        if "hex" in case:
            found[case["name"]] = bytes.fromhex(case["hex"]).decode("utf-8", "replace")
        elif "json_escape" in case:
            found[case["name"]] = json.loads(f'"{case["json_escape"]}"')
        else:
            found[case["name"]] = case["text"]
    return found


def test_unicode_attacks_are_stored_whole_or_cleaned_but_never_break_the_page(shared: Path) -> None:
    for name, sent in unicode_texts(shared).items():
        cleaned = text.clean_source(sent)
        cleaned.encode("utf-8")  # storable
        assert "\0" not in cleaned
        assert cleaned == text.clean_source(cleaned), f"{name}: cleaning twice changes it"
        assert wrong_with(text.to_html(cleaned)) == [], name
        line = text.clean_line(sent)
        line.encode("utf-8")
        assert line == text.clean_line(line), name
        assert not any(sign in line for sign in "\n\r\u2028\u202a\u202b\u202d\u202e\u2066\u2067\u2068"), name
