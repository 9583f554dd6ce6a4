"""While a mail server keeps a letter waiting, readers post: nothing of the site waits for it."""

import socket
import threading
from typing import Any

import pytest

from postilla.notifications.models import Letter
from postilla.notifications.values import MailServer
from tests.support.magazine import NOW, Desk
from tests.support.reader import Reader


@pytest.mark.django_db(transaction=True)
def test_readers_post_while_a_mail_server_says_nothing(
    order: Any, postman: Any, desk: Desk, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import connection

    from postilla.notifications import smtp

    monkeypatch.setattr(smtp, "TIMEOUT", 60)
    row = order()

    def send() -> None:
        try:
            postman.step(NOW)
        finally:
            connection.close()

    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.POSTILLA_MAIL = MailServer("127.0.0.1", silent.getsockname()[1], security="none")
        thread = threading.Thread(target=send)
        thread.start()
        line, _ = silent.accept()
        Reader().says(desk, "Nobody waits for the post.")
        assert thread.is_alive(), "the letter still waits for an answer"
        line.close()
    thread.join()
    assert desk.count == 1
    assert Letter.objects.get(id=row.id).state == "waiting"
