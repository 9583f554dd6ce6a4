"""docs/BEHAVIOURS.md says where each promise is tested: every test that it names is there."""

import re

from tests.support import code

CITED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
NOT_A_TEST = {"tests/test_behaviours.py"}


def _page() -> str:
    return (code.ROOT / "docs" / "BEHAVIOURS.md").read_text()


def _defines(path: str, name: str) -> bool:
    file = code.ROOT / path
    return file.is_file() and name in {function.name for function in code.functions(file)}


def test_every_test_that_is_named_exists() -> None:
    cited = CITED.findall(_page())
    assert cited
    assert sorted({f"{path}::{name}" for path, name in cited if not _defines(path, name)}) == []


def test_every_name_of_a_test_is_read_as_one() -> None:
    """A slip in how one is written must not keep it from being looked for."""
    mentioned = re.findall(r"tests/\S*?(?=[`\s])", _page())
    read = {f"{path}::{name}" for path, name in CITED.findall(_page())}
    assert set(mentioned) - read - NOT_A_TEST == set()
