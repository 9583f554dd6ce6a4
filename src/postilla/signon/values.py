from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

VERIFIED, STAFF = "verified", "staff"  # what a sign-in can show beside a name, the lesser first
BADGES = (VERIFIED, STAFF)


@dataclass(frozen=True)
class Standing:
    """What a claim gives to whoever arrives with it: a badge for everybody, or by role."""

    everybody: str = ""
    claim: str = ""  # a claim that is true for the verified, such as email_verified
    roles_claim: str = "roles"
    roles: Mapping[str, str] = field(default_factory=dict)  # the provider's name for a role → a badge


@dataclass(frozen=True)
class Staffing:
    """Who comes into the CMS from there: the provider's name for a role → the name of a group here. `factors`: what of
    its `amr` or `acr` is believed to be a second factor; else ours is asked for."""

    groups: Mapping[str, str]
    factors: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Provider:
    """An OpenID provider. `name` stands in its address, `label` on its button."""

    name: str
    label: str
    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    scopes: tuple[str, ...] = ("openid", "profile", "email")
    algorithm: str = "RS256"
    standing: Standing = Standing()
    staffing: Staffing | None = None


@dataclass(frozen=True)
class TokenIssuer:
    """The publisher's own login, which signs tokens with a key that only it has (or, for HS256, shares with us)."""

    issuer: str
    audience: str
    algorithm: str
    key: str = field(repr=False)
    label: str = ""
    address: str = ""  # where readers sign in; the button leads there
    origins: tuple[str, ...] = ()  # sites whose forms may bring a token without another question
    max_age: timedelta = timedelta(minutes=5)
    standing: Standing = Standing()
    staffing: Staffing | None = None


@dataclass(frozen=True)
class SignOn:
    """All ways to sign in elsewhere that the publisher has set up."""

    providers: tuple[Provider, ...] = ()
    token: TokenIssuer | None = None

    @property
    def for_staff(self) -> "tuple[Provider, ...]":
        return tuple(one for one in self.providers if one.staffing is not None)

    def provider(self, name: str) -> Provider | None:
        return next((one for one in self.providers if one.name == name), None)


@dataclass(frozen=True)
class Arrival:
    """Somebody who has signed in elsewhere. `email` is set only where the provider says it checked it."""

    issuer: str
    subject: str
    name: str
    email: str
    badge: str
    account: str  # the site as readers know it
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class StaffArrival:
    """Somebody who signed in elsewhere to work here. `groups` that their roles give; `managed`: all that roles give.

    `second`: they gave a second factor there that is believed. `shown_at`: when they last showed there who they are, by
    a password or otherwise; None where it is not said.
    """

    who: Arrival
    login: str
    groups: frozenset[str]
    managed: frozenset[str]
    second: bool
    shown_at: datetime | None = None
