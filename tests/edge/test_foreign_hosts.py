"""A request for a host that is not ours is refused, and leaves nothing in the log: anybody could fill it."""

from typing import Any

import pytest


@pytest.mark.parametrize("host", ["evil.example", "a b", "[::1", ""])
def test_it_is_refused_without_a_word(db: None, client: Any, caplog: Any, capfd: Any, host: str, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    assert client.get("/search/?q=a", headers={"Host": host}).status_code == 400
    assert caplog.records == []
    assert "Traceback" not in capfd.readouterr().err
