from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from postilla.articles import rules
from postilla.articles.rules import Candidate, Piece

DAY = date(2024, 3, 1)
NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("rule", "numbers"), [("3, 8", (3, 8)), ("8;3,3", (3, 8)), ("", ()), (" , ", ()), ("1", (1,)), ("200", (200,))]
)
def test_paragraphs_named(rule: str, numbers: tuple[int, ...]) -> None:
    assert rules.paragraphs_named(rule) == numbers


@pytest.mark.parametrize("rule", ["0", "three", "-1", "201", "3.5", "3 8"])
def test_paragraphs_that_are_no_numbers_are_refused(rule: str) -> None:
    with pytest.raises(ValueError):
        rules.paragraphs_named(rule)


@pytest.mark.parametrize(
    ("starts", "ends", "weight", "shown"),
    [
        (None, None, 1, True),
        (DAY, DAY, 1, True),
        (DAY + timedelta(days=1), None, 1, False),
        (None, DAY - timedelta(days=1), 1, False),
        (None, None, 0, False),
    ],
)
def test_running(starts: date | None, ends: date | None, weight: int, shown: bool) -> None:
    candidate = Candidate(1, 1, "300x250", weight, starts, ends)
    assert bool(rules.running([candidate], DAY)) is shown


def test_next_change_is_the_next_beginning_or_the_day_after_an_end() -> None:
    one = Candidate(1, 1, "300x250", starts_on=DAY, ends_on=DAY + timedelta(days=5))
    other = Candidate(2, 2, "300x250", starts_on=DAY + timedelta(days=10))
    assert rules.next_change([one, other], DAY) == DAY + timedelta(days=6)
    assert rules.next_change([one, other], DAY + timedelta(days=6)) == DAY + timedelta(days=10)
    assert rules.next_change([one], DAY + timedelta(days=9)) is None


@pytest.mark.parametrize(
    ("candidate", "section", "fits"),
    [
        (Candidate(1, 1, "300x250"), None, True),
        (Candidate(1, 1, "300x250"), 7, True),
        (Candidate(1, 1, "728x90"), 7, False),
        (Candidate(1, 1, "300x250", sections=frozenset({7})), 7, True),
        (Candidate(1, 1, "300x250", sections=frozenset({7})), 8, False),
        (Candidate(1, 1, "300x250", sections=frozenset({7})), None, False),
    ],
)
def test_a_creative_fits_by_size_and_section(candidate: Candidate, section: int | None, fits: bool) -> None:
    assert (rules.choose([candidate], "300x250", section, "1/text-3") is candidate) is fits


def test_the_choice_is_the_same_each_time_and_in_any_order() -> None:
    candidates = [Candidate(n, n * 10, "300x250", weight=n) for n in range(1, 6)]
    for article in range(50):
        seed = f"{article}/text-3"
        first = rules.choose(candidates, "300x250", None, seed)
        assert first == rules.choose(list(reversed(candidates)), "300x250", None, seed)


def test_the_choice_follows_the_weights_of_campaigns_not_their_pictures() -> None:
    heavy = [Candidate(1, 1, "300x250", weight=30)]
    light = [Candidate(2, n, "300x250", weight=10) for n in range(2, 12)]
    chosen = [rules.choose(heavy + light, "300x250", None, f"{n}/text-3") for n in range(4000)]
    counts = Counter(c.campaign for c in chosen if c)
    assert 0.72 < counts[1] / 4000 < 0.78
    assert len({c.creative for c in chosen if c}) == 11


@pytest.mark.parametrize(
    ("html", "ends"),
    [
        ("<p>a</p><p>b</p>", ["<p>a</p>", "<p>a</p><p>b</p>"]),
        ("<p> </p><p><img src=x></p><p>b</p>", ["<p> </p><p><img src=x></p><p>b</p>"]),
        ("<blockquote><p>a</p></blockquote><ul><li><p>b</p></li></ul>", []),
        ("<p>a\n<b>x</b><br>\n</p>\n<p>b</p>", ["<p>a\n<b>x</b><br>\n</p>", "<p>a\n<b>x</b><br>\n</p>\n<p>b</p>"]),
        ("<p>&lt;/p&gt;</p>", ["<p>&lt;/p&gt;</p>"]),
        ("", []),
    ],
)
def test_paragraph_ends(html: str, ends: list[str]) -> None:
    assert [html[:end] for end in rules.paragraph_ends(html)] == ends


@pytest.mark.parametrize(
    ("pieces", "slots", "html"),
    [
        (["<p>1</p><p>2</p>"], {1: "AD"}, "<p>1</p>AD<p>2</p>"),
        (["<p>1</p><p>2</p>"], {2: "AD"}, "<p>1</p><p>2</p>"),  # never after the last
        (["<p>1</p><p>2</p>"], {9: "AD"}, "<p>1</p><p>2</p>"),
        (["<p>1</p>", "<p>2</p><p>3</p>"], {1: "A", 2: "B"}, "<p>1</p>A<p>2</p>B<p>3</p>"),
        (["<p>1</p>", ("<figure><p>x</p></figure>",), "<p>2</p><p>3</p>"], {2: "A"},
         "<p>1</p><figure><p>x</p></figure><p>2</p>A<p>3</p>"),
        ([], {1: "A"}, ""),
    ],
)  # fmt: skip
def test_place(pieces: list[str | tuple[str]], slots: dict[int, str], html: str) -> None:
    parts = [Piece(p) if isinstance(p, str) else Piece(p[0], is_text=False) for p in pieces]
    assert rules.place(parts, slots) == html


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (None, None, False),
        (NOON, NOON, False),
        (NOON, NOON + timedelta(minutes=59), False),
        (NOON, NOON + timedelta(hours=1), True),
        (NOON + timedelta(days=9), NOON + timedelta(days=9, minutes=1), False),  # dated back by the editor
    ],
)
def test_an_update_is_shown_an_hour_after_publication(first: datetime, last: datetime, shown: bool) -> None:
    assert rules.shown_update(NOON, first, last) == (last if shown else None)


def test_closing() -> None:
    assert rules.closes_at(NOON, 14) == NOON + timedelta(days=14)
    assert rules.closes_at(NOON, 0) is None
    assert rules.closes_at(NOON, None) is None
    assert rules.closes_at(None, 14) is None


LONG = "A word or two " * 20


@pytest.mark.parametrize(
    ("html", "opens"),
    [
        (f"<p>{LONG}</p><p>More.</p>", True),
        (f'<p data-block-key="a1"><b>{LONG}</b></p>', True),
        ("<p>Short.</p>", False),
        (f"<p>Short.</p><p>{LONG}</p>", False),
        (f"<p>“{LONG}”</p>", False),  # a large quotation mark
        (f"<ul><li>{LONG}</li></ul><p>{LONG}</p>", False),
        ("<p>" + "&amp;" * 100 + "</p>", False),
        ("", False),
    ],
)
def test_only_a_long_first_paragraph_opens_an_article(html: str, opens: bool) -> None:
    assert (rules.opening(html) != html) is opens
    assert rules.opening(html).replace(' class="opening"', "") == html
