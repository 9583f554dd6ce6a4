"""The tables of this room, changed by `writes` only. What readers wrote is asked of the discussion, not kept here."""

from django.db import models
from django.db.models import Q

from postilla.discussion.walks import Walk


class Due(models.Model):
    """A comment that is to be read, or to be read anew."""

    comment_id = models.BigIntegerField(primary_key=True)
    attempts = models.PositiveSmallIntegerField(default=0, db_default=0, help_text="Times that reading it failed")
    taken_until = models.DateTimeField(null=True, help_text="Somebody reads it, until then at the longest")

    def __str__(self) -> str:
        return str(self.comment_id)


class DueThread(Walk):
    """A conversation of which much changed at once: what of it is to be read is found out portion by portion."""


class Heard(models.Model):
    """A public comment as it was read: what it says at `revision`, by the rules of version `rules`."""

    comment_id = models.BigIntegerField(primary_key=True)
    subject = models.CharField(max_length=120)
    revision = models.PositiveSmallIntegerField()
    rules = models.PositiveIntegerField()
    reading = models.TextField(help_text="JSON: see `packing`")
    meaning = models.CharField(max_length=40, blank=True, help_text="What made the vectors")
    vectors = models.BinaryField(help_text="Of its points, as `vectors` packs them")
    themes = models.TextField(help_text="JSON: the key of a theme for each point, empty for none")
    bands = models.BinaryField(null=True, help_text="By which copies of its text are found; empty of a short one")
    sent_with = models.BigIntegerField(
        null=True, help_text="The first comment from its network on its day, for as long as networks are kept"
    )
    joined = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Its network, not known any more, sent one in the hour before",
    )

    class Meta:
        indexes = [
            models.Index(fields=["subject", "comment_id"], name="insights_in_thread"),
            models.Index(fields=["rules"], name="insights_by_rules"),
            models.Index(fields=["sent_with"], name="insights_linked", condition=Q(sent_with__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.comment_id} of {self.subject}"


class Gathered(models.Model):
    """The lines of a conversation as they were made last. Whoever reads them asks what of it still stands."""

    subject = models.CharField(max_length=120, primary_key=True)
    lines = models.TextField(help_text="JSON: see `keeping`")
    rests = models.TextField(help_text="JSON: [comment, revision] of each that was looked at")
    rules = models.PositiveIntegerField(help_text="By which version of the rules lines were made")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.subject


class DueLines(models.Model):
    """A conversation whose lines are to be made again. `changes`: how often that was noted; `taken_until`: somebody
    makes them, and does not say so any more after that."""

    subject = models.CharField(max_length=120, primary_key=True)
    changes = models.PositiveIntegerField(default=1)
    attempts = models.PositiveSmallIntegerField(default=0, db_default=0, help_text="Times that making them failed")
    since = models.DateTimeField()
    taken_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.subject


class Theme(models.Model):
    """Something that readers speak of, in any language. Its key is never given to another."""

    key = models.CharField(max_length=60, primary_key=True)
    words = models.TextField(help_text="JSON: by language, the readers' own, the most telling first")
    centre = models.BinaryField()
    meaning = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=80, blank=True, help_text="What editors call it; empty: its words")
    merged_into = models.CharField(max_length=60, blank=True, help_text="The key of the theme that it counts as")

    def __str__(self) -> str:
        return self.key


class ThemeStep(models.Model):
    """An editor gave a theme another name, or had it count as another."""

    NAME, MERGE = "name", "merge"

    id = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=60, db_index=True)
    what = models.CharField(max_length=5)
    before = models.CharField(max_length=80, blank=True)
    value = models.CharField(max_length=80, blank=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    undone_by = models.CharField(max_length=150, blank=True)
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.key}: {self.what} {self.value}"


