"""The ledger's tables. Observations, revisions and verdicts are appended; see `writes`."""

from typing import Any

from django.db import models
from django.db.models import Q

from postilla.ledger.choices import BETTER, CERTAINTIES, CHANGES, KIND_LABELS, SUBJECT_KINDS
from postilla.ledger.values import KINDS, OFFER_STATES, PRECISIONS, STATES, TALK_OPEN, TALK_STATES, UNITS_OF_TIME


def _number(help_text: str = "") -> "models.DecimalField[Any, Any]":
    return models.DecimalField(max_digits=26, decimal_places=6, null=True, blank=True, help_text=help_text)


class Subject(models.Model):
    """Whoever promises or is measured. A merged one keeps all that is its own, so that it can be split again."""

    name = models.CharField(max_length=120, help_text="As readers know it: “Valdora”.")
    slug = models.SlugField(max_length=80, unique=True, help_text="Its page is /ledger/<slug>/.")
    kind = models.CharField(max_length=10, choices=SUBJECT_KINDS, default="company")
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="below",
        help_text="The group of a brand, the brand of a product.",
    )
    aliases = models.TextField(blank=True, help_text="Other names, one a line.")
    external = models.TextField("external ids", blank=True, help_text="One a line, such as wikidata: Q42.")
    about = models.CharField(max_length=300, blank=True, help_text="A sentence for readers.")
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="merged"
    )

    def __str__(self) -> str:
        return self.name


class Merging(models.Model):
    """One subject was found to be another, by whom and when; or was parted from it again."""

    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="mergings")
    into = models.ForeignKey(Subject, null=True, on_delete=models.CASCADE, related_name="+")  # null: split
    by = models.CharField(max_length=150)
    at = models.DateTimeField()


class Metric(models.Model):
    """What is counted or measured."""

    name = models.CharField(max_length=120, unique=True, help_text="“Cars sold worldwide”.")
    slug = models.SlugField(max_length=80, unique=True, help_text="For files and imports: cars-sold.")
    unit = models.CharField(max_length=30, help_text="“cars”, “km”, “kWh”, “EUR”.")
    period_kind = models.CharField(
        max_length=8,
        default="year",
        choices=[(kind, kind) for kind in UNITS_OF_TIME],
        help_text="What it is usually told for.",
    )
    adds_up = models.BooleanField(default=True, help_text="Months add up to the year, and no figure is below zero.")
    better = models.CharField(max_length=4, blank=True, choices=BETTER, help_text="Whether a range may be passed.")
    counted = models.CharField(max_length=300, blank=True, help_text="How it is counted, and by whom.")

    def __str__(self) -> str:
        return f"{self.name} ({self.unit})"


