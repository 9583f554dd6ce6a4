"""The CMS's form for pictures: a file that is none is told so at its field."""

from typing import Any

from django.core.exceptions import ValidationError
from PIL import Image
from wagtail.images.forms import BaseImageForm

LARGEST_TRIED = 40_000_000  # pixels that are all decoded to see whether they can be


class PictureForm(BaseImageForm):
    """Named in the settings. Wagtail believes a file's first bytes and fails on what follows them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields.get("file")
        if field is None:
            return
        measured = field.check_image_pixel_size

        def readable(file: Any) -> None:
            try:
                measured(file)
                _try(file)
            except ValidationError:
                raise
            except Exception as error:  # whatever a decoder makes of broken or hostile bytes
                message = "This file is broken, or is no picture: it cannot be read to its end. Choose another one."
                raise ValidationError(message, code="invalid_image") from error

        field.check_image_pixel_size = readable


def _try(file: Any) -> None:
    """Decode a picture whole, as drawing it will. Raises what the decoder raises."""
    with Image.open(file) as opened:
        if opened.width * opened.height <= LARGEST_TRIED:
            opened.load()
    file.seek(0)
