"""An article's conversation as its editor sees it in the article's own form, and the queue of that article alone."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from postilla.articles.models.panels import ConversationPanel
from tests.support.magazine import NOW, Desk
from tests.support.reader import tree
from tests.support.staff import member


def drawn(page: Any, user: Any) -> str:
    """The panel of the article's form, as Wagtail draws it there."""
    panel = ConversationPanel().bind_to_model(type(page)).get_bound_panel(page, SimpleNamespace(user=user))
    return str(panel.render_html())


def page_of(desk: Desk) -> Any:
    from postilla.articles.models import ArticlePage

    return ArticlePage.objects.get(translation_key=desk.subject.partition(":")[2])


def test_the_form_says_how_the_conversation_stands(cars: Desk, roads: Desk) -> None:
    from postilla.articles.versions import Note
    from postilla.articles.writes import corrections

    shown, held, elsewhere = cars.post("A word in public"), cars.post("Words that wait"), roads.post("Waits on roads")
    cars.decide(held, "held")
    roads.decide(elsewhere, "held")
    user, page = member(), page_of(cars)
    corrections.correct(page.pk, Note("It was wrong.", comment=shown), user, cars.tick())
    client = Client()
    client.force_login(user)
    panel = drawn(page, user)
    assert "<strong>open</strong>" in panel
    assert f"/admin/moderation/comments/{held}/" in panel
    assert "Words that wait" in panel
    assert "Waits on roads" not in panel
    assert "led to a correction" in panel
    assert 'name="action-publish"' in panel
    assert f"/admin/corrections/{page.pk}/" in panel
    queue = client.get("/admin/moderation/", {"tab": "held", "article": cars.subject}).content.decode()
    assert "Words that wait" in queue
    assert "Waits on roads" not in queue


def test_an_article_that_is_not_there_yet_has_no_conversation(cars: Desk) -> None:
    from postilla.articles.models import ArticlePage

    assert "begins when the article is published" in drawn(ArticlePage(title="New"), member())


def test_who_may_not_publish_sees_and_does_not_publish(cars: Desk, people: Any) -> None:
    from django.contrib.auth import get_user_model

    cars.decide(cars.post("Words that wait"), "held")
    people("una")
    panel = drawn(page_of(cars), get_user_model().objects.get(username="una"))
    assert "Words that wait" not in panel
    assert "action-publish" not in panel


def test_what_was_reported_is_linked_where_nothing_waits_and_only_public_answers_count(cars: Desk) -> None:
    from postilla.moderation import writes
    from postilla.passages.models import Passage

    shown, gone = cars.post("A word in public"), cars.post("Not for long")
    for comment in (shown, gone):
        Passage.objects.create(comment=comment, subject=cars.subject, edition="", exact="a passage")
        writes.report(comment, "abuse", "", f"n{comment}", cars.tick())
    cars.decide(gone, "rejected")
    panel = drawn(page_of(cars), member())
    numbers = dict(zip(*(tree(panel).xpath(f"//dl//{name}/text() | //dl//{name}/a/text()") for name in ("dt", "dd"))))
    assert (numbers["Held"], numbers["Reported"], numbers["On a passage"]) == ("0", "1", "1")
    assert "tab=reported" in panel
    assert "place=article%3A" in panel


def test_of_many_reports_on_the_site_the_newest_are_looked_at(
    cars: Desk, roads: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from postilla.moderation import reads, writes
    from postilla.moderation.reads import reports

    monkeypatch.setattr(reports, "LOOKED_AT", 2)
    for number, desk in enumerate((cars, roads)):
        writes.report(desk.post(), "abuse", "", f"n{number}", NOW + number * timedelta(hours=1))
    assert reads.waiting_in(roads.subject) == (1, True)
    writes.report(roads.post(), "abuse", "", "n3", NOW + timedelta(hours=3))
    assert reads.waiting_in(cars.subject) == (0, True)
    panel = tree(drawn(page_of(cars), member()))
    assert "0+" in panel.xpath("//dl//dd/text() | //dl//dd/a/text()")
    monkeypatch.setattr(reports, "LOOKED_AT", 9)
    assert (reads.waiting_in(cars.subject), reads.waiting_in(roads.subject)) == ((1, False), (2, False))


def test_what_readers_ask_waits_in_the_form_with_the_way_to_it(cars: Desk, roads: Desk) -> None:
    from postilla.insights.models import Route

    user, page = member(), page_of(cars)
    assert "Questions waiting" not in drawn(page, user)
    for desk, kind, text in ((cars, "question", "Where is it made?"), (roads, "correction", "It is longer")):
        comment = desk.post(text)
        Route.objects.create(
            comment_id=comment, subject=desk.subject, kind=kind, state="new", made_at=NOW, changed_at=NOW
        )
    panel = tree(drawn(page, user))
    way = panel.xpath("//div[dt='Questions waiting']/dd/a")
    assert [one.text for one in way] == ["1"]
    client = Client()
    client.force_login(user)
    asked = client.get(way[0].get("href")).content.decode()
    assert "Where is it made?" in asked
    assert "It is longer" not in asked
    both = client.get("/admin/insights/routes/", {"of": "all"}).content.decode()
    assert "It is longer" in both


def test_an_article_is_handed_in_for_translation_where_an_edition_lacks_it(cars: Desk) -> None:
    from postilla.articles import writes

    page, user = page_of(cars), member()
    way = f"/admin/localize/submit/page/{page.pk}/"
    assert way not in drawn(page, user)
    writes.open_edition(writes.BroughtEdition("fr"), NOW)
    assert way in drawn(page, user)
