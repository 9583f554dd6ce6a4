from typing import Any

import pytest

from tests.support.magazine import bring, desk, site, small_pages

__all__ = ["bring", "desk", "site", "small_pages"]


@pytest.fixture
def book(db: None) -> Any:
    from tests.support.ledger import new_book

    return new_book()
