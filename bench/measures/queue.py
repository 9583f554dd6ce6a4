"""The moderation queue with a million comments that wait: how long a page of it takes to open, and what follows."""

import json
import statistics
import time
from collections.abc import Iterator

import httpx

from bench.seed import PASSWORD, PERSON
from bench.servers import CannotMeasure, Running, postilla
from bench.values import Figure, at_most, noted
from bench.workshop import Workshop

QUEUE = "/admin/moderation/"
OPENS = 300.0  # ms
JSON = {"Accept": "application/json"}


def measure(shop: Workshop) -> Iterator[Figure]:
    many = 20_000 if shop.quick else 1_000_000
    home, found = shop.held(many)
    with postilla(home) as server, httpx.Client(base_url=server.url, timeout=120, trust_env=False) as client:
        _sign_in(client, server)
        opened = _took(client, QUEUE, shop.rounds)
        yield at_most(
            f"the queue with {many:,} held comments opens", statistics.median(opened), OPENS, "ms", all=opened
        )
        worst = _took(client, f"{QUEUE}?order=suspicion", shop.rounds)
        yield at_most("… what looks worst first", statistics.median(worst), OPENS, "ms", all=worst)
        section = found["section"]
        for what, query in (
            ("… of one section in twenty", f"?section={section}"),
            ("… of one section in twenty, what looks worst first", f"?order=suspicion&section={section}"),
            ("… in one language in five", "?language=fr"),
            ("… with a word that none has (as far as one answer looks)", "?q=xyzzyplugh"),
            ("… every comment, the newest first", "?tab=all"),
        ):
            yield noted(what, statistics.median(_took(client, QUEUE + query, shop.rounds)), "ms")
        after = client.get(QUEUE, headers=JSON).json()["after"]
        more = _took(client, f"{QUEUE}?after={after}", shop.rounds, JSON)
        yield noted("… the next 25 cards for its script", statistics.median(more), "ms")
        yield noted("… is asked whether anything is new", statistics.median(_idle(client, shop.rounds)), "ms")
        yield noted("… one decision", statistics.median(_decided(client, shop.rounds)), "ms")
        yield noted("the numbers of 30 days", statistics.median(_took(client, f"{QUEUE}numbers/", 3)), "ms")


def _sign_in(client: httpx.Client, server: Running) -> None:
    client.get("/admin/login/")
    said = {"username": PERSON, "password": PASSWORD, "csrfmiddlewaretoken": client.cookies["csrftoken"]}
    client.post("/admin/login/", data=said, headers={"Referer": f"{server.url}/admin/login/"})
    if client.get(QUEUE).status_code != 200:
        raise CannotMeasure("nobody could sign in to the queue")


def _took(client: httpx.Client, path: str, rounds: int, headers: dict[str, str] | None = None) -> list[float]:
    """Milliseconds of each round, after one that is not counted."""
    found = []
    for number in range(rounds + 1):
        began = time.perf_counter()
        answer = client.get(path, headers=headers or {})
        if answer.status_code != 200:
            raise CannotMeasure(f"{path} was answered {answer.status_code}")
        if number:
            found.append(round((time.perf_counter() - began) * 1000, 1))
    return found


def _idle(client: httpx.Client, rounds: int) -> list[float]:
    tag, found = client.get(f"{QUEUE}live/", headers=JSON).headers["etag"], []
    for _ in range(rounds):
        began = time.perf_counter()
        answer = client.get(f"{QUEUE}live/", headers={**JSON, "If-None-Match": tag})
        found.append((time.perf_counter() - began) * 1000)
        if answer.status_code != 304:
            raise CannotMeasure("something happened at the desk while nothing did")
    return found


def _decided(client: httpx.Client, rounds: int) -> list[float]:
    found = []
    for card in client.get(QUEUE, headers=JSON).json()["cards"][:rounds]:
        body = json.dumps({"deeds": [{"comment": card["id"], "verb": "publish"}]})
        headers = {**JSON, "Content-Type": "application/json", "X-CSRFToken": client.cookies["csrftoken"]}
        began = time.perf_counter()
        answer = client.post(f"{QUEUE}decide/", content=body, headers=headers)
        found.append((time.perf_counter() - began) * 1000)
        if answer.status_code != 200 or not answer.json()["results"][0].get("decision"):
            raise CannotMeasure(f"a decision was not made: {answer.text[:300]}")
    return found
