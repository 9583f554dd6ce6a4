"""An original is corrected: its translations say so until somebody has looked, and the desk knows which they are."""

import json
from typing import Any

import pytest
from django.db import connection  # noqa: F401 – a mark below asks it
from django.test import Client
from django.utils import timezone

from postilla.articles.refusals import NoSuchRecheck, SettledAlready
from postilla.articles.versions import Note
from postilla.articles.writes import corrections as writes, rechecks
from postilla.outbox.writes import telling
from postilla.vocabulary.quote import Quote
from tests.support.editions import Editions
from tests.support.reader import tree
from tests.support.staff import member, words
from tests.support.together import aside, someone_waits

FRENCH = "L’original de cet article a été corrigé"
GERMAN = "Das Original dieses Artikels wurde am"


def corrected(editions: Editions, user: Any) -> int:
    number = writes.correct(editions.page("en").pk, Note("It is 270 km, not 300."), user, editions.desk.tick())
    editions.desk.drain()
    return number


def waiting(page: Any) -> list[int]:
    from postilla.articles.models import Recheck

    return list(Recheck.objects.waiting().filter(page=page).values_list("pk", flat=True))


def shown(editions: Editions, language: str) -> str:
    editions.desk.drain()
    return editions.at(language).page()


@pytest.fixture
def editor(site: None) -> Client:
    client = Client()
    client.force_login(member())
    return client


def test_translations_say_it_until_each_was_looked_at(editions: Editions, editor: Client) -> None:
    user, french, german = member("una"), editions.page("fr"), editions.page("de")
    number = corrected(editions, user)
    note = tree(shown(editions, "fr")).xpath("//p[@class='corrected-there']")
    assert FRENCH in note[0].text_content()
    assert note[0].xpath("a/@href") == [f"{editions.paths['en']}#correction-{number}"]
    assert note[0].xpath("a/@hreflang") == ["en"]
    assert f'id="correction-{number}"' in shown(editions, "en")
    assert "corrected-there" not in shown(editions, "en")
    assert GERMAN in shown(editions, "de")
    page = words(editor.get(f"/admin/corrections/{editions.page('en').pk}/"))
    assert "Its translations" in page
    assert "Une voiture" in page
    assert "Ein Wagen" in page
    front = words(editor.get("/admin/"))
    assert "Translations to check" in front
    # The French one says the same, and is corrected; the German one does not.
    (asked,) = waiting(french)
    form = editor.get(f"/admin/corrections/{french.pk}/", {"answers": asked})
    assert tree(form.content.decode()).xpath(f"//input[@name='answers'][@value='{asked}']/@checked")
    said = {"note": "C’est 270 km.", "answers": asked}
    assert editor.post(f"/admin/corrections/{french.pk}/", said).status_code == 302
    (asked,) = waiting(german)
    way = f"/admin/corrections/{german.pk}/rechecks/{asked}/"
    unknown = editor.post(way, {"verb": "nonsense"})
    assert unknown.status_code == 400
    assert "nothing was changed" in words(unknown)
    assert waiting(german) == [asked]
    assert editor.post(way, {"verb": "unconcerned"}).status_code == 302
    assert FRENCH not in shown(editions, "fr")
    assert "C’est 270 km." in shown(editions, "fr")
    assert GERMAN not in shown(editions, "de")
    assert "Translations to check" not in words(editor.get("/admin/"))
    history = words(editor.get(f"/admin/pages/{german.pk}/history/"))
    assert "A correction of the original does not concern it" in history
    # What was said can be taken back, and stands again.
    editor.post(way, {"verb": "look-again"})
    assert GERMAN in shown(editions, "de")
    answer = french.corrections.get()
    writes.take_back(french.pk, answer.pk, user, timezone.now())
    assert FRENCH in shown(editions, "fr")
    writes.put_back(french.pk, answer.pk, user, timezone.now())
    assert FRENCH not in shown(editions, "fr")


