"""The focal point that an editor sets on a picture reaches the page, wherever the picture may be cropped."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from wagtail.images.rect import Rect

from postilla.articles.models import NewsImage
from postilla.articles.pictures import img_tag, picture_of
from postilla.articles.values import BroughtPicture
from postilla.articles.writes import bring_picture
from tests.support.magazine import NOW


@pytest.fixture
def image(site: None) -> Any:
    file = BytesIO()
    Image.new("RGB", (800, 400), "navy").save(file, "JPEG")
    return NewsImage.objects.get(pk=bring_picture(BroughtPicture("sea.jpg", file.getvalue(), "The sea"), NOW))


@pytest.mark.parametrize(
    ("centre", "focus"),
    [
        (None, ""),
        ((400, 200), ""),
        ((0, 0), "x0 y0"),
        ((800, 400), "x4 y4"),
        ((200, 200), "x1"),
        ((400, 290), "y3"),
        ((450, 110), "y1"),
        ((9000, 9000), "x4 y4"),  # set before the file was replaced by a smaller one
    ],
)
def test_a_focal_point_becomes_classes(image: Any, centre: tuple[int, int] | None, focus: str) -> None:
    image.set_focal_point(Rect.from_point(*centre, 20, 20) if centre else None)
    picture = picture_of(image)
    assert picture is not None
    assert picture.focus == focus
    assert (f'class="{focus}"' in img_tag(picture)) is bool(focus)


def test_a_lead_picture_shows_it_in_lists(bring: Any, image: Any) -> None:
    image.set_focal_point(Rect.from_point(10, 390, 10, 10))
    image.save()
    desk = bring(picture=image.pk)
    assert '<img class="x0 y4"' in desk.page("/")
    assert '<img class="x0 y4"' in desk.page()
