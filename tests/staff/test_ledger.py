"""The ledger inside the CMS: what is due, a month's figures of many, one promise with its deeds, the lists."""

import re
from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

from postilla.articles.models import ArticlePage
from postilla.ledger.models import Observation, Promise, Revision, Subject, Verdict
from tests.staff.conftest import People
from tests.support.ledger import Book
from tests.support.magazine import Desk
from tests.support.staff import words

SOURCE = {"source": "A count", "source_url": "", "source_on": "2025-02-01"}


def test_who_keeps_the_ledger(people: People, book: Book) -> None:
    from django.contrib.auth.models import Group

    from postilla.cli.serve import let_desk_decide

    Group.objects.get_or_create(name="Editors")
    let_desk_decide()
    assert people("eve", "Editors").get("/admin/ledger/").status_code == 200
    assert people("nan").get("/admin/ledger/").status_code == 302  # to the front page, with a word of why


def test_the_desk_says_what_is_due_and_where_to_look(keeper: Client, book: Book) -> None:
    soon = timezone.localdate() + timedelta(days=3)
    late = book.dated(due=date(2024, 9, 30))
    book.dated(due=soon)
    Promise.objects.filter(pk=late).update(look_at="https://example.org/registrations")
    said = words(keeper.get("/admin/ledger/"))
    assert re.search(r"Overdue: .* done .*Due this week .*Valdora", said)
    assert "https://example.org/registrations" in said
    front = words(keeper.get("/admin/"))
    assert "1 overdue" in front
    assert "1 due this week" in front


def test_a_figure_recorded_by_hand_and_taken_back(keeper: Client, book: Book) -> None:
    promise = book.promise()
    at = f"/admin/ledger/promises/{promise}/"
    wrong = keeper.post(at, {"deed": "figure", "figure-period": "2024", "figure-value": "77.000", **_with("figure-")})
    assert wrong.status_code == 422
    assert "77.000" in wrong.content.decode()  # what was typed stays in its field
    assert "“77.000” can be 77000 or 77.000. Write 77000 for the one, 77.0000 for the other." in words(wrong)
    sent = keeper.post(at, {"deed": "figure", "figure-period": "2024", "figure-value": "85000", **_with("figure-")})
    assert sent.status_code == 302
    assert book.state(promise) == "kept"
    entry = Observation.objects.get()
    assert entry.recorded_by == "kim"
    assert f'action="/admin/ledger/entries/{entry.pk}/"' in keeper.get(at).content.decode()
    taken = keeper.post(f"/admin/ledger/entries/{entry.pk}/", {"why": "It was a misprint.", "back": at})
    assert (taken.status_code, taken["Location"]) == (302, at)
    assert book.state(promise) == "overdue"


def _with(prefix: str) -> dict[str, str]:
    return {prefix + name: value for name, value in SOURCE.items()}


def test_what_happened_a_revision_a_verdict_and_its_undoing(keeper: Client, book: Book) -> None:
    promise = book.dated(due=date(2024, 9, 30))
    at = f"/admin/ledger/promises/{promise}/"
    keeper.post(at, {"deed": "happened", "happened-holds": "no", "happened-period": "2024-10-01", **_with("happened-")})
    assert book.state(promise) == "broken"
    revised = {"revise-change": "delayed", "revise-on": "2024-06-01", "revise-due": "2024-12-31", **_with("revise-")}
    keeper.post(at, {"deed": "revise", **revised})
    assert book.state(promise) == "overdue"
    short = keeper.post(at, {"deed": "overrule", "overrule-state": "partly", "overrule-reason": "so"})
    assert "Say why in a sentence" in words(short)
    keeper.post(at, {"deed": "overrule", "overrule-state": "partly", "overrule-reason": "Half of them came."})
    assert book.state(promise) == "partly"
    verdict = Verdict.objects.exclude(by="").get().pk
    another = f"/admin/ledger/promises/{book.dated(due=date(2030, 9, 30))}/"
    assert keeper.post(another, {"deed": "undo", "id": verdict}).status_code == 404, "on its own promise's page alone"
    assert book.state(promise) == "partly"
    keeper.post(at, {"deed": "undo", "id": verdict})
    assert book.state(promise) == "overdue"
    change = Revision.objects.get().pk
    assert f'name="id" value="{change}"' in keeper.get(at).content.decode()
    keeper.post(at, {"deed": "take-back-change", "id": change, "why": "Of another promise."})
    assert book.state(promise) == "broken"
    assert "taken back: Of another promise." in words(keeper.get(at))
    assert keeper.post(at, {"deed": "undo", "id": "x"}).status_code == 404
    assert keeper.get("/admin/ledger/promises/999/").status_code == 404


def test_the_unit_of_a_metric_stays_what_its_numbers_are_in(keeper: Client, book: Book) -> None:
    at = f"/admin/snippets/ledger/metric/edit/{book.cars}/"
    said = {"name": "Cars sold", "slug": "cars-sold", "unit": "vehicles", "period_kind": "year", "adds_up": "on"}
    assert keeper.post(at, said).status_code == 302  # nothing is counted in it yet
    book.figure("85000")
    assert "Numbers stand in vehicles already (figures: 1, promises: 0)" in words(
        keeper.post(at, {**said, "unit": "km"})
    )
    assert keeper.post(at, {**said, "counted": "By the makers."}).status_code == 302
    assert keeper.post(at, {**said, "unit": "cars", "relabelled": "on"}).status_code == 302
    row = Observation.objects.get()
    assert (row.unit, row.low, row.metric and row.metric.unit) == ("vehicles", 85_000, "cars")


