"""The table of quoted passages. Changed by `writes` only."""

from django.db import models


class Passage(models.Model):
    """The passage that one comment answers, as a W3C annotation selects it: words, neighbours, place."""

    comment = models.BigIntegerField(primary_key=True)
    subject = models.CharField(max_length=120)
    edition = models.CharField(max_length=12)
    exact = models.CharField(max_length=600)
    prefix = models.CharField(max_length=60, blank=True)
    suffix = models.CharField(max_length=60, blank=True)
    start = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["subject", "comment"], name="passages_of_a_text")]

    def __str__(self) -> str:
        return f"passage of {self.subject} in {self.comment}"
