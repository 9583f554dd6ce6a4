"""No translation is published with a text that was refused where it was typed.

Readers would get the original's words in its place. Looked at below all ways of publishing: the button, a workflow, a
date, and what wagtail-localize does itself.
"""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from wagtail.log_actions import log as log_action
from wagtail_localize.models import StringSegment, StringTranslation, Translation

log = logging.getLogger("postilla.articles")

AT_ITS_DATE = "wagtail.publish.scheduled"  # as what Wagtail's command publishes
LEFT = "postilla.leftout"  # in a page's history: it was not published at its date

Broken = list[tuple[str, str]]  # texts by the original's words, each with why it was refused


class TextsRefused(ValidationError):
    """A translation cannot be published as it is. `page`: its id; `broken`: which of its texts, and why."""

    def __init__(self, page: int, title: str, broken: Broken) -> None:
        words = "“%(title)s” was not published: %(number)s of its texts cannot stand as they are."
        super().__init__(f"{words} Mend or empty them first.", "texts_refused", {"title": title, "number": len(broken)})
        self.page, self.broken = page, broken


def broken_texts(page: Any) -> Broken:
    """Texts of a page's translation that were refused where they were typed."""
    made = Translation.objects.filter(source__object_id=page.translation_key, target_locale=page.locale, enabled=True)
    found = made.select_related("source").first()
    return _broken_in(found) if found is not None else []


def ensure_texts_stand(page: Any) -> None:
    """Raises TextsRefused."""
    if broken := broken_texts(page):
        raise TextsRefused(page.pk, str(page), broken)


def leave_unpublished(page: Any, revision: Any, refused: TextsRefused) -> None:
    """What was to be published at its date is not, and stays a draft; its history says so."""
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    log_action(instance=page, action=LEFT, revision=revision, data={"texts": len(refused.broken)})
    log.warning("%s", " ".join(refused.messages))


def look_before_saving() -> None:
    """Called once, when the application is ready. wagtail-localize writes a public page before it publishes it, so what
    it brings up to date is looked at before that."""
    Translation.save_target = _looking_first(Translation.save_target)


def _looking_first(save_target: Callable[..., None]) -> Callable[..., None]:
    @wraps(save_target)
    def look(translation: Any, user: Any = None, publish: bool = True) -> None:
        if publish and (broken := _broken_in(translation)):
            page = _target(translation)
            if page is not None:
                raise TextsRefused(page.pk, str(page), broken)
            publish = False  # it is to be made: as a draft, in which its texts can be mended
        save_target(translation, user=user, publish=publish)

    return look


def _target(translation: Any) -> Any:
    try:
        return translation.get_target_instance()
    except ObjectDoesNotExist:
        return None


def _broken_in(translation: Any) -> Broken:
    wrong = StringTranslation.objects.filter(
        locale=translation.target_locale_id, has_error=True, context__object_id=translation.source.object_id
    ).select_related("translation_of", "context")
    used = set(StringSegment.objects.filter(source=translation.source_id).values_list("string_id", "context_id"))
    return [
        (one.translation_of.data, str(one.get_error() or "It was refused."))
        for one in wrong
        if (one.translation_of_id, one.context_id) in used
    ]
