"""A picture as AVIF in several sizes, in a process of its own: `python -m postilla.articles.encoding FOLDER WxH …`.

Reads the picture from its standard input and writes FOLDER/W.avif for each size. Knows Pillow alone, neither Django nor
the CMS: so it takes a fifth of their memory, and gives that back with its end. Of low priority: readers come first.
Ends with UNFIT where Pillow cannot make one of this picture, and with another status for all that may pass.
"""

import os
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

UNFIT = 65  # as sysexits has it for data that are no good
QUALITY, SPEED = 50, 6  # of 100; of 0 (slow) to 10. Speed 4 takes four times as long for a twentieth fewer bytes.


def encode(content: bytes, folder: Path, sizes: list[tuple[int, int]]) -> None:
    """Write the sizes (width, height in px). Raises whatever Pillow raises of a picture it cannot read or write."""
    opened = Image.open(BytesIO(content))
    opened.draft(None, max(sizes))  # a JPEG is read no larger than needed
    picture = _as_screens_show_it(ImageOps.exif_transpose(opened))
    for width, height in sizes:
        shown = (
            picture if picture.size == (width, height) else picture.resize((width, height), Image.Resampling.LANCZOS)
        )
        shown.save(
            folder / f"{width}.avif", "AVIF", quality=QUALITY, speed=SPEED, max_threads=1,
            icc_profile=picture.info.get("icc_profile"),
        )  # fmt: skip


def _as_screens_show_it(picture: Image.Image) -> Image.Image:
    """In RGB: a printer's colours by their profile, a palette's and greys as they are; what shines through stays."""
    if picture.mode == "CMYK" and picture.info.get("icc_profile"):
        profile = BytesIO(picture.info["icc_profile"])
        turned = ImageCms.profileToProfile(picture, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
        assert turned is not None  # it is only where it works in place
        turned.info.pop("icc_profile", None)
        return turned
    if picture.mode in ("RGB", "RGBA"):
        return picture
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def is_unfit(problem: Exception) -> bool:
    """Whether it is the picture's fault: not the system's, whose errors have numbers, nor for want of memory."""
    return not isinstance(problem, MemoryError) and getattr(problem, "errno", None) is None


if __name__ == "__main__":
    os.nice(10)
    asked = [tuple(map(int, size.split("x"))) for size in sys.argv[2:]]
    try:
        encode(sys.stdin.buffer.read(), Path(sys.argv[1]), [(width, height) for width, height in asked])
    except Exception as problem:
        if not is_unfit(problem):
            raise
        sys.stderr.write(f"{type(problem).__name__}: {problem}\n")
        sys.exit(UNFIT)
