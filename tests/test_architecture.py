"""What the import contracts cannot see: table links, sizes, hidden weight, missing contracts, clocks and signals.

The contracts themselves stand in pyproject.toml and run in `make check`; tests/test_contracts.py shows that they bite.
"""

import ast
import importlib
import re
import subprocess
import sys

from tests.support import code

LONGEST_FILE = 300  # lines: one sitting
LONGEST_FUNCTION = 40  # lines: one screen


def test_every_room_has_a_floor_and_every_floor_a_room():
    rooms = {folder.name for folder in code.PACKAGE.iterdir() if (folder / "__init__.py").exists()}
    assert rooms == set(code.FLOOR)


def test_every_room_states_its_contract():
    contracts = {room: ast.get_docstring(code.tree(code.PACKAGE / room / "__init__.py")) for room in code.FLOOR}
    assert [room for room, contract in contracts.items() if len(contract or "") < 60] == []


def test_tables_point_down():
    from django.apps import apps

    models = [model for model in apps.get_models() if model._meta.app_label in code.FLOOR]
    links = [(model._meta, field) for model in models for field in model._meta.get_fields() if field.concrete]
    climbs = [
        f"{here.label}.{field.name} -> {there.label}"
        for here, field in links
        if field.is_relation and isinstance(field.related_model, type)
        for there in [field.related_model._meta]
        if code.FLOOR.get(there.app_label, 0) > code.FLOOR[here.app_label]
    ]
    assert models
    assert climbs == []


def test_no_file_outgrows_one_sitting():
    lengths = {code.shown(file): len(file.read_text().splitlines()) for file in code.files() if file.suffix == ".py"}
    assert {name: n for name, n in lengths.items() if n > LONGEST_FILE and "/migrations/" not in name} == {}


def test_no_function_outgrows_one_screen():
    long = {
        f"{code.shown(file)}:{function.lineno} {function.name}": length
        for file in code.python_files("src", "tools", "bench")
        for function in code.functions(file)
        if (length := (function.end_lineno or 0) - function.lineno + 1) > LONGEST_FUNCTION
    }
    assert long == {}


def test_the_edge_is_light():
    loaded = (
        "import sys, postilla.edge.app; print([m for m in ('django', 'wagtail', 'lxml', 'PIL') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True, cwd=code.ROOT)
    assert run.stdout.strip() == "[]"


def test_the_ground_floor_needs_only_the_standard_library():
    own = [
        file
        for file in code.python_files("src")
        if code.room_of(file) == "vocabulary" or file.name in {"rules.py", "values.py"}
    ]
    heavy = {
        (code.shown(file), name)
        for file in own
        for name in code.imports(file)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("postilla")
    }
    assert own
    assert heavy == set()


def test_time_is_handed_in():
    """Only doors and the wiring read the clock. Everything below is told what time it is.

    Two files are doors for the CMS, which hands them a page and no time: the bridge, and the preview's reading.
    """
    doors = {"web", "cli", "edge", "config", ""}
    for_the_cms = {"src/postilla/articles/wagtail_bridge.py", "src/postilla/articles/reads/article.py"}
    clock = re.compile(r"(timezone|datetime|date|time)\.(now|utcnow|today|time|time_ns)")
    read = [
        f"{code.shown(file)}:{line} {name}"
        for file in code.python_files("src")
        if code.room_of(file) not in doors and code.shown(file) not in for_the_cms
        for name, line in code.calls(file)
        if clock.fullmatch(name)
    ]
    assert read == []


def test_signals_are_heard_in_one_place():
    """An effect comes from a fact in the outbox. The CMS knows no outbox, so one bridge listens to its signals.

    The server's wiring puts a hearer of its own in the place of one of Django's. The log of what staff settle is
    written with the change itself, whichever form stores it: a record, not an effect. What is deleted from the
    ledger in the CMS is told to the outbox, as the bridge does for articles, and nothing more.
    """
    signals = ("django.dispatch", "django.db.models.signals", "wagtail.signals", "django.core.signals")
    listeners = {
        code.shown(file)
        for file in code.python_files("src")
        if any(name.startswith(signals) for name in code.imports(file))
    }
    assert listeners <= {
        "src/postilla/articles/wagtail_bridge.py",
        "src/postilla/config/server.py",
        "src/postilla/web/staff/ledger/deleted.py",
        "src/postilla/web/staff/settled.py",
    }


def test_everybody_who_hears_a_fact_exists():
    from django.utils.module_loading import import_string

    from postilla.config.hearers import HEARERS
    from postilla.vocabulary import Event

    for room in code.FLOOR:
        if (code.PACKAGE / room / "events.py").exists():
            importlib.import_module(f"postilla.{room}.events")
    assert [fact for fact in HEARERS if fact not in Event.known] == []
    handlers = {handler for hearers in HEARERS.values() for handler in hearers}
    assert [handler for handler in sorted(handlers) if not callable(import_string(handler))] == []
    assert [handler for handler in sorted(handlers) if not handler.split(".")[-1].startswith("on_")] == []


def test_every_dependency_is_locked_and_justified():
    lines = (code.ROOT / "pyproject.toml").read_text().splitlines()
    wanted = [line for line in lines if re.match(r'  "[a-z][\w.-]*(\[[\w,-]+\])?[~>=]=', line)]
    assert len(wanted) > 20
    assert [line for line in wanted if " # " not in line] == []
    run = code.PYPROJECT["project"]["dependencies"]
    for lock, listed in {"run": run, "dev": run + code.PYPROJECT["dependency-groups"]["dev"]}.items():
        text = (code.ROOT / "requirements" / f"{lock}.lock").read_text()
        locked = {_plain(line) for line in text.splitlines() if "==" in line and line[0].isalnum()}
        assert {_plain(wish) for wish in listed} - locked == set(), "run `make lock`"


def _plain(requirement: str) -> str:
    name = re.match(r"[\w.-]+", requirement)
    assert name
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def test_the_repository_names_no_machine():
    """Neither where packages come from nor where somebody's files lie: both differ on the next machine."""
    hosts = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "deb." + "debian.org"]
    folders = ["/wo" + "rk/", "/ro" + "ot/", "/t" + "mp/", "/Us" + "ers/"]
    named = re.compile("|".join([*map(re.escape, hosts), *(rf"(?<![\w.*/-]){re.escape(f)}" for f in folders)]))
    found = [
        f"{code.shown(file)}:{number} {match[0]}"
        for file in code.files()
        if b"\0" not in (content := file.read_bytes())[:4096]
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1)
        if (match := named.search(line))
    ]
    assert found == []
