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
    # Where it was found when it was last looked for, which costs too much to be done with every page:
    sought_in = models.CharField(max_length=16, blank=True, help_text="The name of that text (vocabulary.quote)")
    found_at = models.PositiveIntegerField(default=0)
    found_until = models.PositiveIntegerField(default=0, help_text="0 where it was gone")
    whole = models.BooleanField(default=True, help_text="Its words were unchanged")
    taken_out = models.BooleanField(default=False, help_text="Its words went, and stood in a hidden version")

    class Meta:
        indexes = [models.Index(fields=["subject", "comment"], name="passages_of_a_text")]

    def __str__(self) -> str:
        return f"passage of {self.subject} in {self.comment}"
