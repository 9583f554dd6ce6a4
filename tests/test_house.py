"""The test house itself: the database under the tests is the real one, migrated, and keeps its rows for every test."""

import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg
import pytest

from tests.support.postgres import Postgres


def _connection():
    from django.db import connection

    return connection


@pytest.mark.django_db
def test_models_have_their_migrations():
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_nothing_is_left_to_migrate():
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(_connection())
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []


@pytest.mark.django_db
def test_the_run_uses_the_database_it_was_asked_for(pytestconfig):
    asked = "postgresql" if pytestconfig.getoption("--postgres") else "sqlite"
    assert _connection().vendor == asked


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_threads_meet_in_one_database_and_start_from_migrated_rows(turn):
    from django.contrib.auth.models import Group, User
    from django.db import connection
    from wagtail.models import Locale, Page

    assert Page.objects.filter(depth=1).exists()
    assert Locale.objects.exists()
    assert Group.objects.filter(name="Editors").exists()
    User.objects.create(username="somebody")
    found = []

    def look() -> None:
        found.append(User.objects.filter(username="somebody").count())
        connection.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join(10)
    assert found == [1]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode")
            assert cursor.fetchone() == ("wal",)


def test_server_processes_get_databases_of_their_own(fresh_database):
    assert fresh_database() == "" or fresh_database() != fresh_database()
    first = fresh_database()
    if first:
        psycopg.connect(first, autocommit=True).execute("CREATE TABLE seen (n integer)").connection.close()
        assert psycopg.connect(fresh_database(first)).execute("SELECT count(*) FROM seen").fetchone() == (0,)


def test_set_up_does_nothing_where_nothing_changed(tmp_path, monkeypatch):
    from tools import install

    done = []
    monkeypatch.setattr(install, "VENV", tmp_path)
    monkeypatch.setattr(install, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(install, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(install, "make_environment", (tmp_path / "python").touch)
    monkeypatch.setattr(install, "install", lambda lock: done.append(lock.name))
    monkeypatch.setattr(install, "ensure_browser", lambda: done.append("browser"))
    monkeypatch.setattr(install, "ensure_checker", lambda: None)
    monkeypatch.setattr(install, "ensure_provider", lambda: None)
    install.main("run")
    install.main("run")
    assert done == ["run.lock"]
    install.main("dev")
    install.main("run")  # an environment with the development packages keeps them
    assert done == ["run.lock", "dev.lock", "browser", "browser"]


def test_set_up_refuses_an_old_python(tmp_path):
    old = tmp_path / "python"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    environment = {"PYTHON": str(old), "PATH": "/usr/bin:/bin"}
    answer = subprocess.run(["tools/setup", "run"], env=environment, capture_output=True, text=True, check=False)
    assert answer.returncode == 1
    assert "3.11" in answer.stderr
    assert sys.version_info >= (3, 11)


def test_who_joins_a_server_leaves_it_to_its_owner(fresh_database):
    url = fresh_database()
    if not url:
        return  # on SQLite there is no server
    joined = Postgres(Path(unquote(urlsplit(url).netloc.rpartition("@")[2])))
    theirs = joined.fresh_database()
    assert theirs not in (url, fresh_database())
    with psycopg.connect(theirs) as connection:
        assert connection.execute("SELECT count(*) FROM django_migrations").fetchone() != (0,)
    joined.stop()
    psycopg.connect(url).close()
