"""The tables of screening. Its settings are edited in the CMS; everything else is changed by `writes` only."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from postilla.screening.panels import ExpectedPanel
from postilla.screening.rules import HOLD, OFF, RANK


class Guess(models.Model):
    """What was guessed of a comment when it was posted, or last edited by its author."""

    id = models.BigAutoField(primary_key=True)
    comment = models.OneToOneField("discussion.Comment", models.CASCADE, related_name="+")
    spam = models.FloatField()
    abuse = models.FloatField()
    spam_score = models.FloatField()
    abuse_score = models.FloatField()
    reasons = models.TextField(help_text="A JSON list of [filter, code, points, words …]")
    guessed_at = models.DateTimeField()
    rank = models.IntegerField(
        null=True,
        help_text="While the comment waits: the higher of spam and abuse in millionths; empty: it does not wait",
    )

    class Meta:
        indexes = [
            models.Index(fields=["-rank", "comment"], name="screening_waiting", condition=models.Q(rank__isnull=False))
        ]

    def __str__(self) -> str:
        return f"{self.comment_id}: spam {self.spam:.2f}, abuse {self.abuse:.2f}"


class Lesson(models.Model):
    """What one decision taught: the places its comment's features are counted in, and whether it was bad; or which
    decision it took back.

    No words: they cannot be had back from it, and it outlives a comment whose author took it away. Of the lessons of
    one comment the last that was not taken back counts.
    """

    id = models.BigAutoField(primary_key=True)
    decision = models.BigIntegerField(unique=True)
    comment = models.BigIntegerField(db_index=True)
    spam = models.BooleanField(null=True)
    abuse = models.BooleanField(null=True)
    language = models.CharField(max_length=12, blank=True)
    places = models.BinaryField()
    undoes = models.BigIntegerField(null=True, help_text="The decision that this one took back")

    def __str__(self) -> str:
        return f"{self.decision}: spam {self.spam}, abuse {self.abuse}"


class Learnt(models.Model):
    """The sum of all lessons, and the thresholds that follow from the newsroom's own comments. One row."""

    id = models.BigAutoField(primary_key=True)
    version = models.BigIntegerField(default=0)
    counts = models.BinaryField()
    good = models.TextField(help_text="JSON: scores of published comments when they were posted, ascending, by filter")

    def __str__(self) -> str:
        return f"version {self.version}"


@register_setting(icon="view", order=3)
class Screening(BaseGenericSetting):
    """How guesses are used."""

    USES = [(HOLD, "Rank, and hold what looks like advertising"), (RANK, "Rank only"), (OFF, "Off: guess nothing")]

    use = models.CharField("what guesses do", max_length=10, choices=USES, default=HOLD)
    good_held = models.DecimalField(
        "good comments that may wait, of 100",
        max_digits=4,
        decimal_places=1,
        default=0.5,
        help_text="At most so many of 100 good comments wait wrongly. More lets less advertising through: see below.",
    )
    hold_abuse = models.BooleanField(
        "hold what looks like an attack on somebody",
        default=False,
        help_text="Does nothing until enough of your own decisions have measured that guess: see below.",
    )

    panels = [
        *(FieldPanel(name) for name in ("use", "good_held", "hold_abuse")),
        ExpectedPanel(heading="What it costs"),
    ]

    class Meta:
        verbose_name = "comment screening"
        constraints = [
            models.CheckConstraint(condition=models.Q(good_held__gte=0, good_held__lte=20), name="screening_good_held")
        ]
