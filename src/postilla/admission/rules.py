"""Pure judgements: how long somebody must wait, what a code is, which address a key is bound to."""

import ipaddress
from collections.abc import Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from postilla.admission.values import Site

Limits = tuple[tuple[int, timedelta], ...]

# (how many tries, within how long). Of one account from one network; of one network at any account; and, where the
# password is known already, of one account from anywhere: who gets so far is its owner, or has stolen it.
PAIR: Limits = ((5, timedelta(minutes=5)), (20, timedelta(hours=2)))
NETWORK: Limits = ((30, timedelta(minutes=5)), (120, timedelta(hours=2)))
SECOND: Limits = ((8, timedelta(minutes=10)), (30, timedelta(hours=24)))
RESET: Limits = ((3, timedelta(hours=1)), (6, timedelta(hours=24)))  # letters to one mailbox, whoever asks
LONGEST = timedelta(hours=24)

STEP = 30  # seconds for which an app shows a code
DIGITS = 6
CODES, CODE_LETTERS = 10, "abcdefghjkmnpqrstuvwxyz23456789"  # none that is read as another


def wait(tries: Sequence[datetime], limits: Limits, now: datetime) -> int:
    """Seconds until another try is within the limits; 0: now."""
    longest = 0.0
    for most, within in limits:
        recent = sorted(at for at in tries if at > now - within)
        if len(recent) >= most:
            longest = max(longest, (recent[-most] + within - now).total_seconds())
    return -int(-longest // 1)


def spoken(seconds: int) -> str:
    """A wait in words, rounded up: “1 minute”, “40 seconds”."""
    for size, name in ((3600, "hour"), (60, "minute")):
        if seconds > size:
            count = -(-seconds // size)
            return f"{count} {name}{'s' if count != 1 else ''}"
    return f"{seconds} second{'s' if seconds != 1 else ''}"


def folded(code: str) -> str:
    """A code as typed, without the spaces and hyphens people put into it."""
    return "".join(sign for sign in code.casefold() if sign.isalnum())[:40]


def steps(now: datetime) -> tuple[int, ...]:
    """The steps whose code is taken: this one, and one each side for clocks that differ."""
    here = int(now.timestamp()) // STEP
    return here - 1, here, here + 1


def site_of(base_url: str, asked_host: str, name: str) -> Site | None:
    """Whom keys sign for. None where the site is known by an IP address, which keys cannot be bound to.

    A trial on one's own machine is known by its address but may be opened as `localhost`, which is taken then.
    """
    base = urlsplit(base_url)
    host = base.hostname or ""
    if not _is_address(host):
        return Site(host, base_url, name) if base.scheme == "https" or host == "localhost" else None
    asked = urlsplit(f"//{asked_host}")
    if asked.hostname == "localhost" and ipaddress.ip_address(host).is_loopback:
        return Site("localhost", f"http://{asked_host}", name)
    return None


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
