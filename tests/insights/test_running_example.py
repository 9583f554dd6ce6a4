"""What the 20 comments under the sample magazine's article about the target say, line by line: 19 of readers, and the
author's answer, which is nothing that readers say."""

import random
from dataclasses import replace

import pytest

from postilla.cli.sample import sample_magazine
from postilla.insights import parts
from postilla.insights.headings import heading
from postilla.insights.reading import NOTHING
from postilla.insights.summary import summarise
from postilla.insights.summary.lines import said_again
from postilla.insights.summary.said import part
from postilla.insights.themes.everywhere import joined
from postilla.insights.values import Comment, Said
from tests.insights.support import comment

SLUG = "valdora-confirms-80000-to-90000-cars-for-2024"
MORE = (
    "When will spare parts for the Tordo be in the workshops again? Has Valdora named a date?",
    "What does a Tordo cost in Poland today?",
    "I drive a Tordo since 2016 and it is fine.",
    "Who decides about the engine, Paris or Turin?",
    "My dealer has closed and nobody told me.",
    "Electric cars are not for people who live in flats.",
    "The new design is the best in years.",
    "Why is the factory in Serbia and not here?",
)


@pytest.fixture(scope="module")
def example(sentences):
    magazine = sample_magazine()
    article = next(one for one in magazine.articles if one.slug == SLUG)
    staff = {one.name for one in magazine.authors}
    theirs = [replace(one, text=one.text.replace("*", "")) for one in article.comments if one.author not in staff]
    ids = {one.key: number for number, one in enumerate(theirs, start=1)}
    texts = {one.key: one.text for one in theirs}
    answered = {one.key: one.parent_key for one in theirs}
    authors = {one.key: one.author for one in theirs}
    comments = [
        Comment(
            ids[one.key], one.text, one.language, ids.get(one.parent_key or ""), one.author, one.created_at,
            about=article.title, parent_text=texts.get(one.parent_key or "", ""),
            back=authors.get(answered.get(one.parent_key or "") or "") == one.author,
        )
        for one in theirs
    ]  # fmt: skip
    return dict(zip(ids, said(comments), strict=True))


def said(comments):
    read = parts.read_all(comments, NOTHING)
    return [
        Said(one, reading, b"".join(rows))
        for one, reading, rows in zip(comments, read.readings, read.vectors, strict=True)
    ]


@pytest.fixture(scope="module")
def summary(example):
    return summarise(list(example.values()))


def line_quoting(summary, words):
    found = [line for line in summary.lines if any(words in quoted.text for quoted in line.quotations)]
    assert found, f"no line quotes {words!r}"
    return found[0]


def test_three_to_seven_lines_cover_most_of_it(summary):
    assert 3 <= len(summary.lines) <= 7
    assert summary.read == 19
    assert summary.covered == 19


@pytest.mark.parametrize(
    "words",
    [
        "No answer, not even an automatic one",
        "three-cylinder",
        "A shared platform is the reason",
        "no petrol or diesel",
        "the gap between the communication and the reality",
    ],
)
def test_what_readers_say_is_there_in_their_words(summary, words):
    line_quoting(summary, words)


def test_what_becomes_of_who_has_bought_is_one_line(summary, example):
    line = line_quoting(summary, "No answer, not even an automatic one")
    ids = {key: one.comment.id for key, one in example.items()}
    assert {ids[key] for key in ("r2", "b1", "b2", "b3", "r3", "c1", "r6")} <= set(line.comments)
    assert line.readers == 6
    assert "workshop" in line.theme.words["en"]
    others = [one for one in summary.lines if one is not line]
    assert not any("workshop" in one.theme.words.get("en", ()) for one in others)


@pytest.mark.parametrize(
    ("words", "kind", "phrase"),
    [
        ("No answer, not even an automatic one", "complaint",
         "I have written to customer service five times, twice by registered letter"),
        ("not hold a press conference", "opinion", "I do not think 2018 is a fair year to compare with"),
        ("nobody offered to share the bill", "report",
         "Nobody could tell me why it failed, and nobody offered to share the bill"),
        ("A shared platform is the reason", "report",
         "A shared platform is the reason why there is an Italian small car at all"),
        ("the gap between the communication and the reality", "opinion",
         "What I find harder is the gap between the communication and the reality of these cars"),
        ("Please have them read the comments", "request", "Please have them read the comments"),
    ],
)  # fmt: skip
def test_each_line_stands_under_what_most_readers_do_in_it(summary, words, kind, phrase):
    line = line_quoting(summary, words)
    assert line.kind == kind
    assert heading(line, line.quotations, "en").phrase == phrase


def test_who_disagrees_with_whom(summary, example):
    ids = {key: one.comment.id for key, one in example.items()}
    for one, other in (("r1", "a1"), ("r4", "d1"), ("r7", "e1")):
        line = next(line for line in summary.lines if {ids[one], ids[other]} <= {q.comment_id for q in line.quotations})
        assert one == "r7" or line.answers["disagrees"] >= 1  # "I must disagree a little, but …" is not told as that


