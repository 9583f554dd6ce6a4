"""From a picture of the CMS to the value that pages show: five widths, made once, kept as files.

WebP is made by whoever first shows the picture; AVIF, which takes ten times as long, afterwards (writes/avif.py).
"""

import logging
from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.images.exceptions import InvalidFilterSpecError, UnknownOutputImageFormatError
from wagtail.images.models import Filter, SourceImageIOError

from postilla.articles.values import Picture

log = logging.getLogger("postilla.articles")

WIDTHS = (320, 480, 720, 960, 1600)  # a phone of 412 px at 1.75 wants 720
SPECS = tuple(f"width-{width}|format-webp" for width in WIDTHS)
AVIF_SPECS = tuple(f"width-{width}|format-avif" for width in WIDTHS)


def picture_of(image: Any, alt: str = "", caption: str = "") -> Picture | None:
    """The value for a `NewsImage`, or None where there is none or its file cannot be read.

    `alt` and `caption` replace the image's own. Renditions are made the first time (slow) and found afterwards.
    """
    if image is None:
        return None
    try:
        found = image.get_renditions(*SPECS)
        told = image.avif_of == image.file.name  # before, pages agree with what a fresh one would show
        small = image.find_existing_renditions(*map(Filter, AVIF_SPECS)) if told else {}
    except (SourceImageIOError, InvalidFilterSpecError, UnknownOutputImageFormatError, OSError):
        log.warning("The file of picture %s (%s) cannot be read; it is not shown.", image.pk, image.file.name)
        return None
    ordered = _by_width(found.values())
    middle = max((one for one in ordered if one.width <= 960), key=lambda one: one.width, default=ordered[0])
    return Picture(
        url=middle.url,
        width=middle.width,
        height=middle.height,
        alt=alt or image.alt,
        caption=caption or image.caption,
        credit=image.credit,
        sources=tuple((rendition.url, rendition.width) for rendition in ordered),
        avif=tuple((one.url, one.width) for one in _by_width(small.values())) if len(small) == len(AVIF_SPECS) else (),
        focus=_focus(image),
    )


def _by_width(renditions: Iterable[Any]) -> list[Any]:
    """Narrowest first, each width once: no picture is blown up, so they may agree."""
    by_width = {rendition.width: rendition for rendition in renditions}
    return [by_width[width] for width in sorted(by_width)]


def _focus(image: Any) -> str:
    """Where the editors set the picture's focal point, in quarters of its width and height."""
    point = image.get_focal_point()
    if point is None or not (image.width and image.height):
        return ""
    across, down = (
        min(4, max(0, round(4 * at / size)))
        for at, size in ((point.centroid.x, image.width), (point.centroid.y, image.height))
    )
    return " ".join(name for name in (f"x{across}", f"y{down}") if name[1] != "2")


def with_renditions(images: Iterable[Any]) -> None:
    """Fetch the renditions of several images in one query, kept on the images."""
    wanted = [image for image in images if image is not None]
    if wanted:
        renditions = type(wanted[0]).get_rendition_model().objects.filter(filter_spec__in=(*SPECS, *AVIF_SPECS))
        prefetch_related_objects(wanted, Prefetch("renditions", renditions, to_attr="prefetched_renditions"))


def img_tag(picture: Picture, sizes: str = "(min-width: 48rem) 42rem, 100vw") -> SafeString:
    """The `<img>`, with its size so that nothing shifts while it loads; within `<picture>` where there is AVIF."""
    img = format_html(
        '<img{} src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" loading="lazy" decoding="async">',
        format_html(' class="{}"', picture.focus) if picture.focus else "",
        picture.url, picture.srcset, sizes, picture.width, picture.height, picture.alt,
    )  # fmt: skip
    if not picture.avif:
        return img
    source = format_html('<source type="image/avif" srcset="{}" sizes="{}">', picture.avif_srcset, sizes)
    return format_html("<picture>{}{}</picture>", source, img)


def caption_tag(picture: Picture) -> SafeString:
    """The `<figcaption>` with caption and credit, or nothing."""
    caption = format_html('<span class="caption">{}</span>', picture.caption) if picture.caption else ""
    credit = format_html('<small class="credit">{}</small>', picture.credit) if picture.credit else ""
    return format_html("<figcaption>{} {}</figcaption>", caption, credit) if caption or credit else SafeString("")
