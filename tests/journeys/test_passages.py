"""Answering a passage of an article: found after edits, told to be gone, never more than its words."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.support.magazine import Desk
from tests.support.reader import Reader

BODY = (
    "<p>The range is 420 km in summer.</p><p>In winter the range is <b>300 km</b> &amp; no more, says its maker.</p>"
    "<p>Nobody measured it in snow.</p>"
)
ME = {"author": "Ada Winter", "email": "ada@mail.example.org", "text": "I measured it."}
WINTER = "range is 300 km & no more"


@pytest.fixture
def desk(bring: Callable[..., Desk]) -> Desk:
    return bring("The Leaf", body=(("text", BODY),))


def answer(desk: Desk, passage: str, **more: str) -> Any:
    return Reader().post(f"{desk.path}comments/", {**ME, "passage": passage, **more})


def publish(desk: Desk, body: str) -> None:
    from postilla.articles.models import ArticlePage

    page = ArticlePage.objects.get(translation_key=desk.subject.partition(":")[2])
    page.body = json.dumps([{"type": "text", "value": body}])
    page.save_revision().publish()
    desk.drain()


def test_the_article_is_marked_and_the_comment_shows_its_passage_at_once(desk: Desk) -> None:
    posted = answer(desk, WINTER)
    assert posted.status_code == 303
    html = desk.page()
    number = posted["Location"].rpartition("#c")[2]
    block = re.search(r'<p id="(p-\w+)">In winter', html)
    assert block
    assert re.search(rf'&amp; no more<a class="passage-mark" href="[^"]+/passages/#{block[1]}"[^>]*>1</a>, says', html)
    comment = html.partition(f'id="c{number}"')[2]
    assert f'<a href="{desk.path}#{block[1]}">range is 300 km &amp; no more</a>' in comment
    before = html
    desk.drain()
    assert re.sub(r"\?v=\w+", "", desk.page()) == re.sub(r"\?v=\w+", "", before)
    listed = desk.page(f"{desk.path}comments/passages/")
    assert "I measured it." in listed
    desk.post("On all of it.")
    desk.drain()
    assert desk.page().count("passage-mark") == 1
    answer(desk, WINTER, text="So did I.", email="eve@mail.example.org")
    assert 'aria-label="2 answers to this passage"' in desk.page()


def test_a_passage_survives_edits_and_says_when_it_is_gone(desk: Desk) -> None:
    answer(desk, WINTER)
    publish(desk, "<p>A new beginning.</p>" + BODY.replace("In winter", "In the winter"))
    assert desk.page().count('class="passage-mark"') == 1
    assert "has been changed" not in desk.page()
    publish(desk, BODY.replace("300 km", "310 km"))
    assert desk.page().count('class="passage-mark"') == 1
    assert "This passage has been changed since." in desk.page()
    publish(desk, "<p>All of it is written anew, by another hand, about bicycles.</p>")
    assert 'class="passage-mark"' not in desk.page()
    assert "This passage no longer stands in the article." in desk.page()
    assert "This passage no longer stands in the article." in desk.page(f"{desk.path}comments/passages/")


def test_only_public_answers_are_counted(desk: Desk) -> None:
    number = int(answer(desk, WINTER)["Location"].rpartition("#c")[2])
    desk.decide(number, "rejected")
    desk.drain()
    assert "passage-mark" not in desk.page()
    assert "I measured it." not in desk.page(f"{desk.path}comments/passages/")
    desk.decide(number, "published")
    desk.drain()
    assert 'class="passage-mark"' in desk.page()


@pytest.mark.parametrize(
    ("passage", "status"),
    [
        ("words of another article", 409),
        ("<b>300 km</b>", 409),
        ("range is 300 km\u202e & no more", 409),
        ("range\0is 300 km", 409),
        ("x" * 200_000, 422),
        ("x" * 700, 422),
        ("  n winter\n the  rang ", 303),
        ("   ", 303),
    ],
)
def test_hostile_passages_are_refused_with_the_text_kept(desk: Desk, passage: str, status: int) -> None:
    answered = answer(desk, passage, prefix="<script>" * 1000, suffix="\u202e", start="9" * 500)
    assert answered.status_code == status
    if status != 303:
        html = answered.content.decode()
        assert "I measured it." in html
        assert "<script>" not in html.partition("<form")[2]
        assert len(html) < 60_000
        assert desk.count == 0
        given_up = answer(desk, passage, **{"no-passage": "1"})
        assert given_up.status_code == 303


def test_ten_megabytes_are_refused(desk: Desk) -> None:
    assert answer(desk, "x" * 10_000_000).status_code in (400, 413)
    assert desk.count == 0


def test_without_scripts_a_paragraph_is_chosen_from_the_list(desk: Desk) -> None:
    assert f'<a href="{desk.path}comments/passages/">Answer a passage of the article</a>' in desk.page()
    listed = desk.page(f"{desk.path}comments/passages/")
    way = re.search(
        r'href="([^"]+comments/passage\?p=p-\w+)"[^>]*>Answer this passage</a></p>\s*</section>\s*</div>', listed
    )
    assert way
    reader = Reader()
    form = reader.get(way[1]).content.decode()
    fields = dict(re.findall(r'<input type="hidden" name="(passage|prefix|suffix|start)" value="([^"]*)"', form))
    assert fields["passage"] == "Nobody measured it in snow."
    assert reader.post(f"{desk.path}comments/", {**ME, **fields}).status_code == 303
    assert 'in snow.<a class="passage-mark"' in desk.page()
    assert reader.get(f"{desk.path}comments/passage?p=p-none").status_code == 302


def test_a_comment_without_a_passage_asks_nothing_more(desk: Desk, django_assert_num_queries: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    answer(desk, WINTER)
    desk.drain()
    with CaptureQueriesContext(
        connection,
    ) as found:
        desk.post("On all of it.")
    assert not [query for query in found if "passages_" in query["sql"]]