class Promise(models.Model):
    """What somebody announced, in its first terms. `state` and `due_now` repeat for lists what counts now."""

    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, related_name="promises", help_text="On whose behalf."
    )
    title = models.CharField(max_length=160, help_text="In few words: “80,000 to 90,000 cars in 2024”.")
    speaker = models.CharField(max_length=120, blank=True, help_text="Who said it.")
    role = models.CharField(max_length=120, blank=True, help_text="Who that is: “chief executive”.")
    said_on = models.DateField(help_text="The day it was said.")
    words = models.TextField(max_length=2000, help_text="The words themselves, without quotation marks.")
    language = models.CharField(max_length=10, blank=True, help_text="Of the words: en, fr, … Empty: the site's.")
    certainty = models.CharField(max_length=6, choices=CERTAINTIES, default="will", help_text="How sure the words are.")
    article = models.CharField(max_length=80, blank=True, db_index=True, help_text="An article's subject.")
    article_revision = models.PositiveBigIntegerField(null=True, blank=True)
    passage = models.TextField(max_length=1000, blank=True, help_text="The passage of the article, word for word.")
    link_title = models.CharField(max_length=200, blank=True, help_text="A source elsewhere.")
    link_url = models.URLField(max_length=500, blank=True)
    kind = models.CharField(max_length=10, choices=[(kind, KIND_LABELS[kind]) for kind in KINDS])
    metric = models.ForeignKey(Metric, null=True, blank=True, on_delete=models.PROTECT, help_text="What decides it.")
    low = _number(help_text="The number, or the lower end of a range, in the metric's unit.")
    high = _number(help_text="The upper end, or what is not to be passed.")
    start = models.DateField(null=True, blank=True, help_text="First day of the period it is for.")
    end = models.DateField(null=True, blank=True, help_text="Last day of the period it is for.")
    due = models.DateField(null=True, blank=True, help_text="The last day on which it can be kept.")
    due_now = models.DateField(null=True, editable=False, db_index=True)
    per = models.CharField(max_length=8, default="year", choices=[(kind, kind) for kind in UNITS_OF_TIME])
    count = models.PositiveSmallIntegerField(default=1, help_text="How many in each period.")
    measurable = models.BooleanField(default=True, help_text="Whether anything could show that it was kept.")
    conversation = models.CharField(
        max_length=9,
        choices=[(state, state) for state in TALK_STATES],
        default=TALK_OPEN,
        help_text="On its own page. Read-only: comments are shown, none are taken. Closed: none are shown.",
    )
    look_at = models.CharField(max_length=300, blank=True, help_text="Where to look when it is due, for the desk.")
    state = models.CharField(max_length=12, choices=[(s, s) for s in STATES], default="open", editable=False)
    state_since = models.DateTimeField(editable=False)
    course_due = models.BooleanField(default=True, db_default=True, editable=False)  # figures came since it was told
    recorded_at = models.DateTimeField(editable=False)
    recorded_by = models.CharField(max_length=150, editable=False)

    class Meta:
        indexes = [
            models.Index(fields=["id"], name="ledger_course_due", condition=Q(course_due=True)),
            models.Index(fields=["state", "due_now"], name="ledger_state_due"),
            models.Index(fields=["-state_since"], name="ledger_lately"),
        ]
        permissions = [("keep_ledger", "Can keep the ledger: record figures, promises and verdicts")]

    def __str__(self) -> str:
        return f"{self.subject}: {self.title}"


class Heading(models.Model):
    """Where a promised number is heading; `values.Course` says what it means. `key` is of all that it was made from."""

    promise = models.OneToOneField(Promise, on_delete=models.CASCADE, primary_key=True, related_name="heading")
    key = models.CharField(max_length=64)
    method = models.CharField(max_length=12, blank=True)
    start, end = models.DateField(), models.DateField()
    low, high = _number(), _number()
    so_far_low, so_far_high = _number(), _number()
    until = models.DateField(null=True)
    kind = models.CharField(max_length=8, blank=True)
    periods = models.PositiveSmallIntegerField(default=0)
    before = models.JSONField(default=list)  # [first day, last day, low, high] of each, as text
    used = models.JSONField(default=list)
    at = models.DateTimeField()


class Revision(models.Model):
    """A promise was changed by who made it. What did not change is empty: see `evidence.terms_of`."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="revisions")
    change = models.CharField(max_length=16, choices=CHANGES)
    on = models.DateField()
    words = models.TextField(max_length=2000, blank=True)
    low, high = _number(), _number()
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    link_title = models.CharField(max_length=200, blank=True)
    link_url = models.URLField(max_length=500, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.CharField(max_length=150, blank=True)
    taken_back_why = models.CharField(max_length=300, blank=True)


class Dismissal(models.Model):
    """What was found in an article's text, and is none: never proposed again at this passage, until it is undone."""

    article = models.CharField(max_length=80, db_index=True)
    claim = models.CharField(max_length=300)
    exact = models.TextField(max_length=600)
    prefix = models.CharField(max_length=60, blank=True)
    suffix = models.CharField(max_length=60, blank=True)
    start = models.PositiveIntegerField(default=0)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=150, blank=True)


