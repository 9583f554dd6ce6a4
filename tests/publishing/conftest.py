from tests.support.editions import editions
from tests.support.magazine import bring, desk, dice, site, small_pages

__all__ = ["bring", "desk", "dice", "editions", "site", "small_pages"]
