"""What stands in an article's form that other rooms draw."""

from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.panels import Panel


class ConversationPanel(Panel):
    """How the conversation under the article stands, by whoever registers the hook `postilla_conversation`: it is given
    the request and the page, and gives HTML."""

    drawn_by = "postilla_conversation"

    class BoundPanel(Panel.BoundPanel):
        def render_html(self, parent_context: Any = None) -> SafeString:
            drawn = ((draw(self.request, self.instance),) for draw in hooks.get_hooks(self.panel.drawn_by))
            return format_html_join("", "{}", drawn)


class AnnouncesPanel(ConversationPanel):
    """What the article announces, by whoever registers the hook `postilla_announces`."""

    drawn_by = "postilla_announces"