class Relabel(models.Model):
    """An editor said what a point of a comment is. Counts from then on, and for the words as they were."""

    KIND, TOWARD, THEME = "kind", "toward", "theme"

    id = models.BigAutoField(primary_key=True)
    comment_id = models.BigIntegerField(db_index=True)
    revision = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    what = models.CharField(max_length=10)
    before = models.CharField(max_length=60, blank=True)
    value = models.CharField(max_length=60, blank=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    undone_by = models.CharField(max_length=150, blank=True)
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.what} {self.before} is {self.value}"


class Approval(models.Model):
    """A line that an editor lets stand on the article's page. `stood` keeps it as it was, with the quotations that they
    saw: comments that come later make other lines, and what was approved stands all the same."""

    id = models.BigAutoField(primary_key=True)
    subject = models.CharField(max_length=120)
    line = models.CharField(max_length=90)
    stood = models.TextField(blank=True, help_text="JSON: see `keeping.stood`; empty once it ended")
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    ended_by = models.CharField(max_length=150, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "line"], condition=Q(ended_at__isnull=True), name="insights_approved_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.line} of {self.subject}"


class OptedOut(models.Model):
    """A reader whose comments are not analysed."""

    guest_id = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"guest {self.guest_id}"


class LeftOut(models.Model):
    """A comment of a reader who opted out: still theirs, and still not analysed, when nobody knows any more whose."""

    comment_id = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return f"comment {self.comment_id}"


class Route(models.Model):
    """A public comment that somebody in particular is to look at: the article's author, the `party` spoken of, or the
    reader who is answered (`between`)."""

    id = models.BigAutoField(primary_key=True)
    comment_id = models.BigIntegerField()
    subject = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, help_text="question, correction or complaint")
    party = models.CharField(max_length=130, blank=True, help_text="The organisation; empty: the article’s author")
    between = models.BooleanField(
        default=False, db_default=False, help_text="Another reader’s, and not the author’s: a question back, say"
    )
    state = models.CharField(max_length=10)
    reason = models.CharField(max_length=600, blank=True)
    answer_id = models.BigIntegerField(null=True, db_index=True, help_text="The comment that answers it")
    by = models.CharField(max_length=150, blank=True)
    made_at = models.DateTimeField(help_text="When the comment was posted")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment_id", "party"], name="insights_routed_once")]
        indexes = [
            models.Index(fields=["subject", "state"], name="insights_routes_in"),
            models.Index(fields=["party", "between", "state", "id"], name="insights_asked_newest"),
            models.Index(fields=["party", "between", "state", "made_at", "id"], name="insights_asked_waiting"),
            models.Index(fields=["party", "between", "state", "changed_at", "id"], name="insights_asked_changed"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.comment_id}: {self.state}"


class RouteStep(models.Model):
    """What became of a route, step by step."""

    id = models.BigAutoField(primary_key=True)
    route = models.ForeignKey(Route, models.CASCADE, related_name="steps")
    state = models.CharField(max_length=10)
    reason = models.CharField(max_length=600, blank=True)
    by = models.CharField(max_length=150, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.route_id}: {self.state}"


class Mention(models.Model):
    """What a comment speaks of, to be counted across articles: a theme, or a subject of the ledger by its slug; and
    that it says anything at all."""

    THEME, NAME, SAID = "theme", "name", "said"

    id = models.BigAutoField(primary_key=True)
    comment_id = models.BigIntegerField()
    subject = models.CharField(max_length=120, help_text="The conversation it stands in")
    what = models.CharField(max_length=5)
    key = models.CharField(max_length=80)
    kind = models.CharField(max_length=12, help_text="The first kind of the comment")
    toward = models.CharField(max_length=7)
    at = models.DateTimeField(help_text="When the comment was posted")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment_id", "what", "key"], name="insights_mentioned_once")]
        indexes = [
            models.Index(fields=["what", "key", "at"], name="insights_mentions_of"),
            models.Index(fields=["what", "at"], name="insights_mentions_since"),
            models.Index(fields=["subject", "at"], name="insights_mentions_under"),
        ]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.what} {self.key}"
