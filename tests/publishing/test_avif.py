"""Pictures as AVIF: made after pages showed them, shown beside WebP, and done without where none can be made."""

import logging
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PIL import Image

from postilla.articles.encoding import encode
from postilla.articles.models import NewsImage
from postilla.articles.pictures import WIDTHS, img_tag, picture_of
from postilla.articles.values import BroughtPicture
from postilla.articles.writes import bring_picture
from postilla.articles.writes.avif import encode_next, tell_smaller
from postilla.publishing.addresses import render
from tests.support.magazine import NOW

NOBODY_STOPS = Event()


def photograph(name: str, size: tuple[int, int] = (1800, 1200)) -> int:
    file = BytesIO()
    Image.effect_mandelbrot(size, (-2, -1.2, 1, 1.2), 60).convert("RGB").save(file, "JPEG")
    return bring_picture(BroughtPicture(name, file.getvalue(), "The sea"), NOW)


def test_a_page_shows_it_once_it_is_there(bring: Any, site: None) -> None:
    image = NewsImage.objects.get(pk=photograph("sea.jpg"))
    desk = bring(picture=image.pk)
    assert not encode_next({}, NOBODY_STOPS), "nobody has seen it yet"
    desk.drain()
    before = desk.page()
    assert "image/webp" not in before
    assert "<picture>" not in before
    done: dict[int, str] = {}
    assert encode_next(done, NOBODY_STOPS)
    assert not encode_next(done, NOBODY_STOPS), "each picture once"
    assert render(desk.path) == before.encode(), "a fresh page agrees with the stored one until it is told"
    tell_smaller(done, NOW)
    assert not encode_next({}, NOBODY_STOPS)
    desk.drain()
    after = desk.page()
    assert after.count('<picture><source type="image/avif" srcset="/media/images/sea') == 1
    picture = picture_of(NewsImage.objects.get(pk=image.pk))
    assert picture is not None
    assert tuple(width for _, width in picture.avif) == WIDTHS == tuple(width for _, width in picture.sources)
    assert picture.avif_srcset in after
    assert picture.srcset in after, "who cannot read AVIF has WebP"
    webp, avif = (image.renditions.filter(filter_spec__endswith=kind) for kind in ("webp", "avif"))
    assert sum(one.file.size for one in avif) < sum(one.file.size for one in webp)
    for one in avif:
        with Image.open(one.file) as opened:
            assert (opened.format, opened.size) == ("AVIF", (one.width, one.width * 2 // 3))


def test_one_that_cannot_be_encoded_stays_as_it_is(site: None, caplog: Any) -> None:
    image = NewsImage.objects.get(pk=photograph("torn.jpg", (400, 300)))
    assert picture_of(image) is not None
    whole = Path(image.file.path).read_bytes()
    Path(image.file.path).write_bytes(b"torn")
    with caplog.at_level(logging.WARNING, "postilla.articles"):
        assert encode_next({}, NOBODY_STOPS)
        assert not encode_next({}, NOBODY_STOPS), "it is not tried again"
    assert caplog.text.count("stays WebP") == 1
    shown = picture_of(image)
    assert shown is not None
    assert "<picture>" not in img_tag(shown)
    Path(image.file.path).with_name("mended.jpg").write_bytes(whole)
    NewsImage.objects.filter(pk=image.pk).update(file="original_images/mended.jpg")
    assert encode_next({}, NOBODY_STOPS), "another file is"


def test_one_that_would_save_nothing_stays_as_it_is(site: None) -> None:
    file = BytesIO()
    Image.new("RGB", (40, 20), "navy").save(file, "PNG")  # a few bytes as WebP; the frame of AVIF alone is larger
    image = NewsImage.objects.get(pk=bring_picture(BroughtPicture("flat.png", file.getvalue(), "The sea"), NOW))
    picture_of(image)
    done: dict[int, str] = {}
    assert encode_next(done, NOBODY_STOPS)
    assert done == {}
    assert not encode_next(done, NOBODY_STOPS)
    assert not image.renditions.filter(filter_spec__endswith="avif").exists()


def test_who_is_stopped_blames_no_picture(site: None) -> None:
    image = NewsImage.objects.get(pk=photograph("sea.jpg", (400, 300)))
    picture_of(image)
    ending = Event()
    ending.set()
    assert not encode_next({}, ending)
    assert encode_next({}, NOBODY_STOPS)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "CMYK", "1"])
def test_every_kind_of_picture(tmp_path: Path, mode: str) -> None:
    file = BytesIO()
    Image.new("RGB", (64, 32), "teal").convert(mode).save(file, "TIFF" if mode == "CMYK" else "PNG")
    encode(file.getvalue(), tmp_path, [(64, 32), (32, 16)])
    with Image.open(tmp_path / "32.avif") as small:
        assert (small.size, small.format) == ((32, 16), "AVIF")


def test_a_photograph_held_upright_stays_so(tmp_path: Path) -> None:
    file, exif = BytesIO(), Image.Exif()
    exif[0x0112] = 6  # the camera was turned
    Image.new("RGB", (80, 40), "teal").save(file, "JPEG", exif=exif)
    encode(file.getvalue(), tmp_path, [(40, 80)])
    with Image.open(tmp_path / "40.avif") as upright:
        assert upright.size == (40, 80)
        assert upright.getexif().get(0x0112, 1) == 1
