"""Home, sections, and pages without a conversation."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Locale, Orderable, Page
from wagtail.search import index

from postilla.articles.blocks import BODY
from postilla.articles.models.common import PublicPage, language_field, moderation_field, refuse_reserved, slow_field
from postilla.articles.rules import RESERVED_AT_TOP


def picks_panel(which: str) -> InlinePanel:
    return InlinePanel(
        "picks",
        label="Article",
        heading="What stands first",
        max_num=12,
        help_text=f"{which}, in this order, before the newest ones. None: the newest come first.",
    )


class HomePage(PublicPage):
    """The front of the magazine: what its editors put there, then its latest articles."""

    intro = models.CharField(max_length=300, blank=True, help_text="A line above the latest articles. May be empty.")
    tagline = models.CharField(
        max_length=200,
        blank=True,
        help_text="Beside the magazine's name in this edition. The first edition has the settings'.",
    )
    description = models.TextField(
        max_length=500,
        blank=True,
        help_text="What the magazine is about, in this edition. The first has the settings'.",
    )

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["articles.SectionPage", "articles.StandardPage"]
    page_description = "The front of the magazine."
    content_panels = [
        *Page.content_panels,
        picks_panel("Articles of any section"),
        FieldPanel("intro"),
        FieldPanel("tagline"),
        FieldPanel("description"),
    ]

    class Meta:
        verbose_name = "home"

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """One home; in further languages it is made by translating that one."""
        return super().can_create_at(parent) and not cls.objects.exists()


class TopPage(PublicPage):
    """A page directly under home, whose slug must not be an address that means something else."""

    reserved_slugs = RESERVED_AT_TOP

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        refuse_reserved(self.slug, set(Locale.objects.values_list("language_code", flat=True)))


class SectionPage(TopPage):
    """A section: the articles under it, newest first. Its place among its siblings is its place in the menu."""

    intro = models.CharField(max_length=300, blank=True, help_text="What this section is about, in a sentence.")
    moderation = moderation_field("as the magazine's settings say")
    slow_seconds = slow_field("as the magazine's settings say")

    parent_page_types = ["articles.HomePage"]
    subpage_types = ["articles.ArticlePage"]
    page_description = "A part of the magazine, such as “Cars” or “Industry”. Articles stand in sections."
    content_panels = [
        *Page.content_panels,
        picks_panel("Articles of this section"),
        FieldPanel("intro"),
        FieldPanel("moderation"),
        FieldPanel("slow_seconds"),
    ]

    class Meta:
        verbose_name = "section"


class Pick(Orderable):
    """An article that the editors put first on a list, in any of its translations; each edition shows its own."""

    article = models.ForeignKey("articles.ArticlePage", on_delete=models.CASCADE, related_name="+")

    panels = [FieldPanel("article")]

    class Meta(Orderable.Meta):
        abstract = True


class HomePick(Pick):
    """On a front page."""

    page = ParentalKey(HomePage, related_name="picks", on_delete=models.CASCADE)

    def __str__(self) -> str:
        return f"{self.article_id} on the front page"


class SectionPick(Pick):
    """On the page of a section."""

    page = ParentalKey(SectionPage, related_name="picks", on_delete=models.CASCADE)

    def __str__(self) -> str:
        return f"{self.article_id} on {self.page_id}"


class StandardPage(TopPage):
    """A page without a conversation: about, imprint, contact."""

    body = StreamField(BODY, blank=True, help_text="The page, part by part.")
    language = language_field()
    brought_from = models.CharField(max_length=300, blank=True, db_index=True, editable=False)

    parent_page_types = ["articles.HomePage"]
    subpage_types: list[str] = []
    page_description = "A page without comments: about, imprint, contact. “Show in menus” puts it into the footer."
    show_in_menus_default = True
    content_panels = [*Page.content_panels, FieldPanel("body"), FieldPanel("language")]
    search_fields = [*Page.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "page"
