"""What an article said before, where the editors corrected it, and which translations are to be looked at since."""

from django.db import models

from postilla.articles.models.article import ArticlePage


class Version(models.Model):
    """The words of an article as they were public from `since` on, until the next version's. Drafts have none."""

    page = models.ForeignKey(ArticlePage, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    since = models.DateTimeField()
    title = models.CharField(max_length=255)
    standfirst = models.TextField(blank=True)
    text = models.TextField(blank=True, help_text="Of the body, one line a paragraph")
    withheld = models.BooleanField(default=False, help_text="Not shown to readers, for a reason of law or of decency")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "number"], name="articles_one_version_each")]
        ordering = ["page", "number"]

    def __str__(self) -> str:
        return f"version {self.number} of {self.page_id}"


class Correction(models.Model):
    """A public note on what was wrong. `comment` is the id of a reader's comment that prompted it; others know more."""

    page = models.ForeignKey(ArticlePage, models.CASCADE, related_name="corrections")
    version = models.PositiveIntegerField(help_text="The first version that has it right")
    made_at = models.DateTimeField()
    note = models.TextField(max_length=1000)
    exact = models.CharField(max_length=600, blank=True, help_text="The passage; empty for the whole article")
    prefix = models.CharField(max_length=60, blank=True)
    suffix = models.CharField(max_length=60, blank=True)
    start = models.PositiveIntegerField(default=0)
    comment = models.BigIntegerField(null=True)
    by = models.CharField(max_length=150)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["-made_at", "-id"], name="articles_corrections_newest"),
            models.Index(fields=["comment"], name="articles_corrections_prompted"),
        ]

    def __str__(self) -> str:
        return f"correction {self.pk} of {self.page_id}"


class Rechecks(models.QuerySet["Recheck"]):
    """Questions about translations."""

    def waiting(self) -> "Rechecks":
        """Those that nobody has settled, or whose answer, a correction of the translation, was taken back since."""
        unsettled = models.Q(settled_at=None) | models.Q(answer__withdrawn_at__isnull=False)
        return self.filter(unsettled, correction__withdrawn_at=None)


class Recheck(models.Model):
    """Whether a translation says, too, what its original was corrected for. `answer`: it did, and this corrects it."""

    correction = models.ForeignKey(Correction, models.CASCADE, related_name="rechecks")
    page = models.ForeignKey(ArticlePage, models.CASCADE, related_name="rechecks")
    settled_at = models.DateTimeField(null=True)
    by = models.CharField(max_length=150, blank=True)
    answer = models.ForeignKey(Correction, models.CASCADE, null=True, related_name="answers")

    objects = Rechecks.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["correction", "page"], name="articles_one_recheck_each")]

    def __str__(self) -> str:
        return f"recheck of {self.page_id} after correction {self.correction_id}"
