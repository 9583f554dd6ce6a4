"""The article."""

from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from postilla.articles.blocks import BODY
from postilla.articles.models.common import PublicPage, language_field, moderation_field, slow_field, subject_of
from postilla.articles.models.images import NewsImage
from postilla.articles.models.panels import AnnouncesPanel, ConversationPanel
from postilla.articles.models.people import Author
from postilla.articles.rules import RESERVED_BELOW

CONVERSATION_STATES = [
    ("open", "Open: readers may comment"),
    ("read-only", "Read-only: comments are shown, none are taken"),
    ("closed", "Closed: no comments are shown or taken"),
]


class ArticleTag(TaggedItemBase):
    """One tag on one article."""

    content_object = ParentalKey("articles.ArticlePage", related_name="tagged_items", on_delete=models.CASCADE)


class ArticlePage(PublicPage):
    """An article, with the conversation under it."""

    standfirst = models.TextField(
        max_length=600, blank=True, help_text="The paragraph under the title: what this is about and why it matters."
    )
    lead_picture = models.ForeignKey(
        NewsImage,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Above the text, in lists and where the article is shared. At least 1,600 px wide, best.",
    )
    lead_caption = models.CharField(
        "caption", max_length=300, blank=True, help_text="Under the lead picture. Empty: the picture's own caption."
    )
    lead_alt = models.CharField(
        "alternative text",
        max_length=300,
        blank=True,
        help_text="Only if this article needs other words than the picture's own alternative text.",
    )
    body = StreamField(BODY, blank=True, help_text="The article, part by part. Advertising is placed by itself.")
    tags = ClusterTaggableManager(
        through=ArticleTag, blank=True, help_text="What it is about, parted by commas. Each tag has a page of its own."
    )
    language = language_field()
    published_at = models.DateTimeField(
        "published",
        null=True,
        blank=True,
        db_index=True,
        help_text="The time shown to readers, and the order in lists. Empty: when the article first goes live.",
    )
    updated_at = models.DateTimeField(
        "updated",
        null=True,
        blank=True,
        help_text="The time of the last update shown to readers. Empty: when it was last published again.",
    )
    conversation_state = models.CharField(
        "conversation", max_length=10, choices=CONVERSATION_STATES, default="open", help_text="What readers may do."
    )
    close_after_days = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MaxValueValidator(3650)],
        help_text="Days until no more comments are taken. Empty: as the magazine's settings say. 0: never.",
    )
    carries_advertising = models.BooleanField(
        "advertising", default=True, help_text="Take the tick away where advertising would be out of place."
    )
    moderation = moderation_field("as its section says")
    slow_seconds = slow_field("as its section says")
    brought_from = models.CharField(max_length=300, blank=True, db_index=True, editable=False)

    reserved_slugs = RESERVED_BELOW
    parent_page_types = ["articles.SectionPage"]
    subpage_types: list[str] = []
    page_description = "An article with the conversation of its readers under it."

    content_panels = [
        *Page.content_panels,
        FieldPanel("standfirst"),
        InlinePanel(
            "bylines", label="Author", heading="Authors", help_text="Without one, the article stands without a byline."
        ),
        MultiFieldPanel(
            [FieldPanel("lead_picture"), FieldPanel("lead_caption"), FieldPanel("lead_alt")], heading="Lead picture"
        ),
        FieldPanel("body"),
        AnnouncesPanel(heading="What this article announces"),
        MultiFieldPanel([FieldPanel("tags"), FieldPanel("language")], heading="Where it belongs"),
    ]
    conversation_panels = [
        ConversationPanel(heading="How it stands"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("conversation_state", "moderation", "slow_seconds", "close_after_days")],
            heading="Settings",
        ),
    ]
    settings_panels = [
        MultiFieldPanel([FieldPanel("published_at"), FieldPanel("updated_at")], heading="Times shown to readers"),
        FieldPanel("carries_advertising"),
        *Page.settings_panels,
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading="Article"),
            ObjectList(conversation_panels, heading="Conversation"),
            ObjectList(Page.promote_panels, heading="Promote"),
            ObjectList(settings_panels, heading="Settings"),
        ]
    )
    search_fields = [
        *Page.search_fields,
        index.SearchField("standfirst", boost=2),
        index.SearchField("body"),
        index.SearchField("author_names"),
        index.FilterField("published_at"),
        index.FilterField("language"),
    ]

    class Meta:
        verbose_name = "article"

    @property
    def subject(self) -> str:
        return subject_of(self)

    def author_names(self) -> str:
        """For the search index."""
        return ", ".join(byline.author.name for byline in self.bylines.all())

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """A live article always has a time of publication: the editor's, or the moment it first went live."""
        if self.live and self.published_at is None and self.first_published_at is not None:
            self.published_at = self.first_published_at
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = [*kwargs["update_fields"], "published_at"]
        return super().save(*args, **kwargs)


class ArticleByline(Orderable):
    """One author of one article, in order."""

    page = ParentalKey(ArticlePage, related_name="bylines", on_delete=models.CASCADE)
    author = models.ForeignKey(Author, related_name="+", on_delete=models.PROTECT, help_text="Who wrote it.")

    panels = [FieldPanel("author")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "author"], name="articles_one_byline_each")]

    def __str__(self) -> str:
        return str(self.author)
