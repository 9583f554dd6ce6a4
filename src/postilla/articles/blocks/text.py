"""Words: headings, quotations, cards that lead elsewhere, and text as it was imported."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail import blocks

from postilla.articles.clean import clean_html

# What a writer may do within running text. No h2 (a block of its own), no embeds, no documents.
FEATURES = ["bold", "italic", "link", "ol", "ul", "h3", "blockquote"]


class HeadingBlock(blocks.CharBlock):
    """A heading between parts of an article."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 150)
        kwargs.setdefault("help_text", "A heading between the parts of the article.")
        super().__init__(**kwargs)

    def render_basic(self, value: str, context: Mapping[str, Any] | None = None) -> SafeString:
        return format_html('<h2 class="heading">{}</h2>', value)

    class Meta:
        icon = "title"
        label = "Heading"


class QuoteBlock(blocks.StructBlock):
    """A quotation set apart from the text."""

    text = blocks.TextBlock(help_text="The words quoted, without quotation marks.")
    attribution = blocks.CharBlock(required=False, max_length=120, help_text="Who said it.")
    role = blocks.CharBlock(required=False, max_length=160, help_text="Who that is: “chief executive of …”.")

    def render_basic(self, value: Mapping[str, Any], context: Mapping[str, Any] | None = None) -> SafeString:
        by = format_html('<span class="quote-by">{}</span>', value["attribution"]) if value["attribution"] else ""
        role = format_html('<span class="quote-role">{}</span>', value["role"]) if value["role"] else ""
        caption = format_html("<figcaption>{} {}</figcaption>", by, role) if by or role else ""
        words = " ".join(value["text"].split())
        return format_html('<figure class="quote"><blockquote><p>{}</p></blockquote>{}</figure>', words, caption)

    class Meta:
        icon = "openquote"
        label = "Quotation"


class LinkCardBlock(blocks.StructBlock):
    """A video, post or page elsewhere, as a card. Nothing is fetched from there, so no third party sees readers."""

    url = blocks.URLBlock(label="Address", help_text="The full address, beginning with https://.")
    title = blocks.CharBlock(max_length=200, help_text="What stands there: the title of the video, post or page.")
    source = blocks.CharBlock(
        required=False, max_length=80, help_text="Who published it. Empty: the name of the site in the address."
    )
    text = blocks.CharBlock(required=False, max_length=300, help_text="One sentence on why a reader would follow it.")

    def render_basic(self, value: Mapping[str, Any], context: Mapping[str, Any] | None = None) -> SafeString:
        if urlsplit(value["url"]).scheme not in {"http", "https"}:
            return mark_safe("")
        source = value["source"] or (urlsplit(value["url"]).hostname or "").removeprefix("www.")
        text = format_html('<span class="link-card-text">{}</span>', value["text"]) if value["text"] else ""
        return format_html(
            '<a class="link-card" href="{}" rel="noopener"><span class="link-card-source">{}</span> '
            '<strong class="link-card-title">{}</strong> {}</a>',
            value["url"], source, value["title"], text,
        )  # fmt: skip

    class Meta:
        icon = "link-external"
        label = "Link to elsewhere"


class ImportedBlock(blocks.RawHTMLBlock):
    """HTML as another system wrote it. Whatever is not plain text markup is left out when it is shown."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "Text from an import, as HTML. Scripts, styles and frames are never shown.")
        super().__init__(**kwargs)

    def render_basic(self, value: str, context: Mapping[str, Any] | None = None) -> SafeString:
        return mark_safe(clean_html(str(value)))

    def get_searchable_content(self, value: str) -> list[str]:
        from wagtail.rich_text import get_text_for_indexing

        return [get_text_for_indexing(str(value))]

    class Meta:
        icon = "code"
        label = "Imported HTML"
