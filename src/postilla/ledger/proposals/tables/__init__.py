"""The words of each language, as data."""

from postilla.ledger.proposals.language import Language
from postilla.ledger.proposals.tables.de import GERMAN
from postilla.ledger.proposals.tables.en import ENGLISH
from postilla.ledger.proposals.tables.es import SPANISH
from postilla.ledger.proposals.tables.fr import FRENCH
from postilla.ledger.proposals.tables.it import ITALIAN

LANGUAGES = {one.code: one for one in (ENGLISH, FRENCH, ITALIAN, GERMAN, SPANISH)}


def language_of(code: str) -> Language | None:
    """The table of a language as pages name it (“fr”, “de-ch”); None if there is none."""
    return LANGUAGES.get(code.lower().replace("_", "-").partition("-")[0])
