"""The tables of this room, changed by `writes` only. The words themselves stand in `finding_words` (index.py)."""

from django.db import models


class Entry(models.Model):
    """A comment that is in the index, as it read at `revision`."""

    comment_id = models.BigIntegerField(primary_key=True)
    subject = models.CharField(max_length=120)
    language = models.CharField(max_length=12, blank=True)
    revision = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["subject", "comment_id"], name="finding_in_thread")]

    def __str__(self) -> str:
        return f"{self.comment_id} of {self.subject}"
