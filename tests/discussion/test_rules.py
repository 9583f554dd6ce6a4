"""The pure rules: order, paging, what of a branch fits on a page, which state may follow which."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given, strategies as st

from postilla.discussion import rules
from postilla.discussion.values import HELD, PUBLISHED, REJECTED, SPAM, STATES, WITHDRAWN, CommentView

ORDINALS = st.integers(1, 10**9 - 1)
PATHS = st.lists(ORDINALS, min_size=1, max_size=6)
WHEN = datetime(2024, 1, 5, 10, 0, tzinfo=UTC)


def path_of(ordinals: list[int]) -> str:
    path = ""
    for ordinal in ordinals:
        path = rules.path_under(path, ordinal)
    return path


def view(number: int, *, public: bool = True, size: int = 10) -> CommentView:
    state = PUBLISHED if public else WITHDRAWN
    return CommentView(
        id=number, thread_id=1, parent_id=None, path=f"1{number}", depth=1, number=number, state=state,
        author_name="Ada", website="", html="", language="", avatar=0, created_at=WHEN, edited_at=None, agreements=0,
        reach=1, anchor="", guest_id=None, size=size,
    )  # fmt: skip


@pytest.mark.parametrize(("ordinal", "text"), [(1, "11"), (9, "19"), (10, "210"), (99, "299"), (100, "3100")])
def test_a_segment_says_its_length_first(ordinal: int, text: str) -> None:
    assert rules.segment(ordinal) == text


@pytest.mark.parametrize("ordinal", [0, -1, -10, 10**9, 10**12])
def test_what_is_no_ordinal_has_no_segment(ordinal: int) -> None:
    with pytest.raises(ValueError, match="no such ordinal"):
        rules.segment(ordinal)


@given(PATHS, PATHS)
@example([9], [10])
@example([1], [1, 1])
@example([99, 1], [100])
def test_paths_sort_as_their_ordinals_do(one: list[int], other: list[int]) -> None:
    """Parent before answers, older before newer, whatever the lengths: the order of a conversation."""
    assert (path_of(one) < path_of(other)) == (one < other)
    assert (path_of(one) == path_of(other)) == (one == other)


@given(PATHS)
def test_a_path_gives_its_ordinals_back(ordinals: list[int]) -> None:
    assert rules.ordinals(path_of(ordinals)) == ordinals


@given(PATHS, PATHS)
def test_one_path_begins_another_only_as_its_ancestor(one: list[int], other: list[int]) -> None:
    assert path_of(other).startswith(path_of(one)) == (other[: len(one)] == one)


@given(PATHS)
def test_paths_are_digits_that_sort_alike_in_every_collation(ordinals: list[int]) -> None:
    assert path_of(ordinals).isascii()
    assert path_of(ordinals).isdigit()


@pytest.mark.parametrize(("ordinal", "page"), [(1, 1), (50, 1), (51, 2), (100, 2), (101, 3), (1_000_000, 20_000)])
def test_which_page_covers_an_ordinal(ordinal: int, page: int) -> None:
    assert rules.page_of(ordinal) == page
    first, last = rules.ordinals_of(page)
    assert first <= ordinal <= last


@given(ORDINALS)
def test_pages_cover_every_ordinal_once(ordinal: int) -> None:
    page = rules.page_of(ordinal)
    first, last = rules.ordinals_of(page)
    assert first <= ordinal <= last
    assert last - first + 1 == rules.PAGE
    assert rules.ordinals_of(page + 1)[0] == last + 1


@pytest.mark.parametrize(("roots", "pages"), [(0, 1), (1, 1), (50, 1), (51, 2), (150, 3)])
def test_a_thread_has_a_first_page_even_when_empty(roots: int, pages: int) -> None:
    assert rules.pages_for(roots) == pages


# ---- what of a branch is shown ----


def test_a_short_branch_is_shown_whole() -> None:
    below = [view(n) for n in range(1, 6)]
    assert rules.cut_branch(below, 5) == rules.Cut(tuple(below), 0)


def test_a_long_branch_is_cut_and_says_how_much_is_hidden() -> None:
    below = [view(n) for n in range(1, rules.BRANCH_COMMENTS + 1)]
    cut = rules.cut_branch(below, 100)
    assert len(cut.shown) == rules.BRANCH_COMMENTS
    assert cut.hidden == 100 - rules.BRANCH_COMMENTS


def test_a_heavy_branch_is_cut_by_its_bytes() -> None:
    heavy = rules.BRANCH_BYTES // 2
    cut = rules.cut_branch([view(1, size=heavy), view(2, size=heavy), view(3, size=1)], 3)
    assert [c.id for c in cut.shown] == [1, 2]
    assert cut.hidden == 1


def test_one_reply_that_is_too_heavy_alone_is_on_the_branch_page() -> None:
    assert rules.cut_branch([view(1, size=rules.BRANCH_BYTES + 1)], 1) == rules.Cut((), 1)


def test_a_tombstone_never_ends_what_is_shown() -> None:
    below = [view(1), view(2, public=False), *(view(n, size=rules.BRANCH_BYTES) for n in (3, 4))]
    cut = rules.cut_branch(below, 3)
    assert [c.id for c in cut.shown] == [1]
    assert cut.hidden == 2


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 9000)), max_size=60), st.integers(0, 500))
def test_shown_and_hidden_add_up(shapes: list[tuple[bool, int]], more: int) -> None:
    below = [view(n + 1, public=public, size=size) for n, (public, size) in enumerate(shapes)]
    reach = sum(c.is_public for c in below) + more
    cut = rules.cut_branch(below, reach)
    assert cut.shown == tuple(below[: len(cut.shown)]), "the beginning, in order"
    assert sum(c.is_public for c in cut.shown) + cut.hidden == reach
    assert len(cut.shown) <= rules.BRANCH_COMMENTS
    assert sum(c.size for c in cut.shown) <= rules.BRANCH_BYTES
    assert not cut.shown or cut.shown[-1].is_public


# ---- states ----


ALLOWED = {
    (None, PUBLISHED), (None, HELD),
    (HELD, PUBLISHED), (HELD, REJECTED), (HELD, SPAM), (HELD, WITHDRAWN),
    (PUBLISHED, REJECTED), (PUBLISHED, SPAM), (PUBLISHED, WITHDRAWN), (PUBLISHED, HELD),
    (REJECTED, PUBLISHED), (REJECTED, HELD), (REJECTED, SPAM),
    (SPAM, PUBLISHED), (SPAM, HELD), (SPAM, REJECTED),
}  # fmt: skip


@pytest.mark.parametrize("before", [None, *STATES])
@pytest.mark.parametrize("after", STATES)
def test_only_these_moves_exist(before: str | None, after: str) -> None:
    assert rules.may_move(before, after) == ((before, after) in ALLOWED)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("minutes", "open_still"), [(0, True), (15, True), (15.01, False), (60 * 24, False)])
def test_the_window_in_which_a_comment_is_edited(state: str, minutes: float, open_still: bool) -> None:
    may = rules.may_edit(state, WHEN, WHEN + timedelta(minutes=minutes))
    assert may == (open_still and state in (PUBLISHED, HELD))
