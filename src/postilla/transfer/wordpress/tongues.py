"""Which language an item is in, and which items translate each other, as WordPress's plug-ins for it write it.

Polylang gives each post a term of its taxonomy "language", and those that translate each other one of
"post_translations". WPML keeps both in tables that no export has; its "Export and Import" adds them as fields.
"""

from dataclasses import dataclass

from postilla.transfer.wordpress.mapping import language_of
from postilla.transfer.wordpress.records import Item

WPML_LANGUAGE, WPML_GROUP = META_KEYS = ("_wpml_import_language_code", "_wpml_import_translation_group")


@dataclass(frozen=True)
class Tongue:
    """`language`: its code, "" where nothing says it. `group`: what its translations share, "" where it has none."""

    language: str = ""
    group: str = ""


def tongue_of(item: Item) -> Tongue:
    terms = {term.taxonomy: term.slug for term in item.terms}
    meta = dict(item.meta)
    return Tongue(
        language_of(terms.get("language") or meta.get(WPML_LANGUAGE, "")),
        (terms.get("post_translations") or meta.get(WPML_GROUP, ""))[:200],
    )
