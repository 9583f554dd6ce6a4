"""Every setting that the code reads is documented, every documented one is read, and its default is the true one."""

import re
from pathlib import Path

import pytest

from tests.support import code

NAME = re.compile(r"POSTILLA_[A-Z_]+")
ROW = re.compile(r"^\| `(POSTILLA_[A-Z_]+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)


def _documented() -> dict[str, tuple[str, str]]:
    return {name: (default, meaning) for name, default, meaning in ROW.findall(_read("docs/SETTINGS.md"))}


def _read(name: str) -> str:
    return (code.ROOT / name).read_text()


def _named_in(*tops: str) -> set[str]:
    """Names of variables that stand alone in a string, as they do where the environment is read."""
    return {word for file in code.python_files(*tops) for word in code.words(file) if NAME.fullmatch(word)}


def test_every_setting_is_documented_and_every_documented_one_is_read():
    assert _named_in("src") == set(_documented())


def test_settings_are_read_in_one_place():
    reads = re.compile(r"(os\.)?(environ\.get|getenv)")
    elsewhere = {
        code.shown(file)
        for file in code.python_files("src")
        if any(reads.fullmatch(name) for name, _ in code.calls(file)) and _own_names(file)
    }
    assert elsewhere <= {"src/postilla/config/environment.py"}


def _own_names(file: Path) -> bool:
    return any(NAME.fullmatch(word) for word in code.words(file))


def test_documented_defaults_are_true(monkeypatch):
    from postilla.config.environment import Environment

    for name in _documented():
        monkeypatch.delenv(name, raising=False)
    environment = Environment()
    wrong = {}
    for name, (default, _) in _documented().items():
        value = getattr(environment, name.removeprefix("POSTILLA_").lower())
        shown = value.name if isinstance(value, Path) else str(int(value)) if isinstance(value, int) else value
        said = default.strip("`") if default != "empty" else type(shown)()
        if shown != said:
            wrong[name] = (said, shown)
    assert wrong == {}


@pytest.mark.parametrize(("name", "value"), [("POSTILLA_LANGUAGE", "xx"), ("POSTILLA_MODERATION", "maybe")])
def test_a_setting_that_cannot_be_used_says_which_and_what_would_do(monkeypatch, name, value):
    from postilla.config.environment import BadSetting, Environment

    monkeypatch.setenv(name, value)
    with pytest.raises(BadSetting, match=rf"{name} is '{value}'; it must be one of: \w+"):
        Environment()


def test_an_empty_choice_is_not_listed_as_nothing(monkeypatch):
    from postilla.config.environment import BadSetting, Environment

    monkeypatch.setenv("POSTILLA_STAFF_2FA", "maybe")
    with pytest.raises(BadSetting, match=r"one of: optional, required\. Leave it away for what is usual\."):
        Environment()


def test_what_only_developers_set_is_documented_for_them():
    names = _named_in("tools", "bench", "tests") - set(_documented())
    assert {name for name in names if name not in _read("CONTRIBUTING.md")} == set()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("POSTILLA_BASE_URL", "foo"), ("POSTILLA_BASE_URL", "https://x.example/y"), ("POSTILLA_BASE_URL", "ftp://x.example"),
        ("POSTILLA_BASE_URL", "https://"), ("POSTILLA_HOSTS", "http://x.example"), ("POSTILLA_HOSTS", ","),
        ("POSTILLA_TESTING", "perhaps"), ("POSTILLA_TESTING", "yes"), ("POSTILLA_DEBUG", "2"),
    ],
)  # fmt: skip
def test_a_setting_that_means_nothing_is_refused(monkeypatch, name, value):
    from postilla.config.environment import BadSetting, Environment

    monkeypatch.setenv(name, value)
    with pytest.raises(BadSetting, match=name):
        Environment()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("POSTILLA_BASE_URL", "https://x.example:8443/"), ("POSTILLA_BASE_URL", "http://[::1]:8000"),
        ("POSTILLA_HOSTS", "x.example, .y.example, 127.0.0.1, [::1]"),
        ("POSTILLA_TESTING", "1"), ("POSTILLA_DEBUG", "0"),
    ],
)  # fmt: skip
def test_settings_are_taken_as_people_write_them(monkeypatch, name, value):
    from postilla.config.environment import Environment

    monkeypatch.setenv(name, value)
    Environment()
