"""Invariant 3: no byte derived from a reader's address or IP is public, not even a hash."""

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from postilla.identity.addresses import address_hash, encrypt, network_hash
from postilla.identity.models import Guest
from postilla.publishing.sweep import every_path
from tests.support.magazine import Desk
from tests.support.reader import JSON, Reader

pytestmark = pytest.mark.django_db
ADDRESSES = ["Zephyrine.Quux@mail.example.org", "very-private.7731@posteo.example"]
IPS = ["203.0.113.77", "2001:db8:77:7700::1234"]


def traces(secret: str) -> Iterator[str]:
    """All that could be found of a secret: itself, its parts, and its digests in the usual spellings."""
    for text in {secret, secret.lower(), secret.strip()}:
        yield text
        yield text.partition("@")[0]
        for name in ("md5", "sha1", "sha256", "sha512", "blake2b", "blake2s"):
            digest = hashlib.new(name, text.encode()).digest()
            yield digest.hex()
            yield base64.b64encode(digest).decode().rstrip("=")
            yield base64.urlsafe_b64encode(digest).decode().rstrip("=")
        yield base64.b64encode(text.encode()).decode().rstrip("=")
        yield text.replace("@", "%40")
    yield address_hash(secret) or secret
    yield network_hash(secret) or secret


def test_no_public_byte_is_derived_from_an_address(desk: Desk) -> None:
    readers = [Reader(REMOTE_ADDR=ip) for ip in IPS]
    for reader, address in zip(readers, ADDRESSES):
        one = reader.says(desk, f"Words {address[:3]}", email=address, author="A Reader")
        reader.says(desk, "An answer", parent=str(one), email=address, author="A Reader")
        reader.post(f"/c/{one}/edit", {"text": "Edited words"})
        readers[0].post(f"/c/{one}/agree")
    said: list[tuple[str, bytes]] = []

    def ask(what: str, answer: Any) -> Any:
        said.append((what, answer.content + repr(sorted(answer.items())).encode()))
        return answer

    desk.drain()
    stranger = Reader(REMOTE_ADDR="192.0.2.200")
    for path in [
        *every_path(),
        f"{desk.path}comments/newest/",
        f"{desk.path}comments/agreed/",
        *(f"{desk.path}comments/feed.{f}" for f in ("rss", "atom", "json")),
    ]:
        ask(path, stranger.get(path))
    for path in ("/c/1", "/c/1/reply", "/c/1/report", "/c/1/edit", "/me/", "/search/?q=words", "/nothing/"):
        ask(path, stranger.get(path))
        ask(path, readers[0].get(path)) if path != "/me/" else None
    ask("json", readers[0].send(desk, as_script=True, email=ADDRESSES[0], text="By script"))
    ask("again", stranger.send(desk, as_script=True, email=ADDRESSES[0], text="By script"))
    ask("agree", stranger.post("/c/1/agree", headers=JSON))
    ask("foreign", stranger.post("/c/1/edit", {"text": "x"}, headers=JSON))
    for file in Path(settings.POSTILLA_PAGES).rglob("*"):
        if file.is_file() and file.suffix not in (".br", ".gz", ".woff2"):
            said.append((str(file), file.read_bytes()))
    secrets = {trace for secret in (*ADDRESSES, *IPS) for trace in traces(secret)}
    secrets |= {hashed for row in Guest.objects.all() for hashed in (row.address_hash, row.mailbox_hash)}
    found = [(what, trace) for what, content in said for trace in secrets if trace.encode().lower() in content.lower()]
    assert found == []


def test_the_database_holds_no_address_in_the_clear(desk: Desk) -> None:
    from django.db import connection

    Reader(REMOTE_ADDR=IPS[0]).says(desk, "Words", email=ADDRESSES[0])
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                for value in row:
                    kept = (
                        bytes(value)
                        if isinstance(value, memoryview)
                        else value
                        if isinstance(value, bytes)
                        else str(value).encode()
                    )
                    assert ADDRESSES[0].lower().encode() not in kept.lower(), table
                    assert IPS[0].encode() not in kept, table


def test_equal_addresses_are_not_equal_at_rest() -> None:
    assert encrypt(ADDRESSES[0]) != encrypt(ADDRESSES[0])


def test_no_log_line_names_an_address(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    reader = Reader(REMOTE_ADDR=IPS[0])
    reader.says(desk, "Words", email=ADDRESSES[0])
    reader.send(desk, text="", email=ADDRESSES[0])
    reader.send(desk, email=ADDRESSES[0], headers={"origin": "https://evil.example"})
    reader.generic("POST", f"{desk.path}comments/", b"x", content_type="multipart/form-data")
    for line in caplog.messages:
        assert ADDRESSES[0] not in line
        assert IPS[0] not in line


def test_the_desk_learns_no_address(desk: Desk, settings: Any) -> None:
    """Who decides about a comment sees what its author wrote, and not from where; nor does an export of decisions."""
    from postilla.identity import writes as identity
    from postilla.moderation import reads, writes as moderation
    from postilla.moderation.statements import as_row, statement
    from tests.support.staff import Staff, member

    settings.POSTILLA_STAFF_2FA = "optional"
    reader = Reader(REMOTE_ADDR=IPS[0])
    one = reader.says(desk, "Words", email=ADDRESSES[0], author="A Reader", answers="1")
    reader.post(f"/c/{one}/report", {"reason": "spam", "note": "look"})
    identity.ask_party(Guest.objects.get().id, "Acme", "press@acme.example", "", desk.tick())
    moderation.decide(one, "reject", "ines", desk.tick())
    staff = Staff()
    staff.force_login(member("ines"))
    pages = [
        *("", "?tab=all", "?tab=mine", "?tab=reported", "decided/", "sanctions/", "parties/", "numbers/", "live/"),
        f"comments/{one}/",
    ]
    said = {page: staff.get(f"/admin/moderation/{page}") for page in pages}
    said |= {page: staff.get(page) for page in ("/admin/", "/admin/mail/", "/admin/webhooks/calls/")}
    assert {page: answer.status_code for page, answer in said.items()} == dict.fromkeys(said, 200)
    secrets = {trace for secret in (ADDRESSES[0], IPS[0]) for trace in traces(secret)}
    secrets |= {Guest.objects.get().address_hash, Guest.objects.get().mailbox_hash}
    words = {page: answer.content.decode().casefold() for page, answer in said.items()}
    words["statements"] = repr([as_row(statement(case)) for case in reads.cases(desk.at.replace(year=2000))]).casefold()
    assert [(page, trace) for page, text in words.items() for trace in secrets if trace.casefold() in text] == []
