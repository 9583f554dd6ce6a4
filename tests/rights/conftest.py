from tests.support.magazine import bring, site

__all__ = ["bring", "site"]