def test_who_opens_a_translation_is_told_and_shown_the_passage(editions: Editions, editor: Client) -> None:
    original, french = editions.page("en"), editions.page("fr")
    ids = [block.id for block in original.body]
    french.body = json.dumps([{"type": "text", "value": "<p>Elle va loin.</p>", "id": ids[0]}])
    french.save_revision().publish()
    exact = original.body[0].value.source.removeprefix("<p>").partition("<")[0][:12].strip()
    writes.correct(original.pk, Note("Wrong.", Quote(exact)), member("una"), editions.desk.tick())
    page = words(editor.get(f"/admin/pages/{french.pk}/edit/"))
    assert "The original was corrected on" in page
    assert f"check this passage: {exact}" in page
    check = words(editor.get(f"/admin/corrections/{french.pk}/"))
    assert "Here it reads: Elle va loin." in check
    german = editions.page("de")
    german.body = json.dumps([{"type": "text", "value": "<p>Ein Satz.</p><p>Noch einer.</p>"}])
    german.save_revision().publish()
    brought = words(editor.get(f"/admin/corrections/{german.pk}/"))
    assert "Here it reads: Ein Satz." in brought, "its blocks have other ids; its paragraphs stand in the same order"


def test_what_is_taken_back_asks_nothing_and_the_copy_of_an_original_is_not_asked(editions: Editions) -> None:
    from postilla.articles.models import ArticlePage

    german, user = editions.page("de"), member()
    ArticlePage.objects.filter(pk=german.pk).update(alias_of=editions.page("en"))
    number = corrected(editions, user)
    assert not waiting(german)
    assert "It is 270 km, not 300." in shown(editions, "de"), "a copy carries its original's notes"
    assert FRENCH in shown(editions, "fr")
    writes.take_back(editions.page("en").pk, number, user, timezone.now())
    assert FRENCH not in shown(editions, "fr")
    writes.put_back(editions.page("en").pk, number, user, timezone.now())
    assert FRENCH in shown(editions, "fr")


def test_a_slip_of_a_translation_asks_nothing_of_the_others(editions: Editions) -> None:
    from postilla.articles.models import Recheck

    writes.correct(editions.page("fr").pk, Note("Une faute de traduction."), member(), editions.desk.tick())
    assert not Recheck.objects.exists()


def test_of_two_who_settle_the_same_one_is_told(editions: Editions, editor: Client) -> None:
    corrected(editions, member("una"))
    french, note = editions.page("fr"), Note("C’est 270 km.")
    (asked,) = waiting(french)
    answered = Note(note.text, answers=frozenset([asked]))
    writes.correct(french.pk, answered, member("ben"), editions.desk.tick())
    with pytest.raises(SettledAlready) as told:
        writes.correct(french.pk, answered, member("cleo"), editions.desk.tick())
    assert "(ben)" in told.value.english()
    assert french.corrections.count() == 1
    late = editor.post(f"/admin/corrections/{french.pk}/rechecks/{asked}/", {"verb": "unconcerned"})
    assert (late.status_code, "A colleague (ben) has settled this" in words(late)) == (409, True)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer")
def test_two_who_settle_at_once_wait_for_each_other(editions: Editions) -> None:
    corrected(editions, member("una"))
    french, ben, cleo = editions.page("fr"), member("ben"), member("cleo")
    (asked,), now = waiting(french), editions.desk.tick()
    with telling(now):
        rechecks.does_not_concern(french.pk, asked, ben, now)
        answered = Note("C’est 270 km.", answers=frozenset([asked]))
        thread, raised = aside(lambda: writes.correct(french.pk, answered, cleo, now))
        someone_waits()
    thread.join(20)
    assert [type(one) for one in raised] == [SettledAlready]
    assert not french.corrections.exists()


def test_what_readers_cannot_read_asks_nothing_of_the_desk(editions: Editions, editor: Client) -> None:
    corrected(editions, member("una"))
    assert "Translations to check" in words(editor.get("/admin/"))
    editions.page("en").unpublish()
    assert "Translations to check" not in words(editor.get("/admin/"))
    assert "The original was corrected on" not in words(editor.get(f"/admin/pages/{editions.page('fr').pk}/edit/"))


def test_nobody_settles_what_was_not_asked_of_that_article(editions: Editions) -> None:
    user = member()
    corrected(editions, user)
    french, german = editions.page("fr"), editions.page("de")
    (asked,) = waiting(german)
    with pytest.raises(NoSuchRecheck):
        rechecks.does_not_concern(french.pk, asked, user, timezone.now())
    with pytest.raises(NoSuchRecheck):
        writes.correct(french.pk, Note("Une erreur.", answers=frozenset({asked})), user, timezone.now())
    assert not french.corrections.exists(), "what is refused is not half done"
    assert waiting(german) == [asked]
