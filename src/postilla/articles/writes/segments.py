"""What a translator sends back, taken over text by text: what is right is stored, what is not leaves what was there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.utils.text import slugify
from wagtail_localize.models import StringSegment, StringTranslation
from wagtail_localize.strings import StringValue, validate_translation_links

from postilla.articles import refusals as r
from postilla.articles.pofile import Entry, PoFile, broken_tags
from postilla.outbox.writes import telling

TOOL = "PO file"


@dataclass(frozen=True)
class NotTaken:
    """A text of the file that was refused. `reason` is a sentence or two in English, or in the CMS's language."""

    source: str
    reason: str


@dataclass(frozen=True)
class Taken:
    """What became of a file's texts: each is counted in one of the four."""

    new: int  # stored
    same: int  # stood there already
    empty: int  # the file says nothing of them
    refused: tuple[NotTaken, ...]


def take_po(translation: Any, file: PoFile, user: Any, now: datetime) -> Taken:
    """Store the texts of a PO file in a translation of wagtail-localize's, as a draft; `user` is named as translator.

    A text that is refused changes nothing: what was translated before stays. Raises OtherTranslation, TranslationEnded.
    """
    if file.translation != str(translation.uuid):
        raise r.OtherTranslation
    with telling(now):
        if not type(translation).objects.filter(pk=translation.pk, enabled=True).exists():
            raise r.TranslationEnded
        return _Taking(translation, user, now).take(file.entries)


class _Taking:
    """One file being taken, with what the translation is made of."""

    def __init__(self, translation: Any, user: Any, now: datetime) -> None:
        self.locale, self.user, self.now = translation.target_locale, user, now
        self.page = translation.get_target_instance()
        segments = StringSegment.objects.filter(source=translation.source).select_related("context", "string")
        self.segments = {(one.context.path, one.string.data): one for one in segments}
        stored = StringTranslation.objects.filter(
            locale=self.locale, context__object_id=translation.source.object_id
        ).select_related("translation_of", "context")
        self.stored = {(one.context_id, one.translation_of_id): one for one in stored}

    def take(self, entries: Iterable[Entry]) -> Taken:
        new = same = empty = 0
        refused = []
        for entry in entries:
            if not entry.words.strip():
                empty += 1
            elif reason := self._wrong(entry):
                refused.append(NotTaken(entry.source, reason))
            elif self._store(entry):
                new += 1
            else:
                same += 1
        return Taken(new, same, empty, tuple(refused))

    def _wrong(self, entry: Entry) -> str:
        """Why a text cannot be taken; empty if it can."""
        if entry.unsure:
            return "It is marked as “fuzzy”. Look at it, and take the mark away."
        if (entry.place, entry.source) not in self.segments:
            return "The original does not say this there (any more). Download the PO file anew."
        if problem := broken_tags(entry.words):
            return problem
        try:
            StringValue.from_translated_html(entry.words)
            validate_translation_links(entry.source, entry.words)
        except ValueError as error:
            return str(error)
        return self._wrong_for_field(entry)

    def _wrong_for_field(self, entry: Entry) -> str:
        """What the page's own field says to it, where the text is a whole field: a title may be too long."""
        try:
            field = self.page._meta.get_field(entry.place)
        except FieldDoesNotExist:
            return ""
        words = StringValue(entry.words).render_text()
        try:
            field.clean(slugify(words) if entry.place == "slug" else words, self.page)
        except ValidationError as error:
            return " ".join(error.messages)
        return ""

    def _store(self, entry: Entry) -> bool:
        """Whether it was another than what stood there."""
        segment = self.segments[entry.place, entry.source]
        known = self.stored.get((segment.context_id, segment.string_id))
        if known is not None and known.data == entry.words and not known.has_error:
            return False
        row = known or StringTranslation(translation_of=segment.string, locale=self.locale, context=segment.context)
        row.data, row.tool_name, row.last_translated_by = entry.words, TOOL, self.user
        row.translation_type = StringTranslation.TRANSLATION_TYPE_MANUAL
        row.has_error, row.field_error = False, ""
        row.save()
        return True
