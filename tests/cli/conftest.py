from tests.support.magazine import bring, desk, site, small_pages

__all__ = ["bring", "desk", "site", "small_pages"]
