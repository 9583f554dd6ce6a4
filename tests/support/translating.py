"""An article of which a translation into French was begun in the CMS. Fixtures for a folder's conftest."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from tests.support.magazine import Desk


@pytest.fixture
def leaf(bring: Callable[..., Desk]) -> Any:
    """The article, as a model."""
    from wagtail.models import Locale
    from wagtail_localize.models import Translation, TranslationSource

    from postilla.articles import writes
    from postilla.articles.models import ArticlePage

    desk = bring("The Leaf", body=(("text", "<p>It <b>goes</b> 300 km.</p><p>It charges fast.</p>"),))
    writes.open_edition(writes.BroughtEdition("fr"), timezone.now())
    page = ArticlePage.objects.get(translation_key=desk.subject.partition(":")[2])
    source, _ = TranslationSource.update_or_create_from_instance(page)
    made = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="fr"))
    made.save_target()
    return page


ORIGINAL, TRANSLATED = "It charges fast.", "Elle charge vite."  # the one text that is translated already


@pytest.fixture
def translated(leaf: Any) -> Any:
    """The translation, of which one text is there and public."""
    from wagtail_localize.models import StringTranslation

    made = translation_of(leaf)
    segment = made.source.stringsegment_set.get(string__data=ORIGINAL)
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=made.target_locale, data=TRANSLATED
    )
    made.save_target(publish=True)
    in_french(leaf).get_latest_revision().publish()
    return made


def in_french(page: Any) -> Any:
    return type(page).objects.get(translation_key=page.translation_key, locale__language_code="fr")


def translation_of(page: Any) -> Any:
    """wagtail-localize's record of it."""
    from wagtail_localize.models import Translation

    return Translation.objects.get(source__object_id=page.translation_key)
