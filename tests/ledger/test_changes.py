"""Changes of a promise: what they are called agrees with what they say, and a slip of ours is taken back."""

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from postilla.ledger import reads, refusals, writes
from postilla.ledger.drafts import Change, Source
from postilla.ledger.models import Revision
from postilla.ledger.rules.changes import disagreement
from postilla.ledger.rules.periods import period_of
from postilla.ledger.values import Bounds, Terms
from postilla.publishing import shell
from postilla.publishing.addresses import render
from postilla.vocabulary import Refusal
from tests.support.ledger import Book

PAPER = Source("A paper", date(2024, 6, 2))
ON = date(2024, 6, 1)


def revise(book: Book, promise: int, change: str, on: date = ON, **more: Any) -> int:
    return writes.revise(promise, Change(change, on, PAPER, **more), "ines", book.tick())


def terms(kind: str = "at-least", low: int | None = 50, high: int | None = None, when: str = "2028") -> Terms:
    least, most = (None if end is None else Decimal(end) for end in (low, high))
    period = period_of(when) if when else None
    return Terms(kind, Bounds(least, most), period, period.end if period else None)


DONE = terms("done", None, None)
UNDATED = terms("done", None, None, "")


@pytest.mark.parametrize(
    ("change", "before", "after", "field"),
    [
        ("raised", terms(), terms(low=60), ""),
        ("raised", terms(), terms(low=40), "low"),
        ("raised", terms(), terms(), "low"),
        ("raised", terms(low=None), terms(low=60), ""),
        ("raised", terms("range", 50, 60), terms("range", 50, 70), ""),
        ("raised", terms("range", 50, 60), terms("range", 40, 70), "low"),
        ("raised", terms("at-most", None, 60), terms("at-most", None, 50), "low"),
        ("raised", terms(), terms(low=60, when="2029"), ""),
        ("lowered", terms(), terms(low=40), ""),
        ("lowered", terms(), terms(low=60), "low"),
        ("lowered", terms(), terms(), "low"),
        ("lowered", DONE, DONE, "words"),
        ("delayed", terms(), terms(when="2029"), ""),
        ("delayed", terms(), terms(low=40, when="2029"), ""),
        ("delayed", terms(), terms(when="2027"), "period"),
        ("delayed", terms(), terms(), "period"),
        ("delayed", UNDATED, DONE, ""),
        ("brought forward", terms(), terms(when="2027"), ""),
        ("brought forward", terms(), terms(when="2029"), "period"),
        ("reworded", terms(), terms(), "words"),
        ("reworded", terms(), terms(low=60), "change"),
    ],
)
def test_the_word_agrees_with_the_numbers(change: str, before: Terms, after: Terms, field: str) -> None:
    named, what = disagreement(change, before, after)
    assert named == field
    assert bool(what) == bool(field)


def test_what_disagrees_is_refused_and_stores_nothing(book: Book) -> None:
    promise = book.promise()
    wrong: list[tuple[str, dict[str, Any], type[Refusal]]] = [
        ("lowered", {"low": "85000"}, refusals.ChangeDisagrees),
        ("delayed", {"period": "2023"}, refusals.ChangeDisagrees),
        ("raised", {"low": "95000"}, refusals.RangeUpsideDown),
        ("raised", {"low": "many"}, refusals.NumberUnclear),
        ("grown", {}, refusals.ChangeUnknown),
        ("withdrawn", {"low": "1"}, refusals.ChangeDisagrees),
        ("reworded", {}, refusals.ChangeDisagrees),
        ("withdrawn", {"on": date(2024, 1, 15)}, refusals.ChangeOutOfOrder),
        ("withdrawn", {"on": book.at.date() + timedelta(days=1)}, refusals.ChangeOutOfOrder),
    ]
    for change, more, refusal in wrong:
        with pytest.raises(refusal) as refused:
            revise(book, promise, change, **more)
        assert refused.value.english()
    assert not Revision.objects.exists()
    revise(book, promise, "delayed", period="2026")
    with pytest.raises(refusals.ChangeOutOfOrder) as late:
        revise(book, promise, "lowered", date(2024, 5, 31), low="70000")
    assert "It was changed on 2024-06-01" in late.value.english()


def test_a_slip_of_ours_is_taken_back_and_stays_to_be_seen(site: None, book: Book) -> None:
    promise, other = book.promise(), book.promise("Another", low="60000")
    gone = revise(book, promise, "withdrawn")
    assert book.state(promise) == "withdrawn"
    with pytest.raises(refusals.ReasonMissing):
        writes.take_back_change(promise, gone, "slip", "ines", book.tick())
    with pytest.raises(refusals.NoSuchEntry):
        writes.take_back_change(other, gone, "Of another promise.", "ines", book.tick())
    writes.take_back_change(promise, gone, "Of another promise.", "ines", book.tick())
    with pytest.raises(refusals.TakenBackAlready) as again:
        writes.take_back_change(promise, gone, "It was a slip of mine.", "otto", book.tick())
    assert "by ines on 2025-03-01" in again.value.english()
    assert book.state(promise) == "overdue"
    whole = reads.whole(promise)
    assert whole is not None
    assert [(one.change, one.taken_back) for one in whole.revisions] == [("withdrawn", "Of another promise.")]
    assert "Withdrawn (taken back: Of another promise.)" in words(promise)
    revise(book, promise, "lowered", date(2024, 5, 1), low="70000")  # it may come before what was taken back


def test_what_goes_by_a_change_is_taken_back_first(book: Book) -> None:
    promise = book.promise()
    first = revise(book, promise, "lowered", low="40000")
    then = revise(book, promise, "raised", low="50000")  # more than 40,000, and less than it was at first
    with pytest.raises(refusals.ChangedSince):
        writes.take_back_change(promise, first, "A slip of ours.", "ines", book.tick())
    for one in (then, first):
        writes.take_back_change(promise, one, "A slip of ours.", "ines", book.tick())
    whole = reads.whole(promise)
    assert whole is not None
    assert (int(whole.aim.low or 0), whole.card.changed_on) == (80000, None)


def test_the_page_says_that_a_promise_was_changed_and_what_it_was(site: None, book: Book) -> None:
    promise = book.promise()
    assert "changed on" not in words(promise)
    revise(book, promise, "lowered", low="70000", period="2025", words="Somewhat less.")
    said = words(promise)
    assert "changed on 1 June 2024; was: 80,000 to 90,000 cars · 2024" in said
    assert "changed on 1 June 2024; was: 31 December 2024" in said
    for path in (f"/ledger/promise/{promise}/card/", "/ledger/valdora/"):
        assert b"changed on 1 June 2024" in (render(path) or b"")
    now = "70,000 to 90,000 cars · 2025 (before: 80,000 to 90,000 cars · 2024)"
    assert f"Lowered Somewhat less. · {now}" in said
    done = book.dated(due=date(2024, 9, 30))
    revise(book, done, "delayed", due=date(2025, 12, 31))
    assert "Delayed 31 December 2025 (before: 30 September 2024)" in words(done)


def words(promise: int) -> str:
    with shell.left_aside():  # the facts of what was just written need not be acted on
        page = render(f"/ledger/promise/{promise}/")
    assert page is not None
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())
