"""What an article's page says of its readers: what was approved alone, gone with the comments that it rests on."""

import threading
from typing import Any

import pytest

from postilla.insights import reads, writes
from postilla.insights.events import SayingChanged
from postilla.insights.values import Seen
from postilla.publishing.maker import maker
from postilla.publishing.saying_handlers import on_saying_changed
from postilla.publishing.sweep import Sweep
from tests.insights.standin import simply
from tests.support.magazine import LATER, Desk, bring, desk, site
from tests.support.reader import tree

__all__ = ["bring", "desk", "simply", "site"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("simply")]


def quoted(desk: Desk) -> list[str]:
    """At once, then what is unfolded."""
    return [one.text_content().strip() for one in tree(desk.page()).xpath("//*[@class='say']//blockquote/p")]


def read_all(desk: Desk) -> None:
    desk.drain()
    while writes.read_some(LATER):
        desk.drain()


def test_what_was_approved_stands_on_the_page_and_goes_with_its_comment(desk: Desk) -> None:
    one = desk.post("Where is it <b>made</b>?")
    two = desk.post("¿Y quién lo hace?", author="Ben", email="ben@mail.example.org")
    read_all(desk)
    assert 'id="saying-title"' not in desk.page()
    [asked] = reads.summary(desk.subject).lines
    writes.approve(desk.subject, asked, [Seen(one, 1), Seen(two, 1)], "eve", LATER)
    desk.drain()
    assert quoted(desk) == ["Where is it <b>made</b>?", "¿Y quién lo hace?"]
    page = tree(desk.page())
    assert len(page.xpath("//*[@class='say']/blockquote")) == 1, "one voice; the others are unfolded with all"
    assert len(page.xpath("//*[@class='say']/details/blockquote")) == 1
    assert page.xpath("//section[@class='saying']//blockquote/footer/a/@href") == [f"/c/{one}", f"/c/{two}"]
    assert "2 readers" in page.xpath("//*[@class='say-who']")[0].text_content()
    assert page.xpath("//article[@class='article']/following-sibling::*[1]/@class") == ["saying"]
    assert page.xpath("//section[@class='saying']/following-sibling::*[1]/@id") == ["comments"]
    desk.withdraw(one)
    desk.drain()
    assert quoted(desk) == ["¿Y quién lo hace?"]
    assert "1 reader" in tree(desk.page()).xpath("//*[@class='say-who']")[0].text_content()
    assert list(Sweep().step(20)) == []
    writes.take_off(desk.subject, asked.key, "eve", LATER)
    desk.drain()
    assert quoted(desk) == []


def test_a_comment_that_comes_counts_on_the_page(desk: Desk) -> None:
    one = desk.post("Where is it made?")
    read_all(desk)
    [asked] = reads.summary(desk.subject).lines
    writes.approve(desk.subject, asked, [Seen(one, 1)], "eve", LATER)
    desk.drain()
    desk.post("And by whom?", author="Ben", email="ben@mail.example.org")
    read_all(desk)
    assert "2 readers" in tree(desk.page()).xpath("//*[@class='say-who']")[0].text_content()
    assert quoted(desk) == ["Where is it made?"], "only what an editor saw is quoted"


def test_no_post_waits_while_all_comments_are_looked_at(desk: Desk, monkeypatch: Any) -> None:
    """Those who post wait for their article's turn: what readers say is put together before it is taken."""
    one = desk.post("Where is it made?")
    read_all(desk)
    [asked] = reads.summary(desk.subject).lines
    writes.approve(desk.subject, asked, [Seen(one, 1)], "eve", LATER)
    desk.page()
    made: list[Any] = []
    real = reads.shown

    def shown(subject: str) -> Any:
        other = threading.Thread(target=lambda: made.append(maker().ready(f"{desk.path}comments/newest/")), daemon=True)
        other.start()
        other.join(10)
        made.append(not other.is_alive())
        return real(subject)

    monkeypatch.setattr(reads, "shown", shown)
    on_saying_changed([SayingChanged(desk.subject)])
    assert made
    assert made[-1], "the article's turn was free"
    assert quoted(desk) == ["Where is it made?"]
