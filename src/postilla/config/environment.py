"""What the environment says, read once at start. Every variable is documented in docs/SETTINGS.md (a test looks)."""

import ipaddress
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ImproperlyConfigured

from postilla.articles.languages import LANGUAGES
from postilla.config.mail import is_sender, mail_server
from postilla.notifications.values import MailServer
from postilla.signon.providers import read
from postilla.signon.values import SignOn


class BadSetting(ImproperlyConfigured):
    """An environment variable has a value that cannot be used; the text says which and what would do."""


def _flag(name: str) -> bool:
    value = os.environ.get(name, "").strip()
    if value not in {"", "0", "1"}:
        raise BadSetting(f"{name} is {value!r}; it must be 1 or 0.")
    return value == "1"


def _site(name: str) -> str:
    address = os.environ.get(name, "http://127.0.0.1:8000").rstrip("/")
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query or parts.fragment:
        raise BadSetting(f"{name} is {address!r}; give scheme and host alone, such as https://magazine.example.")
    return address


def _hosts(name: str) -> tuple[str, ...]:
    hosts = _list(name)
    if os.environ.get(name, "").strip() and not hosts:
        raise BadSetting(f"{name} names no host; leave it away, or give names such as magazine.example.")
    for host in hosts:
        if host != "*" and not re.fullmatch(r"\.?[\w.-]+|\[[0-9a-fA-F:]+\]", host):
            raise BadSetting(f"{name} names {host!r}; give host names alone, such as magazine.example.")
    return hosts


def _choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = os.environ.get(name, default)
    if value not in allowed:
        empty = " Leave it away for what is usual." if "" in allowed else ""
        raise BadSetting(f"{name} is {value!r}; it must be one of: {', '.join(filter(None, allowed))}.{empty}")
    return value


def _networks(name: str) -> tuple[str, ...]:
    networks = _list(name)
    for network in networks:
        try:
            ipaddress.ip_network(network, strict=False)
        except ValueError:
            raise BadSetting(f"{name} names {network!r}; give IP addresses or networks, such as 10.0.0.0/8.") from None
    return networks


def _zone(name: str) -> str:
    zone = os.environ.get(name, "UTC")
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadSetting(f"{name} is {zone!r}; give a name such as Europe/Paris.") from None
    return zone


def _database(name: str) -> str:
    url = os.environ.get(name, "")
    if url and urlsplit(url).scheme not in ("postgres", "postgresql"):
        raise BadSetting(f"{name} must begin with postgresql:// (leave it away for SQLite).")
    return url


def _mail(name: str) -> MailServer | None:
    try:
        return mail_server(os.environ.get(name, "").strip())
    except ValueError:  # its words may hold the password
        raise BadSetting(
            f"{name} cannot be read; give smtp://user:password@host:587 or smtps://user:password@host:465, with signs "
            "such as @ and / in the password written as %40 and %2F."
        ) from None


def _sender(name: str, mail: str) -> str:
    address = os.environ.get(name, "").strip()
    if not address and not os.environ.get(mail, "").strip():
        return ""
    if not is_sender(address):
        raise BadSetting(f"{name} is {address!r}; with {mail} it must name the sender, such as mail@magazine.example.")
    return address


def sign_on(file: str, base_url: str) -> SignOn:
    """The ways to sign in elsewhere that a file names; none where it is not said."""
    try:
        return read(Path(file), base_url) if file else SignOn()
    except ValueError as error:
        raise BadSetting(f"POSTILLA_SIGN_ON: {error}.") from None


def _days(name: str, default: int) -> int:
    value = os.environ.get(name, "").strip() or str(default)
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= 36_500):
        raise BadSetting(f"{name} is {value!r}; give a number of days, at least 1.")
    return int(value)


def _languages(name: str) -> tuple[str, ...]:
    found = _list(name)
    for code in found:
        if code not in LANGUAGES:
            raise BadSetting(f"{name} names {code!r}; give languages among {', '.join(LANGUAGES)}.")
    return found


def _translator(name: str) -> str:
    named = os.environ.get(name, "").strip().rstrip("/")
    parts = urlsplit(named)
    if named and named != "argos" and not (parts.scheme in ("http", "https") and parts.hostname):
        raise BadSetting(f"{name} is {named!r}; give argos, or the address of a LibreTranslate server.")
    return named


def _key(name: str) -> str:
    key = os.environ.get(name, "").strip()
    if key and not re.fullmatch(r"[!-~]{24,200}", key):
        raise BadSetting(f"{name} must have 24 to 200 letters, digits or signs, without blanks: make one by chance.")
    return key


def _list(name: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in os.environ.get(name, "").split(",") if part.strip())


@dataclass(frozen=True)
class Environment:
    """The settings of one installation."""

    home: Path = field(default_factory=lambda: Path(os.environ.get("POSTILLA_HOME", "var")).resolve())
    base_url: str = field(default_factory=lambda: _site("POSTILLA_BASE_URL"))
    database_url: str = field(default_factory=lambda: _database("POSTILLA_DATABASE_URL"))
    hosts: tuple[str, ...] = field(default_factory=lambda: _hosts("POSTILLA_HOSTS"))
    trusted_proxies: tuple[str, ...] = field(default_factory=lambda: _networks("POSTILLA_TRUSTED_PROXIES"))
    language: str = field(
        default_factory=lambda: _choice("POSTILLA_LANGUAGE", "en", ("en", "fr", "it", "de", "es", "ar"))
    )
    time_zone: str = field(default_factory=lambda: _zone("POSTILLA_TIME_ZONE"))
    moderation: str = field(
        default_factory=lambda: _choice("POSTILLA_MODERATION", "post", ("post", "first", "pre", "screen"))
    )
    mail: MailServer | None = field(default_factory=lambda: _mail("POSTILLA_MAIL"))
    mail_from: str = field(default_factory=lambda: _sender("POSTILLA_MAIL_FROM", "POSTILLA_MAIL"))
    sign_on: str = field(default_factory=lambda: os.environ.get("POSTILLA_SIGN_ON", "").strip())
    comment_languages: tuple[str, ...] = field(default_factory=lambda: _languages("POSTILLA_COMMENT_LANGUAGES"))
    translate: str = field(default_factory=lambda: _translator("POSTILLA_TRANSLATE"))
    insights_key: str = field(default_factory=lambda: _key("POSTILLA_INSIGHTS_KEY"))
    ledger_key: str = field(default_factory=lambda: _key("POSTILLA_LEDGER_KEY"))
    translate_key: str = field(default_factory=lambda: os.environ.get("POSTILLA_TRANSLATE_KEY", "").strip())
    staff_2fa: str = field(default_factory=lambda: _choice("POSTILLA_STAFF_2FA", "", ("", "optional", "required")))
    network_days: int = field(default_factory=lambda: _days("POSTILLA_NETWORK_DAYS", 7))
    address_days: int = field(default_factory=lambda: _days("POSTILLA_ADDRESS_DAYS", 730))
    confirm: bool = field(default_factory=lambda: _flag("POSTILLA_CONFIRM"))
    webhook_networks: tuple[str, ...] = field(default_factory=lambda: _networks("POSTILLA_WEBHOOK_NETWORKS"))
    testing: bool = field(default_factory=lambda: _flag("POSTILLA_TESTING"))
    debug: bool = field(default_factory=lambda: _flag("POSTILLA_DEBUG"))
