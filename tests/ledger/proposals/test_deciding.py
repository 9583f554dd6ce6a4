"""What was found in an article is kept, corrected or dismissed by a person, and by nobody else."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from postilla.grounds.settled import forget_settled
from postilla.ledger import writes
from postilla.ledger.drafts import Place
from postilla.ledger.models import Dismissal, Observation, Promise, Subject
from postilla.ledger.reads.suggested import suggestions
from postilla.ledger.suggestions import promise_of
from postilla.vocabulary import Refusals
from postilla.web.staff.ledger.drafted import draft_of
from tests.support.ledger import Book, new_book
from tests.support.magazine import NOW

BODY = (
    "<p>Valdora means business. The brand aims to sell between 80,000 and 90,000 cars in 2024, its chief said.</p>"
    "<p>In 2023 Valdora sold more than 70,000 cars.</p>"
    "<p>One model will be renewed in 2025 and another in 2026.</p>"
)


@pytest.fixture
def book(site: None) -> Book:
    return new_book()


@pytest.fixture
def article(site: None) -> Any:
    from postilla.articles.models import ArticlePage
    from postilla.articles.values import BroughtArticle, BroughtSection
    from postilla.articles.writes import bring_article

    brought = BroughtArticle("", "The target", (("text", BODY),), NOW, section=BroughtSection("Cars"))
    return ArticlePage.objects.get(pk=bring_article(brought, NOW).page_id)


def found(article: Any) -> list[Any]:
    article = type(article).objects.get(pk=article.pk)
    return suggestions(draft_of(article.get_latest_revision_as_object()))


def rewritten(article: Any, old: str, new: str) -> None:
    article = type(article).objects.get(pk=article.pk).get_latest_revision_as_object()
    block = article.body[0]
    article.body[0] = ("text", type(block.value)(block.value.source.replace(old, new)))
    article.save_revision()


def published(article: Any, more: str) -> None:
    article = type(article).objects.get(pk=article.pk).get_latest_revision_as_object()
    block = article.body[0]
    article.body[0] = ("text", type(block.value)(block.value.source + more))
    article.save_revision().publish()


def page(article: Any) -> str:
    return f"/admin/ledger/proposals/{article.pk}/"


def press(keeper: Client, article: Any, one: Any, deed: str, **said: Any) -> Any:
    fields = {f"{one.key}-{name}": value for name, value in said.items()}
    return keeper.post(page(article), {"key": one.key, "deed": deed, **fields})


def test_proposals_guess_subject_and_metric_and_store_nothing(article: Any, book: Book) -> None:
    Subject.objects.filter(pk=book.valdora).update(name="Valdora Auto", aliases="Valdora")
    ones = found(article)
    assert [(one.proposal.what, one.proposal.kind) for one in ones] == [
        ("promise", "range"), ("figure", ""), ("promise", "done"), ("promise", "done"),
    ]  # fmt: skip
    assert {one.subject_id for one in ones} == {book.valdora}
    assert [one.metric_id for one in ones] == [book.cars, book.cars, None, None]
    assert all(one.waits for one in ones)
    assert not Promise.objects.exists()
    assert not Observation.objects.exists()


def test_a_promise_that_is_kept_stands_with_revision_and_passage(keeper: Client, article: Any, book: Book) -> None:
    one = found(article)[0]
    said = {"subject": book.valdora, "metric": book.cars, "title": "80,000 to 90,000 cars in 2024"}
    assert press(keeper, article, one, "keep", **said).status_code == 302
    row = Promise.objects.get()
    article.refresh_from_db()
    assert (row.kind, row.certainty, row.low, row.high) == ("range", "aims", 80_000, 90_000)
    assert (row.article, row.article_revision) == (article.subject, article.latest_revision_id)
    assert row.passage == "The brand aims to sell between 80,000 and 90,000 cars in 2024, its chief said."
    assert str(row.due) == "2024-12-31"
    assert found(article)[0].promise_id == row.pk


def test_two_promises_of_one_sentence_are_kept_apart(keeper: Client, article: Any, book: Book) -> None:
    *_, one, two = found(article)
    press(keeper, article, two, "keep", subject=book.valdora, title="Another renewed")
    after = found(article)
    assert (after[-2].promise_id, after[-1].promise_id) == (None, Promise.objects.get().pk)
    assert str(Promise.objects.get().due) == "2026-12-31"
    assert one.key == after[-2].key


def test_a_figure_is_recorded_from_the_article(keeper: Client, article: Any, book: Book) -> None:
    one = found(article)[1]
    figure = {
        "figure-period": "2023", "figure-precision": "more than", "figure-value": "70000",
        "figure-source": "The target", "figure-source_on": "2024-01-05",
    }  # fmt: skip
    assert press(keeper, article, one, "keep", subject=book.valdora, metric=book.cars, **figure).status_code == 302
    row = Observation.objects.get()
    assert (row.value, row.precision, row.low_open) == (70_000, "more than", True)
    assert found(article)[1].recorded == row.pk


def test_what_is_missing_is_said_and_nothing_is_lost(keeper: Client, article: Any, book: Book) -> None:
    one = found(article)[0]
    answer = press(keeper, article, one, "keep", subject=book.valdora, metric="", title="My own title")
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "Say which metric decides it." in said
    assert "My own title" in said
    assert not Promise.objects.exists()


def test_a_dismissal_is_remembered_through_edits_and_can_be_undone(keeper: Client, article: Any, book: Book) -> None:
    one = found(article)[0]
    for _ in range(2):
        press(keeper, article, one, "dismiss")
    assert Dismissal.objects.count() == 1
    rewritten(article, "Valdora means business. The brand aims to sell", "A new lead. Valdora aims to sell")
    now = found(article)[0]
    assert now.dismissal == Dismissal.objects.get().pk
    assert "Dismissed" in keeper.get(page(article)).content.decode()
    press(keeper, article, now, "put-back")
    assert found(article)[0].waits
    assert Dismissal.objects.get().undone_by == "kim"


def test_another_number_is_another_claim(keeper: Client, article: Any, book: Book) -> None:
    press(keeper, article, found(article)[0], "dismiss")
    rewritten(article, "90,000", "95,000")
    assert found(article)[0].waits


def test_a_proposal_that_is_gone_is_told(keeper: Client, article: Any, book: Book) -> None:
    one = found(article)[0]
    rewritten(article, "between 80,000 and 90,000 cars", "many cars")
    answer = keeper.post(page(article), {"key": one.key, "deed": "keep"}, follow=True)
    assert "was changed meanwhile" in answer.content.decode()
    assert not Promise.objects.exists()


def test_the_ledgers_own_form_opens_filled_in(keeper: Client, article: Any, book: Book) -> None:
    one = found(article)[0]
    address = f"/admin/snippets/ledger/promise/add/?article={article.pk}&proposal={one.key}"
    said = keeper.get(address).content.decode()
    assert re.search(r'name="low"[^>]*value="80000', said) or re.search(r'value="80000[^>]*name="low"', said)
    assert one.quote.exact in said
    for gone in ("?article=x&proposal=y", f"?article={article.pk}&proposal=gone", "?article=9999999&proposal=a"):
        assert keeper.get(f"/admin/snippets/ledger/promise/add/{gone}").status_code == 200


def test_the_articles_form_shows_what_waits(keeper: Client, article: Any, book: Book) -> None:
    said = keeper.get(f"/admin/pages/{article.pk}/edit/").content.decode()
    assert "What this article announces" in said
    assert f'href="{page(article)}#p{found(article)[0].key}"' in said
    assert re.search(r"<mark>80,000 and 90,000|<mark>[^<]*80,000 and 90,000", said)


def test_hostile_words_stay_words(keeper: Client, article: Any, book: Book) -> None:
    rewritten(article, "between 80,000", "&lt;script&gt;alert(1)&lt;/script&gt; between 80,000")
    for address in (page(article), f"/admin/pages/{article.pk}/edit/"):
        assert "<script>alert(1)" not in keeper.get(address).content.decode()


def test_a_guess_that_fails_never_costs_the_form(
    keeper: Client, article: Any, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    rewritten(article, "The brand aims", "Part 1,234.567.890 (call 06.123,456.789). The brand aims")
    address = f"/admin/pages/{article.pk}/edit/"
    assert "Found in the draft as it was saved last" in keeper.get(address).content.decode()

    def failing(_draft: Any) -> None:
        raise ArithmeticError

    monkeypatch.setattr("postilla.web.staff.ledger.proposed.suggestions", failing)
    said = keeper.get(address)
    assert said.status_code == 200
    assert "could not be read for promises and figures" in said.content.decode()


def test_keep_pressed_twice_keeps_once(keeper: Client, article: Any, book: Book) -> None:
    one, figure, *_ = found(article)
    said = {"subject": book.valdora, "metric": book.cars, "title": "80,000 to 90,000 cars in 2024"}
    press(keeper, article, one, "keep", **said)
    again = keeper.get(press(keeper, article, one, "keep", **said)["location"]).content.decode()
    assert "That was decided already" in again
    press(keeper, article, one, "dismiss")
    assert Promise.objects.count() == 1
    assert not Dismissal.objects.exists()
    assert found(article)[1].key == figure.key


def test_two_who_keep_the_same_at_once_keep_it_once(article: Any, book: Book) -> None:
    one = found(article)[0]
    place = Place(article.subject, None, one.quote.exact)
    draft = promise_of(one, (book.valdora, book.cars, "A target"), place, ("", NOW.date()), "en")
    first = writes.promise(draft, "kim", NOW)
    with pytest.raises(Refusals) as refused:
        writes.promise(draft, "ines", NOW)
    assert f"/ledger/promise/{first}/" in refused.value.problems[0].english()
    writes.promise(replace(draft, place=replace(place, passage="Elsewhere.")), "ines", NOW)


@pytest.mark.parametrize("how", ["withdrawn", "not published yet"])
def test_nothing_is_kept_before_readers_can_read_it(keeper: Client, article: Any, book: Book, how: str) -> None:
    if how == "withdrawn":
        type(article).objects.filter(pk=article.pk).update(live=False, go_live_at=NOW + timedelta(days=3))
        forget_settled()
        why = "This article is not public; it is to appear on"
    else:
        rewritten(article, "80,000 and 90,000", "85,000 and 95,000")
        why = "These words are not public yet."
    one = found(article)[0]
    said = keeper.get(page(article)).content.decode()
    assert why in said
    assert said.count("Keep the promise") == (0 if how == "withdrawn" else 2)
    assert "its chief said." in said
    press(keeper, article, one, "keep", subject=book.valdora, metric=book.cars, title="A target")
    assert not Promise.objects.exists()
    filled = keeper.get(f"/admin/snippets/ledger/promise/add/?article={article.pk}&proposal={one.key}")
    assert one.quote.exact not in filled.content.decode()
    press(keeper, article, one, "dismiss")
    assert Dismissal.objects.count() == 1


def test_a_figure_names_the_headline_that_readers_see(keeper: Client, article: Any, book: Book) -> None:
    draft = article.get_latest_revision_as_object()
    draft.title = "The target, which nobody may know before Monday"
    draft.save_revision()
    said = keeper.get(page(article)).content.decode()
    assert re.search(r'-figure-source"[^>]*value="The target"|value="The target"[^>]*-figure-source"', said)


def test_many_proposals_ask_no_more_than_few(
    keeper: Client, article: Any, book: Book, django_assert_max_num_queries: Any
) -> None:
    keeper.get(page(article))
    with CaptureQueriesContext(connection) as few:
        keeper.get(page(article))
    asked = len(few)
    many = "".join(f"<p>The brand aims to sell {80 + n},000 cars in {2030 + n}.</p>" for n in range(30))
    published(article, many)
    keeper.get(page(article))
    with django_assert_max_num_queries(asked):
        said = keeper.get(page(article)).content.decode()
    assert said.count('class="found-one"') == 20
    assert "Those after" in said
    assert "of 34" in keeper.get(f"{page(article)}?p=2").content.decode()
