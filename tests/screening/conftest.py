"""What screening's tests share."""

from pathlib import Path

import pytest

from tests.support.magazine import bring, desk, site

__all__ = ["bring", "desk", "site"]

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"


@pytest.fixture
def shared() -> Path:
    """The shared labelled sets, which lie beside the project and are no part of it."""
    if not (DATA / "spam").is_dir():
        pytest.skip(f"the shared sets are not there ({DATA})")
    return DATA


@pytest.fixture(autouse=True)
def fresh() -> None:
    from postilla.screening import reads

    reads.forget()
