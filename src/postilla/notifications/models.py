"""The tables of notifications. Changed by `writes` only."""

from django.db import models


class Letter(models.Model):
    """One mail to one person. It is worded when its turn comes, and keeps no address: `to` says whose to look up."""

    id = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=120, unique=True, help_text="What it is about, so that it is written once")
    kind = models.CharField(max_length=20)
    to = models.CharField(max_length=40, help_text="Whom it is for: proof:12, user:3, …")
    about = models.TextField(default="{}", help_text="JSON: what its words are made from")
    message_id = models.CharField(max_length=150, help_text="The same however often it is tried")
    state = models.CharField(max_length=10)
    due_at = models.DateTimeField(help_text="When its turn is; while claimed, until when the claim holds")
    rank = models.PositiveSmallIntegerField(default=1, help_text="0 goes before 1")
    until = models.DateTimeField(null=True, help_text="After this it is of no use")
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "rank", "due_at", "id"], name="notifications_turn")]

    def __str__(self) -> str:
        return f"{self.kind} to {self.to}"
