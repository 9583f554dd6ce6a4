"""What a request gets from the store: path, query, method and headers in, an answer or None out."""

import re
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


def unchanged(etag: bytes, if_none_match: bytes) -> bool:
    """Whether a client has this version already (weak comparison, RFC 9110 §13.1.2)."""
    tags = [tag.strip().removeprefix(b"W/") for tag in if_none_match.split(b",")]
    return b"*" in tags or etag in tags
