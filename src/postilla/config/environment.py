"""What the environment says, read once at start. Every variable is documented in docs/SETTINGS.md (a test looks)."""

import os
from dataclasses import dataclass, field
from pathlib import Path

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


def _list(name: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in os.environ.get(name, "").split(",") if part.strip())


@dataclass(frozen=True)
class Environment:
    """The settings of one installation."""

    home: Path = field(default_factory=lambda: Path(os.environ.get("POSTILLA_HOME", "var")).resolve())
    base_url: str = field(
        default_factory=lambda: os.environ.get("POSTILLA_BASE_URL", "http://127.0.0.1:8000").rstrip("/")
    )
    database_url: str = field(default_factory=lambda: os.environ.get("POSTILLA_DATABASE_URL", ""))
    hosts: tuple[str, ...] = field(default_factory=lambda: _list("POSTILLA_HOSTS"))
    trusted_proxies: tuple[str, ...] = field(default_factory=lambda: _list("POSTILLA_TRUSTED_PROXIES"))
    language: str = field(default_factory=lambda: _choice("POSTILLA_LANGUAGE", "en", ("en", "fr", "it", "de", "es")))
    time_zone: str = field(default_factory=lambda: os.environ.get("POSTILLA_TIME_ZONE", "UTC"))
    first_comment: str = field(
        default_factory=lambda: _choice("POSTILLA_FIRST_COMMENT", "publish", ("publish", "hold"))
    )
    testing: bool = field(default_factory=lambda: _flag("POSTILLA_TESTING"))
    debug: bool = field(default_factory=lambda: _flag("POSTILLA_DEBUG"))
