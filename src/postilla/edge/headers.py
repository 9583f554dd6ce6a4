"""The headers that every answer carries."""

from functools import lru_cache

POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "font-src 'self'; media-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'self'"
)
# The CMS's own screens use inline scripts and styles.
STAFF_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
    "script-src 'self' 'unsafe-inline'; connect-src 'self'; font-src 'self' data:; frame-src 'self'; "
    "form-action 'self'; base-uri 'self'; frame-ancestors 'self'; object-src 'none'"
)

ALWAYS: tuple[tuple[bytes, bytes], ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), browsing-topics=()"),
)
READER = (*ALWAYS, (b"content-security-policy", POLICY.encode()))
# A promise's card is made to stand within pages of other sites; it has neither scripts nor forms.
CARD_POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"
CARD = (
    *(pair for pair in ALWAYS if pair[0] != b"x-frame-options"),
    (b"content-security-policy", f"{CARD_POLICY}; frame-ancestors *".encode()),
    (b"x-robots-tag", b"noindex"),
)
DATA = (*READER, (b"access-control-allow-origin", b"*"))  # what programs of other sites may read
STAFF = (*ALWAYS, (b"content-security-policy", STAFF_POLICY.encode()))


def for_page(path: str) -> tuple[tuple[bytes, bytes], ...]:
    """The headers of a public page."""
    if not path.startswith("/ledger/"):
        return READER
    if path.startswith("/ledger/api/"):
        return DATA
    return CARD if path.startswith("/ledger/promise/") and path.endswith("/card/") else READER


def missing(path: str, present: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The security headers that an answer to `path` does not carry yet."""
    wanted = STAFF if path.startswith("/admin/") else for_page(path)
    return list(_without(wanted, tuple(name.lower() for name, _ in present)))


@lru_cache(maxsize=256)  # answers carry few different sets of headers
def _without(wanted: tuple[tuple[bytes, bytes], ...], present: tuple[bytes, ...]) -> tuple[tuple[bytes, bytes], ...]:
    return tuple((name, value) for name, value in wanted if name not in present)
