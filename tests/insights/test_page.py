"""What an article's page says of its readers: what was approved alone, gone with the comments that it rests on."""

import pytest

from postilla.insights import reads, writes
from postilla.insights.events import SayingChanged
from postilla.insights.models import Gathered
from postilla.insights.values import Seen
from postilla.publishing import frames, shell
from postilla.publishing.saying_handlers import on_saying_changed
from postilla.publishing.sweep import Sweep
from tests.support.magazine import LATER, Desk, bring, desk, site
from tests.support.reader import tree

__all__ = ["bring", "desk", "site"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("by_words")]


def quoted(desk: Desk) -> list[str]:
    """At once, then what is unfolded."""
    return [one.text_content().strip() for one in tree(desk.page()).xpath("//*[@class='say']//blockquote/p")]


def read_all(desk: Desk) -> None:
    desk.drain()
    while writes.read_some(LATER):
        desk.drain()


def test_what_was_approved_stands_on_the_page_and_goes_with_its_comment(desk: Desk) -> None:
    one = desk.post("Where is the <b>gearbox</b> made?")
    two = desk.post("And who makes the gearbox?", author="Ben", email="ben@mail.example.org", network="ben")
    read_all(desk)
    assert 'id="saying-title"' not in desk.page()
    [asked] = reads.summary(desk.subject).lines
    writes.approve(desk.subject, asked, [Seen(one, 1), Seen(two, 1)], "eve", LATER)
    desk.drain()
    assert quoted(desk) == ["Where is the <b>gearbox</b> made?", "And who makes the gearbox?"]
    page = tree(desk.page())
    assert len(page.xpath("//*[@class='say']/blockquote")) == 1, "one voice; the others are unfolded with all"
    assert len(page.xpath("//*[@class='say']/details/blockquote")) == 1
    assert page.xpath("//section[@class='saying']//blockquote/footer/a/@href") == [f"/c/{one}", f"/c/{two}"]
    assert "2 readers" in page.xpath("//*[@class='say-who']")[0].text_content()
    assert page.xpath("//article[@class='article']/following-sibling::*[1]/@class") == ["saying"]
    assert page.xpath("//section[@class='saying']/following-sibling::*[1]/@id") == ["comments"]
    desk.withdraw(one)
    desk.drain()
    assert quoted(desk) == ["And who makes the gearbox?"]
    assert "1 reader" in tree(desk.page()).xpath("//*[@class='say-who']")[0].text_content()
    assert list(Sweep().step(20)) == []
    writes.take_off(desk.subject, asked.key, "eve", LATER)
    desk.drain()
    assert quoted(desk) == []


def test_a_comment_that_comes_counts_on_the_page(desk: Desk) -> None:
    one = desk.post("Where is the gearbox made?")
    read_all(desk)
    [asked] = reads.summary(desk.subject).lines
    writes.approve(desk.subject, asked, [Seen(one, 1)], "eve", LATER)
    desk.drain()
    desk.post("And who makes the gearbox?", author="Ben", email="ben@mail.example.org", network="ben")
    read_all(desk)
    assert "2 readers" in tree(desk.page()).xpath("//*[@class='say-who']")[0].text_content()
    assert quoted(desk) == ["Where is the gearbox made?"], "only what an editor saw is quoted"


def test_what_readers_say_is_not_made_by_who_looks(desk: Desk) -> None:
    """Those who post wait for the turn in which its page is made: nothing is made of all comments in it."""
    one = desk.post("Where is the gearbox made?")
    read_all(desk)
    [asked] = reads.summary(desk.subject).lines
    writes.approve(desk.subject, asked, [Seen(one, 1)], "eve", LATER)
    desk.drain()
    Gathered.objects.all().delete()
    on_saying_changed([SayingChanged(desk.subject)])
    assert quoted(desk) == []
    assert not Gathered.objects.exists()
    writes.note([one], LATER)
    read_all(desk)
    assert quoted(desk) == ["Where is the gearbox made?"]


def test_a_frame_made_from_what_was_read_before_a_withdrawal_is_not_kept(desk: Desk) -> None:
    """Two threads: one reads what readers say and is slow, in the other it changes meanwhile."""
    with shell.making(desk.path) as slow:
        frames.forget(desk.path)
        shell.store(desk.path, b"as it was", {}, slow)
    assert shell.stored(desk.path) is None
    with shell.making(desk.path) as made:
        shell.store(desk.path, b"as it is", {}, made)
    found = shell.stored(desk.path)
    assert found is not None
    assert found.parts == ("as it is",)
    frames.forget(desk.path)
