"""Pictures, each with the words for those who cannot see it."""

from typing import Any

from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class NewsImage(AbstractImage):
    """A picture of the magazine."""

    alt = models.CharField(
        "alternative text",
        max_length=300,
        help_text="What is to be seen, for those who cannot see it. One sentence, without “picture of”.",
    )
    caption = models.CharField(max_length=300, blank=True, help_text="Shown under the picture.")
    credit = models.CharField(max_length=200, blank=True, help_text="Who made it, or whose it is.")
    # By the file's name, since it can be replaced: that whose AVIF pages show; that of which none is worth showing.
    avif_of = models.CharField(max_length=255, blank=True, editable=False)
    no_avif_of = models.CharField(max_length=255, blank=True, editable=False)
    brought_from = models.CharField(max_length=300, blank=True, db_index=True, editable=False)

    admin_form_fields = (
        *(name for name in Image.admin_form_fields if name != "description"),
        "alt",
        "caption",
        "credit",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = "picture"
        verbose_name_plural = "pictures"
        permissions = [("choose_image", "Can choose image")]

    @property
    def default_alt_text(self) -> Any:
        return self.alt or self.title


class NewsRendition(AbstractRendition):
    """A picture in one width."""

    image = models.ForeignKey(NewsImage, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
