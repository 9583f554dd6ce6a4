"""Invariants 5, 2 and 7: what a post costs, what a crawler counts, and addresses that never change."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from postilla.discussion import reads, writes
from postilla.discussion.values import PUBLISHED, WITHDRAWN, Brought
from tests.support.magazine import NOW, Desk
from tests.support.reader import Reader, comment_of, count_on, shown, tree

pytestmark = pytest.mark.django_db


def fill(desk: Desk, many: int, dice: random.Random, deep: float = 0.0) -> None:
    """Bring in comments, `deep` of them as answers to earlier ones; a few are withdrawn."""
    ids: list[int] = []
    while len(ids) < many:
        batch = [
            Brought(
                dice.choice(ids) if ids and dice.random() < deep else None, "A Reader", "", None,
                f"<p>Sentence {n}.</p>",
                f"Sentence {n}.", WITHDRAWN if dice.random() < 0.05 else PUBLISHED, NOW, "",
            )
            for n in range(len(ids), min(len(ids) + 250, many))
        ]  # fmt: skip
        ids += writes.bring_in(desk.subject, batch, NOW)
    writes.settle(desk.subject, NOW)
    desk.drain()


def cost_of_a_post(desk: Desk, text: str) -> int:
    """The least of a few: what is kept for a second alone may have to be asked for again on a slow machine."""
    reader = Reader()
    costs = []
    for number in range(4):
        with CaptureQueriesContext(connection) as queries:
            answer = reader.send(desk, text=f"{text}, for the time number {number}")
        assert answer.status_code == 303
        costs.append(len(queries))
    return min(costs)


def test_a_post_costs_as_many_queries_in_a_long_thread_as_in_a_short_one(bring: object, dice: random.Random) -> None:
    costs = []
    for many in (10, 110, 5_000):
        desk = bring(f"With {many}")  # type: ignore[operator]
        fill(desk, many, dice)
        costs.append(cost_of_a_post(desk, f"To {many}"))
    assert costs[1] == costs[2]
    assert costs[1] <= costs[0] + 4, "one page more is made: the one that the comment is on"


def test_reading_a_stored_page_asks_nothing_and_reading_a_new_one_little(desk: Desk, dice: random.Random) -> None:
    fill(desk, 400, dice, deep=0.5)
    desk.page()
    numbers = []
    for path in (desk.path, f"{desk.path}comments/2/"):
        with CaptureQueriesContext(connection) as queries:
            desk.page(path)
        numbers.append(len(queries))
    assert numbers[0] == 0
    assert numbers[1] <= 40


def test_a_crawler_counts_what_the_page_says(desk: Desk, dice: random.Random) -> None:
    """Two thousand comments in pages and branches, tombstones among them: the number shown is the number reached."""
    fill(desk, 2_000, dice, deep=0.8)
    reader = Reader()
    found: dict[str, str] = {}
    ahead, seen = [desk.path], set()
    while ahead:
        path = ahead.pop().partition("#")[0]
        if path in seen:
            continue
        seen.add(path)
        page = reader.get(path)
        assert page.status_code == 200, path
        for one, text in shown(page).items():
            assert found.setdefault(one, text) == text
        root = tree(page)
        ids = root.xpath("//*[@id]/@id")
        assert len(ids) == len(set(ids)), f"{path}: an id stands twice"
        ahead += root.xpath("//nav[@class='pages']/a/@href | //p[@class='branch-more']/a/@href")
    number = count_on(reader.get(desk.path))
    assert len(found) == number == desk.count
    assert f"{number:,}" in tree(reader.get("/")).xpath("//a[@class='teaser-comments']/text()")[0].replace(
        "\u202f", ","
    )
    assert reads.audit(desk.subject) == []


def test_addresses_never_change_whatever_comes_and_goes(desk: Desk, small_pages: None, dice: random.Random) -> None:
    """Invariant 7: pages cover fixed ordinals; what other comments do moves nobody to another page of the thread."""
    reader = Reader()
    addresses = {}
    for n in range(12):
        one = reader.says(desk, f"Root {n}")
        addresses[one] = reader.get(f"/c/{one}")["Location"]
    ids = list(addresses)
    for n, one in enumerate(ids):
        if n % 3 == 1:
            reader.post(f"/c/{one}/withdraw")
        elif n % 3 == 2:
            reader.send(desk, text=f"An answer to {n}", parent=str(one))
    for n, one in enumerate(ids):
        answer = reader.get(f"/c/{one}")
        if n % 3 == 1:
            assert answer.status_code == 410, "it does not die in silence"
        else:
            assert answer["Location"] == addresses[one]
            assert f"c{one}" in shown(reader.get(answer["Location"].partition("#")[0]))


def test_numbers_of_roots_are_permanent(desk: Desk) -> None:
    reader = Reader()
    ids = [reader.says(desk, f"Root {n}") for n in range(4)]
    reader.post(f"/c/{ids[1]}/withdraw")
    numbers = tree(reader.get(desk.path)).xpath("//a[@class='comment-number']/text()")
    assert numbers == ["1", "3", "4"]
    assert comment_of(reader.send(desk, text="The fifth")) > ids[-1]
    assert tree(reader.get(desk.path)).xpath("//a[@class='comment-number']/text()") == ["1", "3", "4", "5"]


def test_everything_works_by_links_and_forms_alone(desk: Desk) -> None:
    """Invariant 9: each thing a reader can do is a link or a form with an address, a label on each field."""
    reader = Reader()
    one = reader.says(desk, "Words")
    for path in (
        desk.path,
        f"/c/{one}/reply",
        f"/c/{one}/edit",
        f"/c/{one}/withdraw",
        f"/c/{one}/report",
        "/me/",
        "/search/?q=x",
    ):
        page = tree(reader.get(path))
        assert not page.xpath("//@onclick | //@onload | //@onsubmit | //@style | //style")
        assert all(
            script.get("src") or script.get("type") == "application/ld+json" or script.get("type") == "application/json"
            for script in page.xpath("//script")
        )
        for form in page.xpath("//form"):
            assert form.get("action"), path
            assert form.xpath(".//button[not(@hidden)] | .//input[@type='submit']"), path
            for field in form.xpath(".//input[not(@type='hidden')] | .//textarea | .//select"):
                labelled = (
                    field.xpath("ancestor::label")
                    or page.xpath(f"//label[@for='{field.get('id')}']")
                    or field.get("aria-label")
                )
                assert labelled, f"{path}: {field.get('name')} has no label"
        for link in page.xpath("//a"):
            assert link.get("href", "#!").startswith(("/", "#c", "#r", "#m", "#page-end", "http", "mailto:")), path
        assert page.xpath("//html/@lang")
        assert page.xpath("//*[@id='page-end']")
        assert len(page.xpath("//h1")) == 1, path


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by what is in the tables")
def test_the_newest_comments_are_found_by_an_index(desk: Desk) -> None:
    desk.post()
    with CaptureQueriesContext(connection) as queries:
        reads.latest_in(desk.subject, 50)
        reads.latest(50, {desk.subject})
        reads.latest(50)
    plans = []
    with connection.cursor() as cursor:
        for query in queries.captured_queries:
            if "ORDER BY" in query["sql"]:
                cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
                plans.append("; ".join(row[3] for row in cursor.fetchall()))
    assert len(plans) == 3
    assert "USING INDEX discussion_newest (thread_id=? AND state=?)" in plans[0]
    assert "TEMP B-TREE" not in plans[0]
    assert all("USING INDEX discussion_waiting (state=?)" in plan for plan in plans[1:])
    assert not [plan for plan in plans if "SCAN discussion_comment" in plan]
