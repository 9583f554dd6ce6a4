"""An address without its last slash, as people type it, leads to the page or the door."""

from typing import Any

import pytest

from tests.support.magazine import Desk


@pytest.mark.parametrize("path", ["/me", "/search", "/admin", "/cars", "/cars/a-new-car", "/me/sign-in"])
def test_it_is_led_on(desk: Desk, client: Any, path: str) -> None:
    desk.page()
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Location"]) == (301, f"{path}/")


@pytest.mark.parametrize("path", ["/nowhere", "/mee", "/me/nothing", "/cars/nothing.html", "/me.html"])
def test_what_is_nowhere_is_not_found(desk: Desk, client: Any, path: str) -> None:
    assert client.get(path).status_code == 404
