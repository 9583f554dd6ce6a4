"""What the CMS offers beyond Wagtail's own: lists of articles, authors and campaigns in the menu."""

from typing import Any

from wagtail import hooks
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn, ParentPageColumn
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from postilla.articles.models import ArticlePage, Author, Campaign


class ArticleList(PageListingViewSet):
    """All articles, the last published first."""

    model = ArticlePage
    name = "articles"
    menu_label = "Articles"
    icon = "doc-full"
    add_to_admin_menu = True
    menu_order = 10
    default_ordering = "-published_at"
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label="Title", sort_key="title", classname="title"),
        ParentPageColumn("parent", label="Section"),
        Column("author_names", label="Authors"),
        DateColumn("published_at", label="Published", sort_key="published_at", width="12%"),
        Column("get_conversation_state_display", label="Conversation", width="12%"),
        PageStatusColumn("status", label="Status", sort_key="live", width="12%"),
    ]


class AuthorList(SnippetViewSet):
    """Who writes."""

    model = Author
    icon = "user"
    menu_label = "Authors"
    menu_name = "authors"
    menu_order = 20
    add_to_admin_menu = True
    list_display = ["name", "role", "slug"]
    search_fields = ["name"]
    ordering = ["name"]
    list_per_page = 50


class CampaignList(SnippetViewSet):
    """What is advertised."""

    model = Campaign
    icon = "pick"
    menu_label = "Advertising"
    menu_name = "advertising"
    menu_order = 30
    add_to_admin_menu = True
    list_display = ["name", BooleanColumn("active"), "starts_on", "ends_on", "weight"]
    ordering = ["name"]


register_snippet(AuthorList)
register_snippet(CampaignList)


@hooks.register("register_admin_viewset")
def article_list() -> Any:
    return ArticleList("articles")
