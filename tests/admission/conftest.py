from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.support.magazine import site  # noqa: F401
from tests.support.staff import Staff, member


@pytest.fixture
def ines(site: None, settings: Any) -> Any:  # noqa: F811
    """One of the staff, at a newsroom that leaves the second factor to its people."""
    settings.POSTILLA_STAFF_2FA = "optional"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    return member()


@pytest.fixture
def staff(ines: Any) -> Staff:
    return Staff()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Lets the doors' clock stand at a time."""

    def stand(at: datetime) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: at.astimezone(UTC))

    return stand
