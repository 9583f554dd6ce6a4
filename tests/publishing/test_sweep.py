"""The sweep finds pages that went stale, and leaves alone those that somebody is about to make."""

from datetime import timedelta

from tests.support.magazine import Desk


def test_a_stale_page_is_made_again_with_the_second_look(desk: Desk) -> None:
    from postilla.discussion.models import Comment
    from postilla.publishing.sweep import Sweep

    comment = desk.post("It rattles.")
    desk.drain()
    assert "It rattles." in desk.page()
    Comment.objects.filter(pk=comment).update(html="<p>It hums.</p>")  # no fact tells it
    sweep = Sweep()
    assert [sweep.step(50), sweep.step(50)] == [[], []]  # the first step learns what there is
    assert "It rattles." in desk.page()
    assert sweep.step(50) == [desk.path]
    assert "It hums." in desk.page()
    assert [sweep.step(50) for _ in range(3)] == [[], [], []]


def test_a_page_made_between_two_looks_is_not_called_stale(desk: Desk) -> None:
    from postilla.publishing.maker import maker
    from postilla.publishing.sweep import Sweep

    desk.post("It rattles.")
    desk.drain()
    desk.page()
    sweep = Sweep()
    sweep.step(50)
    desk.post("It hums.", now=desk.at + timedelta(hours=1))  # stored, and its page not made yet
    assert sweep.step(50) == []
    maker().fresh(desk.path)
    assert [sweep.step(50) for _ in range(3)] == [[], [], []]
