"""Who writes."""

from django.conf import settings
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from postilla.articles.models.common import LINE_FEATURES, refuse_reserved
from postilla.articles.models.images import NewsImage


class Author(index.Indexed, models.Model):
    """An author of articles, with a page of their own at /authors/<slug>/."""

    name = models.CharField(max_length=120, help_text="As it stands over the articles.")
    slug = models.SlugField(
        max_length=120, unique=True, help_text="The author's address: /authors/…/. A change breaks links to it."
    )
    role = models.CharField(max_length=160, blank=True, help_text="“Editor”, “writes on electric cars”.")
    bio = RichTextField(blank=True, features=LINE_FEATURES, help_text="A few sentences for the author's page.")
    portrait = models.ForeignKey(
        NewsImage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", help_text="Square, best."
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        help_text="Who signs in as this author. What they write under articles carries this name and a badge.",
    )  # fmt: skip
    email = models.EmailField("e-mail", blank=True, help_text="For the newsroom alone. Never shown to readers.")

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("slug"), FieldPanel("role")], heading="Name"),
        FieldPanel("bio"),
        FieldPanel("portrait"),
        FieldPanel("email"),
        FieldPanel("user"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("slug")]

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        refuse_reserved(self.slug)
