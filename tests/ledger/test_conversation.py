"""A promise's own conversation: all that readers do under an article, on the promise's page."""

import json
from typing import Any

import pytest
from django.test import Client

from postilla.discussion import reads as discussion
from postilla.discussion.values import HELD, REJECTED
from postilla.grounds import reads as grounds
from postilla.ledger import writes
from postilla.ledger.drafts import Figure, Place
from postilla.ledger.models import Promise
from postilla.ledger.values import path_of
from postilla.publishing.sweep import stale
from tests.support.ledger import REPORT, Book
from tests.support.magazine import Desk
from tests.support.reader import JSON, Reader, comment_of, count_on, shown, tombstones, tree
from tests.support.staff import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(site: None, book: Book) -> Desk:
    """The conversation of a promise."""
    promise = book.promise()
    desk = Desk(f"promise:{promise}", f"/ledger/promise/{promise}/")
    desk.drain()
    return desk


def settle(desk: Desk, state: str) -> None:
    """As the newsroom does in the list of promises."""
    number = int(desk.subject.partition(":")[2])
    Promise.objects.filter(pk=number).update(conversation=state)
    writes.changed(desk.tick(), promises=[number])
    desk.drain()


def well(desk: Desk) -> None:
    """Nothing stored is old, and every number is right."""
    desk.drain()
    assert list(stale()) == []
    assert discussion.audit(desk.subject) == []


def test_readers_do_here_all_that_they_do_under_an_article(talk: Desk) -> None:
    reader, other = Reader(), Reader(REMOTE_ADDR="198.51.100.7")
    page = reader.get(talk.path)
    assert count_on(page) == 0
    assert tree(page).xpath("//form[@id='comment-form']/@action") == [f"{talk.path}comments/"]
    one = reader.says(talk, "Four months are missing from that figure.")
    page = reader.get(talk.path)
    assert (count_on(page), list(shown(page))) == (1, [f"c{one}"])
    assert reader.get(f"/c/{one}")["Location"] == f"{talk.path}#c{one}"
    form = tree(other.get(f"/c/{one}/reply"))
    assert form.xpath("//form[@id='comment-form']/@action") == [f"{talk.path}comments/"]
    said = other.send(talk, text="Which ones?", parent=str(one), as_script=True).json()
    assert (said["state"], said["page"]) == ("published", talk.path)
    assert reader.post(f"/c/{one}/edit", {"text": "Three months are missing."}).status_code == 303
    assert other.post(f"/c/{one}/agree", headers=JSON).json() == {"agreed": 1}
    assert other.post(f"/c/{one}/report", {"reason": "spam", "note": ""}).status_code == 200
    assert shown(reader.get(talk.path))[f"c{one}"] == "Three months are missing."
    well(talk)
    assert other.post(f"/c/{said['id']}/withdraw").status_code == 303
    assert (count_on(reader.get(talk.path)), talk.count) == (1, 1)
    assert reader.post(f"/c/{one}/withdraw").status_code == 303
    page = reader.get(talk.path)
    assert (count_on(page), shown(page), tombstones(page)) == (0, {}, [])
    well(talk)


def test_its_orders_branches_and_feeds_stand_below_its_page(talk: Desk) -> None:
    reader = Reader()
    one, two = reader.says(talk, "The first of two."), reader.says(talk, "The second of two.")
    answer = reader.says(talk, "To the first.", parent=str(one))
    talk.drain()
    Reader(REMOTE_ADDR="198.51.100.7").post(f"/c/{two}/agree")
    read = reader.get
    assert list(shown(read(f"{talk.path}comments/newest/"))) == [f"c{two}", f"c{one}", f"c{answer}"]
    assert next(iter(shown(read(f"{talk.path}comments/agreed/")))) == f"c{two}"
    assert list(shown(read(f"{talk.path}comments/branch/{one}/"))) == [f"c{one}", f"c{answer}"]
    back = tree(read(f"{talk.path}comments/newest/")).xpath("//p[@class='back']/a")[0]
    assert (back.text, back.get("href")) == ("Back to the promise", talk.path)
    feed = json.loads(talk.page(f"{talk.path}comments/feed.json"))
    assert [item["url"].rpartition("/")[2] for item in feed["items"]] == [str(answer), str(two), str(one)]
    assert feed["title"] == "Comments on “Valdora: 80,000 to 90,000 cars in 2024”"
    everywhere = json.loads(talk.page("/feeds/comments.json"))
    assert everywhere["items"][0]["title"] == "Ada Winter on “Valdora: 80,000 to 90,000 cars in 2024”"
    data = json.loads(tree(talk.page()).xpath("//script[@type='application/ld+json']")[0].text)
    assert (data["@type"], data["commentCount"], len(data["comment"])) == ("WebPage", 3, 3)
    assert read(f"{talk.path}comments/passages/").status_code == 404, "its text has no passages to answer"
    well(talk)


