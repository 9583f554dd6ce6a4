"""The words around the articles in other languages: finds the marked strings, updates the catalogs, compiles them.

`python -m tools.messages` brings every locale/<language>/LC_MESSAGES/django.po up to date (translations are kept, and
what no page says any more goes) and compiles its .mo. `python -m tools.messages --check` changes nothing and names
what is wrong. Only what readers see is gathered: the newsroom's own pages and the command line stay English.
Pure Python, so that it runs where GNU gettext is not installed.
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "postilla"
LOCALE = PACKAGE / "locale"
LANGUAGES = ("fr", "it", "de", "es", "ar")
NOT_FOR_READERS = ("cli", "config", "web/staff")  # `config` names the languages, in Django's own words
# Words of Django's that are not as a newspaper prints them: its Italian has months and days with capitals.
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
MONTHS = "January February March April May June July August September October November December"
BORROWED = {"it": f"{DAYS} {MONTHS}".split()}
KEYWORDS = {**DEFAULT_KEYWORDS, **{f"{word}_lazy": DEFAULT_KEYWORDS[word] for word in ("gettext", "ngettext")}}
KEYWORDS |= {"gettext_noop": None, "pgettext_lazy": DEFAULT_KEYWORDS["pgettext"]}
HEAD = """# The words of the reader interface. `make messages` keeps this file.
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plurals}\\n"

"""
PLACE = re.compile(r"%(?:\(\w+\))?[sd]")
NUMBERS = {f"%({name})s" for name in ("n", "number", "count", "counter")}
# Babel's rule for Arabic swaps the forms for 11 to 99 and for 100 to 102; this is GNU gettext's and Django's.
PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}


def marked(language: str) -> Catalog:
    """All that a language must say, in the order of the files: what is marked, and what Django says otherwise."""
    found = Catalog(fuzzy=False)
    for place, line, text, comments, context in _strings():
        found.add(text, locations=[(place, line)], auto_comments=comments, context=context)
    for text in BORROWED.get(language, ()):
        found.add(text, auto_comments=["Django's, said otherwise here"])
    return found


@cache
def _strings() -> tuple[tuple[str, int, str | tuple[str, ...], list[str], str | None], ...]:
    """Each mark: file, line, text (with its plural), comments for translators, context."""
    found = []
    for file in _files():
        source = file.read_text()
        if file.suffix != ".py":
            # Blanked-out HTML between the calls; without indentation it can be read as Python.
            source = "\n".join(line.strip() for line in templatize(source).splitlines())
        place = file.relative_to(ROOT).as_posix()
        in_file = extract("python", BytesIO(source.encode()), KEYWORDS, ("Translators:",))
        found += [(place, *mark) for mark in in_file]
    return tuple(found)


def _files() -> Iterator[Path]:
    for file in sorted(PACKAGE.rglob("*")):
        place = file.relative_to(PACKAGE).as_posix()
        told = file.suffix == ".py" or "/templates/" in place
        if file.is_file() and told and not place.startswith(tuple(f"{part}/" for part in NOT_FOR_READERS)):
            yield file


def po_file(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def translated(language: str) -> Catalog:
    """The catalog of a language as it is kept; an empty one where there is none."""
    file = po_file(language)
    if not file.exists():
        return _empty(language)
    with file.open("rb") as stream:
        return read_po(stream, language)


def _empty(language: str) -> Catalog:
    catalog = Catalog(language)
    if language in PLURALS:
        catalog.mime_headers = [("Plural-Forms", PLURALS[language])]
    return catalog


def compiled(language: str) -> Catalog:
    """What the .mo of a language holds; an empty catalog where there is none."""
    file = po_file(language).with_suffix(".mo")
    if not file.exists():
        return Catalog(language)
    with file.open("rb") as stream:
        return read_mo(stream)


def update(language: str) -> None:
    """Bring a language up to date. A new string comes without a translation, and `faults` will name it."""
    catalog = translated(language)
    catalog.update(marked(language), no_fuzzy_matching=True)
    write(language, catalog)


def write(language: str, catalog: Catalog) -> None:
    """Keep a catalog as .po and .mo; a .mo that already says the same stays, for it would differ by its date alone."""
    file = po_file(language)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        stream.write(HEAD.format(language=language, plurals=catalog.plural_forms).encode())
        write_po(stream, catalog, width=120, include_lineno=False, omit_header=True, ignore_obsolete=True)
    if _meanings(compiled(language)) != _meanings(catalog):
        with file.with_suffix(".mo").open("wb") as stream:
            write_mo(stream, catalog)


def faults(found: Catalog, catalog: Catalog, in_mo: Catalog) -> list[str]:
    """What is wrong with a language, one line each; `in_mo` is what its .mo holds."""
    wrong = [f"not translated: {_said(message)}" for message in _messages(found) if not _is_in(message, catalog)]
    for message in [*_messages(catalog), *catalog.obsolete.values()]:
        if found.get(message.id, message.context) is None:
            wrong.append(f"no longer used: {_said(message)}")
        elif message.fuzzy:
            wrong.append(f"marked as fuzzy: {_said(message)}")
        elif _is_in(message, catalog):
            wrong += _form_faults(message, catalog.num_plurals)
    if _meanings(catalog) != _meanings(in_mo):
        wrong.append("the .mo is not the .po, compiled")
    return wrong


def _form_faults(message: Message, plurals: int) -> Iterator[str]:
    ids, texts = forms(message.id), forms(message.string)
    if len(texts) != (plurals if message.pluralizable else 1):
        yield f"{len(texts)} forms where the language has {plurals}: {_said(message)}"
    places = [sorted(PLACE.findall(text)) for text in ids]
    allowed = list(places)
    if message.pluralizable:
        allowed.append([place for place in places[-1] if place not in NUMBERS])
    for number, text in enumerate(texts):
        # A singular may do without its number, or have one where English says “one”, and so may Arabic's forms for
        # none, one and two; many may not.
        expected = allowed if number < len(texts) // 2 else places[-1:]
        if sorted(PLACE.findall(text)) not in expected:
            yield f"other places to fill in: {_said(message)}"


def _messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def forms(text: object) -> tuple[str, ...]:
    """A message or its translation as a tuple: one text, or one for each number of things."""
    return tuple(str(form) for form in text) if isinstance(text, (tuple, list)) else (str(text),)


def _is_in(message: Message, catalog: Catalog) -> bool:
    kept = catalog.get(message.id, message.context)
    # Found by its singular alone, so a string that has since got a plural is not yet translated.
    return kept is not None and kept.pluralizable == message.pluralizable and all(forms(kept.string))


def _meanings(catalog: Catalog) -> dict[object, tuple[str, ...]]:
    return {(forms(m.id), m.context): forms(m.string) for m in _messages(catalog) if all(forms(m.string))}


def _said(message: Message) -> str:
    return forms(message.id)[0]


def check(language: str) -> list[str]:
    """The faults of a language as its two files are kept."""
    return faults(marked(language), translated(language), compiled(language))


def main(*arguments: str) -> int:
    if "--check" not in arguments:
        for language in LANGUAGES:
            update(language)
    wrong = [f"{language}: {fault}" for language in LANGUAGES for fault in check(language)]
    print(*wrong, sep="\n", file=sys.stderr, end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
