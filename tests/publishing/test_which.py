"""From a fact to the pages it touches."""

from postilla.discussion.events import CommentChanged, CommentPublished, CommentRemoved
from postilla.discussion.rules import path_under
from postilla.publishing.avatar import avatar
from postilla.publishing.which import touched

HERE = "/cars/a/"


def path(*ordinals: int) -> str:
    made = ""
    for ordinal in ordinals:
        made = path_under(made, ordinal)
    return made


def test_a_root_on_the_first_page() -> None:
    found = touched(CommentPublished("s", 7, path(3), first_on_page=False), HERE, (7,))
    assert found.make == {HERE}
    assert f"{HERE}comments/newest/" in found.drop
    assert f"{HERE}comments/feed.rss" in found.drop


def test_the_first_root_of_a_page_changes_the_page_before() -> None:
    found = touched(CommentPublished("s", 7, path(101), first_on_page=True), HERE, (7,))
    assert found.make == {f"{HERE}comments/2/", f"{HERE}comments/3/"}
    assert found.recount == {HERE}
    assert {f"{HERE}comments/newest/2/", f"{HERE}comments/newest/3/"} <= found.drop


def test_an_answer_touches_the_branch_pages_of_all_above_it() -> None:
    found = touched(CommentPublished("s", 9, path(60, 51, 2), first_on_page=False), HERE, (7, 8, 9))
    assert found.make == {f"{HERE}comments/2/"}
    assert found.recount == {HERE}, "nothing but the count has changed there"
    assert {f"{HERE}comments/branch/7/2/", f"{HERE}comments/branch/8/"} <= found.drop


def test_an_agreement_leaves_counts_and_feeds_alone() -> None:
    found = touched(CommentChanged("s", 7, path(60), "agreements"), HERE, (7,))
    assert found.make == {f"{HERE}comments/2/"}
    assert not any("feed" in dropped for dropped in found.drop)
    assert f"{HERE}comments/agreed/" in found.drop_below


def test_what_goes_takes_the_branches_above_it_along() -> None:
    found = touched(CommentRemoved("s", 9, path(1, 1, 1)), HERE, (7, 8, 9))
    assert {f"{HERE}comments/branch/{one}/" for one in (7, 8, 9)} <= found.drop_below


def test_a_picture_is_drawn_from_its_number_alone() -> None:
    assert avatar(12345) == avatar(12345)
    assert len({avatar(n * 32768 + n) for n in range(1, 20)}) > 15
    assert avatar(0).startswith("<svg")
    assert "style=" not in avatar(99)