class Observation(models.Model):
    """A figure of a metric, or (`metric` null) something that happened to a promise, or did not (`holds` false)."""

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="observations")
    metric = models.ForeignKey(Metric, null=True, on_delete=models.PROTECT, related_name="observations")
    promise = models.ForeignKey(Promise, null=True, on_delete=models.CASCADE, related_name="observations")
    start, end = models.DateField(), models.DateField()
    holds = models.BooleanField(default=True)
    precision = models.CharField(max_length=12, blank=True, choices=[(word, word or "exactly") for word in PRECISIONS])
    value = _number()  # as written, in `unit`; for a range its ends are `value` and `value_to`
    value_to = _number()
    unit = models.CharField(max_length=30, blank=True)
    rate = _number()  # of another currency into the metric's, by the source
    rate_on = models.DateField(null=True)
    low, high = _number(), _number()  # what it leaves possible, in the metric's unit
    low_open = models.BooleanField(default=False)
    high_open = models.BooleanField(default=False)
    note = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200)
    source_url = models.URLField(max_length=500, blank=True)
    source_on = models.DateField()
    comment_id = models.BigIntegerField(null=True, db_index=True)  # of the reader who brought it
    restates = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="restated_by")
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.CharField(max_length=150, blank=True)
    taken_back_why = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["subject", "metric", "start", "end"], name="ledger_figures")]
        constraints = [
            models.UniqueConstraint(
                fields=["restates"], condition=Q(taken_back_at__isnull=True), name="ledger_restated_once"
            ),
            models.CheckConstraint(condition=Q(end__gte=models.F("start")), name="ledger_forward"),
            models.CheckConstraint(
                condition=Q(metric__isnull=False) | Q(promise__isnull=False), name="ledger_of_something"
            ),
        ]


class Conflict(models.Model):
    """Figures of this subject (the one that stands for all merged), metric and period cannot be right together."""

    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="+")
    metric = models.ForeignKey(Metric, on_delete=models.CASCADE, related_name="+")
    start, end = models.DateField(), models.DateField()
    noticed_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "metric", "start", "end"], name="ledger_conflict_once")
        ]


class Offer(models.Model):
    """Evidence for or against a promise, offered from a comment; what became of it."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="offers")
    comment_id = models.BigIntegerField(db_index=True)
    thread = models.CharField(max_length=200, db_index=True)  # in which the comment stands: opaque
    by_guest = models.BigIntegerField(null=True)  # who offered it; null: an editor
    kept = models.BooleanField()  # whether it speaks for the promise being kept
    link = models.URLField(max_length=500, blank=True)
    picture = models.URLField(max_length=500, blank=True)
    value = models.CharField(max_length=40, blank=True)
    period = models.CharField(max_length=30, blank=True)
    state = models.CharField(max_length=8, choices=[(s, s) for s in OFFER_STATES], default="waiting")
    observation = models.ForeignKey(Observation, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(max_length=300, blank=True)
    offered_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=150, blank=True)

    class Meta:
        constraints = [  # what was declined may be followed by something better
            models.UniqueConstraint(
                fields=["promise", "comment_id"], name="ledger_offered_once", condition=~models.Q(state="declined")
            )
        ]
        indexes = [
            models.Index(fields=["state", "offered_at"], name="ledger_offers"),
            models.Index(fields=["by_guest", "offered_at"], name="ledger_offers_of"),
        ]


class Verdict(models.Model):
    """What was judged of a promise, when and by whom (`by` "": the rules). An editor's stands until it is undone."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="verdicts")
    state = models.CharField(max_length=12, choices=[(s, s) for s in STATES])
    by = models.CharField(max_length=150, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    why = models.CharField(max_length=20, blank=True)
    missing = models.CharField(max_length=20, blank=True)
    detail = models.TextField(blank=True)
    contested = models.BooleanField(default=False)
    used = models.JSONField(default=list)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=150, blank=True)

    class Meta:
        indexes = [models.Index(fields=["promise", "-id"], name="ledger_verdicts")]
