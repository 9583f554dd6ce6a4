"""What is there of translations."""

from django.conf import settings

from postilla.tongues.models import Translation
from postilla.tongues.values import Original, Translated


def translates() -> bool:
    """Whether the operator named a translator: without one nothing is offered."""
    return bool(settings.POSTILLA_TRANSLATE)


def translation(original: Original, language: str) -> Translated | None:
    """The translation that was made of the comment as it reads now and from the language it is in, or None."""
    if original.language == language:
        return None  # made while it was thought to be in another
    found = Translation.objects.filter(
        comment_id=original.comment_id, language=language, revision=original.revision, spoken=original.language
    ).first()
    return Translated(found.html, found.language, found.engine) if found else None
