"""Pure judgements: when to try again, what an answer of a mail server means, what may stand in a header."""

import base64
import ipaddress
import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, tzinfo
from urllib.parse import urlsplit

from postilla.discussion.values import HELD, PUBLISHED

MINUTE = timedelta(minutes=1)
WAITS = tuple(MINUTE * n for n in (1, 5, 15, 30, 60, 120, 240))  # a server that greylists wants some minutes
PATIENCE = timedelta(days=3)  # how long a letter is tried
LONGEST_PAUSE = timedelta(minutes=5)  # between two looks whether a dead server lives again

# A letter that somebody is waiting for is sent again when nobody knows whether it arrived; any other is not.
WAITED_FOR = frozenset({"proof", "receipt", "trial"})


def wait_after(attempts: int) -> timedelta:
    """How long a letter rests after so many attempts that a server put off.

    >>> wait_after(1).seconds, wait_after(99).seconds
    (60, 14400)
    """
    return WAITS[min(max(attempts, 1), len(WAITS)) - 1]


def pause_after(failures: int) -> timedelta:
    """How long nobody knocks at a server that could not be reached so many times in a row: 5, 10, 20 … 300 s."""
    return min(timedelta(seconds=5 * 2 ** min(max(failures - 1, 0), 10)), LONGEST_PAUSE)


TOO_LATE = "Its time had passed before the mail server took it."


def is_hopeless(attempts: int, until: datetime | None, now: datetime) -> str:
    """Why a letter that was put off so many times need not be tried again; empty if it may.

    Counted is how long it rested because a server put it off: when none could be reached, the letter is not at fault.
    """
    if until is not None and until <= now:
        return TOO_LATE
    rested = sum((wait_after(n) for n in range(1, attempts + 1)), timedelta())
    return "The mail server put it off for three days." if rested > PATIENCE else ""


def meaning(code: int) -> str:
    """What a server's answer code means for the letter: "taken", "refused", or "put off" (which nonsense is too)."""
    if 200 <= code < 300:
        return "taken"
    return "refused" if 500 <= code < 600 else "put off"


def one_line(text: str, most: int = 200) -> str:
    """Text as a header may carry it: on one line, without signs that steer, cut at `most` characters.

    >>> one_line("Hello\\r\\nBcc: eve@example.org")
    'Hello Bcc: eve@example.org'
    """
    plain = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)
    plain = " ".join("".join(c for c in plain if unicodedata.category(c) not in ("Cf", "Cs")).split())
    return plain if len(plain) <= most else f"{plain[: most - 1].rstrip()}…"


_ADDRESS = re.compile(r"<[^<>\s]*@[^<>\s]*>|[^\s<>\"'(),:;=]+@[^\s<>\"'(),:;=]+")


def without_addresses(text: str) -> str:
    """A server's words as they may be kept and logged: mail addresses in them are left out.

    >>> without_addresses("550 5.1.1 <ada@example.org>: no such user")
    '550 5.1.1 (address): no such user'
    """
    return _ADDRESS.sub("(address)", one_line(text, 400))


# ---- subscriptions ----

INSTANT, HOURLY, DAILY, WEEKLY = "instant", "hourly", "daily", "weekly"
RHYTHMS = (INSTANT, HOURLY, DAILY, WEEKLY)
ANSWERS, CONVERSATION, AUTHOR, SECTION = "answers", "conversation", "author", "section"
PROMISE, PROMISER = "promise", "promiser"  # what becomes of one promise of the ledger, of all of one subject
KINDS = (ANSWERS, CONVERSATION, AUTHOR, SECTION, PROMISE, PROMISER)
MORNING = 7  # the hour, in the newsroom's time zone, at which daily and weekly letters go; weekly on Mondays

ASKED_A_DAY = 3  # letters that ask one mailbox to confirm something, within a day
NETWORK_KEPT = timedelta(days=1)
ASKED_AN_HOUR = 10  # subscriptions asked for from one network, within an hour


