"""Names that can be taken for each other, and names that cannot."""

import json
import sys
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from postilla.identity.looks import LONGEST, looks_of

ALIKE = [
    ("Ada Winter", "ada winter"),
    ("Ada Winter", "ADA WINTER"),
    ("Ada Winter", "AdaWinter"),
    ("Ada Winter", "Ada  Winter."),
    ("Ada Winter", "A.d.a W-i-n-t-e-r"),
    ("Ada Winter", "Ada_Winter"),
    ("Ada Winter", "Аdа Winter"),  # Cyrillic А and а
    ("Ada Winter", "Ada W\u0456nter"),  # Cyrillic і
    ("Ada Winter", "Ada W1nter"),
    ("Ada Winter", "Ada\u200b Win\u200dter"),  # zero width
    ("Ada Winter", "\u202eAda Winter\u202c"),  # direction
    ("Ada Winter", "Ada\u00a0Winter"),
    ("Ada Winter", "Ａｄａ Ｗｉｎｔｅｒ"),
    ("Ada Winter", "𝐀𝐝𝐚 𝐖𝐢𝐧𝐭𝐞𝐫"),
    ("Ada Winter", "Ⓐⓓⓐ Winter"),
    ("Ada Winter", "Äda Wínter"),
    ("Ada Winter", "A\u0301da Winter"),
    ("Ada Winter", "Ada VVinter"),
    ("Ada Winter", "Ada\u3164Winter"),  # a blank that is a letter
    ("Maria", "rnaria"),
    ("Ilya", "IIya"),
    ("Ilya", "llya"),
    ("Robin Quill", "R0bin Qui11"),
    ("Straße", "STRASSE"),
    ("Вера", "ВЕРА"),
    ("Вера", "BEPA"),  # Latin
    ("Ελένη", "ελενη"),
    ("مريم", "مَرْيَم"),  # with vowels written
    ("שלום", "שָׁלוֹם"),
    ("می‌خواهم", "میخواهم"),
    ("admin", "аdmіn"),
    ("Łukasz", "Lukasz"),
    ("山田", "山 田"),
    ("🚗", "🚗\ufe0f"),
    ("Ada Winter", "Ada Winter ✔"),
    ("Ada Winter", "☑️ Ada Winter"),
    ("Ada Winter", "Ada ★ Winter 🇫🇷"),
    ("Ada Winter", "Ada Winter™"),
    ("Ada Winter", "🅐🅓🅐 Winter"),
    ("मीरा", "मीरा ✓"),
]
DIFFERENT = [
    ("Ada Winter", "Ada Wintour"),
    ("Ian", "Lan"),
    ("Dan", "Dav"),
    ("Ann", "Anne"),
    ("Ryan", "Uyan"),
    ("किरण", "करण"),
    ("सुमन", "समन"),
    ("山田", "山川"),
    ("Müller", "Mueller"),
    ("🚗", "🚙"),
    ("Иван", "Ирина"),
    ("✔ ☆", "★"),
    ("!!!", "???"),
    ("Team 1", "Team 2"),
]


def alike(one: str, other: str) -> bool:
    return not set(looks_of(one)).isdisjoint(looks_of(other))


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_these_can_be_taken_for_each_other(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_these_cannot(one: str, other: str) -> None:
    assert not alike(one, other)


@given(st.text(max_size=100), st.sampled_from("aЖ字ب9क"))
def test_a_name_looks_like_itself_whatever_it_is(name: str, letter: str) -> None:
    name += letter
    looks = looks_of(name)
    assert len(looks) == 3
    assert all(len(look) <= LONGEST + 1 for look in looks)
    assert "\0" not in "".join(looks)
    assert alike(name, f"{name} \u200b.")


def test_the_usual_attacks_are_looked_at_without_failing(shared: Path) -> None:
    file = shared / "data" / "unicode-attacks.json"
    if not file.exists():
        pytest.skip(f"needs {file}")
    for case in json.loads(file.read_text()):
        assert all(len(look) <= LONGEST + 1 for look in looks_of(case.get("text", "")))


def test_of_what_is_listed_as_alike_no_more_is_kept_than_looks_need() -> None:
    looks_of("Ada")
    assert "confusable_homoglyphs.confusables" not in sys.modules, "it keeps all of it: 8 MB"
