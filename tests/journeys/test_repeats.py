"""The same draft sent again is the same comment."""

import threading
from collections.abc import Callable
from typing import Any

import pytest

from postilla.discussion.models import Comment
from tests.support.magazine import Desk
from tests.support.reader import Reader, comment_of, shown


@pytest.mark.django_db
def test_a_double_click_posts_once(desk: Desk, reader: Reader) -> None:
    first, second = reader.send(desk), reader.send(desk)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first["Location"] == second["Location"]
    assert len(shown(reader.get(desk.path))) == desk.count == 1


@pytest.mark.django_db
def test_a_double_click_before_the_cookie_came_keeps_the_hold_on_the_comment(desk: Desk, reader: Reader) -> None:
    Reader().send(desk, key="made by the script")
    one = comment_of(reader.send(desk, key="made by the script"))
    assert reader.get(f"/c/{one}/edit").status_code == 200


@pytest.mark.django_db
def test_who_copies_a_comment_in_the_same_network_gets_no_hold_on_it(desk: Desk, reader: Reader) -> None:
    Reader().send(desk)
    copied = reader.send(desk)
    assert not copied.cookies
    assert reader.get(f"/c/{comment_of(copied)}/edit").status_code == 403


@pytest.mark.django_db
def test_who_repeats_somebody_elses_words_from_elsewhere_gets_no_hold_on_them(
    desk: Desk, reader: Reader, other: Reader
) -> None:
    one = reader.says(desk, "My very words")
    assert comment_of(other.send(desk, text="My very words")) == one
    assert other.get(f"/c/{one}/edit").status_code == 403
    assert other.post(f"/c/{one}/withdraw").status_code == 403


@pytest.mark.django_db
def test_a_key_is_honoured(desk: Desk, reader: Reader) -> None:
    first = reader.says(desk, "With a key", key="k1")
    assert reader.says(desk, "With a key", key="k1") == first
    assert reader.says(desk, "With a key", key="k2") != first


@pytest.mark.django_db
def test_a_key_with_other_words_is_refused_and_loses_nothing(desk: Desk, reader: Reader) -> None:
    one = reader.says(desk, "Words A", key="k-one")
    answer = reader.send(desk, text="Words B", key="k-one")
    assert answer.status_code == 422
    assert "Words B" in answer.content.decode()
    assert 'value="k-one"' not in answer.content.decode(), "sent again, it is another comment"
    assert "sent before with other words" in answer.content.decode()
    assert list(shown(reader.get(desk.path)).values()) == ["Words A"]
    assert reader.post(f"/c/{one}/edit", {"text": "Words A, mended"}).status_code in (200, 302, 303)
    assert reader.says(desk, "Words A", key="k-one") == one, "the same draft, though its comment was edited since"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [{"text": "Other words"}, {"email": "eve@example.org"}, {"parent": "1st"}],
    ids=["text", "person", "parent"],
)
def test_what_differs_is_another_comment(desk: Desk, reader: Reader, change: dict[str, str]) -> None:
    first = reader.says(desk, "The same")
    if "parent" in change:
        change = {"parent": str(first)}
    assert reader.says(desk, **{"text": "The same", **change}) != first
    assert desk.count == 2


@pytest.mark.django_db
def test_the_same_words_under_another_article(desk: Desk, bring: Any, reader: Reader) -> None:
    assert reader.says(desk, "Words") != reader.says(bring("Another"), "Words")


@pytest.mark.django_db
def test_what_was_withdrawn_can_be_posted_once_more(desk: Desk, reader: Reader) -> None:
    one = reader.says(desk, "On second thoughts")
    reader.post(f"/c/{one}/withdraw")
    two = reader.says(desk, "On second thoughts")
    assert list(shown(reader.get(desk.path))) == [f"c{two}"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("key", ["", "one-key"])
def test_the_same_draft_sent_many_times_at_once_is_one_comment(desk: Desk, key: str) -> None:
    answers = at_once(6, lambda: Reader().send(desk, key=key))
    assert {a.status_code for a in answers} == {303}
    assert len({a["Location"] for a in answers}) == 1
    assert Comment.objects.count() == desk.count == 1


@pytest.mark.django_db(transaction=True)
def test_many_drafts_at_once_are_all_there_and_all_shown(desk: Desk) -> None:
    texts = iter([f"Reader {n} says so" for n in range(12)])
    lock = threading.Lock()

    def one() -> Any:
        with lock:
            text = next(texts)
        return Reader().send(desk, text=text, email=f"{text.split()[1]}@e.org")

    answers = at_once(12, one)
    assert {a.status_code for a in answers} == {303}
    assert desk.count == 12
    assert set(Comment.objects.values_list("ordinal", flat=True)) == set(range(1, 13))
    assert len(shown(desk.page())) == 12, "the stored page shows the last of them too"


@pytest.mark.django_db(transaction=True)
def test_agreements_at_once_are_summed_exactly(desk: Desk) -> None:
    one = desk.post()
    numbers = iter(range(8))
    lock = threading.Lock()

    def agree() -> Any:
        with lock:
            network = next(numbers)
        return Reader(REMOTE_ADDR=f"10.0.{network}.1").post(f"/c/{one}/agree")

    assert {a.status_code for a in at_once(8, agree)} == {303}
    assert Comment.objects.get(id=one).agreements == 8


def at_once(many: int, deed: Callable[[], Any]) -> list[Any]:
    """Do it in as many threads, all let go together; what each gave."""
    from django.db import connection

    gate = threading.Barrier(many)
    given: list[Any] = []

    def run() -> None:
        gate.wait()
        try:
            given.append(deed())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(given) == many
    return given
