from typing import Any

import pytest

from tests.support.editions import editions
from tests.support.magazine import bring, desk, site, small_pages

__all__ = ["bring", "desk", "editions", "site", "small_pages"]


@pytest.fixture
def book(db: None) -> Any:
    from tests.support.ledger import new_book

    return new_book()
