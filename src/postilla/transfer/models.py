"""What was brought in from where, and which of the old site's addresses lead to it. Changed by `writes` only."""

from django.db import models


class Source(models.Model):
    """A site that discussions came from."""

    id = models.BigAutoField(primary_key=True)
    system = models.CharField(max_length=20)
    address = models.CharField(max_length=255)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["system", "address"], name="transfer_one_source")]

    def __str__(self) -> str:
        return f"{self.system} {self.address}"


class Origin(models.Model):
    """One record of a source and what it became. Its being here is what makes a second import change nothing.

    `kind` is "article", "page", "attachment", "comment", or "thread" (whose counts were settled after the last batch).
    `target` is the id of the page, picture or comment; `subject` the conversation's, for articles and threads.
    """

    id = models.BigAutoField(primary_key=True)
    source = models.ForeignKey(Source, models.CASCADE, related_name="origins", db_index=False)
    kind = models.CharField(max_length=12)
    external_id = models.CharField(max_length=200)
    target = models.BigIntegerField()
    subject = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "kind", "external_id"], name="transfer_brought_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.external_id}"


class OldAddress(models.Model):
    """An address of an old site, as `wordpress.addresses` writes it: "/2024/01/slug" or "?p=12"."""

    id = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=400, unique=True)
    subject = models.CharField(max_length=120)
    language = models.CharField(max_length=10, blank=True)  # of the translation that stood there; else the original
    source = models.ForeignKey(Source, models.CASCADE, related_name="+", db_index=False)

    def __str__(self) -> str:
        return self.key