def test_long_conversations_go_on_on_further_pages(talk: Desk, small_pages: None) -> None:
    numbers = [talk.post(f"Comment {n} of many") for n in range(12)]
    talk.drain()
    reader, found, ahead, seen = Reader(), set[str](), [talk.path], set[str]()
    while ahead:
        path = ahead.pop().partition("#")[0]
        if path not in seen:
            seen.add(path)
            page = reader.get(path)
            found |= set(shown(page))
            ahead += list(tree(page).xpath("//nav[@class='pages']//a/@href"))
    assert len(seen) > 1
    assert found == {f"c{n}" for n in numbers}
    assert count_on(reader.get(talk.path)) == len(found)
    last = reader.get(f"/c/{numbers[-1]}")["Location"]
    assert last.startswith(f"{talk.path}comments/")
    well(talk)


def test_what_is_told_of_a_promise_is_told_on_all_its_pages(talk: Desk, book: Book) -> None:
    reader, number = Reader(), int(talk.subject.partition(":")[2])
    reader.says(talk, "Wait and see.")
    talk.drain()
    reader.get(f"{talk.path}comments/newest/")
    book.figure("85000")
    talk.drain()
    assert "verdict-kept" in talk.page()
    assert count_on(talk.page()) == 1
    data = json.loads(tree(talk.page()).xpath("//script[@type='application/ld+json']")[0].text)
    assert (data["@type"], data["commentCount"]) == ("ClaimReview", 1)
    Promise.objects.filter(pk=number).update(title="Ninety thousand cars")
    writes.changed(talk.tick(), promises=[number])
    talk.drain()
    assert "Valdora: Ninety thousand cars" in reader.get(f"{talk.path}comments/newest/").content.decode()
    well(talk)


@pytest.mark.parametrize(("state", "status"), [("read-only", 200), ("closed", 404)])
def test_the_newsroom_ends_a_conversation_or_hides_it(talk: Desk, state: str, status: int) -> None:
    reader = Reader()
    one = reader.says(talk, "Said in time.")
    talk.drain()
    reader.get(f"{talk.path}comments/newest/")
    settle(talk, state)
    answer = reader.send(talk, text="Said too late.")
    assert (answer.status_code, "Said too late." in answer.content.decode()) == (403, True), "the words come back"
    assert reader.post(f"/c/{one}/edit", {"text": "Said otherwise."}).status_code == 403
    page = reader.get(talk.path)
    assert bool(tree(page).xpath("//form[@id='comment-form']")) is False
    assert (f"c{one}" in shown(page)) is (state == "read-only")
    assert reader.get(f"{talk.path}comments/newest/").status_code == status
    assert reader.get(f"{talk.path}comments/feed.atom").status_code == status
    assert (f"/c/{one}" in talk.page("/feeds/comments.json")) is (state == "read-only")
    assert reader.get(f"/c/{one}").status_code == (302 if state == "read-only" else 404)
    found = reader.get("/search/?q=time").content.decode()
    assert (f"/c/{one}" in found) is (state == "read-only")
    well(talk)
    settle(talk, "open")
    assert reader.says(talk, "Said when it was open again.")
    assert count_on(talk.page()) == 2
    well(talk)


def test_of_a_promise_that_is_deleted_no_comment_is_reached(talk: Desk) -> None:
    reader = Reader()
    one = reader.says(talk, "Under what is soon gone.")
    talk.drain()
    reader.get(f"{talk.path}comments/newest/")
    Promise.objects.get(pk=int(talk.subject.partition(":")[2])).delete()
    talk.drain()
    assert [reader.get(path).status_code for path in (talk.path, f"{talk.path}comments/newest/")] == [404, 404]
    gone = reader.get(f"/c/{one}")
    assert (gone.status_code, "What this comment stands under is not published." in gone.content.decode()) == (
        404,
        True,
    )
    assert reader.send(talk, text="Too late.").status_code == 404
    assert f"/c/{one}" not in talk.page("/feeds/comments.json")
    assert "Under what is soon gone." in reader.get("/me/").content.decode(), "its author has it still"
    assert list(stale()) == []


