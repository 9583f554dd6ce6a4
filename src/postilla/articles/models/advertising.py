"""House advertising: campaigns with their creatives, how often each was seen and followed, and where it rests."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models, transaction
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from postilla.articles.languages import LANGUAGES as NAMES
from postilla.articles.models.images import NewsImage
from postilla.articles.models.magazine import SIZES
from postilla.articles.rules import names_in

LINK = RegexValidator(
    r"^(https?://[^\s]+|/(?![/\\])[^\s]*)$", "Give a full address (https://…) or one on this site (/subscribe/)."
)
LANGUAGES = RegexValidator(r"^[a-z]{2}( *, *[a-z]{2})*$", "Give codes of languages, parted by commas: de, fr.")


class Campaign(ClusterableModel):
    """What is advertised, when, where and how much."""

    name = models.CharField(max_length=120, help_text="For the newsroom. Readers see “Advertising”.")
    active = models.BooleanField(default=True, help_text="Take the tick away to stop it at once.")
    starts_on = models.DateField(null=True, blank=True, help_text="The first day. Empty: at once.")
    ends_on = models.DateField(null=True, blank=True, help_text="The last day. Empty: until stopped.")
    weight = models.PositiveSmallIntegerField(
        default=10,
        validators=[MaxValueValidator(1000)],
        help_text="Against the other campaigns: one of weight 20 stands in twice as many places as one of 10.",
    )
    views_a_day = models.PositiveIntegerField(
        null=True, blank=True, help_text="Rests until tomorrow once it was seen so often. Empty: no limit."
    )
    views_in_all = models.PositiveIntegerField(
        null=True, blank=True, help_text="Ends once it was seen so often. Empty: no limit."
    )
    languages = models.CharField(
        max_length=60,
        blank=True,
        validators=[LANGUAGES],
        help_text="Only in articles in these languages: “de, fr”. Empty: in all.",
    )
    sections = ParentalManyToManyField(
        "articles.SectionPage",
        blank=True,
        related_name="+",
        help_text="Only in these sections. None chosen: everywhere.",
    )
    brought_from = models.CharField(max_length=200, blank=True, db_index=True, editable=False)

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("active")], heading="Campaign"),
        FieldRowPanel(
            [FieldPanel("starts_on"), FieldPanel("ends_on"), FieldPanel("weight")], heading="When and how much"
        ),
        FieldRowPanel([FieldPanel("views_a_day"), FieldPanel("views_in_all")], heading="How often at most"),
        FieldPanel("sections"),
        FieldPanel("languages"),
        InlinePanel("creatives", label="Creative", heading="Creatives", min_num=1),
    ]

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": "The last day lies before the first."})
        for field in ("views_a_day", "views_in_all"):
            if getattr(self, field) == 0:
                raise ValidationError({field: "It would never be seen. Leave it empty for no limit."})
        if unknown := sorted(names_in(self.languages) - NAMES.keys()):
            there = ", ".join(NAMES)
            raise ValidationError({"languages": f"No article is in “{', '.join(unknown)}”. Choose among: {there}."})

    @transaction.atomic  # a campaign and its creatives become visible together
    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)


class Creative(Orderable):
    """One thing that can stand in a slot: a picture with a link, or foreign code locked into a frame."""

    campaign = ParentalKey(Campaign, related_name="creatives", on_delete=models.CASCADE)
    size = models.CharField(
        max_length=10, choices=SIZES, default="300x250", help_text="Only slots of this size show it."
    )
    picture = models.ForeignKey(
        NewsImage,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="In exactly this size, best.",
    )
    link = models.CharField(
        max_length=500, blank=True, validators=[LINK], help_text="Where the picture leads: https://… or /subscribe/."
    )
    code = models.TextField(
        blank=True,
        help_text="HTML of an advertising network. It runs in a sandboxed frame and sees neither page nor cookies.",
    )

    panels = [FieldPanel("size"), FieldPanel("picture"), FieldPanel("link"), FieldPanel("code")]

    def __str__(self) -> str:
        return f"{self.campaign}: {self.size}"

    def clean(self) -> None:
        super().clean()
        if bool(self.code.strip()) == bool(self.picture_id):
            raise ValidationError("Give either a picture or code.")
        if self.picture_id and not self.link:
            raise ValidationError({"link": "Say where the picture leads."})


class AdDay(models.Model):
    """How often a creative was seen and followed on one day. Counts alone: of nobody, from nowhere."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    creative = models.BigIntegerField(help_text="The creative's id, which it may have outlived")
    day = models.DateField()
    views = models.PositiveIntegerField(default=0)
    clicks = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["creative", "day"], name="articles_one_ad_day")]
        indexes = [models.Index(fields=["campaign", "day"], name="articles_ad_days")]

    def __str__(self) -> str:
        return f"{self.creative} on {self.day}"


class AdRest(models.Model):
    """No advertising beside a conversation that runs hot, up to a last day."""

    subject = models.CharField(max_length=120, unique=True)
    until = models.DateField()

    def __str__(self) -> str:
        return f"{self.subject} until {self.until}"
