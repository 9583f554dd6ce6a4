"""What nobody is called here, and what a name may not have beside it: offices, and words that sound of one. Pure."""

import re
from functools import lru_cache

from postilla.identity.looks import looks_of

# What the badges say, and what the newsroom is called, in the languages of readers: nobody's name here.
OFFICES = (
    "Author of this article", "Auteur de cet article", "Autore di questo articolo", "Autor dieses Artikels",
    "Autorin dieses Artikels", "Autor de este artículo", "كاتب هذا المقال",
    "Editor", "Editors", "The editors", "Editorial team", "Newsroom", "Verified reader", "Moderator", "Moderators",
    "Moderation", "Admin", "Administrator", "Webmaster",
    "Rédaction", "La rédaction", "Rédacteur", "Rédactrice", "Modérateur", "Modératrice", "Modération", "Administrateur",
    "Redaktion", "Die Redaktion", "Redakteur", "Redakteurin", "Moderatorin", "Moderationsteam",
    "Redazione", "La redazione", "Redattore", "Moderatore", "Moderatrice", "Amministratore",
    "Redacción", "La redacción", "Redactor", "Redactora", "Moderador", "Moderadora", "Moderación", "Administrador",
    "التحرير", "هيئة التحرير", "المحرر", "المحررون", "المشرف",
)  # fmt: skip
# Words that make an office of a name beside which they stand: “Halfshaft editors”, “Quentin Marsh (staff)”.
ROLES = (
    "staff", "official", "verified", "editor", "editors", "editorial", "newsroom", "moderator", "moderators",
    "moderation", "mod", "mods", "admin", "admins", "administrator", "author", "team", "support", "webmaster",
    "officiel", "officielle", "vérifié", "vérifiée", "rédaction", "rédacteur", "rédactrice", "modérateur",
    "modératrice", "modération", "administrateur", "administratrice", "auteur", "autrice", "équipe",
    "offiziell", "verifiziert", "geprüft", "redaktion", "redakteur", "redakteurin", "moderatorin", "mitarbeiter",
    "mitarbeiterin", "autor", "autorin",
    "ufficiale", "verificato", "verificata", "redazione", "redattore", "redattrice", "moderatore", "moderatrice",
    "moderazione", "amministratore", "amministratrice", "autore", "squadra",
    "oficial", "verificado", "verificada", "redacción", "redactor", "redactora", "moderador", "moderadora",
    "moderación", "administrador", "administradora", "autora", "equipo", "soporte",
    "التحرير", "محرر", "المحرر", "محررة", "المحررون", "مشرف", "المشرف", "كاتب", "الكاتب", "رسمي", "موثق",
    "الإدارة", "فريق",
)  # fmt: skip
_NAMES = (  # of these, some are called so
    "staff", "mod", "author", "autor", "autore", "squadra", "كاتب", "الكاتب", "رسمي", "فريق", "محرر",
)  # fmt: skip
_GLUE = frozenset(
    (
        "a", "at", "by", "da", "de", "dei", "del", "della", "der", "des", "di", "die", "du", "el", "for", "from", "il",
        "l", "la", "le", "of", "s", "the", "vom", "von",
    )
)  # fmt: skip
_ASIDE = re.compile(r"\s*(?:[(\[{|,;:@–—/]|\s-\s).*", re.DOTALL)  # what is said beside a name: “(author)”, “, editor”
_BETWEEN = re.compile(r"[\s()\[\]{}<>|,;:@–—/·•._*\"“”«»‘’'&+-]+")


def bare(name: str) -> str:
    """A name without what is said beside it: "Robin Quill (author)" → "Robin Quill"."""
    return _ASIDE.sub("", name)


@lru_cache(maxsize=4096)
def without_roles(name: str) -> tuple[str, ...]:
    """The names that are left of one without words that sound of an office; none if it has no such word.

    "Halfshaft editors" → "Halfshaft", "Quentin Marsh (staff writer)" → "Quentin Marsh".
    """
    words = [word for word in _BETWEEN.split(name) if word]
    plain = [word for word in words if not _is_role(word)]
    if len(plain) == len(words):
        return ()
    before, behind = _cuts(plain), _cuts(plain[::-1])
    left = {" ".join(plain[start : len(plain) - end]) for start in before for end in behind}
    if any(map(_is_role, filter(None, _BETWEEN.split(name[len(bare(name)) :])))):
        left.add(bare(name))
    left.discard("")
    return tuple(sorted(left))


def _cuts(words: list[str]) -> set[int]:
    """How many words at the beginning may be left out, since they say nothing by themselves: none, one, two or all of
    them. Each name that is left costs look-ups with every post, so there are never more than sixteen."""
    glued = next((at for at, word in enumerate(words) if word.casefold() not in _GLUE), len(words))
    return {0, min(1, glued), min(2, glued), glued}


def can_be_a_surname(name: str) -> bool:
    """Whether the word that sounds of an office may be a part of the name: "Mira Staff", but not "Mira (staff)"."""
    words = [word for word in _BETWEEN.split(name) if word]
    return len(words) == 2 and bare(name) == name and any(_sounds_of(word, _NAMES) for word in words)


def _is_role(word: str) -> bool:
    return _sounds_of(word, ROLES)


def _sounds_of(word: str, roles: tuple[str, ...]) -> bool:
    return not _looks(roles).isdisjoint(looks_of(word))


@lru_cache(maxsize=2)
def _looks(roles: tuple[str, ...]) -> frozenset[str]:
    """Those in small letters, with digits read as letters."""
    return frozenset(look for role in roles for look in looks_of(role) if look[0] == "s")