def test_a_months_figures_of_many_at_once(keeper: Client, book: Book) -> None:
    from postilla.ledger import writes

    other = writes.ensure_subject("Halden", book.at)
    book.figure("6000", "2024-11")
    book.figure("4000", "2024-11", subject_id=other)
    shown = words(keeper.get(f"/admin/ledger/figures/?metric={book.cars}"))
    assert "Halden 4,000 (November 2024)" in shown
    sent = {"metric": book.cars, "period": "2024-12", **SOURCE, f"value-{book.valdora}": "7000", f"value-{other}": "x"}
    wrong = keeper.post("/admin/ledger/figures/", sent)
    assert wrong.status_code == 422
    assert 'value="7000"' in wrong.content.decode()
    assert Observation.objects.count() == 2  # one line is refused, so none is stored
    assert keeper.post("/admin/ledger/figures/", {**sent, f"value-{other}": "5000"}).status_code == 302
    assert Observation.objects.count() == 4
    apart = {**sent, f"value-{other}": "", f"value-{book.valdora}": "9000", "source": "Another"}
    assert "This contradicts entry" in words(keeper.post("/admin/ledger/figures/", apart))
    keeper.post("/admin/ledger/figures/", {**apart, f"sure-{book.valdora}": "on"})
    assert Observation.objects.count() == 5


def test_a_promise_is_kept_through_the_list_and_judged(keeper: Client, book: Book) -> None:
    book.figure("85000")
    form = {
        "subject": book.valdora, "title": "80,000 cars", "words": "Eighty thousand.", "said_on": "2024-01-16",
        "certainty": "aims", "kind": "number", "metric": book.cars, "low": "80000", "start": "2024-01-01",
        "end": "2024-12-31", "per": "year", "count": "1", "measurable": "on", "speaker": "Ottavio Brenna",
        "conversation": "open",
    }  # fmt: skip
    at = "/admin/snippets/ledger/promise/add/"
    assert "Say where it was promised" in words(keeper.post(at, form))
    form["link_url"] = "https://example.org/said"
    assert "needs its first and its last day" in words(keeper.post(at, {**form, "end": ""}))
    assert keeper.post(at, form).status_code == 302
    promise = Promise.objects.get()
    assert (promise.state, promise.recorded_by, promise.due) == ("kept", "kim", date(2024, 12, 31))
    assert keeper.get("/admin/snippets/ledger/promise/").status_code == 200
    edit = f"/admin/snippets/ledger/promise/edit/{promise.pk}/"
    assert keeper.post(edit, {**form, "low": "90000"}).status_code == 302
    assert book.state(promise.pk) == "broken"


def test_the_article_is_chosen_by_its_title(keeper: Client, book: Book, roads: Desk) -> None:
    page = ArticlePage.objects.get()
    form = {
        "subject": book.valdora, "title": "A road", "words": "The road will open.", "said_on": "2024-01-16",
        "certainty": "will", "kind": "done", "due": "2024-12-31", "per": "year", "count": "1", "measurable": "on",
        "conversation": "open", "article": str(page.pk), "passage": "The road will open.",
    }  # fmt: skip
    assert keeper.post("/admin/snippets/ledger/promise/add/", form).status_code == 302
    promise = Promise.objects.get()
    assert (promise.article, promise.article_revision) == (roads.subject, page.latest_revision_id)
    edit = f"/admin/snippets/ledger/promise/edit/{promise.pk}/"
    shown = keeper.get(edit).content.decode()
    assert "A new road" in shown
    assert f'href="/admin/ledger/promises/{promise.pk}/"' in shown, "from its form to what became of it"
    assert roads.subject not in shown
    gone = "article:00000000-0000-4000-8000-000000000000"
    Promise.objects.update(article=gone)
    assert "An article that was deleted" in keeper.get(edit).content.decode()
    assert keeper.post(edit, {**form, "article": gone}).status_code == 302
    assert Promise.objects.get().article == gone, "saving something else loses nothing"
    assert keeper.post(edit, {**form, "article": str(page.pk)}).status_code == 302
    promise.refresh_from_db()
    assert (promise.article, promise.article_revision) == (roads.subject, page.latest_revision_id)
    assert "Say where it was promised" in words(keeper.post(edit, {**form, "article": "987654321"}))


def test_a_subject_renamed_in_the_list_is_renamed_for_readers(keeper: Client, book: Book) -> None:
    book.promise()
    desk = Desk("", "/")
    assert "Valdora" in desk.page("/ledger/")
    edit = f"/admin/snippets/ledger/subject/edit/{book.valdora}/"
    assert keeper.post(edit, {"name": "Valdora Cars", "slug": "valdora", "kind": "company"}).status_code == 302
    assert Subject.objects.get().name == "Valdora Cars"
    desk.drain()
    assert "Valdora Cars" in desk.page("/ledger/")


def test_a_subject_is_merged_into_another_and_split_again(keeper: Client, book: Book) -> None:
    from postilla.ledger import reads, writes

    other = writes.ensure_subject("Valdora Motors", book.tick())
    at = "/admin/ledger/subjects/"
    assert "Valdora Motors" in words(keeper.get(at))
    wrong = keeper.post(at, {"deed": "merge", "subject": other, "into": other})
    assert wrong.status_code == 422
    assert "cannot be merged into itself" in words(wrong)
    assert keeper.post(at, {"deed": "merge", "subject": other, "into": book.valdora}).status_code == 302
    name = reads.name_of(other)
    assert name is not None
    assert name.slug == "valdora"
    assert keeper.post(at, {"deed": "split", "id": other}).status_code == 302
    again = reads.name_of(other)
    assert again is not None
    assert again.slug == "valdora-motors"
    assert "merged with no other" in words(keeper.post(at, {"deed": "split", "id": other}, follow=True))
