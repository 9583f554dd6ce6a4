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


class Subscription(models.Model):
    """Somebody wants to hear of comments. Nothing is sent before `confirmed_at`, nor after `ended_at`."""

    id = models.BigAutoField(primary_key=True)
    guest = models.ForeignKey("identity.Guest", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, help_text="answers, conversation, author, section")
    target = models.CharField(max_length=200, blank=True, help_text="The subject, or the path of author or section")
    rhythm = models.CharField(max_length=8)
    quiet_from = models.PositiveSmallIntegerField(null=True, help_text="The hour at which nothing more is sent")
    quiet_until = models.PositiveSmallIntegerField(null=True)
    network = models.CharField(max_length=32, blank=True, help_text="Keyed hash of where it was asked for")
    asked_at = models.DateTimeField()
    letters = models.PositiveSmallIntegerField(default=0, help_text="How many letters asked to confirm it")
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["guest", "kind", "target"], name="notifications_one_wish")]
        indexes = [
            models.Index(fields=["kind", "target"], name="notifications_wanted"),
            models.Index(fields=["network", "asked_at"], name="notifications_network"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for guest {self.guest_id}"


class Notice(models.Model):
    """One comment that one mailbox is to be told of, once, whichever and however many subscriptions it fits."""

    id = models.BigAutoField(primary_key=True)
    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="+")
    mailbox = models.CharField(max_length=32, help_text="The keyed hash by which identity knows the address")
    comment = models.ForeignKey("discussion.Comment", models.CASCADE, related_name="+", db_index=False)
    due_at = models.DateTimeField()
    letter = models.ForeignKey(Letter, models.SET_NULL, null=True, related_name="notices")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "mailbox"], name="notifications_told_once")]
        indexes = [models.Index(fields=["letter", "due_at"], name="notifications_to_tell")]

    def __str__(self) -> str:
        return f"comment {self.comment_id} for subscription {self.subscription_id}"
