"""The tables of notifications. Endpoints are edited in the CMS; everything else is changed by `writes` only."""

import base64
import secrets

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel

from postilla.notifications.rules import HOOKS, MADE, endpoint_problem, secret_problem


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
    language = models.CharField(
        max_length=12, default="", db_default="", blank=True, help_text="Of the page on which it was asked for"
    )
    asked_at = models.DateTimeField()
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
    told = models.BooleanField(default=False, help_text="It is in a letter, sent or not")
    letter = models.ForeignKey(Letter, models.SET_NULL, null=True, related_name="notices")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "mailbox"], name="notifications_told_once")]
        indexes = [models.Index(fields=["told", "due_at"], name="notifications_to_tell")]

    def __str__(self) -> str:
        return f"comment {self.comment_id} for subscription {self.subscription_id}"


class LedgerNotice(models.Model):
    """Something that became of a promise, of which one mailbox is to be told, once."""

    id = models.BigAutoField(primary_key=True)
    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="+")
    mailbox = models.CharField(max_length=32, help_text="The keyed hash by which identity knows the address")
    key = models.CharField(max_length=60, help_text="The fact that it is of")
    promise_id = models.BigIntegerField()
    what = models.CharField(max_length=10, help_text="verdict, figure, revised, recorded")
    ref = models.CharField(max_length=20, blank=True, help_text="The verdict before, the observation, the change")
    due_at = models.DateTimeField()
    told = models.BooleanField(default=False, help_text="It is in a letter, sent or not")
    letter = models.ForeignKey(Letter, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "promise_id", "mailbox"], name="notifications_news_once")]
        indexes = [models.Index(fields=["told", "due_at"], name="notifications_news")]

    def __str__(self) -> str:
        return f"{self.what} of promise {self.promise_id} for subscription {self.subscription_id}"


class StaffWish(models.Model):
    """What somebody of the newsroom wants mail about. What waits is told only while they may decide about comments."""

    id = models.BigAutoField(primary_key=True)
    user = models.OneToOneField("auth.User", models.CASCADE, related_name="+")
    held_every = models.PositiveIntegerField(default=0, help_text="Minutes between two letters on what waits; 0: none")
    appeals = models.BooleanField(default=False)
    digest = models.BooleanField(default=False)
    weekly = models.BooleanField(default=False, db_default=False, help_text="What readers say, each Monday")
    weekly_at = models.DateTimeField(null=True)
    promises = models.BooleanField(default=True, db_default=True, help_text="What is due in the ledger, each Monday")
    promises_at = models.DateTimeField(null=True)
    held_at = models.DateTimeField(null=True, help_text="Up to when they were told of what waits")
    digest_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"wishes of user {self.user_id}"


def new_secret() -> str:
    """A fresh secret for signing, as the Standard Webhooks write it."""
    return f"{MADE}{base64.b64encode(secrets.token_bytes(24)).decode()}"


class Endpoint(models.Model):
    """Another system that is called when something happens."""

    id = models.BigAutoField(primary_key=True)
    name = models.CharField(max_length=80)
    url = models.URLField("address", max_length=500, help_text="Begins with https://. Each fact is sent there as JSON.")
    secret = models.CharField(
        max_length=120, default=new_secret, blank=True,
        help_text="With it the other system checks that a call is ours. Leave it empty to have one made.",
    )  # fmt: skip
    posted = models.BooleanField("a comment was posted", default=False)
    published = models.BooleanField("a comment was published", default=True)
    rejected = models.BooleanField("a comment was rejected", default=False)
    reported = models.BooleanField("a comment was reported", default=False)
    decided = models.BooleanField("somebody decided about a comment", default=False)
    active = models.BooleanField("is called", default=True)
    failures = models.PositiveIntegerField(default=0, editable=False)
    resume_at = models.DateTimeField(null=True, editable=False)

    panels = [FieldPanel(name) for name in ("name", "url", "secret", *HOOKS, "active")]

    class Meta:
        verbose_name = "webhook"

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Raises ValidationError at each field that is wrong; an empty secret becomes a fresh one."""
        self.secret = self.secret.strip() or new_secret()
        problems = {"url": endpoint_problem(self.url), "secret": secret_problem(self.secret)}
        if wrong := {field: problem for field, problem in problems.items() if problem}:
            raise ValidationError(wrong)


class Call(models.Model):
    """One fact for one endpoint, kept with what became of it, so that it can be sent again. It keeps no words."""

    id = models.BigAutoField(primary_key=True)
    endpoint = models.ForeignKey(Endpoint, models.CASCADE, related_name="calls", db_index=False)
    key = models.CharField(max_length=80, help_text="Goes out as webhook-id; the same however often it is sent")
    fact = models.CharField(max_length=20)
    body = models.TextField(help_text="JSON: what happened, without words; they are looked up when it is sent")
    state = models.CharField(max_length=10)
    due_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    status = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["endpoint", "key"], name="notifications_called_once")]
        indexes = [models.Index(fields=["state", "due_at", "id"], name="notifications_calls")]

    def __str__(self) -> str:
        return f"{self.fact} for endpoint {self.endpoint_id}"
