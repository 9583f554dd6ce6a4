from tests.support.editions import editions
from tests.support.keeping import book, keeper
from tests.support.magazine import bring, desk, site, small_pages

__all__ = ["book", "bring", "desk", "editions", "keeper", "site", "small_pages"]
