"""Which of what a proxy says about a request is believed: that of the proxies we were told to trust, and no other's."""

import ipaddress
import re
from collections.abc import Callable
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

SCHEME = "HTTP_X_FORWARDED_PROTO"


def address_of(request: HttpRequest) -> str:
    """The sender's IP address: the nearest one in X-Forwarded-For that is not a proxy we trust.

    What stands beyond an entry that is no address was written by nobody we know, and is not looked at.
    """
    address = str(request.META.get("REMOTE_ADDR", ""))
    said = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    forwarded = [_WITH_PORT.sub(r"\1\2", part.strip()) for part in said if part.strip()]
    while forwarded and is_trusted(address) and _parsed(forwarded[-1]) is not None:
        address = forwarded.pop()
    return address


def is_trusted(address: str) -> bool:
    """Whether an IP address is that of a proxy in POSTILLA_TRUSTED_PROXIES. What is no address is not."""
    found = _parsed(address)
    return found is not None and any(
        found in network for network in _networks(tuple(settings.POSTILLA_TRUSTED_PROXIES))
    )


def believe_trusted_proxies(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware, the first of all: a scheme said by anybody but a trusted proxy was never said.

    Django's SECURE_PROXY_SSL_HEADER believes the header whoever sends it.
    """

    def heard(request: HttpRequest) -> HttpResponse:
        if SCHEME in request.META and not is_trusted(str(request.META.get("REMOTE_ADDR", ""))):
            del request.META[SCHEME]
        request.sender = address_of(request)  # type: ignore[attr-defined]  # for doors that may not know this one
        return get_response(request)

    return heard


# Some proxies write the port of the connection, too: 198.51.100.4:51234, [2001:db8::1]:51234.
_WITH_PORT = re.compile(r"^(?:(\d+\.\d+\.\d+\.\d+)|\[([0-9a-fA-F:.]+)\]):\d+$")


@lru_cache(maxsize=8)
def _networks(named: tuple[str, ...]) -> tuple[Network, ...]:
    return tuple(ipaddress.ip_network(network, strict=False) for network in named)


def _parsed(address: str) -> Address | None:
    """An address as a number, or None. `::ffff:10.0.0.1`, as a listener for both kinds says it, is 10.0.0.1."""
    try:
        found = ipaddress.ip_address(address.strip("[]").partition("%")[0])
    except ValueError:
        return None
    return found.ipv4_mapped or found if isinstance(found, ipaddress.IPv6Address) else found
