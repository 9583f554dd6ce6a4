from tests.support.magazine import bring, desk, dice, site, small_pages

__all__ = ["bring", "desk", "dice", "site", "small_pages"]
