"""Pictures as AVIF: half the bytes of WebP, for ten times the work.

Never on the way of a page: a thread of the server has them made after the pictures were first shown, one after the
other, and tells of several at once: from then on pages show them. A file of which none can be made, or whose AVIF is
no smaller, is remembered by its name and not tried again.
"""

import logging
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import Any

from django.core.files.base import ContentFile
from django.db.models import F
from PIL import features

from postilla.articles.events import PicturesMadeSmall
from postilla.articles.models import NewsImage
from postilla.articles.pictures import AVIF_SPECS, SPECS
from postilla.outbox.writes import telling

log = logging.getLogger("postilla.articles")

COMMAND = (sys.executable, "-m", "postilla.articles.encoding")
WORTH = 0.95  # of the WebP's bytes in all widths; fine grain may come out larger
LONGEST = 300  # seconds for all sizes of a picture; on a busy machine a photograph takes ten


class CannotEncode(Exception):
    """No AVIF can be made of a picture; the text is what its encoder said at last."""


def can_encode() -> bool:
    """Whether this machine's Pillow writes AVIF."""
    return bool(features.check("avif"))


def encode_next(done: dict[int, str], ending: Event) -> bool:
    """Make what the newest picture lacks that pages show; whether there was one. One that fails stays WebP.

    `done` gets its id and its file's name, for `tell_smaller`; what is in there is not made again.
    """
    shown = NewsImage.objects.filter(renditions__filter_spec=SPECS[-1]).exclude(pk__in=done)
    image = shown.exclude(avif_of=F("file")).exclude(no_avif_of=F("file")).order_by("-pk").first()
    if image is None or ending.is_set():
        return False
    try:
        if _keep(image, _encoded(image, ending)):
            done[image.pk] = image.file.name
        else:
            NewsImage.objects.filter(pk=image.pk).update(no_avif_of=image.file.name)
    except (CannotEncode, OSError) as problem:
        if ending.is_set():  # it was stopped; the next start goes on
            return False
        log.warning("Picture %s (%s) stays WebP: no AVIF can be made of it (%s).", image.pk, image.file.name, problem)
        NewsImage.objects.filter(pk=image.pk).update(no_avif_of=image.file.name)
    return True


def tell_smaller(done: dict[int, str], now: datetime) -> None:
    """Pages show these from now on; those that show the pictures are to be made again."""
    with telling(now) as tell:
        for pk, name in done.items():
            NewsImage.objects.filter(pk=pk, file=name).update(avif_of=name)
        tell(PicturesMadeSmall())


def _encoded(image: Any, ending: Event) -> dict[str, bytes]:
    """The AVIF of each width, by the name of its rendition, in the sizes that the WebP have. Raises CannotEncode."""
    sizes = {avif: image.get_rendition(webp) for webp, avif in zip(SPECS, AVIF_SPECS, strict=True)}
    asked = dict.fromkeys(f"{one.width}x{one.height}" for one in sizes.values())
    with TemporaryDirectory(prefix="postilla-avif-") as folder:
        with image.open_file() as file:
            content = file.read()
        started = subprocess.Popen(
            [*COMMAND, folder, *asked], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        said = _ended(started, content, ending)
        if started.returncode:
            raise CannotEncode(
                said.decode(errors="replace").strip().rpartition("\n")[2] or f"it ended {started.returncode}"
            )
        return {spec: Path(folder, f"{one.width}.avif").read_bytes() for spec, one in sizes.items()}


def _ended(started: "subprocess.Popen[bytes]", content: bytes | None, ending: Event) -> bytes:
    """Wait for it, and end it where all is to end, or where it takes too long; what it complained of."""
    for _ in range(LONGEST):
        try:
            return started.communicate(content, timeout=1)[1]
        except subprocess.TimeoutExpired:
            content = None
            if ending.is_set():
                break
    started.kill()
    return started.communicate()[1]


def _keep(image: Any, files: dict[str, bytes]) -> bool:
    """As Wagtail keeps what it makes itself; whether they were worth it."""
    webp = sum(image.get_rendition(spec).file.size for spec in SPECS)
    if sum(map(len, files.values())) > WORTH * webp:
        return False
    stem = Path(image.file.name).stem[:30]
    for spec, content in files.items():
        file = ContentFile(content, f"{stem}.{spec.replace('|', '.')}.avif")
        image.renditions.get_or_create(filter_spec=spec, focal_point_key="", defaults={"file": file})
    return True
