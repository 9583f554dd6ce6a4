"""Pictures as AVIF: half the bytes of WebP, for ten times the work.

Never on the way of a page: a thread of the server has them made after the pictures were first shown, one after the
other, and tells of several at once: from then on pages show them. A file of which none can be made, or whose AVIF is
no smaller, is remembered by its name and not tried again; one whose encoder was stopped, or that failed for want of
disk, memory or its file, is tried later.
"""

import logging
import sys
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import Any

from django.core.files.base import ContentFile
from django.db import Error, transaction
from django.db.models import F
from PIL import features

from postilla.articles.encoding import UNFIT
from postilla.articles.events import PicturesMadeSmall
from postilla.articles.models import NewsImage
from postilla.articles.pictures import AVIF_SPECS, SPECS
from postilla.outbox.writes import telling
from postilla.vocabulary.child import said

log = logging.getLogger("postilla.articles")

COMMAND = (sys.executable, "-m", "postilla.articles.encoding")
WORTH = 0.95  # of the WebP's bytes in all widths; fine grain may come out larger
LONGEST = 300  # seconds for all sizes of a picture; on a busy machine a photograph takes ten


class CannotEncode(Exception):
    """No AVIF can be made of a picture, today or later; the text is what its encoder said at last."""


class NotNow(Exception):
    """The encoder ended for a reason that is not the picture's; the text is what it said at last."""


def can_encode() -> bool:
    """Whether this machine's Pillow writes AVIF."""
    return bool(features.check("avif"))


def encode_next(done: dict[int, str], later: set[int], ending: Event) -> bool:
    """Make what the newest picture lacks that pages show; whether to go on. One that fails stays WebP.

    `done` gets its id and its file's name, for `tell_smaller`; what is in there is not made again. `later` gets the id
    of one that failed for a reason that may pass, and what is in there is left alone until the caller takes it out.
    """
    shown = NewsImage.objects.filter(renditions__filter_spec=SPECS[-1]).exclude(pk__in=[*done, *later])
    image = shown.exclude(avif_of=F("file")).exclude(no_avif_of=F("file")).order_by("-pk").first()
    if image is None or ending.is_set():
        return False
    try:
        if _kept(image, _encoded(image, ending)):
            done[image.pk] = image.file.name
    except Error:
        raise
    except CannotEncode as problem:
        log.warning("Picture %s (%s) stays WebP: no AVIF can be made of it (%s).", image.pk, image.file.name, problem)
        _never(image)
    except Exception as problem:  # a full disk, storage that is away, the encoder killed: others may have more luck
        if not ending.is_set():
            log.warning("Picture %s (%s) stays WebP for now (%s).", image.pk, image.file.name, problem)
            later.add(image.pk)
        return False
    return True


def tell_smaller(done: dict[int, str], now: datetime) -> None:
    """Pages show these from now on; pages that show the pictures are to be made again."""
    with telling(now) as tell:
        for pk, name in done.items():
            NewsImage.objects.filter(pk=pk, file=name).update(avif_of=name)
        tell(PicturesMadeSmall(tuple(done)))


def _encoded(image: Any, ending: Event) -> dict[str, bytes]:
    """The AVIF of each width, by the name of its rendition, in the sizes that the WebP have.

    Raises CannotEncode, NotNow, OSError.
    """
    sizes = {avif: image.get_rendition(webp) for webp, avif in zip(SPECS, AVIF_SPECS, strict=True)}
    asked = dict.fromkeys(f"{one.width}x{one.height}" for one in sizes.values())
    with TemporaryDirectory(prefix="postilla-avif-") as folder:
        with image.open_file() as file:
            content = file.read()
        heard = said([*COMMAND, folder, *asked], content, LONGEST, ending)
        if heard is None and not ending.is_set():
            raise CannotEncode(f"it takes longer than {LONGEST} s")
        if heard is None or heard.code:
            problem = CannotEncode if heard is not None and heard.code == UNFIT else NotNow
            raise problem((heard and (heard.complaint or f"its encoder ended with {heard.code}")) or "the server ends")
        return {spec: Path(folder, f"{one.width}.avif").read_bytes() for spec, one in sizes.items()}


def _kept(image: Any, files: dict[str, bytes]) -> bool:
    """Keep them as Wagtail keeps what it makes itself; whether they were worth it.

    Where the picture was replaced while they were made, nothing is kept: they show the old one.
    """
    with transaction.atomic():
        same = NewsImage.objects.select_for_update().filter(pk=image.pk, file=image.file.name)
        if not same.exists():
            return False
        webp = sum(one.file.size for one in image.renditions.filter(filter_spec__in=SPECS))
        if sum(map(len, files.values())) > WORTH * webp:
            _never(image)
            return False
        image.renditions.filter(filter_spec__in=AVIF_SPECS).delete()  # of whichever file these were
        stem = Path(image.file.name).stem[:30]
        for spec, content in files.items():
            file = ContentFile(content, f"{stem}.{spec.replace('|', '.')}.avif")
            image.renditions.create(filter_spec=spec, focal_point_key="", file=file)
    return True


def _never(image: Any) -> None:
    NewsImage.objects.filter(pk=image.pk, file=image.file.name).update(no_avif_of=image.file.name)
