"""A new file takes an old one's place in one move, whether or not the system can exchange names."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from postilla.pagestore import swap


def refuses(*_: Any) -> int:
    return -1  # as a file system does that cannot exchange


@pytest.mark.parametrize("exchange", [swap.exchange, refuses, None])
@pytest.mark.parametrize("before", [b"old", None])
def test_the_new_file_stands_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: Callable[..., int] | None, before: bytes | None
) -> None:
    monkeypatch.setattr(swap, "exchange", exchange)
    new, target = tmp_path / ".new", tmp_path / "page"
    if before is not None:
        target.write_bytes(before)
    new.write_bytes(b"new")
    swap.swap(str(new), str(target))
    assert target.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["page"]


def test_what_is_open_stays_readable(tmp_path: Path) -> None:
    new, target = tmp_path / ".new", tmp_path / "page"
    target.write_bytes(b"old")
    new.write_bytes(b"new")
    with target.open("rb") as reading:
        swap.swap(str(new), str(target))
        assert reading.read() == b"old"


def test_a_new_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "page").write_bytes(b"old")
    with pytest.raises(FileNotFoundError):
        swap.swap(str(tmp_path / ".new"), str(tmp_path / "page"))
    assert (tmp_path / "page").read_bytes() == b"old"
