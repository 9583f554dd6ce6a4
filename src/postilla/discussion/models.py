"""The tables of the discussion. Changed by `writes` only."""

from django.db import models
from django.db.models import Q


class Thread(models.Model):
    """The conversation about one subject. Its row is the lock under which its comments change."""

    id = models.BigAutoField(primary_key=True)
    subject = models.CharField(max_length=120, unique=True)
    count = models.PositiveIntegerField(default=0)
    roots = models.PositiveIntegerField(default=0, help_text="The last ordinal given to a root comment")
    version = models.PositiveBigIntegerField(default=0)
    pinned = models.PositiveSmallIntegerField(default=0, db_default=0, help_text="How many comments are pinned")
    locked = models.PositiveIntegerField(default=0, db_default=0, help_text="How many branches are locked")
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.subject


class Comment(models.Model):
    """One comment. `path` and `ordinal` are given when it is first published and never change."""

    id = models.BigAutoField(primary_key=True)
    thread = models.ForeignKey(Thread, models.CASCADE, related_name="comments", db_index=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children", db_index=False)
    ordinal = models.PositiveIntegerField(null=True)
    path = models.CharField(max_length=2000, null=True)  # noqa: DJ001  (null: has no place yet; unique with thread)
    depth = models.PositiveSmallIntegerField(default=0)
    children_given = models.PositiveIntegerField(default=0, help_text="The last ordinal given to an answer")
    state = models.CharField(max_length=10)
    reach = models.PositiveIntegerField(default=0)
    author_name = models.CharField(max_length=200)
    website = models.CharField(max_length=500, blank=True)
    guest = models.ForeignKey("identity.Guest", models.SET_NULL, null=True, related_name="+", db_index=False)
    network = models.CharField(max_length=32, blank=True)
    avatar = models.BigIntegerField(default=0)
    source = models.TextField()
    html = models.TextField()
    fingerprint = models.CharField(max_length=32, blank=True)
    language = models.CharField(max_length=12, blank=True)
    edition = models.CharField(
        max_length=12, default="", db_default="", blank=True, help_text="The language of the page it was written on"
    )
    anchor = models.CharField(max_length=60, blank=True, help_text="The id this comment had on another system's page")
    answers_revision = models.PositiveSmallIntegerField(null=True, help_text="The parent's revision that was answered")
    revision = models.PositiveSmallIntegerField(default=1)
    agreements = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    note = models.CharField(
        max_length=300, default="", db_default="", blank=True, help_text="Of an edit by the editors"
    )
    locked = models.BooleanField(default=False, db_default=False, help_text="Its branch takes no new answers")
    pinned_at = models.DateTimeField(null=True)
    badge = models.CharField(
        max_length=140, default="", db_default="", blank=True, help_text="author, staff, verified, party:Organisation"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "path"], name="discussion_one_place")]
        indexes = [
            models.Index(fields=["thread", "parent", "ordinal", "reach"], name="discussion_siblings"),
            models.Index(fields=["parent", "ordinal", "reach"], name="discussion_children"),
            models.Index(fields=["thread", "parent", "-agreements", "ordinal"], name="discussion_agreed"),
            models.Index(fields=["thread", "state", "-created_at", "-id"], name="discussion_newest"),
            models.Index(fields=["guest", "-created_at"], name="discussion_guest"),
            models.Index(fields=["network", "-created_at"], name="discussion_network"),
            models.Index(fields=["fingerprint", "-created_at"], name="discussion_fingerprint"),
            models.Index(
                fields=["thread"], name="discussion_marked", condition=Q(locked=True) | Q(pinned_at__isnull=False)
            ),
            models.Index(fields=["state", "-created_at", "-id"], name="discussion_waiting"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} by {self.author_name}"


class Page(models.Model):
    """A fixed range of sibling ordinals (`rules.PAGE` of them) and how many comments its branches reach.

    `parent` is the comment whose answers these are, 0 for the roots of the thread.
    """

    id = models.BigAutoField(primary_key=True)
    thread = models.ForeignKey(Thread, models.CASCADE, related_name="pages", db_index=False)
    parent = models.BigIntegerField(default=0)
    number = models.PositiveIntegerField()
    reach = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "parent", "number"], name="discussion_one_page")]
        indexes = [models.Index(fields=["thread", "parent", "reach"], name="discussion_page_reach")]

    def __str__(self) -> str:
        return f"page {self.number} of {self.parent or 'thread'}"


class Revision(models.Model):
    """What a comment said before it was edited."""

    id = models.BigAutoField(primary_key=True)
    comment = models.ForeignKey(Comment, models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    source = models.TextField()
    html = models.TextField()
    replaced_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "number"], name="discussion_one_revision")]

    def __str__(self) -> str:
        return f"revision {self.number} of {self.comment_id}"


class Agreement(models.Model):
    """One reader agreed with one comment. `voter` is a guest or a keyed hash; never public."""

    id = models.BigAutoField(primary_key=True)
    comment = models.ForeignKey(Comment, models.CASCADE, related_name="agreed", db_index=False)
    voter = models.CharField(max_length=40)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "voter"], name="discussion_agree_once")]

    def __str__(self) -> str:
        return f"{self.voter} agrees with {self.comment_id}"
