"""A translator's PO file comes back: what is right is taken, what is not is named, and what was there stays."""

import html
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.staff.conftest import People
from tests.support.translating import TRANSLATED, in_french


def sent(editor: Client, translation: Any, data: bytes | None) -> str:
    """What the page says after the file was uploaded, as plain text."""
    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    said = {} if data is None else {"file": SimpleUploadedFile("fr.po", data)}
    answer = editor.post(address, said, follow=True)
    assert answer.status_code == 200
    return " ".join(html.unescape(str(message)) for message in answer.context["messages"])


def po_of(translation: Any, **words: str) -> Any:
    """Its PO file, with these texts in the places named by how the original's begin."""
    po = translation.export_po()
    for begins, said in words.items():
        next(one for one in po if one.msgid.startswith(begins)).msgstr = said
    return po


def stored(translation: Any) -> dict[str, tuple[str, bool]]:
    """{text of the original: (of the translation, whether it has an error)}"""
    from wagtail_localize.models import StringTranslation

    rows = StringTranslation.objects.filter(locale=translation.target_locale)
    return {row.translation_of.data: (row.data, row.has_error) for row in rows.select_related("translation_of")}


def test_a_file_is_taken_and_counted(editor: Client, translated: Any) -> None:
    po = po_of(translated, The="La Leaf", It="Elle <b>fait</b> 300 km.")
    said = sent(editor, translated, str(po).encode())
    assert "2 taken, 1 as they were, " in said
    assert "refused" not in said
    assert stored(translated)["It <b>goes</b> 300 km."] == ("Elle <b>fait</b> 300 km.", False)
    assert in_french(translated.source.get_source_instance()).draft_title == "La Leaf"


WITHOUT = "X-WagtailLocalize-TranslationID"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (None, "No file came with it"),
        (b"", "No file came with it|The file is empty"),
        (b"  ", "The file is empty"),
        (b"Dear editors", "This is no PO file"),
        (bytes(range(256)), "not in the encoding"),
        (b"\0" * 10 * 1024 * 1024, "more than 2 MB"),
        ("without", "which translation it is of"),
        ("other", "of another translation"),
        ("utf-16-le", "This is no PO file"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_in_words(
    editor: Client, translated: Any, data: bytes | str | None, words: str
) -> None:
    before = stored(translated)
    if isinstance(data, str):
        po = po_of(translated, It="Perdu")
        if data == "without":
            del po.metadata[WITHOUT]
        elif data == "other":
            po.metadata[WITHOUT] = "another"
        data = str(po).encode(data if data.startswith("utf") else "utf-8")
    said = sent(editor, translated, data)
    assert any(one in said for one in words.split("|")), said
    assert "Nothing was changed." in said
    assert stored(translated) == before


@pytest.mark.parametrize(
    ("refused", "reason"),
    [
        ("<script>alert(1)</script>", "<script> tag is not allowed"),
        ("<b>Elle charge", "<b> is not closed"),
        ('<b class="x">Elle</b>', "attributes"),
        ('<a id="a9">Elle</a>', "a9"),
        ("<!-- Elle -->Elle", "comment"),
    ],
)
def test_a_refused_text_is_named_and_the_one_that_was_public_stays(
    editor: Client, translated: Any, refused: str, reason: str
) -> None:
    po = po_of(translated, The="La Leaf")
    next(one for one in po if one.msgid == "It charges fast.").msgstr = refused
    said = sent(editor, translated, str(po).encode())
    assert "1 taken, " in said
    assert "1 refused" in said
    assert "“It charges fast.”" in said
    assert reason in said
    assert stored(translated)["It charges fast."] == (TRANSLATED, False)
    translated.save_target(publish=True)
    french = in_french(translated.source.get_source_instance())
    assert TRANSLATED in str(french.get_latest_revision_as_object().body)


def test_a_title_that_no_page_can_have_is_refused(editor: Client, translated: Any) -> None:
    said = sent(editor, translated, str(po_of(translated, The="La Leaf " * 40)).encode())
    assert "0 taken" in said
    assert "255" in said
    assert "The Leaf" not in stored(translated)


def test_what_the_original_does_not_say_and_what_is_unsure_is_not_taken(editor: Client, translated: Any) -> None:
    po = po_of(translated, The="La Leaf")
    next(one for one in po if one.msgid == "The Leaf").flags.append("fuzzy")
    next(one for one in po if one.msgid == "It charges fast.").msgid = "It charged fast."
    said = sent(editor, translated, str(po).encode())
    assert "2 refused" in said
    assert "fuzzy" in said
    assert "does not say this" in said


def test_a_translation_with_a_refused_text_is_not_published(editor: Client, translated: Any) -> None:
    """One that was typed into the form is kept there with its error, and the original's words would be published."""
    from wagtail_localize.models import StringTranslation

    french = in_french(translated.source.get_source_instance())
    row = StringTranslation.objects.get(translation_of__data="It charges fast.")
    row.data = "<div>Elle charge</div>"
    row.save()
    before = french.latest_revision_id
    answer = editor.post(f"/admin/pages/{french.pk}/edit/", {"action": "publish"}, follow=True)
    said = " ".join(html.unescape(str(message)) for message in answer.context["messages"])
    assert "was not published: 1 of its texts" in said
    assert "“It charges fast.”: <div> tag is not allowed" in said
    french.refresh_from_db()
    assert french.latest_revision_id == before
    assert TRANSLATED in str(french.body)
    row.data, row.has_error = TRANSLATED, False
    row.save()
    editor.post(f"/admin/pages/{french.pk}/edit/", {"action": "publish"})
    french.refresh_from_db()
    assert french.latest_revision_id != before


def test_a_translation_that_was_ended_takes_no_file(editor: Client, translated: Any) -> None:
    po = str(po_of(translated, The="La Leaf")).encode()
    type(translated).objects.update(enabled=False)
    assert "no longer translated by segments" in sent(editor, translated, po)


def test_who_may_not_edit_the_page_uploads_nothing(people: People, translated: Any) -> None:
    address = reverse("wagtail_localize:upload_pofile", args=[translated.pk])
    file = SimpleUploadedFile("fr.po", str(po_of(translated, The="La Leaf")).encode())
    answer = people("nobody").post(address, {"file": file})
    assert answer.status_code in (302, 403)
    assert "The Leaf" not in stored(translated)
