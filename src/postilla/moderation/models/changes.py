"""What was settled, changed: modes, pace, closing, word lists, rules, reasons, desks. Appended by `writes` only."""

from django.db import models


class Change(models.Model):
    """One thing that was settled otherwise. Appended, never changed, kept for good.

    `place` and `what` are words as they stood then, so that the line can be read when what it names is gone. `section`
    is the page's id where the change is of a section or an article in it; `subject` is the article's.
    """

    id = models.BigAutoField(primary_key=True)
    changed_at = models.DateTimeField()
    by = models.CharField(max_length=150, blank=True, help_text="Empty: nobody signed in to the CMS")
    kind = models.CharField(max_length=10)
    section = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=300, blank=True)
    what = models.CharField(max_length=200)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["kind", "-id"], name="moderation_changes_kind"),
            models.Index(fields=["section", "-id"], name="moderation_changes_section"),
            models.Index(fields=["subject", "-id"], name="moderation_changes_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.what}: {self.before} → {self.after}"
