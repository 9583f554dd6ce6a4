"""One of the staff at a browser: signs in as people do, with an app at hand."""

import re
from datetime import UTC, datetime
from typing import Any

from django.test import Client

PASSWORD = "correct horse battery staple"


def member(name: str = "ines", **fields: Any) -> Any:
    """Somebody who may use the CMS."""
    from django.contrib.auth import get_user_model

    return get_user_model().objects.create_superuser(name, "", PASSWORD, **fields)


def words(answer: Any) -> str:
    """What a page says, without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


class Staff(Client):
    """Django's test client at the newsroom's door. `at` is where its network is.

    `confirmed` is the code that the app showed when it was set up.
    """

    confirmed = ""

    def __init__(self, at: str = "198.51.100.4") -> None:
        super().__init__(REMOTE_ADDR=at)

    def password(self, name: str = "ines", password: str = PASSWORD, **said: Any) -> Any:
        return self.post("/admin/login/", {"username": name, "password": password, **said})

    def code(self, code: str) -> Any:
        return self.post("/admin/login/second/", {"code": code})

    @property
    def inside(self) -> bool:
        return bool(self.get("/admin/").status_code == 200)

    def add_app(self) -> bytes:
        """Set up an authenticator app as its owner does; the secret it then has."""
        import base64

        page = self.get("/admin/second-factor/app/").content.decode()
        found = re.search(r'signin-secret">([A-Z2-7 ]+)<', page)
        assert found, page
        secret = base64.b32decode(found[1].replace(" ", ""))
        self.confirmed = shows(secret)
        answer = self.post("/admin/second-factor/app/", {"code": self.confirmed, "name": "Phone"})
        assert answer.status_code in (200, 302), answer.content.decode()
        return secret


def shows(secret: bytes, ahead: int = 0) -> str:
    """What the app shows now, or `ahead` steps later."""
    from postilla.admission.reads import code_at

    return code_at(secret, datetime.fromtimestamp(datetime.now(UTC).timestamp() + 30 * ahead, UTC))
