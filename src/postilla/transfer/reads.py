"""Where an address of the old site leads now."""


def old_address(path: str, query: str) -> str | None:
    """The path that answers an old address, or None."""
    return None


def old_anchor(path: str, anchor: str) -> int | None:
    """The comment that had this anchor on the old site's page at `path`, or None."""
    return None
