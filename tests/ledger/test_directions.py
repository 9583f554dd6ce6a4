"""What runs the other way within a sentence of the ledger stays in one piece."""

from dataclasses import replace

from django.utils import translation

from postilla.articles.blocks.promises import card_html
from postilla.ledger import reads, words
from postilla.ledger.shown import Judged
from tests.support.ledger import Book


def test_a_figure_with_its_unit_stays_together_in_arabic(site: None, book: Book) -> None:
    promise = book.promise()
    book.figure("79600")
    [card] = reads.cards([promise])
    with translation.override("ar"):
        html = card_html(card)
    assert "(\u206879,600 cars\u2069)" in html
    assert "، <time" in html
    assert "\u2068" not in card_html(card)


def test_a_reason_keeps_its_own_direction(site: None, book: Book) -> None:
    [card] = reads.cards([book.promise()])
    reason = Judged("broken", book.at, by="ines", reason='An editor thought so & "q"')
    with translation.override("ar"):
        html = card_html(replace(card, verdict=reason))
    assert '<p class="promise-why" dir="auto">An editor thought so &amp; &quot;q&quot;</p>' in html


def test_what_is_measured_says_its_year_after_its_unit_and_years_run_as_the_language(site: None, book: Book) -> None:
    whole = reads.whole(book.promise())
    assert whole is not None
    with translation.override("ar"):
        assert "\u2068cars\u2069 · 2024" in words.aim(whole, whole.card.kind, whole.card.unit)
        assert words.in_one_piece("2024، 2025") == "2024، 2025"
    assert "\u2068" not in words.aim(whole, whole.card.kind, whole.card.unit)
