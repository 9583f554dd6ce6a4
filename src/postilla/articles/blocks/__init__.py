"""The blocks of which a body is made. `BODY` is the list, in the order in which the CMS offers them.

A block knows how to draw itself as HTML (`render_basic`) and never loads anything from elsewhere.
"""

from wagtail import blocks

from postilla.articles.blocks.figures import FiguresBlock
from postilla.articles.blocks.pictures import GalleryBlock, PictureBlock
from postilla.articles.blocks.promises import LedgerFiguresBlock, PromiseBlock
from postilla.articles.blocks.text import FEATURES, HeadingBlock, ImportedBlock, LinkCardBlock, QuoteBlock

BODY: list[tuple[str, blocks.Block]] = [
    (
        "text",
        blocks.RichTextBlock(
            features=FEATURES, icon="pilcrow", help_text="Paragraphs, lists, quotations and small headings."
        ),
    ),
    ("heading", HeadingBlock()),
    ("picture", PictureBlock()),
    ("gallery", GalleryBlock()),
    ("quote", QuoteBlock()),
    ("figures", FiguresBlock()),
    ("promise", PromiseBlock()),
    ("ledger_figures", LedgerFiguresBlock()),
    ("link", LinkCardBlock()),
    ("html", ImportedBlock()),
]

__all__ = ["BODY", "FEATURES"]
