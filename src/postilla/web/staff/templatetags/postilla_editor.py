"""What an article's form in the CMS asks for."""

from typing import Any

from django import template

from postilla.web.staff.editor.conversation import panel

register = template.Library()


@register.simple_tag
def conversation_panel(page: Any, request: Any) -> dict[str, Any]:
    """How the conversation under an article stands, for whoever edits it."""
    return panel(page, request.user)
