"""What the environment says, read once at start. Every variable is documented in docs/SETTINGS.md (a test looks)."""

import ipaddress
import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ImproperlyConfigured


class BadSetting(ImproperlyConfigured):
    """An environment variable has a value that cannot be used; the text says which and what would do."""


def _flag(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


def _choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = os.environ.get(name, default)
    if value not in allowed:
        raise BadSetting(f"{name} is {value!r}; it must be one of: {', '.join(allowed)}")
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


def _list(name: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in os.environ.get(name, "").split(",") if part.strip())


@dataclass(frozen=True)
class Environment:
    """The settings of one installation."""

    home: Path = field(default_factory=lambda: Path(os.environ.get("POSTILLA_HOME", "var")).resolve())
    base_url: str = field(
        default_factory=lambda: os.environ.get("POSTILLA_BASE_URL", "http://127.0.0.1:8000").rstrip("/")
    )
    database_url: str = field(default_factory=lambda: _database("POSTILLA_DATABASE_URL"))
    hosts: tuple[str, ...] = field(default_factory=lambda: _list("POSTILLA_HOSTS"))
    trusted_proxies: tuple[str, ...] = field(default_factory=lambda: _networks("POSTILLA_TRUSTED_PROXIES"))
    language: str = field(default_factory=lambda: _choice("POSTILLA_LANGUAGE", "en", ("en", "fr", "it", "de", "es")))
    time_zone: str = field(default_factory=lambda: _zone("POSTILLA_TIME_ZONE"))
    moderation: str = field(default_factory=lambda: _choice("POSTILLA_MODERATION", "post", ("post", "first", "pre")))
    testing: bool = field(default_factory=lambda: _flag("POSTILLA_TESTING"))
    debug: bool = field(default_factory=lambda: _flag("POSTILLA_DEBUG"))
