"""Pictures within a body."""

from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from postilla.articles.pictures import caption_tag, img_tag, picture_of


class PictureBlock(blocks.StructBlock):
    """One picture with its caption."""

    image = ImageChooserBlock(help_text="Its alternative text and credit are kept with the picture itself.")
    caption = blocks.CharBlock(
        required=False, max_length=300, help_text="Shown under the picture. Empty: the picture's own caption."
    )
    alt = blocks.CharBlock(
        required=False,
        max_length=300,
        label="Alternative text",
        help_text="Only if this article needs other words than the picture's own alternative text.",
    )
    wide = blocks.BooleanBlock(required=False, help_text="Let the picture be wider than the text.")

    def render_basic(self, value: Mapping[str, Any], context: Mapping[str, Any] | None = None) -> SafeString:
        picture = picture_of(value["image"], alt=value["alt"] or "", caption=value["caption"] or "")
        if picture is None:
            return SafeString("")
        wide = " picture-wide" if value["wide"] else ""
        return format_html('<figure class="picture{}">{}{}</figure>', wide, img_tag(picture), caption_tag(picture))

    class Meta:
        icon = "image"
        label = "Picture"


class GalleryBlock(blocks.StructBlock):
    """Several pictures side by side."""

    pictures = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("image", ImageChooserBlock(help_text="Its alternative text is kept with the picture itself.")),
                ("caption", blocks.CharBlock(required=False, max_length=300, help_text="Empty: its own caption.")),
            ]
        ),
        min_num=2,
        max_num=24,
        help_text="From 2 to 24 pictures.",
    )
    caption = blocks.CharBlock(required=False, max_length=300, help_text="One caption for all of them.")

    def render_basic(self, value: Mapping[str, Any], context: Mapping[str, Any] | None = None) -> SafeString:
        shown = [picture_of(item["image"], caption=item["caption"] or "") for item in value["pictures"]]
        items = format_html_join(
            "",
            '<li><figure class="gallery-item">{}{}</figure></li>',
            ((img_tag(p, "(min-width: 48rem) 21rem, 100vw"), caption_tag(p)) for p in shown if p is not None),
        )
        caption = ""
        if value["caption"]:
            caption = format_html('<figcaption class="gallery-caption">{}</figcaption>', value["caption"])
        return format_html('<figure class="gallery"><ul class="gallery-items">{}</ul>{}</figure>', items, caption)

    class Meta:
        icon = "grip"
        label = "Gallery"
