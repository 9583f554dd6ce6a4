from django.db import models


class Report(models.Model):
    """A reader says that something is wrong with a comment. `reporter` is a guest or a keyed hash; never public."""

    id = models.BigAutoField(primary_key=True)
    comment = models.ForeignKey("discussion.Comment", models.CASCADE, related_name="+")
    reason = models.CharField(max_length=20)
    note = models.TextField(blank=True)
    reporter = models.CharField(max_length=40)
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "reporter"], name="moderation_report_once")]
        indexes = [models.Index(fields=["settled_at", "created_at"], name="moderation_open")]

    def __str__(self) -> str:
        return f"{self.reason}: {self.comment_id}"


class Decision(models.Model):
    """What somebody on the desk decided about a comment. Appended, never changed."""

    id = models.BigAutoField(primary_key=True)
    comment = models.ForeignKey("discussion.Comment", models.CASCADE, related_name="+")
    state = models.CharField(max_length=10)
    by = models.CharField(max_length=150)
    reason = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.by}: {self.comment_id} {self.state}"
