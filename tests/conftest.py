"""What all tests share: a home folder of their own, the database (SQLite or PostgreSQL), the clock, the browser.

Django's settings are read after `pytest_configure` below has prepared the environment, so nothing here may import
them at the top, and DJANGO_SETTINGS_MODULE must not be set outside.
"""

import os
import shutil
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings as hypothesis_settings

from tests.support import standing
from tests.support.databases import lay_out

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.support.browser import Pages
    from tests.support.postgres import Postgres

ROOT = Path(__file__).resolve().parent.parent
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup", "fresh_database"}
ROOM = 4 * 1024**3  # bytes in memory that a run may need for its temporary files
FOR_TESTS = {"POSTILLA_SHARED", "POSTILLA_CHROMIUM", "POSTILLA_TEST_POSTGRES"}  # variables that are not the product's
HOME: pytest.StashKey[Path] = pytest.StashKey()
POSTGRES: "pytest.StashKey[Postgres | None]" = pytest.StashKey()

hypothesis_settings.register_profile("home", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.register_profile("ci", hypothesis_settings.get_profile("home"), derandomize=True)
hypothesis_settings.load_profile("ci" if os.environ.get("CI") else "home")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgres", action="store_true", help="run the tests that touch tables on a PostgreSQL server")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    import django
    from django.conf import settings
    from django.db import connections

    if settings.configured or os.environ.get("DJANGO_SETTINGS_MODULE"):
        raise pytest.UsageError("Unset DJANGO_SETTINGS_MODULE: the tests prepare the environment before settings.")
    _use_memory()
    handed = getattr(config, "workerinput", {})
    postgres = config.getoption("--postgres") or os.environ.get("POSTILLA_TEST_POSTGRES")
    config.stash[POSTGRES] = _postgres(handed.get("postgres")) if postgres else None
    if not handed and config.getoption("dist", "no") != "no":
        return  # with -n this process hands the tests out to others, each with a home of its own
    for name in [name for name in os.environ if name.startswith("POSTILLA_") and name not in FOR_TESTS]:
        del os.environ[name]
    home = Path(tempfile.mkdtemp(prefix="postilla-tests-"))
    config.stash[HOME] = home
    os.environ["POSTILLA_HOME"] = str(home)
    if server := config.stash[POSTGRES]:
        os.environ["POSTILLA_DATABASE_URL"] = server.url
    os.environ["DJANGO_SETTINGS_MODULE"] = "postilla.config.settings"
    # Playwright keeps an event loop in this thread, in which Django would look for its connections elsewhere than
    # before: a test would leave the transaction it is in. One thread, one connection, whether a loop runs or not.
    connections._connections = threading.local()  # type: ignore[attr-defined]
    django.setup()
    # What is slow on purpose: half a second of the processor for each of the staff. Servers in tests keep theirs.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def _use_memory() -> None:
    """Temporary files lie in memory where there is room: nothing of a test outlives it, so none waits for a disk."""
    memory = Path("/dev/shm")
    if "TMPDIR" not in os.environ and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM:
        os.environ["TMPDIR"] = tempfile.tempdir = str(memory)


def _postgres(folder: str | None) -> "Postgres":
    """The server that the process which hands out the tests has started; without one, a server of our own."""
    from tests.support.postgres import Postgres

    return Postgres(Path(folder) if folder else None)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    if server := node.config.stash[POSTGRES]:
        node.workerinput["postgres"] = str(server.folder)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    from tests.support.scheduling import ServersTogether

    return ServersTogether(config, log) if config.getoption("dist") == "loadgroup" else None


def pytest_unconfigure(config: pytest.Config) -> None:
    if server := config.stash.get(POSTGRES, None):
        if HOME in config.stash:
            from django.db import connections

            connections.close_all()
        server.stop()
    if home := config.stash.get(HOME, None):
        shutil.rmtree(home, ignore_errors=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what touches tables or drives a browser; on PostgreSQL leave the rest out."""
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        marker = item.get_closest_marker("django_db")
        if marker or names & DATABASE_FIXTURES:
            item.add_marker(pytest.mark.tables)
        if marker and marker.kwargs.get("transaction") and "serialized_rollback" not in marker.kwargs:
            # Such a test leaves all tables empty; the rows that migrations made are put back for the next.
            kwargs = {**marker.kwargs, "serialized_rollback": True}
            item.add_marker(pytest.mark.django_db(*marker.args, **kwargs), append=False)
        if names & {"browser", "pages", "page"}:
            item.add_marker(pytest.mark.browser)
    items.sort(key=standing.wanted)  # of equals the order stays
    if config.stash.get(POSTGRES, None):
        kept = [item for item in items if item.get_closest_marker("tables")]
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept


# ---- the database ----


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    return True  # the database lies in the home folder or on the tests' server, and goes with it


@pytest.fixture(scope="session")
def django_db_modify_db_settings(pytestconfig: pytest.Config) -> None:
    """SQLite: a file like in production, so that several threads and connections meet.

    PostgreSQL: a database of this process's own on the server that all share.
    """
    from django.db import connections

    told = connections["default"].settings_dict["TEST"]
    if server := pytestconfig.stash[POSTGRES]:
        told["NAME"] = server.fresh_database().rpartition("/")[2]
    else:
        file = pytestconfig.stash[HOME] / "test.sqlite3"
        lay_out(file)
        told["NAME"] = str(file)


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(fixturedef: "pytest.FixtureDef[Any]", request: pytest.FixtureRequest) -> None:
    """What stands from test to test is settled after the database is there, and before a test's transaction."""
    if fixturedef.argname == "_django_db_helper":  # of pytest-django: begins the transaction
        with request.getfixturevalue("django_db_blocker").unblock():
            standing.settle(request.node)


@pytest.fixture(autouse=True)
def _nothing_left_over(request: pytest.FixtureRequest) -> None:
    """What lives outside the tables, a test that touches tables finds empty: pages and caches."""
    if request.node.get_closest_marker("tables"):
        from django.conf import settings
        from django.core.cache import cache

        from postilla.articles.reads import forget_standings

        cache.clear()
        forget_standings()
        shutil.rmtree(settings.POSTILLA_PAGES, ignore_errors=True)


@pytest.fixture(scope="session")
def fresh_database(pytestconfig: pytest.Config, django_db_setup: None) -> Callable[..., str]:
    """Makes values of POSTILLA_DATABASE_URL for server processes: a new database each, or "" for SQLite at home.

    It has its tables and nothing in them; `fresh_database(url)` is a copy of the database there, which nobody may be
    using.
    """
    server = pytestconfig.stash[POSTGRES]
    return server.fresh_database if server else lambda like="": like


# ---- the world ----


@pytest.fixture
def now() -> datetime:
    """The moment at which tests happen unless they say otherwise."""
    return datetime(2024, 1, 5, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real files and tools that lies beside the repository (or $POSTILLA_SHARED)."""
    folder = Path(os.environ.get("POSTILLA_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"needs the shared folder at {folder}; POSTILLA_SHARED can name another place")
    return folder


@pytest.fixture
def free_port() -> int:
    """A port of the loopback interface that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


# ---- the browser ----


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """The machine's Chromium, started once. Without one browser tests are skipped, but never where CI is set."""
    from tests.support.browser import chromium, running_browser

    executable = chromium()
    if executable is None:
        missing = "no Chromium on this machine: install it, or set POSTILLA_CHROMIUM"
        raise (pytest.fail if os.environ.get("CI") else pytest.skip).Exception(missing)
    with running_browser(executable) as running:
        yield running


@pytest.fixture
def pages(browser: "Browser") -> Iterator["Pages"]:
    """Call it for a new page: pages(phone=True, dark=True, scripts=False). None may call another host or throw."""
    from tests.support.browser import Pages

    made = Pages(browser)
    yield made
    made.close()
    assert made.strangers == [], "pages called other hosts"
    assert made.errors == [], "scripts failed"


@pytest.fixture
def page(pages: "Pages") -> "Page":
    """A desktop page with scripts on."""
    return pages()
