"""How tests are handed to processes: a server that is started once must be one process's alone."""

from typing import Any

import pytest

from tests.support.scheduling import SHARED, ServersTogether, server_of

STARTED_ONCE = {"magazine": "the sample magazine", "newsroom": "the newsroom"}


def test_who_asks_for_a_shared_server_stands_in_a_file_that_is_named(request: pytest.FixtureRequest) -> None:
    wrong = {}
    for item in request.session.items:
        asked: dict[str, Any] = item._fixtureinfo.name2fixturedefs  # type: ignore[attr-defined]
        shared = [
            server
            for name, server in STARTED_ONCE.items()
            if asked.get(name) and asked[name][-1].scope == "session" and "browser" in asked[name][-1].baseid
        ]
        if any(server_of(item.nodeid) != server for server in shared):
            wrong[item.nodeid] = shared
    assert wrong == {}, "name the file in tests/support/scheduling.py"


def test_tests_of_one_server_are_one_piece_of_work() -> None:
    scheduling = ServersTogether.__new__(ServersTogether)
    names = [[f"tests/browser/test_{name}.py::test_x[{n}]" for name in files.split() for n in "ab"]
             for files in SHARED.values()]  # fmt: skip
    assert [len({scheduling._split_scope(one) for one in together}) for together in names] == [1, 1]
    alone = ["tests/edge/test_app.py::test_x", "tests/edge/test_app.py::test_y", "tests/browser/test_mail.py::test_x"]
    assert [scheduling._split_scope(one) for one in alone] == alone
