"""What is not public takes no comment, and answers as if it were not there; whoever writes for the magazine need not
wait for it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from postilla.discussion.models import Comment
from tests.support.magazine import Desk
from tests.support.reader import Reader

pytestmark = pytest.mark.django_db


def page_of(desk: Desk) -> Any:
    from postilla.articles.models import ArticlePage

    return ArticlePage.objects.get(translation_key=desk.subject.partition(":")[2])


def deleted(page: Any) -> None:
    page.delete()


def draft_again(page: Any) -> None:
    page.unpublish()


def scheduled(page: Any) -> None:
    page.unpublish()
    page.refresh_from_db()
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()


def restricted(how: str, where: Callable[[Any], Any], **more: str) -> Callable[[Any], None]:
    def restrict(page: Any) -> None:
        from wagtail.models import PageViewRestriction

        PageViewRestriction.objects.create(page=where(page), restriction_type=how, **more)

    return restrict


WAYS = {
    "deleted": deleted,
    "a draft again": draft_again,
    "scheduled": scheduled,
    "for those who log in": restricted("login", lambda page: page),
    "in a section for those who log in": restricted("login", lambda page: page.get_parent()),
    "behind a password": restricted("password", lambda page: page, password="swordfish"),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_is_not_public_takes_no_comment_and_answers_as_if_it_were_not_there(
    desk: Desk, reader: Reader, way: str
) -> None:
    before = reader.says(desk, "While it was public")
    unknown = reader.post("/cars/never-was/comments/", {"text": "Anybody here?"})
    WAYS[way](page_of(desk))
    answer = reader.send(desk, text="Anybody here?")
    assert (answer.status_code, unknown.status_code) == (404, 404)
    assert Comment.objects.count() == 1
    for address in (f"/c/{before}", f"/c/{before}/reply", f"{desk.path}comments/2/"):
        assert reader.get(address).status_code in (404, 410), address
    assert "While it was public" not in reader.get(f"/c/{before}").content.decode()
