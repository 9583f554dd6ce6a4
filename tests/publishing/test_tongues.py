"""Comments in several languages under one article: told when posted, read all or some, translated at a press."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from postilla.moderation import writes as moderation
from tests.support.editions import Editions
from tests.support.libretranslate import Stub, libretranslate
from tests.support.magazine import Desk
from tests.support.reader import JSON, Reader, shown, tree

ENGLISH = "The seats are lovely, but the screen freezes every morning."
FRENCH = "On attend toujours la pièce, et personne ne nous rappelle."
GERMAN = "Der Verbrauch liegt zwei Liter über der Angabe."


def said(desk: Desk, text: str, **fields: Any) -> int:
    comment = Reader().says(desk, text, **fields)
    desk.drain()
    return comment


def bodies(page: str) -> dict[str, Any]:
    return {e.getparent().get("id"): e for e in tree(page).xpath("//article/div[@class='comment-body']")}


def test_a_comment_carries_the_language_it_is_in_whichever_edition_it_came_from(editions: Editions) -> None:
    french = said(editions.at("en"), FRENCH)
    mixed = said(editions.at("en"), f"{ENGLISH} It is a good car.\n\n{GERMAN}")
    stated = said(editions.at("de"), "Ok super", language="fr")
    short = said(editions.at("de"), "Ok!")
    for language in editions.paths:
        found = bodies(editions.desk.page(editions.paths[language]))
        langs = {name: body.get("lang") for name, body in found.items()}
        assert langs == {f"c{french}": "fr", f"c{mixed}": "en", f"c{stated}": "fr", f"c{short}": "de"}
        assert {body.get("dir") for body in found.values()} == {"auto"}
        assert [(p.get("lang"), p.get("dir")) for p in found[f"c{mixed}"]] == [(None, None), ("de", "auto")]


def test_its_author_mends_the_language_which_is_no_revision(editions: Editions) -> None:
    reader = Reader()
    comment = reader.says(editions.desk, "Ok super")
    form = tree(reader.get(f"/fr/c/{comment}/edit"))
    assert form.xpath("//input[@name='language'][@checked]/@value") == ["en"]
    answer = reader.post(f"/fr/c/{comment}/edit", {"text": "Ok super", "language": "fr"})
    assert answer["Location"] == f"{editions.paths['fr']}#c{comment}"
    editions.desk.drain()
    page = editions.desk.page()
    assert bodies(page)[f"c{comment}"].get("lang") == "fr"
    assert "comment-edited" not in page


def test_one_language_loads_no_model_and_has_nothing_new(desk: Desk) -> None:
    from postilla.tongues import detecting

    detecting._bayes.cache_clear()
    detecting._model.cache_clear()
    comment = said(desk, FRENCH)
    page = desk.page()
    assert bodies(page)[f"c{comment}"].get("lang") == "en"
    assert (detecting._bayes.cache_info().misses, detecting._model.cache_info().misses) == (0, 0)
    assert not [sign for sign in ("tongues", "comment-translate", 'name="language"') if sign in page]
    assert Client().get(f"{desk.path}comments/in/fr/").status_code == 404


def test_some_languages_are_read_alone_with_both_counts(editions: Editions) -> None:
    desk = editions.desk
    english, french = said(desk, ENGLISH), said(desk, FRENCH)
    answer = said(desk, GERMAN, parent=str(french))
    ways = tree(desk.page()).xpath("//nav[@class='tongues']//a")
    assert [(a.text_content(), a.get("href")) for a in ways] == [
        ("All languages", f"{desk.path}#comments"),
        ("English 1", f"{desk.path}comments/in/en/"),
        ("Français 1", f"{desk.path}comments/in/fr/"),
        ("Deutsch 1", f"{desk.path}comments/in/de/"),
    ]
    page = desk.page(f"{desk.path}comments/in/de/")
    assert list(shown(page)) == [f"c{answer}"]
    line = tree(page).xpath("//p[@class='other-tongue']")
    assert [(p.get("id"), p.text_content()) for p in line] == [(f"c{french}", "A comment in French by Ada Winter")]
    assert tree(page).xpath("//p[@class='tongues-count']")[0].text_content() == "3 Comments, 1 of them in German"
    two = desk.page(f"{desk.path}comments/in/en-de/")
    assert list(shown(two)) == [f"c{english}", f"c{answer}"]
    assert "2 of them in English, German" in two
    assert '<meta name="robots" content="noindex, follow">' in two
    in_french = desk.page(f"{editions.paths['fr']}comments/in/de/")
    assert "Un commentaire de Ada Winter (langue" in in_french


@pytest.mark.parametrize("codes", ["de-en", "en-en", "en-fr-de", "it", "xx"])
def test_no_other_spelling_of_a_choice_is_a_page(editions: Editions, codes: str) -> None:
    said(editions.desk, ENGLISH)
    assert Client().get(f"{editions.desk.path}comments/in/{codes}/").status_code == 404


def test_pages_of_some_languages_keep_up(editions: Editions, small_pages: None) -> None:
    from postilla.publishing import sweep

    paths = [f"{path}comments/in/{codes}/" for path in editions.paths.values() for codes in ("en", "en-fr")]
    first = said(editions.desk, ENGLISH)
    for path in paths:
        editions.desk.page(path)
    for text in (FRENCH, ENGLISH + " Really.", FRENCH + " Voilà."):
        said(editions.desk, text)
    editions.desk.decide(first, "rejected")
    editions.desk.drain()
    for path in paths:
        editions.desk.page(path)
    assert list(sweep.stale()) == []


@pytest.fixture
def stub(settings: Any) -> Iterator[Stub]:
    with libretranslate("a-key") as running:
        settings.POSTILLA_TRANSLATE, settings.POSTILLA_TRANSLATE_KEY = running.url, "a-key"
        yield running


def ask(edition: str, comment: int, **headers: str) -> Any:
    return Client().post(f"{edition}/c/{comment}/translate", headers=headers)


def test_a_comment_is_translated_once_for_each_language_and_again_after_an_edit(editions: Editions, stub: Stub) -> None:
    reader, french = Reader(), editions.at("fr")
    comment = reader.says(french, FRENCH)
    editions.desk.drain()
    assert "comment-translate" not in editions.desk.page(french.path), "it is in the page's language"
    form = tree(editions.desk.page()).xpath("//form[@class='comment-translate']")
    assert [one.get("action") for one in form] == [f"/c/{comment}/translate"]
    page = f"{editions.desk.path}comments/translated/{comment}/"
    assert Client().get(page).status_code == 404
    for _ in range(2):
        answer = ask("", comment)
        assert (answer.status_code, answer["Location"]) == (303, page)
    editions.desk.drain()
    assert [(one["source"], one["target"], one["format"]) for one in stub.asked] == [("fr", "en", "html")]
    read = tree(Client().get(page))
    translated, original = read.xpath("//div[contains(@class,'comment-body')]")
    assert (translated.get("lang"), translated.text_content()) == ("en", f"[fr to en] {FRENCH}")
    assert (original.get("lang"), original.text_content()) == ("fr", FRENCH)
    assert "by a machine (LibreTranslate)" in read.text_content()
    assert not read.xpath("//div//script")
    told = ask("/de", comment, **JSON).json()
    assert (told["language"], told["html"]) == ("de", f"<p>[fr to de] {FRENCH}</p>")
    reader.post(f"/c/{comment}/edit", {"text": f"{FRENCH} Toujours pas."})
    editions.desk.drain()
    assert Client().get(page).status_code == 404, "it is a translation of what is not there any more"
    ask("", comment)
    assert "Toujours pas." in Client().get(page).content.decode()


def test_what_cannot_be_translated_is_said_with_a_way_on(editions: Editions, stub: Stub, settings: Any) -> None:
    comment = said(editions.desk, FRENCH)
    stub.broken = True
    assert ask("", comment).status_code == 503
    stub.broken = False
    settings.POSTILLA_TRANSLATE_KEY = "another"
    assert ask("", comment).status_code == 503
    assert ask("/fr", comment).status_code == 404
    settings.POSTILLA_TRANSLATE = ""
    assert ask("", comment).status_code == 404


def test_translations_are_rated_and_go_with_their_comment(editions: Editions, stub: Stub, settings: Any) -> None:
    from postilla.tongues import writes
    from postilla.tongues.models import Translation

    comments = [said(editions.desk, f"{FRENCH} {number}") for number in range(writes.EACH + 1)]
    settings.POSTILLA_TESTING = False
    writes._made.clear()
    answers = [ask("", comment).status_code for comment in comments]
    assert answers == [303] * writes.EACH + [429]
    assert ask("", comments[0]).status_code == 303, "what is there needs no turn"
    writes._made.clear()
    editions.desk.decide(comments[0], "rejected")
    editions.desk.drain()
    assert not Translation.objects.filter(comment_id=comments[0]).exists()
    assert Translation.objects.count() == writes.EACH - 1


def test_a_translation_from_a_wrong_language_is_not_shown_when_that_is_mended(editions: Editions, stub: Stub) -> None:
    """By the staff, and by whoever wrote it: what a machine was told wrongly it is told again."""
    reader = Reader()
    comment = reader.says(editions.desk, "Ok super", language="de")
    editions.desk.drain()
    page, in_french = (f"{editions.paths[code]}comments/translated/{comment}/" for code in ("en", "fr"))
    assert ask("", comment).status_code == ask("/fr", comment).status_code == 303
    assert "[de to en] Ok super" in Client().get(page).content.decode()
    moderation.speak(comment, "fr", "nan", timezone.now())
    editions.desk.drain()
    assert [Client().get(path).status_code for path in (page, in_french)] == [404, 404]
    assert ask("/fr", comment).status_code == 404, "nothing to translate: it is in French"
    ask("", comment)
    assert "[fr to en] Ok super" in Client().get(page).content.decode()
    reader.post(f"/c/{comment}/edit", {"text": "Ok super", "language": "de"})
    editions.desk.drain()
    assert Client().get(page).status_code == 404
    ask("", comment)
    assert [one["source"] for one in stub.asked] == ["de", "de", "fr", "de"]
