"""The tables of this room. Changed by `writes` only."""

from django.db import models


class Translation(models.Model):
    """A comment in another language, made by a machine of the text that the comment had at `revision`.

    `spoken` is the language that the machine was told the comment is in: told another, it says another thing.
    """

    id = models.BigAutoField(primary_key=True)
    comment_id = models.BigIntegerField()
    language = models.CharField(max_length=12)
    spoken = models.CharField(max_length=12, default="")
    revision = models.PositiveSmallIntegerField()
    html = models.TextField()
    engine = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment_id", "language"], name="tongues_one_translation")]

    def __str__(self) -> str:
        return f"{self.comment_id} in {self.language}"
