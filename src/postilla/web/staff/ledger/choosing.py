"""An article is chosen by its title, though the ledger keeps its subject alone, which all its editions share."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from wagtail.admin.widgets import AdminPageChooser

from postilla.articles.models import ArticlePage

START = "article:"


class ArticleChooser(AdminPageChooser):
    """Takes and gives subjects. One whose article is gone stays as it is until another is chosen."""

    choose_one_text = "Choose an article"
    choose_another_text = "Choose another article"
    link_to_chosen_text = "Edit this article"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(target_models=[ArticlePage], **kwargs)
        self.choose_one_text = type(self).choose_one_text  # without the name of the model behind it

    def get_value_data(self, value: Any) -> dict[str, Any] | None:
        page = article_of(str(value or ""))
        if page is not None:
            return super().get_value_data(page)
        return {"id": value, "edit_url": "", self.display_title_key: "An article that was deleted"} if value else None

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str:
        said = super().value_from_datadict(data, files, name) or ""
        if not (said.isascii() and said.isdigit() and len(said) < 19):
            return said if said.startswith(START) else ""
        page = ArticlePage.objects.filter(pk=int(said)).first()
        return page.subject if page else ""


def article_of(subject: str) -> Any:
    """The article of a subject, of its editions the first; None where there is none."""
    _, _, key = subject.partition(":")
    try:
        return ArticlePage.objects.filter(translation_key=UUID(key)).order_by("pk").first()
    except ValueError:
        return None