def test_who_asks_is_in_a_line_or_named_alone(summary, example):
    """Dieter asks those whose cars stand in the workshop. What Tomasz asks ("The badge?") he answers himself."""
    ids = {key: one.comment.id for key, one in example.items()}
    line = line_quoting(summary, "No answer, not even an automatic one")
    assert ids["b2"] in {one.comment_id for one in line.asks}
    assert line.others["question"] == 1
    line = line_quoting(summary, "A shared platform is the reason")
    assert {one.comment_id for one in line.asks} <= {ids["r7"]}
    assert not any(one.comment_id == ids["r4"] for line in summary.lines for one in line.asks), "Rory asks nothing"
    assert summary.alone == ()
    named = {one for line in summary.lines for one in line.comments} | {one.comment_id for one in summary.alone}
    assert named == {*ids.values()}, "everybody is heard"


def test_one_reader_counts_once(summary, example):
    ids = {key: one.comment.id for key, one in example.items()}
    line = next(line for line in summary.lines if {ids["r5"], ids["r6"]} <= set(line.comments))
    assert line.readers <= len(line.comments) - 1
    for line in summary.lines:
        assert len({example_person(example, q.comment_id) for q in line.quotations}) == len(line.quotations)
        assert sum(line.spread.values()) == line.readers


def example_person(example, comment_id):
    return next(one.comment.person for one in example.values() if one.comment.id == comment_id)


def test_any_order(summary, example):
    for seed in range(5):
        assert summarise(random.Random(seed).sample(list(example.values()), len(example))) == summary


def test_what_is_withdrawn_is_gone(summary, example):
    left = [one for key, one in example.items() if key != "r2"]
    left = [replace(one, comment=replace(one.comment, parent_text="")) for one in left]
    again = summarise(left)
    assert all(example["r2"].comment.id not in line.comments for line in again.lines)
    assert not any("automatic one" in quoted.text for line in again.lines for quoted in line.quotations)


def test_known_themes_lend_their_keys_alone(summary, example):
    """What the pass calls a theme on the whole site changes no line here."""
    kept = [replace(line.theme, key=f"k{at}", words={"en": ("Zwickelbauer",)}) for at, line in enumerate(summary.lines)]
    again = summarise(list(example.values()), kept)
    assert {line.theme.key for line in again.lines} == {one.key for one in kept}
    assert [(line.points, line.quotations, line.theme.words) for line in again.lines] == [
        (line.points, line.quotations, line.theme.words) for line in summary.lines
    ]
    passed = joined([part("a", list(example.values()))], []).themes
    found = summarise(list(example.values()), passed)
    assert [heading(line, line.quotations, "en") for line in found.lines] == [
        heading(line, line.quotations, "en") for line in summary.lines
    ]


@pytest.fixture(scope="module")
def more(example):
    """One comment more, each of another matter."""
    last = max(one.comment.at for one in example.values())
    return said([comment(100 + n, text, "Quinn", at=last) for n, text in enumerate(MORE)])


def test_one_comment_more_does_not_tear_a_line_apart(summary, example, more):
    before = line_quoting(summary, "No answer, not even an automatic one")
    for one in more:
        lines = summarise([*example.values(), one]).lines
        kept = max(lines, key=lambda line: len({*before.comments} & {*line.comments}))
        assert len({*before.comments} - {*kept.comments}) <= (one is not more[0]), one.comment.text
        assert kept.readers >= before.readers


def test_one_comment_less_takes_few_others_along(summary, example):
    """Whoever goes, most of those who get no answer stand together still."""
    before = {*line_quoting(summary, "No answer, not even an automatic one").comments}
    for one in example.values():
        left = summarise([other for other in example.values() if other is not one])
        still = max(len(before & {*line.comments}) for line in left.lines)
        assert still >= 0.7 * len(before - {one.comment.id}), one.comment.text


def test_what_came_and_went_leaves_no_trace(summary, example, more):
    """Not in what is kept to save time either."""
    for one in more:
        summarise([*example.values(), one])
        assert summarise(list(example.values())) == summary


def test_a_comment_that_was_cut_off_is_not_quoted_beside_the_whole(summary, example):
    assert not any(quoted.text.endswith("Since then the") for line in summary.lines for quoted in line.quotations)


def test_who_says_a_thing_again_in_full_is_quoted_in_full():
    words = "I sold these cars for eleven years and what buyers asked first was the workshop"
    comments = [
        comment(1, f"{words} until", "ada"),
        comment(2, "Mine is closed.", "ben"),
        comment(3, f"Sorry, cut off. {words} until 2019, and nobody asks it now.", "ada"),
        comment(4, f"{words} until", "cleo"),  # another person's copy is no earlier form of it
        comment(5, "Mine is closed, and again.", "ben"),
    ]
    assert said_again({one.id: Said(one, parts.read(one, NOTHING)) for one in comments}) == {1}
