"""The practice queue has what a real one has: guesses too, in both of their kinds."""

import pytest

from postilla.articles.values import BroughtArticle, BroughtSection
from postilla.articles.writes import bring_article
from postilla.cli.practising import _guess, _verdicts, fill_queue
from postilla.cli.sample import sample_magazine
from postilla.cli.sample.held import sample_held
from postilla.discussion import reads as discussion
from postilla.screening import reads
from postilla.screening.models import Screening
from tests.support.magazine import NOW, site

__all__ = ["site"]

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


def test_each_stands_under_an_article_in_its_language_and_it_is_said_how_far_it_is(site: None) -> None:
    said: list[str] = []
    subjects: dict[str, str] = {}
    for article in sample_magazine().articles:
        brought = bring_article(
            BroughtArticle("", article.title, (("text", "<p>One.</p>"),), NOW, slug=article.slug,
                           section=BroughtSection(article.section.title(), article.section), language=article.language),
            NOW,
        )  # fmt: skip
        subjects[article.slug] = brought.subject
    assert fill_queue(40, NOW, said.append) == 40
    magazine = sample_magazine()
    stand = {(one.language, subjects[one.slug]) for one in magazine.articles}
    stand |= {(one.language, subjects[one.of]) for one in magazine.editions}
    waiting = [(view.language, subject) for view, subject in discussion.in_state("held", 100)]
    assert len(waiting) == 40
    assert {language for language, _ in waiting} >= {"en", "fr", "de"}
    assert set(waiting) <= stand
    assert len({language for language, subject in waiting if subject == subjects[magazine.editions[0].of]}) == 1
    assert said[0] == "Making up 40 comments …"
    assert [line.split(",")[0] for line in said[1:]] == [f"  {n} of 40 comments" for n in (8, 16, 24, 32, 40)]


def test_no_sentence_mixes_languages() -> None:
    english = ("the pass", "the motorway", "our village", "the ferry port", "the ring road", "12,000", "31,000")
    others = [one.text for one in sample_held(300) if one.language != "en"]
    assert [text for text in others if any(word in text for word in english)] == []
