"""An edited text passes what a new one passes: the standing rules, the conversation's mode, screening."""

import pytest

from postilla.articles.models import MagazineSettings
from postilla.articles.reads import forget_standings
from postilla.discussion import reads as discussion
from postilla.discussion.values import HELD, PUBLISHED
from postilla.moderation import reads as moderation
from postilla.moderation.models import Term
from postilla.moderation.reads import forget_rules
from postilla.moderation.refusals import RefusedByRule
from postilla.screening.reads import guesses_on
from tests.support.magazine import Desk
from tests.support.reader import Reader

pytestmark = pytest.mark.django_db
REASON = "Leave the word out."


@pytest.fixture
def lists(site: None) -> None:
    """“Scoundrel” is refused, “casino” is held."""
    Term.objects.create(text="scoundrel", action="refuse", reason=REASON)
    Term.objects.create(text="casino", action="hold")
    forget_rules()


def state_and_text(comment_id: int) -> tuple[str, str]:
    found = discussion.comment(comment_id, whole=True)
    assert found is not None
    return found[0].state, discussion.source_of(comment_id)


def rules_on(comment_id: int) -> list[str]:
    return [verdict.rule for verdict in moderation.verdicts_on([comment_id]).get(comment_id, ())]


def test_an_edit_to_a_refused_word_is_refused_and_changes_nothing(desk: Desk, lists: None) -> None:
    one = desk.post("Nice")
    with pytest.raises(RefusedByRule) as refused:
        desk.edit(one, "You scoundrel")
    assert refused.value.params == {"reason": REASON}
    assert (state_and_text(one), rules_on(one)) == ((PUBLISHED, "Nice"), [])
    desk.edit(one, "Nicer")
    assert state_and_text(one) == (PUBLISHED, "Nicer")


def test_an_edit_to_a_held_word_waits_and_its_author_reads_why(desk: Desk, lists: None) -> None:
    reader = Reader()
    one = reader.says(desk, "Nice")
    answer = reader.post(f"/c/{one}/edit", {"text": "It was parked behind the casino"}, follow=True)
    assert state_and_text(one) == (HELD, "It was parked behind the casino")
    assert (rules_on(one), [card.comment.id for card in moderation.held()]) == (["word"], [one])
    assert answer.redirect_chain[0][0].startswith("/held/")
    assert "It has words that the editors look at first." in answer.content.decode()
    desk.drain()
    assert "casino" not in desk.page()
    reader.post(f"/c/{one}/edit", {"text": "It was parked behind the casino, I think"})
    assert (state_and_text(one)[0], rules_on(one)) == (HELD, ["word"]), "what was said of it is kept once"


def test_where_editors_look_first_they_look_at_an_edit_too(desk: Desk) -> None:
    MagazineSettings.objects.update(moderation="pre")
    forget_standings()
    one = desk.post("Nice")
    desk.decide(one, PUBLISHED)
    desk.edit(one, "Nice")
    assert state_and_text(one)[0] == PUBLISHED, "nothing was changed"
    desk.edit(one, "Not nice")
    assert state_and_text(one)[0] == HELD


def test_screening_guesses_again(desk: Desk) -> None:
    one = desk.post("I have driven this car for two years.")
    before = guesses_on([one])[one]
    desk.edit(one, "Buy cheap pills and casino bonus now, 100% free money https://casino.example.net")
    after = guesses_on([one])[one]
    assert after.spam > before.spam
