from dataclasses import dataclass
from datetime import datetime

APP, KEY, CODES = "app", "key", "codes"
FACTORS = (APP, KEY, CODES)
PASSWORD, SECOND, RESET = "password", "second", "reset"  # what is tried; RESET: to have a link to a new password


@dataclass(frozen=True)
class FactorView:
    """A second factor as its owner sees it. `left`: unused recovery codes, for a list of them."""

    id: int
    kind: str
    name: str
    created_at: datetime
    used_at: datetime | None
    left: int = 0


@dataclass(frozen=True)
class Site:
    """Whom a key is asked to sign for: the host name it is bound to, and the one address it may be used at."""

    host: str
    origin: str
    name: str
