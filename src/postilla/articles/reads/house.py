"""What the magazine settled for conversations that stand under something else than an article."""

from postilla.articles.reads.cards import SETTLED, keys_of, translations
from postilla.articles.reads.place import place
from postilla.grounds.values import House


def house(near: str = "") -> House | None:
    """What holds for them, near an article (its subject) what its section says; None while there is no magazine."""
    where = place()
    if where is None:
        return None
    keys = keys_of([near])
    pages = translations(where, keys[0], *SETTLED) if keys else []
    section = where.of(pages[0]).section_of(pages[0]) if pages else None
    above = section.slow_seconds if section and section.slow_seconds is not None else where.settings.slow_seconds
    return House(
        where.language,
        tuple(root.code for root in where.roots),
        (section.moderation if section else "") or where.settings.moderation,
        above or 0,
    )
