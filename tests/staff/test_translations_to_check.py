"""What the segments of a translation have for a passage of which the original was corrected."""

from typing import Any

import pytest

from postilla.articles.body import counterpart
from postilla.web.staff.editor.translations import segment_of
from tests.support.translating import in_french

PASSAGE = "goes 300 km"


def translate(page: Any, words: str, **how: Any) -> None:
    """Give the segment with these words a translation."""
    from wagtail_localize.models import StringSegment, StringTranslation

    segment = StringSegment.objects.get(source__object_id=page.translation_key, string__data__contains=words)
    locale = in_french(page).locale
    said = {"data": "Elle fait 300 km.", **how}
    StringTranslation.objects.update_or_create(
        translation_of=segment.string, context=segment.context, locale=locale, defaults=said
    )


def test_how_a_segment_stands_to_what_was_corrected(leaf: Any) -> None:
    french = in_french(leaf)

    def state(passage: str = PASSAGE) -> Any:
        return segment_of(passage, leaf, french)

    assert state().stale
    assert "stands empty" in state().state
    assert "segments wait for a translation" in state("").state
    translate(leaf, "300 km", translation_type="machine", tool_name="LibreTranslate")
    assert state().state == "Translated by a machine (LibreTranslate): read it."
    assert not state().stale
    translate(leaf, "300 km", translation_type="manual", tool_name="")
    assert state().state == "Translated by hand."
    found = state("goes 270 km")
    assert found.stale, "the corrected words were published, and not taken over"
    assert found.sync.startswith("/admin/localize/update/")


def test_a_translation_without_segments_has_none(leaf: Any) -> None:
    from wagtail_localize.models import Translation

    Translation.objects.update(enabled=False)
    assert segment_of(PASSAGE, leaf, in_french(leaf)) is None


PARAGRAPHS = ["Un.", "Deux.", "Trois.", "Quatre.", "La production reste ici."]
HERE = "Production stays"


@pytest.mark.parametrize(
    ("passage", "there", "reads"),
    [
        (HERE, PARAGRAPHS, "La production reste ici."),
        (HERE, PARAGRAPHS[1:], "La production reste ici."),
        ("Three.", PARAGRAPHS[1:], "Trois. Quatre."),
        (HERE, ["Zéro.", *PARAGRAPHS], "Quatre. La production reste ici."),
        ("Two. Three.", PARAGRAPHS, "Deux. Trois."),
        ("Never said", PARAGRAPHS, ""),
    ],
)
def test_of_a_long_block_the_paragraph_of_the_passage_is_read(passage: str, there: list[str], reads: str) -> None:
    english = ["One.", "Two.", "Three.", "Four.", "Production stays here."]
    assert counterpart(passage, _body(english), _body(there)) == reads


def _body(paragraphs: list[str]) -> Any:
    from postilla.articles.models import ArticlePage

    html = "".join(f"<p>{words}</p>" for words in paragraphs)
    return ArticlePage._meta.get_field("body").to_python([{"type": "text", "value": html, "id": "a"}])


def test_what_a_segment_says_is_read_where_it_stands_in_the_translation(leaf: Any) -> None:
    french = in_french(leaf)
    translate(leaf, "300 km", translation_type="manual", tool_name="")
    assert (segment := segment_of(PASSAGE, leaf, french)) is not None
    assert segment.reads == "", "it is not in the page yet"
    french.body = _body(["Elle fait <b>300 km</b>.", "Elle charge vite."])
    assert (segment := segment_of(PASSAGE, leaf, french)) is not None
    assert segment.reads == "Elle fait 300 km."
