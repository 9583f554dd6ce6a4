"""A comment is guessed at before it is stored; what the guess holds says so, and nothing is lost when it fails."""

import pytest

from postilla.discussion.models import Comment
from postilla.discussion.values import HELD, PUBLISHED
from postilla.moderation.reads import verdicts_on
from postilla.moderation.reasons import BY_RULE
from postilla.screening import reads
from postilla.screening.models import Guess, Screening
from postilla.screening.prior import prior
from postilla.screening.reasons import sentences
from postilla.screening.values import ABUSE, SPAM
from postilla.web.staff.presenting import _guessed
from tests.support.magazine import Desk

pytestmark = pytest.mark.django_db

PLUG = "Check out my channel and please subscribe http://cheap-watches.example www.shop.example buy cheap now!!!"
PLAIN = ["Comment number 7", "+1", "I agree.", "Thanks! See https://en.wikipedia.org/wiki/Gearbox for more.",
         "Der Lack blättert ab, nie wieder diese Marke!", "C'est une honte, trois mois pour une pièce."]  # fmt: skip


def state_of(comment_id: int) -> str:
    return Comment.objects.values_list("state", flat=True).get(id=comment_id)


def settle(**settled: object) -> None:
    Screening.objects.update_or_create(id=1, defaults=settled)
    reads.forget()


def test_what_looks_like_advertising_waits_and_says_why(desk: Desk) -> None:
    one = desk.post(PLUG)
    assert state_of(one) == HELD
    [verdict] = verdicts_on([one])[one]
    assert verdict.rule == "screening_spam"
    assert verdict.words
    assert BY_RULE[verdict.rule]
    guess = reads.guesses_on([one])[one]
    assert guess.spam > 0.9
    assert any("link" in said for said in sentences(guess.reasons, SPAM))


def test_each_reason_is_a_whole_sentence(desk: Desk) -> None:
    """The number of links and where they lead are two reasons, and the second names whom it means."""
    one = desk.post("https://a.example/1 https://b.example/2 https://c.example/3 https://d.example/4 cheap watches")
    found = reads.guesses_on([one])[one]
    said = sentences(found.reasons, SPAM)
    assert said
    assert not any(one.rstrip().endswith(("to", ":")) for one in said)
    assert _guessed(found)[0].startswith("Looks like spam, over 99% sure: ")


@pytest.mark.parametrize("text", PLAIN)
def test_what_people_say_is_published_and_ranked(desk: Desk, text: str) -> None:
    one = desk.post(text)
    assert state_of(one) == PUBLISHED
    assert reads.guesses_on([one])[one].spam < 0.9


def test_an_insult_is_ranked_and_not_held(desk: Desk) -> None:
    rude, calm = desk.post("You are an idiot, shut up."), desk.post("I see it otherwise.")
    assert state_of(rude) == PUBLISHED
    guesses = reads.guesses_on([rude, calm])
    assert guesses[rude].abuse > guesses[calm].abuse
    assert any("idiot" in said for said in sentences(guesses[rude].reasons, ABUSE))


def test_rank_only_holds_nothing_but_where_screening_alone_guards(desk: Desk, settings) -> None:
    settle(use="rank")
    assert state_of(desk.post(PLUG)) == PUBLISHED
    settings.POSTILLA_MODERATION = "screen"
    assert state_of(desk.post(f"{PLUG} again")) == HELD


def test_switched_off_it_guesses_nothing(desk: Desk) -> None:
    settle(use="off")
    one = desk.post(PLUG)
    assert state_of(one) == PUBLISHED
    assert reads.guesses_on([one]) == {}


def test_a_repeat_is_guessed_at_once(desk: Desk) -> None:
    now = desk.tick()
    assert desk.post("The same words", key="k", now=now) == desk.post("The same words", key="k", now=now)
    assert Guess.objects.count() == 1


@pytest.mark.parametrize("slow", [False, True])
def test_a_guess_that_fails_or_is_slow_holds_and_says_so(desk: Desk, monkeypatch, slow: bool) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    if slow:
        monkeypatch.setattr("postilla.intake.screened.SLOWEST", 0.0)
    else:
        monkeypatch.setattr("postilla.screening.reads.guess_at", broken)
    one = desk.post("Fine words")
    assert state_of(one) == HELD
    [verdict] = verdicts_on([one])[one]
    assert verdict.rule == "failed"
    assert "screening" in verdict.words[0]


def test_what_is_loaded_once_is_no_comments_own_time(desk: Desk, monkeypatch) -> None:
    """Or the first comment after a start waits for a moderator, on a slow machine."""
    there: list[int] = []

    def clock() -> float:
        there.append(prior.cache_info().currsize)
        return 0.0

    prior.cache_clear()
    monkeypatch.setattr("postilla.intake.screened.time.thread_time", clock)
    assert state_of(desk.post("The first comment after a start.")) == PUBLISHED
    assert there[0] == 2


def test_the_threshold_follows_the_newsrooms_own_comments_once_they_are_enough(desk: Desk) -> None:
    before = reads.policy().spam_from
    assert before is not None
    settle(good_held=5)
    looser = reads.policy().spam_from
    assert looser is not None
    assert looser < before
    assert reads.threshold_for(SPAM, 0.05) == looser


def test_guesses_on_nothing_known(desk: Desk) -> None:
    assert reads.guesses_on([]) == {}
    assert reads.guesses_on([10**12]) == {}
