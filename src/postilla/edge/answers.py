"""What a request gets from the store: path, query, method and headers in, an answer or None out."""

import re
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from urllib.parse import unquote

LONGEST_KEPT = 100  # bytes of a header whose meaning is kept: browsers send 17 to 23

# Parameters that say where a reader came from and change nothing on a page.
TRACKING = re.compile(
    r"(utm_[a-z_]+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|mc_[ce]id|igshid|yclid|twclid|ttclid|li_fat_id|_hs[a-z]+|"
    r"ref|ref_src|pk_[a-z_]+|mtm_[a-z_]+|cmpid|xtor|at_[a-z_]+|s_cid|srsltid|_ga|_gl|amp)=[^&]*|amp"
)


def page_path(raw_path: bytes, query: bytes) -> str | None:
    """The path whose stored page answers a GET of this target, or None if only Django can."""
    if query and not all(TRACKING.fullmatch(part) for part in query.decode("latin-1").split("&") if part):
        return None
    path = raw_path.decode("latin-1")
    if "%" in path:
        path = unquote(path)
        if "/" in path and "%2f" in raw_path.decode("latin-1").lower():
            return None
    return path


def encoding_for(accepted: bytes) -> tuple[str, ...]:
    """The encodings a client takes, best first, the plain one last. From RFC 9110 §12.5.3; q=0 forbids."""
    if not accepted:
        return ("",)
    return _usual(accepted) if len(accepted) <= LONGEST_KEPT else _encodings(accepted)


@lru_cache(maxsize=256)
def _usual(accepted: bytes) -> tuple[str, ...]:
    return _encodings(accepted)


def _encodings(accepted: bytes) -> tuple[str, ...]:
    taken = {}
    for part in accepted.decode("latin-1").lower().split(","):
        name, _, parameters = part.strip().partition(";")
        taken[name.strip()] = _quality(parameters)
    chosen = [name for name in ("br", "gzip") if taken.get(name, taken.get("*", 0.0)) > 0]
    return (*chosen, "")


def _quality(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0


def unchanged(etag: bytes, modified: int, tags: bytes, since: bytes) -> bool:
    """Whether a client has this version already (RFC 9110 §13.1): its tag is among `tags` (weak comparison), or, where
    it named none, it is not newer than `since`. `modified`: when it was made, in whole seconds since 1970."""
    if tags:
        named = [tag.strip().removeprefix(b"W/") for tag in tags.split(b",")]
        return b"*" in named or etag in named
    told = _seconds(since) if 0 < len(since) <= LONGEST_KEPT else None
    return told is not None and modified <= told


# A date as RFC 9110 §5.6.7 has it, and the two that it wants understood still. What is none says nothing.
_DATES = ("%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %d %H:%M:%S %Y")


@lru_cache(maxsize=256)
def _seconds(date: bytes) -> int | None:
    """Since 1970; None for what is no date."""
    for form in _DATES:
        with suppress(ValueError, OverflowError):
            return int(datetime.strptime(date.decode("latin-1"), form).replace(tzinfo=UTC).timestamp())
    return None