def test_a_subject_that_is_merged_takes_its_promises_conversations_along(talk: Desk, book: Book) -> None:
    reader = Reader()
    one = reader.says(talk, "Who are they now?")
    talk.drain()
    into = writes.ensure_subject("Montelvo", book.tick())
    writes.merge(book.valdora, into, "ines", book.tick())
    talk.drain()
    assert "Montelvo" in talk.page()
    assert list(shown(talk.page())) == [f"c{one}"]
    well(talk)


def test_it_is_moderated_at_the_desk_of_the_section_whose_article_reported_it(talk: Desk, bring: Any) -> None:
    number = int(talk.subject.partition(":")[2])
    assert grounds.sections_of([talk.subject]) == {}
    article = bring("Said in an interview")
    writes.place(number, Place(article=article.subject), talk.tick())
    [section] = grounds.sections_of([article.subject]).values()
    assert grounds.sections_of([talk.subject]) == {talk.subject: section}
    staff = Client()
    staff.force_login(member("kim"))
    one = talk.post("A comment to be looked at")
    talk.decide(one, HELD)
    talk.drain()
    assert count_on(talk.page()) == 0
    queue = staff.get("/admin/moderation/?tab=held").content.decode()
    assert "80,000 to 90,000 cars in 2024" in queue
    assert f'href="{talk.path}"' in queue
    talk.decide(one, REJECTED)
    well(talk)


def test_comments_bring_evidence_for_the_promise_they_stand_under(talk: Desk) -> None:
    reader, number = Reader(), talk.subject.partition(":")[2]
    one = reader.says(talk, "The register counts 85,000.")
    talk.drain()
    assert f'href="/c/{one}/evidence"' in talk.page()
    form = tree(reader.get(f"/c/{one}/evidence"))
    assert form.xpath("//input[@name='promise']/@value") == [number]
    offer = {"promise": number, "stance": "kept", "link": "https://example.org/r", "value": "85000", "period": "2024"}
    assert reader.post(f"/c/{one}/evidence", offer).status_code == 200
    talk.drain()
    assert "Offered as evidence:" in talk.page()
    assert "1 piece of evidence from readers waits" in talk.page()
    well(talk)


def test_who_brought_evidence_is_not_named_while_the_conversation_shows_nothing(talk: Desk, book: Book) -> None:
    number = int(talk.subject.partition(":")[2])
    one = talk.post("The register counts 85,000.")
    figure = Figure(book.valdora, book.cars, "2024", "85000", REPORT, comment_id=one)
    writes.cite(figure, number, talk.subject, "ines", book.tick())
    pages = [talk.path, path_of(book.promise("70,000 cars", kind="number", low="70000", high=""))]
    for state, is_named in (("open", True), ("closed", False), ("read-only", True)):
        settle(talk, state)
        for path in pages:
            named = f'brought by <a href="/c/{one}"' in talk.page(path)
            assert (named, "brought by a reader" in talk.page(path)) == (is_named, not is_named), (path, state)
    well(talk)


def test_a_post_asks_the_database_no_more_than_under_an_article(talk: Desk, desk: Desk) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    asked: dict[str, int] = {}
    for one in (talk, desk):
        reader = Reader()
        reader.says(one, "The first, after which much is known.")
        one.drain()
        costs = []
        for number in range(3):
            with CaptureQueriesContext(connection) as queries:
                answer = reader.send(one, text=f"A comment like any other, number {number}")
            assert comment_of(answer)
            costs.append(len(queries))
        asked[one.subject.partition(":")[0]] = min(costs)
    assert asked["promise"] <= asked["article"]


def test_what_is_no_promise_has_no_conversation(site: None) -> None:
    reader = Reader()
    for path in ("/ledger/promise/999/comments/", "/ledger/promise/0/comments/", "/ledger/nobody/comments/"):
        assert reader.post(path, {"text": "Is anybody here?"}).status_code == 404, path
    for subject in ("promise:", "promise:0", "promise:x", "promise:-1", f"promise:{10**20}", "tale:1", ""):
        assert grounds.standing_of(subject) is None, subject
        assert grounds.heading_of(subject) is None
    assert grounds.readable(["promise:7", "tale:1"]) == set()
