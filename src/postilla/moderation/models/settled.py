"""What staff settle in the CMS: reasons, word lists, rules, whose desk a section is."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from postilla.moderation.statements import CATEGORIES, GROUNDS
from postilla.moderation.wordlists import folded, is_word


class Reason(models.Model):
    """One line of the list of reasons from which a moderator chooses."""

    key = models.SlugField(max_length=30, unique=True, help_text="A short word that stays: statistics hang on it.")
    label = models.CharField(max_length=60, help_text="What moderators see.")
    text = models.CharField(
        "what the author is told",
        max_length=300,
        help_text="In plain words. The reasons that came with Postilla are told in the magazine's language as long as "
        "their words are left as they are.",
    )
    ground = models.CharField(
        max_length=10,
        choices=GROUNDS,
        default="terms",
        help_text="What the decision rests on, as the EU's Digital Services Act asks.",
    )
    category = models.CharField(
        max_length=50, choices=CATEGORIES, default="OTHER_VIOLATION_TC", help_text="In the terms of the same law."
    )
    place = models.PositiveSmallIntegerField(default=100, help_text="Its place in the list; also its number key.")
    is_offered = models.BooleanField("offered", default=True, help_text="Untick to retire it; past decisions keep it.")

    panels = [FieldPanel(name) for name in ("label", "text", "key", "ground", "category", "place", "is_offered")]

    class Meta:
        verbose_name = "reason for a decision"
        verbose_name_plural = "reasons for decisions"
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return self.label


class Term(models.Model):
    """One line of the lists that hold or refuse comments."""

    KINDS = [
        ("word", "A word, or several in a row, in the text or the name"),
        ("domain", "The domain of a link"),
        ("sender", "The domain of the sender's e-mail address"),
    ]
    ACTIONS = [("hold", "Hold for a moderator"), ("refuse", "Refuse, with the reason")]

    kind = models.CharField(max_length=10, choices=KINDS, default="word")
    text = models.CharField(
        "word or domain",
        max_length=100,
        help_text="Whole words, in any case, with or without accents, also where letters are set apart or disguised.",
    )
    action = models.CharField("what happens", max_length=10, choices=ACTIONS, default="hold")
    reason = models.CharField(
        max_length=300,
        blank=True,
        help_text="Told to the reader, in your words. A refusal must have one: it says how to mend the comment.",
    )
    language = models.CharField(
        max_length=12, blank=True, help_text="Only in comments of this language, such as “de”. Empty: in all."
    )
    changed_at = models.DateTimeField(auto_now=True)

    panels = [FieldPanel(name) for name in ("kind", "text", "action", "reason", "language")]

    class Meta:
        verbose_name = "line of a word list"
        verbose_name_plural = "word lists"
        constraints = [models.UniqueConstraint(fields=["kind", "text", "language"], name="moderation_term_once")]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        if self.action == "refuse" and not self.reason.strip():
            raise ValidationError({"reason": "Say why: who is refused must know what to change."})
        if self.kind == "word" and not is_word(self.text):
            raise ValidationError({"text": "Give at least one letter or digit."})
        if self.kind != "word" and "." not in self.text.strip("."):
            raise ValidationError({"text": "Give a domain, such as example.org."})

    def validate_unique(self, exclude: Collection[str] | None = None) -> None:
        """Lines that find the same are one: case and accents make no other of it."""
        super().validate_unique(exclude)
        rows = Term.objects.filter(kind=self.kind, language=self.language).exclude(pk=self.pk)
        same = next((text for text in rows.values_list("text", flat=True) if folded(text) == folded(self.text)), "")
        if same:
            raise ValidationError(
                {"text": f"“{same}” stands on the list already and finds the same. Change that line."}
            )


REPEATS = (
    "The same words as under another article within a day; nearly the same under one article within ten minutes, from "
    "one network under several names. Under one article short ones (“Agreed”) are let through."
)


@register_setting(icon="list-ul", order=2)
class Rules(BaseGenericSetting):
    """The standing rules that need no list."""

    links_held_from = models.PositiveSmallIntegerField(
        "hold from so many links",
        default=0,
        help_text="Comments with at least so many links wait. 0: never. Four is a good start.",
    )
    hold_links_of_new = models.BooleanField(
        "hold links of newcomers",
        default=False,
        help_text="Comments with a link wait until one comment of their author was let through.",
    )
    hold_shouting = models.BooleanField("hold shouting", default=False, help_text="Capitals throughout, or “!!!!”.")
    hold_repeats = models.BooleanField(
        "hold repeats", default=False, help_text="The same words as under another article within a day."
    )
    hold_disposable = models.BooleanField(
        "hold throw-away addresses",
        default=False,
        help_text="E-mail addresses of services that give them for a few minutes.",
    )

    newcomers_daily = models.PositiveSmallIntegerField(
        "comments of a newcomer",
        default=0,
        help_text="How many somebody new may post in the day after their first. 0: as many as others. Ten is a good "
        "start.",
    )
    heat_on = models.BooleanField(
        "slow down hot branches",
        default=False,
        help_text="A branch that is reported, very fast, or an exchange between two people takes comments slowly for a "
        "while. Readers are told why, and for how long.",
    )
    heat_minutes = models.PositiveSmallIntegerField("minutes looked back at", default=10)
    heat_reports = models.PositiveSmallIntegerField(
        "hot from so many reports", default=3, help_text="Of different people. 0: reports are not looked at."
    )
    heat_comments = models.PositiveSmallIntegerField(
        "hot from so many comments", default=15, help_text="0: speed is not looked at."
    )
    heat_turns = models.PositiveSmallIntegerField(
        "hot from so many turns of two people", default=6, help_text="0: exchanges are not looked at."
    )
    heat_pause = models.PositiveSmallIntegerField("seconds between two comments while it is hot", default=120)

    panels = [
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in (
                    "heat_on", "heat_minutes", "heat_reports", "heat_comments", "heat_turns", "heat_pause",
                    "newcomers_daily",
                )
            ],
            heading="How fast a conversation goes",
        ),
        MultiFieldPanel(
            [
                *map(FieldPanel, ("links_held_from", "hold_links_of_new", "hold_shouting")),
                FieldPanel("hold_repeats", help_text=REPEATS),
                FieldPanel("hold_disposable"),
            ],
            heading="What waits for a moderator",
        )
    ]  # fmt: skip

    class Meta:
        verbose_name = "comment rules"


class SectionDesk(models.Model):
    """A group moderates this section; a group with such a line moderates no other. Edited by administrators."""

    group = models.ForeignKey(
        "auth.Group",
        models.CASCADE,
        related_name="+",
        help_text="Its members see and decide the comments of the sections it has a line for, and no others.",
    )
    section = models.ForeignKey("articles.SectionPage", models.CASCADE, related_name="+")

    panels = [FieldPanel("group"), FieldPanel("section")]

    class Meta:
        verbose_name = "section desk"
        constraints = [models.UniqueConstraint(fields=["group", "section"], name="moderation_desk_once")]

    def __str__(self) -> str:
        return f"{self.group}: {self.section}"
