"""`postilla keys rotate`: everything that hangs on the key is turned once, whatever is killed in between."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.apps import apps

from postilla.cli.start import held
from postilla.discussion.keyed import KEYED as DISCUSSION
from postilla.identity.addresses import Keys
from postilla.identity.keyed import KEYED as IDENTITY
from postilla.moderation.keyed import KEYED as MODERATION
from postilla.notifications.keyed import KEYED as NOTIFICATIONS
from tests.support.server import POSTILLA, Server

ONE, TWO, THREE = ("1" * 64, "2" * 64, "3" * 64)
MANY = 6_000

# A banned reader whose address is forgotten, one who reports, one who is told of answers, a notice; and many others.
PEOPLE = f"""
from postilla import intake
from postilla.intake import Draft, Visit
from postilla.intake.notices import Notified, give_notice
from postilla.identity.addresses import network_hash
from postilla.identity.writes import bring_guests, expire
from postilla.moderation import writes as moderation
from postilla.moderation.values import Terms, Why
from datetime import timedelta
net = network_hash("203.0.113.7")
draft = dict(author="Ada Winter", text="Some words of mine", key="k1")
one = intake.post(brought.subject, Draft(email="banned@example.org", **draft), Visit(None, net), now)
moderation.impose(one.comment_id, "ban", "editor", now, Why("insult"), Terms(None, address=True, network=True))
expire(now + timedelta(days=9), now, now + timedelta(days=9))
bring_guests([(f"Reader {{n}}", f"reader{{n}}@example.org", "") for n in range({MANY})], now)
visit = Visit(None, network_hash("198.51.100.1"))
intake.agree(one.comment_id, visit, now)
give_notice(one.comment_id, Notified("It is", "Cleo North", "cleo@example.org", False, True), visit, now)
"""


@pytest.mark.parametrize("before", [ONE, f"{ONE}\n{TWO}"])
def test_a_hash_is_carried_over_without_knowing_what_it_was_made_of(before: str) -> None:
    old, new = Keys(before), Keys(f"{before}\n{THREE}")
    assert new.hash_again(old.hash(b"mail:ada@example.org")) == new.hash(b"mail:ada@example.org")
    assert new.hash_again("n" + old.hash(b"net:")) == "n" + new.hash(b"net:")
    assert new.decrypt(new.encrypt_again(old.encrypt("ada@example.org"))) == "ada@example.org"
    assert Keys(THREE).decrypt(new.encrypt_again(old.encrypt("ada@example.org"))) == "ada@example.org"
    assert (new.hash_again("g17"), new.hash_again(""), new.encrypt_again(b"")) == ("g17", "", b"")
    assert len({old.mark, new.mark, Keys(THREE).mark}) == 3


@pytest.mark.parametrize("broken", ["", "12", "x" * 64, f"{ONE}\n12"])
def test_a_broken_key_is_refused(broken: str) -> None:
    with pytest.raises(ValueError):
        Keys(broken)


def test_every_column_that_hangs_on_the_key_is_named() -> None:
    """A column of this name in any table of ours is one that a change of the key must turn."""
    named = {
        (keyed.table, column)
        for keyed in (*IDENTITY, *DISCUSSION, *MODERATION, *NOTIFICATIONS)
        for column in (*keyed.hashes, *keyed.ciphers)
    }
    telling = {
        "address_hash",
        "mailbox_hash",
        "address_cipher",
        "network",
        "mailbox",
        "fingerprint",
        "voter",
        "reporter",
    }
    ours = [model for model in apps.get_models() if model.__module__.startswith("postilla.")]
    found = {
        (model._meta.db_table, field.column)
        for model in ours
        for field in model._meta.fields
        if field.column in telling
    }
    # The staff's tries are hashed with a key of their own, and forgotten within hours.
    assert found - {("admission_try", "network")} == named


def command(server: Server, *words: str) -> list[str]:
    return [sys.executable, "-c", POSTILLA, *words, "--home", str(server.home)]


def test_a_change_of_the_key_survives_being_killed(tmp_path: Path, free_port: int) -> None:
    server = Server(tmp_path / "home", free_port)
    server.prepare(PEOPLE)
    file, coming = server.home / "keys" / "address", server.home / "keys" / "address.next"
    first = Keys(file.read_text())

    # Not beside a server, which would find nobody any more.
    with closing(held(server.home)):
        refused = server.run("keys", "rotate")
    assert (refused.returncode, "Stop it" in refused.stderr) == (2, True)

    # Killed in the middle: some rows are turned, others are not; nobody may work on that but the command itself.
    running = subprocess.Popen(
        command(server, "keys", "rotate"), env=server.environment, stdout=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "identity_guest: 2000 rows\n"
    running.kill()
    running.wait()
    running.stdout.close()
    stopped = server.run("serve", "--port", "0")
    assert (stopped.returncode, "Finish it: postilla keys rotate" in stopped.stderr) == (2, True)
    kept = coming.read_text()
    coming.write_text(f"{ONE}\n{TWO}\n")
    assert "not the key that the change began with" in server.run("keys", "rotate").stderr
    coming.write_text(kept)

    done = server.run("keys", "rotate")
    assert (done.returncode, "Going on with the change" in done.stdout, coming.exists()) == (0, True, False)
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    turned = Keys(file.read_text())
    assert (turned.count, turned.mark != first.mark, file.read_text()) == (2, True, kept)
    look_at_all(server, turned)

    # Killed between the last row and the move: the next call does that alone.
    coming.write_text(kept)
    file.write_text(kept.splitlines()[0])
    assert "last step" in server.run("keys", "rotate").stdout
    assert file.read_text() == kept
    # Keys and database of different days.
    file.write_text(kept.splitlines()[0])
    assert "copied together" in server.run("check").stderr
    file.write_text(kept)

    # The ban holds still, by address and by network, although nobody here knows either any more.
    asked = (
        "from pathlib import Path; from postilla.cli.start import begin; begin(Path({home!r}))\n"
        "from postilla.identity.addresses import address_hash, network_hash\n"
        "from postilla.moderation.reads import barred; from django.utils import timezone as t\n"
        "print(bool(barred([], [address_hash('BANNED@example.org')], '', t.now())),"
        " bool(barred([], [], network_hash('203.0.113.99'), t.now())),"
        " bool(barred([], [address_hash('x@y')], '', t.now())))"
    )
    said = subprocess.run([sys.executable, "-c", asked.format(home=str(server.home))], env=server.environment,
                          capture_output=True, text=True, check=True)  # fmt: skip
    assert said.stdout == "True True False\n"


def look_at_all(server: Server, keys: Keys) -> None:
    """Every row is turned, once: it is what the new keys make of what it was made of."""
    alone = Keys(server_key(server))  # who has the last key alone reads every address
    with closing(sqlite3.connect(server.home / "postilla.sqlite3")) as base:
        guests = base.execute("SELECT name, address_hash, address_cipher FROM identity_guest WHERE address_hash <> ''")
        found = {name: (hashed, alone.decrypt(bytes(cipher))) for name, hashed, cipher in guests}
        assert len(found) == MANY
        for n in range(MANY):
            address = f"reader{n}@example.org"
            assert found[f"Reader {n}"] == (keys.hash(b"mail:" + address.encode()), address)
        apart = "SELECT count(*) FROM identity_guest WHERE mailbox_hash <> address_hash"
        assert base.execute(apart).fetchone() == (0,)
        assert base.execute("SELECT voter FROM discussion_agreement").fetchall() == [
            ("n" + keys.hash(b"net:198.51.100.0/24"),)
        ]
        assert base.execute("SELECT network FROM moderation_report").fetchone() == (keys.hash(b"net:198.51.100.0/24"),)
        assert alone.decrypt(*base.execute("SELECT address_cipher FROM moderation_notice").fetchone()) == (
            "cleo@example.org"
        )


def server_key(server: Server) -> str:
    return (server.home / "keys" / "address").read_text().split()[-1]
