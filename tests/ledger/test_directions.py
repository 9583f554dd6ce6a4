"""What runs the other way within a sentence of the ledger stays in one piece."""

from django.utils import translation

from postilla.articles.blocks.promises import card_html
from postilla.ledger import reads
from tests.support.ledger import Book


def test_a_figure_with_its_unit_stays_together_in_arabic(site: None, book: Book) -> None:
    promise = book.promise()
    book.figure("79,600")
    [card] = reads.cards([promise])
    with translation.override("ar"):
        html = card_html(card)
    assert "(\u206879,600 cars\u2069)" in html
    assert "، <time" in html
    assert "\u2068" not in card_html(card)
