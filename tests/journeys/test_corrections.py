"""A correction, from the editor's form to every place where readers meet it, and back."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from postilla.articles.refusals import PassageTwice, PassageUnknown, PresentVersion
from postilla.articles.versions import Note
from postilla.articles.writes import corrections as writes
from postilla.vocabulary.quote import Quote
from tests.support.magazine import Desk
from tests.support.staff import member

BODY = "<p>The Leaf has a range of 300 km. It charges <b>fast</b>.</p><p>Its range is enough.</p>"


@pytest.fixture
def desk(bring: Callable[..., Desk]) -> Desk:
    return bring("The Leaf", body=(("text", BODY),))


def article(desk: Desk) -> Any:
    from postilla.articles.models import ArticlePage

    return ArticlePage.objects.get(translation_key=desk.subject.partition(":")[2])


def publish(desk: Desk, body: str, title: str = "The Leaf") -> Any:
    """The editor puts it right in the CMS, and publishes."""
    page = article(desk)
    page.title, page.body = title, json.dumps([{"type": "text", "value": body}])
    page.save_revision().publish()
    desk.drain()
    return page


@pytest.fixture
def editor(site: None) -> Client:
    client = Client()
    client.force_login(member())
    return client


def _forgotten(desk: Desk, comment: int) -> None:
    """Who is thanked and asks to be forgotten, but to keep the words, is named nowhere any more."""
    from postilla.discussion.writes import forget_author

    forget_author([desk.guests[comment]], "a former reader", desk.tick(), words=False)
    desk.drain()
    assert "Ada Winter" not in desk.page() + desk.page("/corrections/")


def test_a_correction_is_met_wherever_readers_are(desk: Desk, editor: Client) -> None:
    comment = desk.post("It has 270 km, I own one.")
    desk.drain()
    assert "/corrections/" not in desk.page()
    page = publish(desk, BODY.replace("300 km", "270 km"))
    way = f"/admin/corrections/{page.pk}/"
    said = {"note": "The range is 270 km, not 300.", "passage": "a range of 270 km", "comment": f"/c/{comment}"}
    assert editor.post(way, said).status_code == 302
    desk.drain()
    html = desk.page()
    number = re.search(r'id="corrected-(\d+)"', html)
    assert number
    assert re.search(rf'of 270 km<a class="correction-mark" id="corrected-{number[1]}"[^>]*>corrected</a>\.', html)
    assert f'id="correction-{number[1]}"' in html
    assert f'Thanks to <a href="/c/{comment}"><bdi>Ada Winter</bdi></a>' in html
    assert f'<a class="comment-led" href="{desk.path}#correction-{number[1]}">Led to a correction</a>' in html
    found = re.search(r'"correction":(\[.*?\])', html)
    assert found
    assert json.loads(found[1])[0]["text"] == said["note"]
    assert said["note"] in desk.page("/corrections/")
    assert "Ada Winter" in desk.page("/corrections/")
    assert 'aria-labelledby="corrected-' in desk.page("/corrections/"), "two of one article have names of their own"
    assert said["note"] in desk.page("/feeds/articles.rss")
    assert said["note"] in desk.page("/corrections/feed.json")
    assert '<a href="/corrections/">' in desk.page("/")
    _forgotten(desk, comment)
    assert editor.post(f"{way}{number[1]}/", {"verb": "take-back"}).status_code == 302
    desk.drain()
    assert said["note"] not in desk.page() + desk.page("/corrections/") + desk.page("/feeds/articles.rss")
    assert '<a href="/corrections/">' not in desk.page("/")
    editor.post(f"{way}{number[1]}/", {"verb": "put-back"})
    desk.drain()
    assert said["note"] in desk.page()
    history = editor.get(f"/admin/pages/{page.pk}/history/").content.decode()
    assert "Corrected in public" in history
    assert "A correction was taken back" in history


def test_a_comment_refers_to_the_version_it_was_written_under(desk: Desk) -> None:
    page = article(desk)
    writes.keep_version(page, desk.at - timedelta(days=1))
    early = desk.post("About three hundred.")
    publish(desk, BODY.replace("300 km", "270 km").replace("enough", "enough, just"))
    desk.post("About the new one.", now=timezone.now())
    desk.drain()
    html = desk.page()
    assert html.count("Refers to the version of") == 1
    assert html.index(f'id="c{early}"') < html.index("Refers to the version of") < html.index("<p>About the new one.")
    assert f'<a href="{desk.path}versions/1/"' in html
    diff = desk.page(f"{desk.path}versions/1/")
    assert "<del>300</del><ins>270</ins> km" in diff
    page = article(desk)
    page.body = json.dumps([{"type": "text", "value": "<p>A secret draft.</p>"}])
    page.save_revision()
    desk.drain()
    assert "secret" not in desk.page(f"{desk.path}versions/") + desk.page()


def test_a_version_can_be_hidden_and_the_present_one_cannot(desk: Desk) -> None:
    page, user = publish(desk, BODY.replace("300 km", "a libel")), member()
    publish(desk, BODY.replace("300 km", "270 km"))
    assert "libel" in desk.page(f"{desk.path}versions/")
    writes.withhold(page.pk, 2, True, user, timezone.now())
    desk.drain()
    shown = desk.page(f"{desk.path}versions/")
    assert "libel" not in shown
    assert "do not show this version" in shown
    with pytest.raises(PresentVersion):
        writes.withhold(page.pk, 3, True, user, timezone.now())


@pytest.mark.parametrize(
    ("passage", "refused"),
    [("no such words", PassageUnknown), ("range", PassageTwice), ("<b>fast</b>", PassageUnknown), ("x" * 9_000, None)],
)
def test_a_passage_must_stand_in_the_article_once(desk: Desk, passage: str, refused: Any) -> None:
    from postilla.articles.refusals import PassageTooLong

    with pytest.raises(refused or PassageTooLong):
        writes.correct(article(desk).pk, Note("Wrong.", Quote(passage)), member(), timezone.now())


def test_who_may_not_publish_may_not_correct(desk: Desk) -> None:
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Permission

    client, way = Client(), f"/admin/corrections/{article(desk).pk}/"
    assert client.get(way).status_code == 302
    user = get_user_model().objects.create_user("una", "", "x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.post(way, {"note": "Mine."}).status_code in (302, 403)
    assert article(desk).corrections.count() == 0


def test_a_note_that_is_refused_keeps_its_words(desk: Desk, editor: Client) -> None:
    answer = editor.post(f"/admin/corrections/{article(desk).pk}/", {"note": "Kept <b>", "comment": "99999"})
    assert answer.status_code == 400
    assert "Kept &lt;b&gt;" in answer.content.decode()
    assert "No comment of that number" in answer.content.decode()
