"""Readers who post without a pause, and the look afterwards at what of it is there."""

import signal
import threading

import httpx

from tests.support.reader import count_on, shown, tree
from tests.support.server import Server


class Writer(threading.Thread):
    """Posts one comment after the other, each with a key, until the server is gone. Remembers what was acknowledged."""

    def __init__(self, server: Server, name: str, enough: threading.Semaphore) -> None:
        super().__init__(name=name)
        self.server, self.enough = server, enough
        self.acknowledged: dict[int, str] = {}
        self.open = ""  # sent, and no answer came

    def run(self) -> None:
        with self.server.client() as client:
            for number in range(10_000):
                text = f"{self.name} says sentence {number}."
                self.open = text
                form = {"text": text, "author": self.name, "email": f"{self.name}@example.org", "key": text}
                try:
                    answer = client.post(
                        f"{self.server.article}comments/", data=form, headers={"accept": "application/json"}
                    )
                except httpx.HTTPError:
                    return
                if answer.status_code == 201:
                    self.acknowledged[answer.json()["id"]] = text
                    self.open = ""
                    self.enough.release()


def crawl(client: httpx.Client, article: str) -> tuple[dict[str, str], int]:
    """All comments that links lead to from the article's page, and the number it shows."""
    found: dict[str, str] = {}
    ahead, seen, number = [article], set(), -1
    while ahead:
        path = ahead.pop().partition("#")[0]
        if path in seen:
            continue
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code == 200, path
        number = count_on(answer.text) if path == article else number
        for one, text in shown(answer.text).items():
            assert found.setdefault(one, text) == text
        root = tree(answer.text)
        ahead += root.xpath("//nav[@class='pages']/a/@href | //p[@class='branch-more']/a/@href")
    return found, number


def quiet(client: httpx.Client, server: Server, wanted: int) -> tuple[dict[str, str], int]:
    """What is found once every fact was acted on: asked again and again, as readers would."""
    for _ in range(200):
        found, number = crawl(client, server.article)
        if len(found) == number >= wanted:
            return found, number
        threading.Event().wait(0.1)
    return found, number


def settle_accounts(server: Server, acknowledged: dict[int, str], unknown: set[str]) -> None:
    """What was acknowledged is there once and shown; what got no answer is there once when it is sent again."""
    with server.client() as client:
        found, number = quiet(client, server, len(acknowledged))
        for one, text in acknowledged.items():
            assert found.get(f"c{one}") == text, "acknowledged, and not shown"
        assert len(found) == number
        texts = list(found.values())
        assert len(texts) == len(set(texts)), "stored twice"
        assert set(texts) - set(acknowledged.values()) <= unknown, "only what was being sent may be there besides"
        for text in sorted(unknown):  # the browser sends again what got no answer
            who = text.split()[0]
            form = {"text": text, "author": who, "email": f"{who}@example.org", "key": text}
            assert client.post(f"{server.article}comments/", data=form).status_code == 303
        found, number = quiet(client, server, len(acknowledged) + len(unknown))
        assert sorted(found.values()) == sorted([*acknowledged.values(), *unknown])
    server.kill(signal.SIGTERM)
    checked = server.run("check")
    # Facts that the killed process had claimed are due again after their lease; nothing else may be wrong.
    wrong = [
        line for line in checked.stdout.splitlines() if line and "facts wait" not in line and "All is well" not in line
    ]
    assert (wrong, checked.stderr) == ([], ""), (wrong, checked.stderr)
