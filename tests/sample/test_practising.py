"""The practice queue has what a real one has: guesses too, in both of their kinds."""

import pytest

from postilla.cli.practising import _guess, _verdicts
from postilla.cli.sample.held import sample_held
from postilla.screening import reads
from postilla.screening.models import Screening

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh() -> None:
    reads.forget()


def rules_of(kind: str) -> list[set[str]]:
    """The rules that hold each made-up comment of a kind."""
    made = [one for one in sample_held(200) if one.kind == kind]
    return [{verdict.rule for verdict in _verdicts(one, _guess(one))} for one in made]


def test_made_up_comments_are_guessed_at_and_some_are_held_by_it() -> None:
    assert None not in [_guess(one) for one in sample_held(60)]
    assert any("screening_spam" in rules for rules in rules_of("spam"))
    assert any("screening_abuse" in rules for rules in rules_of("insult"))


def test_most_of_the_harmless_are_not_suspected() -> None:
    good = rules_of("good")
    suspected = [rules for rules in good if rules & {"screening_spam", "screening_abuse"}]
    assert len(suspected) < len(good) / 5


def test_nothing_is_guessed_where_screening_is_off() -> None:
    Screening.objects.update_or_create(id=1, defaults={"use": "off"})
    reads.forget()
    one = sample_held(1)[0]
    assert _guess(one) is None
    assert _verdicts(one, None)
    reads.forget()
