"""What is settled for the whole magazine."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from postilla.articles.models.common import LANGUAGES, moderation_field, slow_field
from postilla.articles.models.images import NewsImage
from postilla.articles.rules import AD_SIZES, paragraphs_named

SIZES = [(size, size.replace("x", " × ")) for size in AD_SIZES]


def check_paragraphs(rule: str) -> None:
    """Raises ValidationError where a rule is not a list of paragraph numbers. Named in migrations: keep its place."""
    try:
        paragraphs_named(rule)
    except ValueError:
        raise ValidationError("Give numbers of paragraphs, parted by commas: 3, 8.") from None


@register_setting(icon="site", order=1)
class MagazineSettings(BaseSiteSetting):
    """Name, conversations and advertising of the magazine."""

    name = models.CharField(max_length=120, default="Postilla", help_text="The name in the header and in feeds.")
    tagline = models.CharField(max_length=200, blank=True, help_text="A few words beside the name.")
    description = models.TextField(
        max_length=500, blank=True, help_text="What the magazine is about, for search engines, feeds and the footer."
    )
    language = models.CharField(
        max_length=8,
        blank=True,
        choices=LANGUAGES,
        help_text="The language of lists and of the words around articles. Empty: the installation's.",
    )
    logo = models.ForeignKey(
        NewsImage,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="For feeds and sharing.",
    )
    close_after_days = models.PositiveSmallIntegerField(
        default=0,
        validators=[MaxValueValidator(3650)],
        help_text="Days after publication when conversations stop taking comments. 0: never. Articles may differ.",
    )
    moderation = moderation_field("as the installation says")
    slow_seconds = slow_field("none")
    ads_after_paragraphs = models.CharField(
        max_length=60,
        blank=True,
        default="3, 8",
        validators=[check_paragraphs],
        help_text="After which paragraphs of an article advertising may stand: “3, 8”. Empty: nowhere.",
    )
    ad_size_in_text = models.CharField(
        max_length=10, choices=SIZES, default="300x250", help_text="The size reserved within articles, in px."
    )
    ads_between_comments_every = models.PositiveSmallIntegerField(
        default=5, help_text="Advertising after every so many numbered comments. 0: none."
    )
    ad_size_between_comments = models.CharField(
        max_length=10, choices=SIZES, default="320x100", help_text="The size reserved between comments, in px."
    )
    ads_rest_when_heated = models.BooleanField(
        "no advertising beside heated conversations",
        default=True,
        help_text="An article whose readers report many comments of its conversation carries none until the day after.",
    )
    ads_not_with_tags = models.CharField(
        "no advertising on articles tagged",
        max_length=300,
        blank=True,
        help_text="Names of tags, parted by commas: “Accident, Obituary”.",
    )
    ads_txt = models.TextField(
        "ads.txt",
        blank=True,
        max_length=20_000,
        help_text="What stands at /ads.txt, line by line. Empty: nothing.",
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("name", "tagline", "description", "language", "logo")], heading="Magazine"
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("moderation", "slow_seconds", "close_after_days")], heading="Conversations"
        ),
        MultiFieldPanel(
            [
                FieldPanel("ads_after_paragraphs"),
                FieldPanel("ad_size_in_text"),
                FieldPanel("ads_between_comments_every"),
                FieldPanel("ad_size_between_comments"),
                FieldPanel("ads_rest_when_heated"),
                FieldPanel("ads_not_with_tags"),
                FieldPanel("ads_txt"),
            ],
            heading="Advertising",
        ),
    ]

    class Meta:
        verbose_name = "magazine"
