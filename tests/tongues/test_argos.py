"""Argos Translate in the server's own process: with its package where the machine has it, else with one that stands in.

What stands in has the one function that is called, as the package words it: text in, text out, an AttributeError where
no model is installed for the two languages.
"""

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from postilla.tongues import engines
from postilla.tongues.refusals import CannotTranslate

PACKAGE = """
def translate(q, from_code, to_code):
    if to_code == "it":
        raise AttributeError("'NoneType' object has no attribute 'get_translation'")
    return f"<{from_code} {to_code}> {q}"
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[None]:
    for name in [name for name in sys.modules if name.partition(".")[0] == "argostranslate"]:
        monkeypatch.delitem(sys.modules, name)
    folder = tmp_path / "argostranslate"
    folder.mkdir()
    folder.joinpath("__init__.py").touch()
    folder.joinpath("translate.py").write_text(PACKAGE)
    monkeypatch.syspath_prepend(tmp_path)
    settings.POSTILLA_TRANSLATE = "argos"
    engines._argos.cache_clear()
    yield
    engines._argos.cache_clear()
    for name in [name for name in sys.modules if name.partition(".")[0] == "argostranslate"]:
        del sys.modules[name]


def translated(html: str, source: str, target: str) -> str:
    engine = engines.engine()
    assert engine is not None
    return engine.translate(html, source, target)


def test_it_is_given_text_by_paragraphs_and_what_it_says_is_no_markup(package: None) -> None:
    assert translated("<p>It <b>goes</b> &amp; goes.</p><p>Far.<br>So it seems.</p>", "en", "fr") == (
        "<p>&lt;en fr&gt; It goes &amp; goes.</p><p>&lt;en fr&gt; Far.</p><p>&lt;en fr&gt; So it seems.</p>"
    )


def test_two_languages_without_a_model_are_refused(package: None) -> None:
    with pytest.raises(CannotTranslate):
        translated("<p>It goes.</p>", "en", "it")


def test_without_the_package_it_is_refused(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    settings.POSTILLA_TRANSLATE = "argos"
    monkeypatch.setitem(sys.modules, "argostranslate", None)
    engines._argos.cache_clear()
    with pytest.raises(CannotTranslate):
        translated("<p>It goes.</p>", "en", "fr")
    engines._argos.cache_clear()


@pytest.mark.skipif(
    find_spec("argostranslate") is None, reason="Argos Translate is not installed: pip install .[argos]"
)
def test_a_model_that_the_machine_has(settings: Any) -> None:
    from argostranslate import package as packages

    installed = packages.get_installed_packages()
    if not installed:
        pytest.skip("Argos Translate has no model here: argospm install translate-en_fr")
    settings.POSTILLA_TRANSLATE = "argos"
    engines._argos.cache_clear()
    one = installed[0]
    assert translated("<p>2024</p><p>Valdora</p>", one.from_code, one.to_code).count("<p>") == 2
