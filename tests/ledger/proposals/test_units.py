"""A proposal is kept with a metric of its unit, or of one that its unit can be turned into."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from postilla.ledger import reading, refusals, writes
from postilla.ledger.drafts import Aim
from postilla.ledger.models import Observation, Promise
from postilla.ledger.proposals import propose
from postilla.ledger.reads.suggested import suggestions
from postilla.ledger.suggestions import aim_of
from postilla.ledger.values import Gauge
from postilla.web.staff.ledger.drafted import draft_of
from tests.support.ledger import Book, new_book
from tests.support.magazine import Desk
from tests.support.staff import member

DAY = date(2024, 1, 16)


@pytest.mark.parametrize(
    ("text", "metric", "low"),
    [
        ("The range will be 650 km in 2025.", "km", "650"),
        ("The range will be 650 km in 2025.", "m", "650000"),
        ("It will sell 650,000 units in 2025.", "cars", "650000"),
        ("It will sell 650,000 cars in 2025.", "cars", "650000"),
        ("The range will be 650 km in 2025.", "cars", None),
        ("It will invest 650 million euros in 2025.", "USD", None),
        ("It will invest 650 million euros in 2025.", "cars", None),
    ],
)
def test_a_promise_is_taken_into_the_unit_of_its_metric(text: str, metric: str, low: str | None) -> None:
    [found] = propose(text, "en", DAY)
    if low is None:
        with pytest.raises(refusals.MetricInAnotherUnit, match="metric_in_another_unit"):
            reading.aim(aim_of(found, 1), Gauge(metric))
        return
    assert reading.aim(aim_of(found, 1), Gauge(metric)).aim.low == Decimal(low)


def test_what_is_typed_without_a_unit_is_in_the_metrics() -> None:
    assert reading.aim(Aim("number", 1, "650", period="2025"), Gauge("km")).aim.low == 650


def test_another_unit_is_refused_at_the_metric_and_the_form_is_filled_in_its_own(
    bring: Callable[..., Desk], site: None
) -> None:
    book: Book = new_book()
    metres = writes.ensure_metric("Range", "m", book.at)
    bring(body=(("text", "<p>The Valdora's range will be at least 650 km in 2025.</p>"),))
    client = Client()
    client.force_login(member("kim"))
    from postilla.articles.models import ArticlePage

    article = ArticlePage.objects.get()
    at = f"/admin/ledger/proposals/{article.pk}/"
    [one] = suggestions(draft_of(article.get_latest_revision_as_object()))
    said = {f"{one.key}-subject": book.valdora, f"{one.key}-title": "650 km"}
    sent = {"key": one.key, "deed": "keep", **said}
    answer = client.post(at, sent | {f"{one.key}-metric": book.cars})
    assert answer.status_code == 422
    assert "km cannot be turned into cars" in answer.content.decode()
    assert not Promise.objects.exists()
    form = client.get(f"/admin/snippets/ledger/promise/add/?article={article.pk}&proposal={one.key}")
    assert 'name="low" value="650000"' in form.content.decode()
    assert client.post(at, sent | {f"{one.key}-metric": metres}).status_code == 302
    assert Promise.objects.get().low == 650_000
    Promise.objects.update(article="", passage="")  # as if another article had told of it
    twice = client.post(at, sent | {f"{one.key}-metric": metres})
    assert (twice.status_code, "with the same terms stand already" in twice.content.decode()) == (422, True)
    both = {f"{one.key}-metric": metres, f"{one.key}-another": "on"}
    assert client.post(at, sent | both).status_code == 302
    assert Promise.objects.count() == 2
    assert not Observation.objects.exists()
