"""What is kept of what was reported, found, decided and appealed. Changed by `writes` only."""

from django.db import models


class Report(models.Model):
    """A reader says that something is wrong with a comment. `reporter` is a guest or a keyed hash; never public."""

    id = models.BigAutoField(primary_key=True)
    comment = models.ForeignKey("discussion.Comment", models.CASCADE, related_name="+")
    reason = models.CharField(max_length=20)
    note = models.TextField(blank=True)
    reporter = models.CharField(max_length=40)
    network = models.CharField(max_length=32, blank=True)
    is_new = models.BooleanField(default=False, help_text="Of somebody of whom nothing was published a day before")
    voice = models.BooleanField(default=True, help_text="Counts as one more; many of one network count as one")
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey("Decision", models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "reporter"], name="moderation_report_once")]
        indexes = [
            models.Index(fields=["settled_at", "created_at"], name="moderation_open"),
            models.Index(fields=["network", "-created_at"], name="moderation_report_network"),
            models.Index(fields=["created_at"], name="moderation_reports_since"),
        ]

    def __str__(self) -> str:
        return f"{self.reason}: {self.comment_id}"


class Decision(models.Model):
    """What somebody on the desk decided about a comment. Appended, never changed.

    `changes` has what the deed changed, each as [before, after]: `rules` names them. Taking a decision back puts
    each back.
    """

    id = models.BigAutoField(primary_key=True)
    comment = models.ForeignKey("discussion.Comment", models.CASCADE, related_name="+")
    verb = models.CharField(max_length=10)
    before = models.CharField(max_length=10, blank=True, help_text="The state it was in")
    state = models.CharField(max_length=10)
    changes = models.JSONField(default=dict)
    undoes = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    by = models.CharField(max_length=150)
    kind = models.CharField(max_length=30, blank=True, help_text="The reason's key in the list")
    reason = models.CharField(max_length=300, blank=True, help_text="As the author is told")
    note = models.TextField(blank=True, help_text="For colleagues")
    decided_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["by", "-id"], name="moderation_decided_by"),
            models.Index(fields=["decided_at"], name="moderation_decided_at"),
        ]

    def __str__(self) -> str:
        return f"{self.by}: {self.comment_id} {self.state}"


class Day(models.Model):
    """The sums of one day's decisions for the public log, as `log.Tally` has them. Worked out again where missing."""

    day = models.DateField(primary_key=True)
    sums = models.JSONField()

    def __str__(self) -> str:
        return f"{self.day}"


class Sanction(models.Model):
    """A warning, or what keeps somebody from posting for a time. In force until `until`, unless it was lifted.

    Whom it meets: the guest, and where it was set so everybody with the same mailbox (a keyed hash) or in the same
    network (a keyed hash). Never public.
    """

    id = models.BigAutoField(primary_key=True)
    comment = models.ForeignKey("discussion.Comment", models.CASCADE, related_name="+", help_text="Which led to it")
    kind = models.CharField(max_length=10)
    guest = models.ForeignKey("identity.Guest", models.SET_NULL, null=True, related_name="+")
    address_hash = models.CharField(max_length=32, blank=True, db_index=True)
    network = models.CharField(max_length=32, blank=True, db_index=True)
    reason = models.CharField(max_length=300, blank=True, help_text="As the reader is told")
    by = models.CharField(max_length=150)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    lifted_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} until {self.until}"


class Appeal(models.Model):
    """Somebody asks once for another look: the author of a comment that was taken out, or whom a sanction meets."""

    id = models.BigAutoField(primary_key=True)
    comment = models.ForeignKey("discussion.Comment", models.CASCADE, related_name="+")
    sanction = models.ForeignKey(Sanction, models.CASCADE, null=True, related_name="+")
    decision = models.ForeignKey(Decision, models.SET_NULL, null=True, related_name="+", help_text="Appealed against")
    text = models.CharField(max_length=500)
    made_at = models.DateTimeField()
    granted = models.BooleanField(null=True)
    decided_by = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True, help_text="As the reader is told")
    alone = models.BooleanField(default=False, help_text="By whoever decided first: nobody else may decide here")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["decision"], condition=models.Q(sanction=None), name="moderation_appeal_one"
            ),
            models.UniqueConstraint(fields=["sanction"], name="moderation_sanction_appeal_once"),
        ]
        indexes = [models.Index(fields=["decided_at", "made_at"], name="moderation_appeals")]

    def __str__(self) -> str:
        return f"appeal {self.pk} about {self.comment_id}"


class Finding(models.Model):
    """What a standing rule said of a comment when it was posted. Appended, never changed."""

    id = models.BigAutoField(primary_key=True)
    comment = models.ForeignKey("discussion.Comment", models.CASCADE, related_name="+")
    action = models.CharField(max_length=10)
    rule = models.CharField(max_length=20)
    reason = models.CharField(max_length=300, blank=True)
    words = models.TextField(blank=True, help_text="What caused it, a line each")
    found_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.rule}: {self.comment_id}"


class Notice(models.Model):
    """Somebody says that a comment is illegal, as Article 16 of the EU's Digital Services Act lets them."""

    id = models.BigAutoField(primary_key=True)
    comment = models.ForeignKey("discussion.Comment", models.CASCADE, related_name="+")
    report = models.ForeignKey(
        Report, models.SET_NULL, null=True, related_name="+", help_text="Which puts it in the queue"
    )
    explanation = models.TextField()
    name = models.CharField(max_length=200, blank=True)
    address_cipher = models.BinaryField(blank=True)
    language = models.CharField(
        max_length=12, default="", db_default="", blank=True, help_text="Of the page on which it was given"
    )
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"notice {self.pk} about {self.comment_id}"
