"""A letter runs as its language does, in mail programs that know left and right alone."""

import pytest

from postilla.notifications.values import Content, Said
from postilla.notifications.wording import as_html


@pytest.mark.parametrize(("language", "rtl", "side"), [("ar", True, "right"), ("fr", False, "left")])
def test_a_letter_has_the_direction_of_its_language(language: str, rtl: bool, side: str) -> None:
    said = Said("Ada", "5 March", "Words.", lang="en")
    letter = as_html(Content(subject="A subject", parts=("Words.", said), foot=(), language=language))
    assert (f'<html lang="{language}" dir="rtl">' in letter) == rtl
    assert ('<body dir="rtl">' in letter) == rtl
    assert f"border-{side}:3px" in letter
    assert '<div class="said" lang="en" dir="auto">' in letter
