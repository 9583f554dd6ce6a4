"""Programs of the newsroom record figures over HTTP, with the operator's key alone."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from postilla.config.environment import BadSetting, Environment
from postilla.ledger.models import Observation, Subject
from tests.support.ledger import Book

AT, KEY = "/ledger/api/figures", "k" * 32
CSV = "subject,metric,period,value,source,source_on\nValdora,Cars sold,2024,85000,A count,2025-02-01\n"
FIGURE = {
    "subject": "Valdora", "metric": "cars-sold", "period": "2024", "value": 85000, "source": "A count",
    "source_on": "2025-02-01", "note": None,
}  # fmt: skip
Send = Callable[..., Any]


@pytest.fixture
def send(settings: Any, site: None) -> Send:
    settings.POSTILLA_LEDGER_KEY = KEY

    def sent(body: Any, asked: str = "", key: str = KEY) -> Any:
        kind = "text/csv" if isinstance(body, str | bytes) else "application/json"
        said = body if isinstance(body, str | bytes) else json.dumps(body)
        headers = {"authorization": f"Bearer {key}"} if key else {}
        return Client(enforce_csrf_checks=True).post(AT + asked, said, content_type=kind, headers=headers)

    return sent


@pytest.mark.parametrize("body", [CSV, [FIGURE], {"figures": [FIGURE]}], ids=["csv", "list", "object"])
def test_figures_are_recorded_once_and_decide(book: Book, send: Send, body: Any) -> None:
    promise = book.promise()
    dry = send(body, "?dry-run=1").json()
    assert (dry["dry_run"], dry["recorded"], Observation.objects.count()) == (True, 1, 0)
    answer = send(body)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    assert {name: answer.json()[name] for name in ("lines", "recorded", "repeated", "refused", "named")} == {
        "lines": 1, "recorded": 1, "repeated": 0, "refused": 0, "named": [],
    }  # fmt: skip
    assert send(body).json()["repeated"] == 1
    [entry] = Observation.objects.all()
    assert (entry.recorded_by, entry.value) == ("api", 85000)
    assert book.state(promise) == "kept"


def test_each_line_is_answered_for(book: Book, send: Send) -> None:
    odd = [FIGURE, "85000", {**FIGURE, "period": "spring"}, {**FIGURE, "subject": "Halden"}, {**FIGURE, "value": 9e4}]
    odd += [{**FIGURE, "source": ["A count"]}, {**FIGURE, "value": True}, {**FIGURE, "note": {}}]
    said = send(odd).json()
    assert (said["lines"], said["recorded"], said["refused"], said["contradicting"]) == (8, 2, 6, 1)
    assert 'line 6: “source” is ["A count"]: give a text or a number.' in said["named"]
    assert [line.partition(":")[0] for line in said["named"]].count("line 2") == 1
    assert send([{**FIGURE, "subject": "Halden"}], "?new-subjects=1").json()["new_subjects"] == ["Halden"]
    assert Subject.objects.filter(name="Halden").exists()


def test_nobody_else_records(book: Book, send: Send, settings: Any) -> None:
    for key in ("", "x" * 32, KEY[:-1], "é"):
        refused = send(CSV, key=key)
        assert (refused.status_code, refused["WWW-Authenticate"]) == (401, "Bearer"), key
    assert "Authorization: Bearer" in send(CSV, key="").json()["problems"][0]["message"]
    assert Client().get(AT).status_code == 405
    settings.POSTILLA_LEDGER_KEY = ""
    assert send(CSV, key="").status_code == 404
    assert Client().get(AT).status_code == 404
    assert not Observation.objects.exists()


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        (b"\xff\xfe", 422, "UTF-8"), ("nothing", 422, "no column"), ({"figure": 1}, 422, "no list"),
        (3, 422, "no list"),
        ("x" * (1024 * 1024 + 1), 413, "postilla ledger import"),
    ],
    ids=["bytes", "head", "object", "number", "large"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_whole(book: Book, send: Send, body: Any, status: int, said: str) -> None:
    answer = send(body)
    assert answer.status_code == status
    assert said in answer.json()["problems"][0]["message"]
    assert not Observation.objects.exists()


def test_what_is_no_json_is_refused(book: Book, send: Send) -> None:
    for body in ("{", "[" * 100_000, r'[{"subject": "\ud800"}]'):
        headers = {"authorization": f"Bearer {KEY}"}
        answer = Client().post(AT, body, content_type="application/json", headers=headers)
        [problem] = answer.json()["problems"]
        assert (answer.status_code, problem["code"]) == (422, "file_unreadable"), body[:9]
        assert "Send a list of figures" in problem["message"]
    answer = Client().post(AT, {"file": "subject"}, headers=headers)
    assert "send the rows themselves" in answer.json()["problems"][0]["message"]


@pytest.mark.parametrize(("asked", "status"), [("?dry-run", 200), ("?dry-run=True", 200), ("?dry_run=1", 422)])
def test_a_dry_run_however_it_is_spelt_records_nothing(book: Book, send: Send, asked: str, status: int) -> None:
    assert send([FIGURE], asked).status_code == status
    assert not Observation.objects.exists()


@pytest.mark.parametrize(("number", "value"), [("77.000", 77), ("9e4", 90000), ("1E+5", 100000), ("12.345", 12.345)])
def test_a_number_of_json_is_no_text(book: Book, send: Send, number: str, value: float) -> None:
    body = json.dumps([FIGURE]).replace("85000", number)
    headers = {"authorization": f"Bearer {KEY}"}
    Client().post(AT, body, content_type="application/json", headers=headers)
    assert float(Observation.objects.get().value or 0) == value


def test_a_short_key_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTILLA_LEDGER_KEY", "secret")
    with pytest.raises(BadSetting, match="POSTILLA_LEDGER_KEY"):
        Environment()
