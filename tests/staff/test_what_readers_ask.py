"""What readers ask: no dead end without a profile, nothing told that was not done, nothing taken that no form says."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from postilla.articles.models import ArticlePage, Author, Correction
from postilla.insights import refusals as r, writes
from postilla.insights.models import Approval, Relabel, Route
from tests.insights.conftest import by_words
from tests.insights.test_page import read_all
from tests.support.magazine import LATER, NOW, Desk

__all__ = ["by_words"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("by_words")]
ASKED = "/admin/insights/routes/"


@pytest.fixture
def root(site: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("root"))
    return client


@pytest.fixture
def asked(desk: Desk) -> Route:
    desk.post("Where is the gearbox made?")
    read_all(desk)
    return Route.objects.get()


def test_who_has_no_profile_is_told_where_to_set_it(root: Client, people: Any, asked: Route) -> None:
    page = root.get(ASKED).content.decode()
    assert "You have no author’s profile" in page
    [authors] = [part.split('"')[0] for part in page.split('<a href="') if ">Authors</a>" in part[:80]]
    assert root.get(authors).status_code == 200
    assert f"/c/{asked.comment_id}/reply" not in page, "what would be taken for a reader's"
    Author.objects.create(name="Root", slug="root", user=User.objects.get(username="root"))
    page = root.get(ASKED).content.decode()
    assert "You have no author’s profile" not in page
    assert f"/c/{asked.comment_id}/reply" in page
    assert "Ask an administrator" in people("pia", "Editors").get(ASKED).content.decode()


def test_corrected_wants_a_correction_of_the_article(desk: Desk, root: Client, asked: Route) -> None:
    with pytest.raises(r.NotCorrected):
        writes.settle(asked.pk, "corrected", "", "eve", LATER)
    page = root.post(f"{ASKED}{asked.pk}/", {"state": "corrected"}, follow=True).content.decode()
    assert "No correction of the article was made since." in page
    leaf = ArticlePage.objects.get()
    made = Correction.objects.create(page=leaf, version=1, made_at=NOW, note="Earlier.", by="eve")
    Route.objects.update(made_at=LATER)
    with pytest.raises(r.NotCorrected):
        writes.settle(asked.pk, "corrected", "", "eve", LATER)
    Correction.objects.update(comment=asked.comment_id)
    writes.settle(asked.pk, "corrected", "", "eve", LATER)
    assert Route.objects.get().state == "corrected"
    writes.settle(asked.pk, "seen", "", "eve", LATER)
    Correction.objects.filter(pk=made.pk).update(withdrawn_at=LATER)
    with pytest.raises(r.NotCorrected):
        writes.settle(asked.pk, "corrected", "", "eve", LATER)


def test_what_is_said_of_a_route_is_so(root: Client, asked: Route) -> None:
    def said(state: str) -> str:
        return root.post(f"{ASKED}{asked.pk}/", {"state": state}, follow=True).content.decode()

    assert "in two minutes" not in said("seen")
    assert "That is no state." in said("new")
    assert Route.objects.get().state == "seen"
    assert "in two minutes" in said("used")


def test_hand_made_forms_are_refused_in_words(desk: Desk, root: Client, asked: Route) -> None:
    at = f"/admin/insights/articles/{ArticlePage.objects.get().pk}/"
    for number in (10**22, -1, 1e400):
        odd: list[list[Any]] = [[number, 1, []], [1, number, []], [1, 1, [[0, number]]]]
        for quoted in odd:
            seen = json.dumps(["said:none", [quoted]])
            assert root.post(at, {"deed": "approve", "seen": seen}).status_code == 302
    for start, end in (("-5", "99999999"), ("3", "7"), ("0", "27"), ("0", "9" * 30)):
        said = {"deed": "relabel", "comment": asked.comment_id, "start": start, "end": end, "kind": "praise"}
        assert "Corrected." not in root.post(at, said, follow=True).content.decode()
    assert not Relabel.objects.exists()
    assert not Approval.objects.exists()