def due(rhythm: str, quiet: tuple[int, int] | None, now: datetime, zone: tzinfo) -> datetime:
    """When somebody is told of what happens now: at their rhythm, and not in their quiet hours (from, until)."""
    here = now.astimezone(zone)
    if rhythm == HOURLY:
        here = here.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    elif rhythm in (DAILY, WEEKLY):
        morning = here.replace(hour=MORNING, minute=0, second=0, microsecond=0)
        days = 0 if here < morning else 1
        if rhythm == WEEKLY:
            days += -(morning + timedelta(days=days)).weekday() % 7
        here = morning + timedelta(days=days)
    return loud(quiet, here).astimezone(UTC)


def loud(quiet: tuple[int, int] | None, here: datetime) -> datetime:
    """The next moment, from `here` in the newsroom's time zone, that is not in the quiet hours."""
    if quiet is None or quiet[0] == quiet[1]:
        return here
    start, end = quiet
    within = start <= here.hour < end if start < end else here.hour >= start or here.hour < end
    if not within:
        return here
    wake = here.replace(hour=end, minute=0, second=0, microsecond=0)
    return wake if wake > here else wake + timedelta(days=1)


# ---- webhooks ----

HOOKS = ("posted", "published", "rejected", "reported", "decided")
KEPT = timedelta(days=30)  # calls and letters are forgotten after this


NO_ADDRESS = "This is no address; it should read like https://example.org/hook."


def may_carry_words(then: str, now: str, *, is_read: bool, was_public: bool) -> bool:
    """Whether a call goes out with a comment's words and its author's name: of what anybody reads now, and of what
    waits for the editors as it did when it happened (`then`) and was never public. Nobody can take back what another
    system was told."""
    if now == PUBLISHED:
        return is_read
    return then == now == HELD and not was_public


def endpoint_problem(url: str) -> str:
    """Why an address cannot be called, in the newsroom's words; empty if it can, as far as it can be seen."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return NO_ADDRESS
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return NO_ADDRESS
    if parts.username or parts.password or parts.fragment:
        return "Give the address without a name, a password or a #."
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        return "Begin it with https://. Over http:// everybody on the way reads what is sent; only this machine may."
    return ""


def is_loopback(host: str) -> bool:
    """Whether a host is this machine, by its name alone: nobody is asked.

    >>> is_loopback("localhost"), is_loopback("127.0.0.1"), is_loopback("localhost.example")
    (True, True, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.rstrip(".") == "localhost"


SECRET = 24  # characters of a secret, the fewest
SECRET_SIGNS = 8  # … of which so many differ
MADE = "whsec_"  # begins a secret as the Standard Webhooks write it: base64 follows


def secret_problem(secret: str) -> str:
    """Why calls should not be signed with this, in the newsroom's words; empty if they can."""
    text = secret.removeprefix(MADE)
    if len(text) < SECRET or len(set(text)) < SECRET_SIGNS:
        return (
            f"This can be guessed, and who does can forge calls. Give {SECRET} characters or more, {SECRET_SIGNS} of "
            "them different, or leave it empty to have one made."
        )
    if text != secret and _held_in_base64(text) is None:
        return f"What follows {MADE} must be base64: copy the whole of it, or leave it empty to have one made."
    return ""


def secret_bytes(secret: str) -> bytes:
    """What calls are signed with: what a secret holds in base64 after its beginning, or itself where that is none."""
    text = secret.removeprefix(MADE)
    return _held_in_base64(text) or text.encode()


def _held_in_base64(text: str) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:  # binascii.Error is one, and so is a sign beyond ASCII
        return None


def may_call(ip: str, allowed: Iterable[str]) -> bool:
    """Whether an IP address may be called: a public one, or one in the networks that a setting allows."""
    address = ipaddress.ip_address(ip.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address) and (inner := address.ipv4_mapped or address.sixtofour):
        address = inner
    if any(address in ipaddress.ip_network(network, strict=False) for network in allowed):
        return True
    return address.is_global and not address.is_multicast
