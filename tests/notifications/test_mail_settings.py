"""POSTILLA_MAIL and POSTILLA_MAIL_FROM: what they mean, and that a wrong one says so without telling the password."""

import pytest

from postilla.config.environment import BadSetting, Environment
from postilla.config.mail import is_sender, mail_server
from postilla.notifications.values import MailServer


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("", None),
        ("smtp://mail.example", MailServer("mail.example", 25, security="offered")),
        ("smtp://a:b@mail.example", MailServer("mail.example", 587, "a", "b", "starttls")),
        ("smtp://a%40x:p%2Fw@mail.example:2525", MailServer("mail.example", 2525, "a@x", "p/w", "starttls")),
        ("smtps://a:b@mail.example", MailServer("mail.example", 465, "a", "b", "tls")),
        ("smtps://mail.example:4650/", MailServer("mail.example", 4650, security="tls")),
        ("smtp://127.0.0.1:1025", MailServer("127.0.0.1", 1025, security="none")),
        ("smtp://a:b@[::1]", MailServer("::1", 25, "a", "b", "none")),
        ("smtp://localhost", MailServer("localhost", 25, security="none")),
    ],
)  # fmt: skip
def test_a_server_is_read(url, server):
    assert mail_server(url) == server


@pytest.mark.parametrize(
    "url",
    ["mail.example", "http://mail.example", "smtp://", "smtp://a@mail.example", "smtp://:b@mail.example",
     "smtp://mail.example:port", "smtp://mail.example/path", "smtp://mail.example?tls=1", "smtp://mail.example:99999",
     "smtp://a:secret@[::1"],
)  # fmt: skip
def test_what_cannot_be_read_is_said_without_the_password(url, monkeypatch):
    monkeypatch.setenv("POSTILLA_MAIL", url)
    monkeypatch.setenv("POSTILLA_MAIL_FROM", "mail@magazine.example")
    with pytest.raises(BadSetting, match="POSTILLA_MAIL cannot be read; give smtp://") as refused:
        Environment()
    assert "secret" not in str(refused.value)


def test_a_password_is_not_shown_with_the_setting():
    assert "secret" not in repr(mail_server("smtps://a:secret@mail.example"))


@pytest.mark.parametrize(
    ("sender", "good"),
    [("mail@magazine.example", True), ("Gazette <mail@magazine.example>", True), ("", False), ("mail", False),
     ("mail@", False), ("a@b.example, c@d.example", False), ("mail@magazine.example\r\nBcc: x@y.example", False)],
)  # fmt: skip
def test_a_sender_is_one_mailbox(sender, good, monkeypatch):
    assert is_sender(sender) is good
    monkeypatch.setenv("POSTILLA_MAIL", "smtp://127.0.0.1:1025")
    monkeypatch.setenv("POSTILLA_MAIL_FROM", sender)
    if good:
        assert Environment().mail_from == sender
    else:
        with pytest.raises(BadSetting, match=r"POSTILLA_MAIL_FROM is .*; with POSTILLA_MAIL it must name the sender"):
            Environment()
