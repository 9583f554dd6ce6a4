"""Pure judgements about who speaks: how long a link holds, what a browser is called."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from postilla.identity import values as v

# How long a link in a mail can be followed. One that signs in is as good as a password while it lasts.
LASTS = {
    v.CLAIM: timedelta(days=7),
    v.SIGN_IN: timedelta(minutes=30),
    v.SUBSCRIBE: timedelta(days=7),
    v.ERASE: timedelta(hours=1),
    v.CHANGE_ADDRESS: timedelta(days=1),
    v.PARTY: timedelta(days=7),
    v.OLD_ADDRESS: timedelta(days=7),
    v.WISHED: timedelta(hours=24),
    v.CARRIED: timedelta(days=7),
    v.PUT_BACK: timedelta(days=1),
}
RENEWED = timedelta(days=1)  # how often a session notes that it is still in use
FORGOTTEN = timedelta(days=400)  # a browser that was not seen for so long is no longer known; the longest cookies last

# (how many, within how long): links to sign in by, for one address, for one network.
LINKS_TO_ADDRESS = ((3, timedelta(hours=1)), (10, timedelta(days=1)))
LINKS_BY_NETWORK = ((10, timedelta(hours=1)), (40, timedelta(days=1)))
ASKED_AGAIN = timedelta(days=1)  # how soon somebody is asked again to confirm a name
CLAIMS_OF_ADDRESS = 3  # browsers that are asked in that time by one address
NAME_HOLDS = timedelta(days=30)  # how soon a claimed name can be changed again
CHANGES_MIND = LASTS[v.WISHED]  # between the wish to be forgotten and its being done
PARTIES_A_DAY = 3  # organisations that one guest can say they speak for
NAMES = 5  # that can belong to one guest

# What is looked for in a browser's name for itself, the particular before the general: most claim to be others too.
_BROWSERS = (
    ("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Vivaldi", "Vivaldi"),
    ("FxiOS", "Firefox"), ("Firefox", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
_SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"), ("Linux", "Linux"),
)  # fmt: skip


def browser(agent: str) -> v.Browser:
    """What a browser's owner would call it, from its User-Agent; empty parts for what is not known."""
    return v.Browser(
        next((name for sign, name in _BROWSERS if sign in agent), ""),
        next((name for sign, name in _SYSTEMS if sign in agent), ""),
    )


def wait(sent: Sequence[datetime], limits: Sequence[tuple[int, timedelta]], now: datetime) -> int:
    """Seconds to wait until one more is within the limits; 0 for now. `sent` are earlier times, newest first."""
    longest = 0.0
    for many, within in limits:
        if len(sent) >= many:
            longest = max(longest, (sent[many - 1] + within - now).total_seconds())
    return max(0, -int(-longest // 1))


_PLACE = re.compile(r"://|@|\b[Ww]{3}\.|[^\W\d_][\w-]+\.(?:[a-z]{2,}|[A-Z]{2,})(?!\w)")


def carries_address(text: str, but: str = "") -> bool:
    """Whether a name has an address on the net in it, or what reads as one, other than the domain `but`.

    "Acme", "J. R. Hall", "Dr.Hall" and "S.p.A." have none; "Hotels.example" has, but not for who reads mail there.
    """
    rest = re.sub(re.escape(but), "", text, flags=re.IGNORECASE) if but else text
    return _PLACE.search(rest) is not None


def spellings(name: str, account: str, guest_id: int) -> tuple[str, str, str]:
    """How the name of somebody who signs in elsewhere can be written, the shortest first: as it is, with where it is
    from, and with a number that nobody else there has.

    >>> spellings("Ada Winter", "The Press", 7)
    ('Ada Winter', 'Ada Winter (The Press)', 'Ada Winter (The Press, 7)')
    """
    return name, f"{name} ({account})", f"{name} ({account}, {guest_id})"


PARTY_MARK = "party:"  # in a badge, before the organisation; what a sign-in gave stands before it


def named(badge: str, organisation: str) -> str:
    """A badge with the organisation that its holder speaks for: ("verified", "Acme") → "verified party:Acme"."""
    return f"{unnamed(badge)} {PARTY_MARK}{organisation}".strip()


def unnamed(badge: str) -> str:
    """What is left of a badge without the organisation: what a sign-in elsewhere gave."""
    return badge.partition(PARTY_MARK)[0].strip()


ADDRESS = 254  # characters of a mail address
_ADDRESS = re.compile(
    r"[^\s@<>()\[\]\\,;:\"\x00-\x1f\x7f]{1,64}@[^\s@<>()\[\]\\,;:\"\x00-\x1f\x7f.]+(\.[^\s@<>()\[\]\\,;:\"\x00-\x1f\x7f.]+)+"
)


def is_address(text: str) -> bool:
    """Whether this looks like a mail address, at a domain that the network can be asked for. Nothing that could end a
    line of a mail's head is one."""
    return len(text) <= ADDRESS and _ADDRESS.fullmatch(text) is not None and domain_of(text) != ""


def domain_of(address: str) -> str:
    """The domain of an address as the network writes it, so that what only looks like another shows; "" for none."""
    try:
        return address.rpartition("@")[2].strip().rstrip(".").casefold().encode("idna").decode()
    except UnicodeError:
        return ""


_GMAIL = ("gmail.com", "googlemail.com")


def mailbox_in(address: str) -> str:
    """The mailbox that an address leads to, as far as its spelling shows: without case, without what stands after a
    "+", at Gmail without dots. For whom the editors met and who comes again. Never for who somebody is: some servers
    give what stands after "+" to others.

    >>> mailbox_in("A.da+news@Gmail.com"), mailbox_in("A.da+news@example.org")
    ('ada@gmail.com', 'a.da@example.org')
    """
    name, at, domain = address.strip().casefold().rpartition("@")
    plain = name if name.startswith('"') else name.partition("+")[0] or name
    if domain in _GMAIL:
        plain, domain = plain.replace(".", ""), _GMAIL[0]
    return f"{plain}{at}{domain}"


def hint_of(address: str) -> str:
    """An address as its owner knows it again and nobody else learns it: ("ada@example.org") → "a…@example.org"."""
    name, at, domain = address.partition("@")
    return f"{name[:1]}…{at}{domain}" if name else ""


def state_of(used_at: datetime | None, expires_at: datetime, now: datetime) -> str:
    """What a proof is good for still."""
    if used_at is not None:
        return v.USED
    return v.EXPIRED if expires_at <= now else v.ASKED
