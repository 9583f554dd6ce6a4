"""After quiescence every stored page is byte for byte what a fresh render gives, whatever was done in which order."""

import random
import re
from contextlib import suppress
from typing import Any

import pytest

from postilla.discussion import rules
from postilla.discussion.reads import audit, subjects
from postilla.discussion.values import HELD, PUBLISHED, REJECTED, Spot
from postilla.ledger.reads import subject_of
from postilla.ledger.values import path_of
from postilla.moderation import writes as moderation
from postilla.moderation.models import Decision
from postilla.moderation.values import Why
from postilla.publishing.sweep import every_path, stale
from postilla.vocabulary import Refusal
from tests.support.ledger import new_book
from tests.support.magazine import Desk
from tests.support.reader import Reader, comment_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_pages")]


def read_everything(reader: Reader) -> None:
    """Read every page there is, by its address and by following links, so that each is stored."""
    ahead, seen = list(every_path()), set()
    while ahead:
        path = ahead.pop().partition("#")[0]
        if path in seen:
            continue
        seen.add(path)
        answer = reader.get(path)
        assert answer.status_code == 200, path
        if "html" in answer["Content-Type"]:
            ahead += re.findall(r'href="(/[^"]*/comments/[^"#]+)"', answer.content.decode())


class Crowd:
    """Readers and editors at random, through the doors; every now and then somebody reads a page."""

    def __init__(self, desks: list[Desk], dice: random.Random) -> None:
        self.desks, self.dice = desks, dice
        self.readers = [Reader(REMOTE_ADDR=f"10.0.{n}.1") for n in range(4)]
        self.owned: list[tuple[Reader, Desk, int]] = []

    def act(self) -> None:
        deed = self.dice.choice(
            [self.write] * 4 + [self.answer] * 5 + [self.change] * 6 + [self.read] * 4 + [self.drain]
        )
        deed()

    def write(self, parent: int | None = None, desk: Desk | None = None) -> None:
        reader, desk = self.dice.choice(self.readers), desk or self.dice.choice(self.desks)
        text = "word " * self.dice.choice([3, 3, 1500]) + str(self.dice.random())
        answer = reader.send(desk, text=text, parent=str(parent or ""))
        if answer.status_code == 303:
            self.owned.append((reader, desk, comment_of(answer)))

    def answer(self) -> None:
        if self.owned:
            _, desk, one = self.dice.choice(self.owned[-12:])
            self.write(one, desk)

    def change(self) -> None:
        if not self.owned:
            return
        reader, desk, one = self.dice.choice(self.owned)
        match self.dice.randrange(8):
            case 0:
                reader.post(f"/c/{one}/edit", {"text": f"edited {self.dice.random()}"})
            case 1:
                reader.post(f"/c/{one}/withdraw")
            case 2:
                self.dice.choice(self.readers).post(f"/c/{one}/agree")
            case 3 | 4:
                with suppress(Refusal, IndexError):
                    self.mark(desk, one)
            case _:
                with suppress(Refusal):
                    desk.decide(one, self.dice.choice([HELD, PUBLISHED, REJECTED]))

    def mark(self, desk: Desk, one: int) -> None:
        """What the editors do besides deciding: pin, lock, edit, move, and take something back."""
        target, now = self.dice.choice(self.owned), desk.tick()
        match self.dice.randrange(4):
            case 0:
                verb = self.dice.choice(["pin", "unpin", "lock", "unlock"])
                moderation.mark(one, verb, "editor", now)
            case 1:
                moderation.edit(one, f"by the editors {self.dice.random()}", "editor", now, Why(text="a number"))
            case 2:
                spot = Spot(target[1].subject, self.dice.choice([None, target[2]]))
                moderation.move(one, spot, "editor", now)
            case 3:
                moderation.undo(Decision.objects.order_by("-id").values_list("id", flat=True)[0], "editor", now)

    def read(self) -> None:
        reader, desk = self.dice.choice(self.readers), self.dice.choice(self.desks)
        further = [
            "",
            "comments/2/",
            "comments/newest/",
            "comments/newest/1/",
            "comments/agreed/",
            "comments/agreed/2/",
            "comments/feed.json",
        ]
        reader.get(desk.path + self.dice.choice(further))
        reader.get(self.dice.choice(["/", "/cars/", "/archive/", "/feeds/comments.atom", "/sitemap.xml"]))
        if self.owned:
            reader.get(f"{desk.path}comments/branch/{self.dice.choice(self.owned)[2]}/")

    def drain(self) -> None:
        self.desks[0].drain()


@pytest.mark.parametrize("seed", range(2))
def test_stored_pages_equal_a_fresh_render(bring: Any, seed: int) -> None:
    one = bring("One car")
    promise = new_book().promise()  # whose own conversation is like an article's
    crowd = Crowd([one, bring("Two cars"), Desk(subject_of(promise), path_of(promise))], random.Random(seed))
    crowd.drain()
    for _ in range(3):
        for _ in range(22):
            crowd.act()
        read_everything(crowd.readers[0])  # all pages are stored, and now deeds fall on them
        for _ in range(4):
            crowd.change()
            crowd.answer()
        crowd.drain()
        assert list(stale()) == []
        assert [found for subject in subjects() for found in audit(subject)] == []


def test_a_branch_that_dies_takes_all_its_pages_along(desk: Desk) -> None:
    """The last answer under a withdrawn comment goes: none of the pages of its branch stands any more."""
    reader = Reader()
    top = desk.post("The top")
    answers = [desk.post(f"Answer {n}", top) for n in range(rules.PAGE + 1)]
    desk.withdraw(top)
    desk.drain()
    second = f"{desk.path}comments/branch/{top}/2/"
    assert reader.get(second).status_code == 200
    for one in reversed(answers):
        desk.withdraw(one)
        desk.drain()
        reader.get(second)
    assert list(stale()) == []
    assert reader.get(second).status_code == 404


def test_an_article_that_changes_is_made_again_with_all_its_pages(desk: Desk) -> None:
    from postilla.articles.models import ArticlePage

    reader = Reader()
    for n in range(5):
        desk.post(f"Root {n}")
    read_everything(reader)
    page = ArticlePage.objects.get(slug="a-new-car")
    page.title = "A newer car"
    page.save_revision().publish()
    desk.drain()
    for path in (desk.path, f"{desk.path}comments/2/", "/", "/cars/", "/feeds/articles.json"):
        assert "A newer car" in reader.get(path).content.decode(), path
    assert list(stale()) == []


def test_a_sweep_finds_and_mends_what_was_spoilt(desk: Desk) -> None:
    from django.conf import settings

    from postilla.publishing.sweep import repair

    for n in range(5):
        desk.post(f"Root {n}")
    read_everything(Reader())
    for path in (desk.path, f"{desk.path}comments/2/"):
        file = settings.POSTILLA_PAGES / f"{path.strip('/')}/index.html"
        file.write_bytes(file.read_bytes().replace(b"Root", b"Ruin"))
    assert sorted(stale()) == sorted([desk.path, f"{desk.path}comments/2/"])
    repair()
    assert list(stale()) == []
    assert "Ruin" not in desk.page()
