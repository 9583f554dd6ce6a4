"""Which pages somebody has asked for since they were last put, as far as this process knows.

A page that is read is made again as soon as it changes; for one that nobody reads, that would be made in vain. Where it
is not known who reads (a page served by another process, or by a server in front), its next reader has it made, and the
version after that is made at once.
"""

MOST = 50_000  # paths

_asked: set[str] = set()


def note(path: str) -> None:
    """Somebody asked for the page at `path`."""
    if len(_asked) >= MOST:
        _asked.clear()
    _asked.add(path)


def taken(path: str) -> bool:
    """Whether anybody asked since this was last called for `path`: who calls it is about to put another page there."""
    try:
        _asked.remove(path)
    except KeyError:
        return False
    return True
