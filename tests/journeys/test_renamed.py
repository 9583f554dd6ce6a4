"""An article that gets another slug takes its conversation's pages, its feeds and whoever is writing with it."""

from typing import Any

import pytest

from postilla.articles.models import ArticlePage
from tests.support.magazine import Desk
from tests.support.reader import Reader, comment_of, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def renamed(desk: Desk, django_capture_on_commit_callbacks: Any) -> str:
    """The path that the article has now; the desk knows the one before."""
    page = ArticlePage.objects.get(translation_key=desk.subject.partition(":")[2])
    page.slug = "renamed"
    with django_capture_on_commit_callbacks(execute=True):  # the CMS keeps the old address then
        page.save_revision().publish()
    desk.drain()
    page.refresh_from_db()
    return str(page.get_url())


@pytest.mark.parametrize("below", ["", "comments/feed.rss", "comments/newest/", "comments/2/", "comments/branch/7/"])
def test_what_stands_below_it_leads_on(desk: Desk, reader: Reader, renamed: str, below: str) -> None:
    answer = reader.get(f"{desk.path}{below}")
    assert (answer.status_code, answer["Location"]) == (301, f"{renamed}{below}")


def test_what_never_stood_there_leads_nowhere(desk: Desk, reader: Reader, renamed: str) -> None:
    assert reader.get(f"/cars/another/{'comments/feed.rss'}").status_code == 404
    assert reader.get(f"{desk.path}elsewhere/").status_code == 404


def test_who_was_writing_meanwhile_posts_under_it(desk: Desk, reader: Reader, renamed: str) -> None:
    answer = reader.send(desk, text="Written before it was renamed")
    assert (answer.status_code, answer["Location"]) == (303, f"{renamed}#c{comment_of(answer)}")
    assert list(shown(reader.get(renamed)).values()) == ["Written before it was renamed"]
