"""By what a page can be known to show a picture."""

from collections.abc import Collection

from postilla.articles.models import NewsRendition
from postilla.articles.pictures import SPECS


def addresses_of(picture_ids: Collection[int]) -> list[str]:
    """Of each picture an address that stands in every page that shows it: that of its widest WebP."""
    found = NewsRendition.objects.filter(image_id__in=picture_ids, filter_spec=SPECS[-1], focal_point_key="")
    return [one.url for one in found.order_by("pk")]
