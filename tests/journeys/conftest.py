import pytest

from tests.support.editions import editions
from tests.support.magazine import bring, desk, dice, site, small_pages
from tests.support.reader import Reader

__all__ = ["bring", "desk", "dice", "editions", "site", "small_pages"]


@pytest.fixture
def reader(site: None) -> Reader:
    return Reader()


@pytest.fixture
def other(site: None) -> Reader:
    """Another reader in another network."""
    return Reader(REMOTE_ADDR="198.51.100.7")
