"""Pictures as AVIF: made after pages showed them, shown beside WebP, and done without where none can be made."""

import errno
import logging
import sys
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from django.conf import settings
from PIL import Image, UnidentifiedImageError

from postilla.articles.encoding import UNFIT, encode, is_unfit
from postilla.articles.models import NewsImage
from postilla.articles.pictures import AVIF_SPECS, WIDTHS, img_tag, picture_of
from postilla.articles.values import BroughtPicture
from postilla.articles.writes import avif, bring_picture
from postilla.articles.writes.avif import encode_next, tell_smaller
from postilla.pagestore.read import get
from postilla.publishing.addresses import render
from postilla.publishing.maker import maker
from postilla.publishing.sweep import stale
from tests.support.magazine import NOW

NOBODY_STOPS = Event()


def photograph(name: str, size: tuple[int, int] = (1800, 1200)) -> int:
    file = BytesIO()
    Image.effect_mandelbrot(size, (-2, -1.2, 1, 1.2), 60).convert("RGB").save(file, "JPEG")
    return bring_picture(BroughtPicture(name, file.getvalue(), "The sea"), NOW)


def test_a_page_shows_it_once_it_is_there(bring: Any, site: None) -> None:
    image = NewsImage.objects.get(pk=photograph("sea.jpg"))
    desk = bring(picture=image.pk)
    assert not encode_next({}, set(), NOBODY_STOPS), "nobody has seen it yet"
    desk.drain()
    before = desk.page()
    assert "image/webp" not in before
    assert "<picture>" not in before
    done: dict[int, str] = {}
    assert encode_next(done, set(), NOBODY_STOPS)
    assert not encode_next(done, set(), NOBODY_STOPS), "each picture once"
    assert render(desk.path) == before.encode(), "a fresh page agrees with the stored one until it is told"
    tell_smaller(done, NOW)
    assert not encode_next({}, set(), NOBODY_STOPS)
    desk.drain()
    after = desk.page()
    assert after.count('<picture><source type="image/avif" srcset="/media/images/sea') == 1
    picture = picture_of(NewsImage.objects.get(pk=image.pk))
    assert picture is not None
    assert tuple(width for _, width in picture.avif) == WIDTHS == tuple(width for _, width in picture.sources)
    assert picture.avif_srcset in after
    assert picture.srcset in after, "who cannot read AVIF has WebP"
    webp, small = (image.renditions.filter(filter_spec__endswith=kind) for kind in ("webp", "avif"))
    assert sum(one.file.size for one in small) < sum(one.file.size for one in webp)
    for one in small:
        with Image.open(one.file) as opened:
            assert (opened.format, opened.size) == ("AVIF", (one.width, one.width * 2 // 3))


def test_pages_without_the_picture_stay(bring: Any, site: None) -> None:
    """What shows it is its article, the front page, and another article that names it under its own."""
    image = NewsImage.objects.get(pk=photograph("sea.jpg", (400, 300)))
    desk = bring(picture=image.pk)
    naming = bring("Another car")
    desk.drain()
    with_it = [desk.path, "/", naming.path]
    without = ["/about/", f"{desk.path}comments/feed.atom", "/robots.txt", "/corrections/"]
    before = {path: get(settings.POSTILLA_PAGES, path) for path in with_it + without if maker().ready(path)}
    done: dict[int, str] = {}
    assert encode_next(done, set(), NOBODY_STOPS)
    tell_smaller(done, NOW)
    desk.drain()
    after = {path: get(settings.POSTILLA_PAGES, path) for path in before}
    assert [path for path, page in after.items() if page is None] == with_it
    kept = [path for path in after if path not in with_it]
    assert kept
    assert [after[path] for path in kept] == [before[path] for path in kept]
    assert all("image/avif" in desk.page(path) for path in with_it)
    assert [*stale()] == []


def test_one_that_cannot_be_encoded_stays_as_it_is(site: None, caplog: Any) -> None:
    image = NewsImage.objects.get(pk=photograph("torn.jpg", (400, 300)))
    assert picture_of(image) is not None
    whole = Path(image.file.path).read_bytes()
    Path(image.file.path).write_bytes(b"torn")
    with caplog.at_level(logging.WARNING, "postilla.articles"):
        assert encode_next({}, set(), NOBODY_STOPS)
        assert not encode_next({}, set(), NOBODY_STOPS), "it is not tried again"
    assert caplog.text.count("stays WebP") == 1
    shown = picture_of(image)
    assert shown is not None
    assert "<picture>" not in img_tag(shown)
    Path(image.file.path).with_name("mended.jpg").write_bytes(whole)
    NewsImage.objects.filter(pk=image.pk).update(file="original_images/mended.jpg")
    assert encode_next({}, set(), NOBODY_STOPS), "another file is"


def test_one_that_would_save_nothing_stays_as_it_is(site: None) -> None:
    file = BytesIO()
    Image.new("RGB", (40, 20), "navy").save(file, "PNG")  # a few bytes as WebP; the frame of AVIF alone is larger
    image = NewsImage.objects.get(pk=bring_picture(BroughtPicture("flat.png", file.getvalue(), "The sea"), NOW))
    picture_of(image)
    done: dict[int, str] = {}
    assert encode_next(done, set(), NOBODY_STOPS)
    assert done == {}
    assert not encode_next(done, set(), NOBODY_STOPS)
    assert not image.renditions.filter(filter_spec__endswith="avif").exists()


def test_who_is_stopped_blames_no_picture(site: None) -> None:
    image = NewsImage.objects.get(pk=photograph("sea.jpg", (400, 300)))
    picture_of(image)
    ending = Event()
    ending.set()
    assert not encode_next({}, set(), ending)
    assert encode_next({}, set(), NOBODY_STOPS)


ENDED_BY_OTHERS = f"""
import os, sys
sys.stdin.buffer.read()
os.killpg(0, 15) if os.getpgrp() == os.getpid() else sys.exit({UNFIT})  # what ends the server's group is not for it
"""


def test_one_whose_encoder_was_killed_is_tried_later(site: None, monkeypatch: pytest.MonkeyPatch) -> None:
    image = NewsImage.objects.get(pk=photograph("sea.jpg", (400, 300)))
    picture_of(image)
    later: set[int] = set()
    with monkeypatch.context() as patched:
        patched.setattr(avif, "COMMAND", (sys.executable, "-c", ENDED_BY_OTHERS))
        assert not encode_next({}, later, NOBODY_STOPS)
    assert later == {image.pk}
    assert not encode_next({}, later, NOBODY_STOPS), "others have their turn first"
    done: dict[int, str] = {}
    assert encode_next(done, set(), NOBODY_STOPS)
    assert done == {image.pk: image.file.name}


def test_one_whose_file_is_away_is_tried_later(site: None) -> None:
    image = NewsImage.objects.get(pk=photograph("sea.jpg", (400, 300)))
    picture_of(image)
    Path(image.file.path).rename(f"{image.file.path}.away")
    later: set[int] = set()
    assert not encode_next({}, later, NOBODY_STOPS)
    assert later == {image.pk}
    Path(f"{image.file.path}.away").rename(image.file.path)
    assert encode_next({}, set(), NOBODY_STOPS)


@pytest.mark.parametrize(
    ("problem", "unfit"),
    [
        (UnidentifiedImageError("cannot identify image file"), True),
        (OSError("image file is truncated"), True),
        (Image.DecompressionBombError("exceeds limit"), True),
        (OSError(errno.ENOSPC, "No space left on device"), False),
        (MemoryError(), False),
    ],
)
def test_only_what_pillow_complains_of_is_the_pictures_fault(problem: Exception, unfit: bool) -> None:
    assert is_unfit(problem) is unfit


def test_of_a_picture_replaced_meanwhile_nothing_is_kept(site: None) -> None:
    image = NewsImage.objects.get(pk=photograph("before.jpg", (400, 300)))
    picture_of(image)
    made = dict.fromkeys(AVIF_SPECS, b"as it was before")
    NewsImage.objects.filter(pk=image.pk).update(file=image.file.name.replace("before", "after"))
    assert not avif._kept(image, made)
    assert not image.renditions.filter(filter_spec__in=AVIF_SPECS).exists()


def test_what_there_is_already_gives_way(site: None) -> None:
    image = NewsImage.objects.get(pk=photograph("sea.jpg", (400, 300)))
    picture_of(image)
    assert encode_next({}, set(), NOBODY_STOPS)  # and the server ended before it told
    file = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(file, "AVIF")
    made = dict.fromkeys(AVIF_SPECS, file.getvalue())
    assert avif._kept(image, made)
    assert {one.filter_spec: one.file.read() for one in image.renditions.filter(filter_spec__in=AVIF_SPECS)} == made


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
