"""The index catches up with much at once in portions, when there is nothing else to do."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from postilla.discussion import writes as discussion
from postilla.discussion.values import PUBLISHED, REJECTED, Brought
from postilla.finding import reads, terms, writes
from postilla.finding.models import Due, Entry
from postilla.finding.writes import comments
from postilla.outbox.drain import waiting
from postilla.outbox.models import Delivery
from tests.support.magazine import LATER, NOW, Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Portions of one step, in which two comments are put in and three looked at."""
    for name, value in {"SOME": 2, "LOOKED_AT": 3, "A_PORTION": 1}.items():
        monkeypatch.setattr(comments, name, value)


def bring_in(desk: Desk, many: int) -> list[int]:
    """Comments from another system, whose index hears of their conversation alone."""
    said = [
        Brought(None, "Ada", "", None, f"<p>Gasket {n}</p>", f"Gasket {n}", PUBLISHED, NOW, "en") for n in range(many)
    ]
    ids = discussion.bring_in(desk.subject, said, NOW)
    discussion.settle(desk.subject, NOW)
    return ids


def test_an_import_holds_up_no_other_fact(desk: Desk, small: None, settings: Any, tmp_path: Path) -> None:
    from postilla.cli.worker import Worker

    settings.POSTILLA_HOME = tmp_path
    ids = bring_in(desk, 7)
    desk.drain()
    assert (waiting(), Entry.objects.count()) == (0, 2)
    worker, known = Worker(), []
    desk.decide(ids[0], REJECTED)
    for _ in range(4):
        worker.turn()
        assert not Delivery.objects.exclude(fact="NetworksForgotten").exists(), (
            "what the day’s forgetting told has a turn"
        )
        known.append(Entry.objects.count())
    assert known == [4, 6, 6, 6], "a portion with each turn, and what was rejected meanwhile is left out"
    while Due.objects.exists():
        worker.turn()
    assert sorted(Entry.objects.values_list("comment_id", flat=True)) == ids[1:]
    assert reads.comments("gasket").total == 6


def test_after_an_update_all_conversations_wait_and_no_fact_does(desk: Desk, bring: Callable[..., Desk]) -> None:
    other = bring("Another car")
    desk.post("A gasket")
    other.post("A gasket")
    desk.drain()
    Entry.objects.all().delete()
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(import_module("postilla.finding.migrations.0003_due").LOOK_THROUGH_ALL)
    assert waiting() == 0
    assert list(writes.index_some(LATER).items()) == [(other.subject, 1), (desk.subject, 1)]
    assert reads.comments("gasket").total == 2


def test_what_changes_behind_the_mark_is_looked_at_again(desk: Desk, small: None) -> None:
    ids = bring_in(desk, 5)
    desk.drain()
    desk.decide(ids[-1], REJECTED)  # nobody acts on the fact: the index has it as it was
    assert Entry.objects.filter(comment_id=ids[-1]).exists()
    writes.look_through([desk.subject], LATER)
    turns = 0
    while writes.index_some(LATER):
        turns += 1
    assert sorted(Entry.objects.values_list("comment_id", flat=True)) == ids[:-1]
    assert turns < 10


@pytest.mark.parametrize("deed", ["rejected", "reworded"])
def test_what_changes_while_it_is_read_does_not_come_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    """Another process's decision, and what its worker makes of it, between the reading and the writing of this one."""
    one, cut = desk.post("A sealed gasket"), terms.terms
    desk.drain()

    def meanwhile(text: str, language: str) -> list[str]:
        monkeypatch.setattr(terms, "terms", cut)
        desk.decide(one, REJECTED) if deed == "rejected" else desk.edit(one, "A piston")
        desk.drain()
        return cut(text, language)

    monkeypatch.setattr(terms, "terms", meanwhile)
    assert writes.index_comments([one], LATER) == 0
    assert list(Entry.objects.values_list("comment_id", "revision")) == ([] if deed == "rejected" else [(one, 2)])
    assert [reads.comments(word).total for word in ("gasket", "piston")] == [0, int(deed == "reworded")]


def test_closed_conversations_cost_no_query_each(
    desk: Desk, bring: Callable[..., Desk], django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    desk.post("A gasket")
    desks = [bring(f"Old {n}", slug=f"old-{n}", conversation="closed") for n in range(4)]
    bring_in(desks[0], 1)
    desk.drain()
    assert reads.comments("gasket").total == 1
    with CaptureQueriesContext(connection) as before:
        reads.comments("gasket")
    for one in desks[1:]:
        bring_in(one, 1)
    desk.drain()
    with django_assert_num_queries(len(before)):
        assert reads.comments("gasket").total == 1


def test_the_first_edition_says_whether_a_conversation_is_shown(editions: Any) -> None:
    editions.desk.post("A gasket")
    editions.desk.drain()
    for language, shown in (("fr", True), ("en", False)):
        page = editions.page(language)
        page.conversation_state = "closed"
        page.save_revision().publish()
        assert [reads.comments("gasket", at).total for at in ("/", "/fr/", "/de/")] == [int(shown)] * 3
