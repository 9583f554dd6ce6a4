"""Who may do what to which comment: every cell of the tables beside this file is asked.

A new address needs a request in one of the tables; the second test names those that have none. Write `?` for what you
do not know, run the test, and look hard at what it answers before you write it down.
"""

from collections.abc import Callable, Iterator

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from tests.rights.table import ACTORS, Request, requests
from tests.rights.world import World, standing, world
from tests.support.magazine import Desk

REQUESTS = requests()
PLACE = {
    "comment": 1,
    "article": "/a/",
    "receipt": "x",
    "decision": 1,
    "media": "a.png",
    "sanction": 1,
    "appeal": 1,
    "promise": 1,
    "offer": 1,
    "figure": 1,
}
PLACE |= {"page": 1, "promise": 1}


@pytest.mark.django_db
def test_each_cell(bring: Callable[..., Desk], subtests: pytest.Subtests) -> None:
    made = world(bring)  # once: making it costs more than asking for all
    for asked in REQUESTS:
        with subtests.test(str(asked)):
            wrong = []
            for state, expected in asked.rows.items():
                got = [_ask(made, asked, state, actor) for actor in ACTORS]
                if got != expected:
                    wrong.append(f"{state:<12} {' '.join(got)}    (the table says {' '.join(expected)})")
            assert not wrong, f"{asked.file}: {asked}\n" + "\n".join(wrong)


def _ask(made: World, asked: Request, state: str, actor: str) -> str:
    """The status an actor gets, with `!` where it changed something; everything is as it was afterwards."""
    values = made.values["published" if state == "any" else state]
    fields = {name: text.format(**values) for name, text in asked.fields.items()}
    try:
        with transaction.atomic():
            before = standing()
            status = made.ask(actor, asked.method, asked.address.format(**values), fields)
            changed = standing() != before
            raise _Undo
    except _Undo:
        return f"{status}!" if changed else str(status)


class _Undo(Exception):
    """Nothing of what was asked shall stay."""


def test_every_address_of_ours_is_in_a_table() -> None:
    asked = {resolve(request.address.format(**PLACE)).route for request in REQUESTS}
    # Below a language stand the same views once more, for that edition.
    own = (route for route in _routes(get_resolver()) if not route.startswith("^(?P<edition>"))
    missing = sorted({route for route in own if route not in asked})
    assert not missing, "no request in tests/rights/*.txt asks for: " + ", ".join(missing)


def _routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """The addresses that views of ours answer."""
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern, route)
        elif _is_ours(pattern):
            yield route


def _is_ours(pattern: URLPattern) -> bool:
    view = pattern.callback
    while hasattr(view, "__wrapped__"):
        view = view.__wrapped__
    module = getattr(getattr(view, "view_class", view), "__module__", "")
    return module.startswith("postilla.")
