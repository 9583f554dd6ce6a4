"""Every word of the reader interface is said in every language, with its places to fill in and its plurals."""

import re

import pytest
from babel.messages.catalog import Catalog

from tools import messages

LANGUAGES = pytest.mark.parametrize("language", messages.LANGUAGES)
QUOTES = {"fr": "«»’", "it": "«»’", "de": "„“’", "es": "«»", "ar": "«»"}


@LANGUAGES
def test_nothing_is_missing_unused_fuzzy_or_stale(language):
    """Mend it with `make messages`, then translate what it names in src/postilla/locale."""
    assert messages.check(language) == []


def test_the_catalogs_are_those_of_the_languages_on_offer(settings):
    assert {code for code, _ in settings.LANGUAGES} == {"en", *messages.LANGUAGES}
    assert {folder.name for folder in messages.LOCALE.iterdir()} == set(messages.LANGUAGES)


def test_every_kind_of_mark_is_found():
    for text, place in (
        ("There is no such comment.", "discussion/refusals.py"),
        ("Page not found", "web/pages/missing.py"),
        ("Leave a reply", "publishing/templates/postilla/comment_form.html"),
        ("Reply to %(name)s", "publishing/templates/postilla/comment_form.html"),
        ("%(count)s Comment", "publishing/phrases.py"),
        ("%(counter)s article", "publishing/templates/postilla/listing.html"),
    ):
        found = messages.marked("fr").get(text)
        assert found is not None, text
        assert f"src/postilla/{place}" in {file for file, _ in found.locations}


@LANGUAGES
def test_typography(language):
    for text in _texts(language):
        assert not re.search(r"[\"']", text), text
        assert set("“”„‘’«»") & set(text) <= set(QUOTES[language]), text
        if language == "fr":
            assert not re.search(r"(?<![\u202f])[;!?»]|«(?!\u202f)", text), text
            assert not re.search(r"(?<!\u00a0):(?!/)", text), text


def _texts(language: str) -> list[str]:
    """All translations of a language, without mark-up and what is meant to be typed as it stands."""
    catalog = messages.translated(language)
    texts = [text for message in catalog if message.id for text in messages.forms(message.string)]
    return [re.sub(r"> (?=\w)|<[^>]+>", "", text) for text in texts]


# ---- the checks themselves ------------------------------------------------------------------------------------------
def _faults(text: tuple[str, ...], flags: tuple[str, ...] = ()) -> list[str]:
    marked, kept = Catalog("fr"), Catalog("fr")
    marked.add(("%(n)s dog", "%(n)s dogs"))
    kept.add(("%(n)s dog", "%(n)s dogs"), text, flags=flags)
    return [fault.partition(":")[0] for fault in messages.faults(marked, kept, kept)]


def test_a_good_translation_has_no_faults():
    assert _faults(("%(n)s chien", "%(n)s chiens")) == []


@pytest.mark.parametrize(
    ("text", "flags", "fault"),
    [
        (("%(n)s chien", ""), (), "not translated"),
        (("%(n)s chien", "%(n)s chiens"), ("fuzzy",), "marked as fuzzy"),
        (("%(n)s chien", "%(m)s chiens"), (), "other places to fill in"),
        (("%(n)s chien", "chiens"), (), "other places to fill in"),
        (("%(n)s chien",), (), "1 forms where the language has 2"),
    ],
)
def test_a_faulty_translation_is_named(text, flags, fault):
    assert _faults(text, flags) == [fault]


def _arabic(*texts: str) -> list[str]:
    marked, kept = Catalog("ar"), Catalog("ar")
    marked.add(("%(n)s dog of %(name)s", "%(n)s dogs of %(name)s"))
    kept.add(("%(n)s dog of %(name)s", "%(n)s dogs of %(name)s"), texts)
    return [fault.partition(":")[0] for fault in messages.faults(marked, kept, kept)]


def test_arabic_may_leave_the_number_away_for_none_one_and_two_alone():
    bare, counted = "كلب %(name)s", "%(n)s كلاب %(name)s"
    assert _arabic(bare, bare, bare, counted, counted, counted) == []
    assert _arabic(bare, bare, bare, bare, counted, counted) == ["other places to fill in"]
    assert _arabic("كلب", bare, bare, counted, counted, counted) == ["other places to fill in"]
    assert _arabic(bare, counted) == ["2 forms where the language has 6"]


def test_what_is_unused_or_not_compiled_is_named():
    kept = Catalog("fr")
    kept.add("cat", "chat")
    found = messages.faults(Catalog(), kept, Catalog("fr"))
    assert found == ["no longer used: cat", "the .mo is not the .po, compiled"]


def test_a_string_that_got_a_plural_is_not_yet_translated():
    marked, kept = Catalog("fr"), Catalog("fr")
    marked.add(("dog", "%(n)s dogs"))
    kept.add("dog", "chien")
    assert "not translated: dog" in messages.faults(marked, kept, kept)


# ---- what readers see -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("language", "none", "one", "many"),
    [
        ("en", "0 Comments", "1 Comment", "2 Comments"),
        ("fr", "0 commentaire", "1 commentaire", "2 commentaires"),
        ("it", "0 commenti", "1 commento", "2 commenti"),
        ("de", "0 Kommentare", "1 Kommentar", "2 Kommentare"),
        ("es", "0 comentarios", "1 comentario", "2 comentarios"),
    ],
)
def test_counts_follow_the_language(language, none, one, many):
    from postilla.publishing.phrases import count_label

    assert [count_label(count, language) for count in (0, 1, 2)] == [none, one, many]


def test_arabic_counts_in_six_ways():
    from postilla.publishing.phrases import count_label

    assert [count_label(count, "ar") for count in (0, 1, 2, 3, 10, 11, 99, 100, 102, 103)] == [
        "لا تعليقات", "تعليق واحد", "تعليقان", "3 تعليقات", "10 تعليقات", "11 تعليقا", "99 تعليقا", "100 تعليق",
        "102 تعليق", "103 تعليقات",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("en", "One new comment since your last visit", "%(n)s new comments since your last visit"),
        ("fr", "Un nouveau commentaire depuis votre dernière visite",
         "%(n)s nouveaux commentaires depuis votre dernière visite"),
        ("de", "Ein neuer Kommentar seit Ihrem letzten Besuch", "%(n)s neue Kommentare seit Ihrem letzten Besuch"),
    ],
)  # fmt: skip
def test_the_scripts_words_keep_their_places_to_fill_in(language, one, many):
    import json

    from django.template.loader import render_to_string
    from django.utils import translation

    with translation.override(language):
        html = render_to_string("postilla/_phrases.html")
    words = json.loads(html.partition('id="phrases">')[2].partition("</script>")[0])
    assert (words["new-one"], words["new-other"]) == (one, many)
    assert "%(name)s" in words["replyTo"]
    assert all(words.values())


@pytest.mark.parametrize(
    ("language", "date"),
    [
        ("fr", "5 mars 2024, "), ("it", "5 marzo 2024, "), ("de", "5. März 2024, "), ("es", "5 de marzo de 2024, "),
        ("ar", "5 مارس 2024، "),
    ],
)  # fmt: skip
def test_dates_follow_the_language(language, date):
    from datetime import UTC, datetime

    from postilla.publishing.phrases import moment

    assert moment(datetime(2024, 3, 5, 12, 0, tzinfo=UTC), language).lstrip("0").startswith(date)
