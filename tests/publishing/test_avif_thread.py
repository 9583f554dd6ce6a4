"""The thread that makes pictures smaller, as the server runs it: from a page that shows one to one that offers it."""

from collections.abc import Callable
from io import BytesIO
from threading import Semaphore
from typing import Any

import pytest
from PIL import Image

from postilla.articles.models import NewsImage
from postilla.articles.pictures import AVIF_SPECS
from postilla.articles.values import BroughtPicture
from postilla.articles.writes import bring_picture
from postilla.cli.smaller import Smaller
from tests.support.magazine import NOW

SMALL = "/media/images/later.width-320.format-avif"

pytestmark = pytest.mark.django_db(transaction=True)


def _picture(name: str) -> int:
    file = BytesIO()
    Image.effect_mandelbrot((400, 300), (-2, -1.2, 1, 1.2), 60).convert("RGB").save(file, "JPEG")
    return bring_picture(BroughtPicture(name, file.getvalue(), "The sea"), NOW)


class Heard(Smaller):
    """Says when a turn is over."""

    def __init__(self) -> None:
        super().__init__(pause=0.05)
        self.over = Semaphore(0)

    def turn(self) -> None:
        super().turn()
        self.over.release()

    def until(self, is_so: Callable[[], bool]) -> None:
        for _ in range(100):
            if is_so():
                return
            assert self.over.acquire(timeout=60), "a turn does not come to its end"
        raise AssertionError("a hundred turns did not bring it")


def test_a_picture_that_a_page_shows_is_made_smaller_and_shown_so(bring: Any) -> None:
    first, second = _picture("sea.jpg"), _picture("unseen.jpg")
    desk = bring(picture=first)
    desk.drain()
    assert "<picture>" not in desk.page()
    thread = Heard()
    thread.start()
    try:
        thread.until(lambda: NewsImage.objects.filter(pk=first, avif_of__gt="").exists())
        desk.drain()
        assert '<source type="image/avif"' in desk.page(), "the thread told, and the page was made again"
        third = _picture("later.jpg")
        another = bring("Another car", picture=third)
        another.drain()
        assert SMALL not in another.page()
        thread.until(lambda: NewsImage.objects.filter(pk=third, avif_of__gt="").exists())  # it goes on looking
    finally:
        thread.stop()
    assert not thread._thread.is_alive()
    another.drain()
    assert SMALL in another.page()
    kept = NewsImage.objects.get(pk=first).renditions.filter(filter_spec__in=AVIF_SPECS)
    assert {one.filter_spec for one in kept} == set(AVIF_SPECS)
    assert not NewsImage.objects.get(pk=second).renditions.exists(), "what no page shows costs nothing"
