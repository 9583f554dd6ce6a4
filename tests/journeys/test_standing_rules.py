"""Standing rules from the form to the desk: what they hold or refuse, what its author reads, what can be undone."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from postilla.moderation import reads
from postilla.moderation.models import Rules, Term
from postilla.moderation.reads import standing
from tests.support.magazine import NOW, Desk
from tests.support.reader import Reader, shown

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules are read again for each comment, as they are a second after the last one."""
    reads.forget_rules()
    monkeypatch.setattr(standing, "FRESH", -1.0)


@pytest.fixture
def moderator() -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("mo", "", "a password"))
    return client


def held(answer: Any) -> str:
    assert answer.status_code == 303, answer.content.decode()
    assert answer["Location"].startswith("/held/")
    return str(answer["Location"])


def test_a_listed_word_holds_and_both_sides_read_why(desk: Desk, reader: Reader, moderator: Client) -> None:
    Term.objects.create(text="lemon", reason="Cars are no fruit.")
    receipt = held(reader.send(desk, text="A l3m0n, if you ask me."))
    assert "Cars are no fruit." in reader.get(receipt).content.decode()
    card = moderator.get("/admin/moderation/").content.decode()
    assert "Cars are no fruit." in card
    assert "lemon" in card
    assert desk.count == 0


@pytest.mark.parametrize("text", ["a **le**mon", "a le*mo*n", "[lem](https://example.org/)on"])
def test_markup_within_a_word_does_not_hide_it(desk: Desk, reader: Reader, text: str) -> None:
    Term.objects.create(text="lemon")
    held(reader.send(desk, text=text))


def test_a_refusal_keeps_the_text_and_says_how_to_mend_it(desk: Desk, reader: Reader) -> None:
    Term.objects.create(text="lemon", action="refuse", reason="Say what is wrong with the car instead.")
    answer = reader.send(desk, text="It is a lemon.")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This cannot be posted here: Say what is wrong with the car instead." in page
    assert "It is a lemon." in page
    assert reader.send(desk, text="It has no boot.").status_code == 303
    assert desk.count == 1


def test_a_list_holds_from_the_next_comment_on(desk: Desk, reader: Reader) -> None:
    reader.says(desk, "It is a lemon.")
    line = Term.objects.create(text="lemon")
    held(reader.send(desk, text="Still a lemon."))
    line.text = "melon"
    line.save()
    reader.says(desk, "A lemon it is.")
    line.delete()
    reader.says(desk, "A melon it is.")


def test_nothing_is_held_until_the_newsroom_settles_something(desk: Desk, reader: Reader, bring: Any) -> None:
    text = "WHY!!!! " + " ".join(f"https://example.org/{n}" for n in range(9))
    for where in (desk, bring("Another car")):
        reader.says(where, text, email="somebody@mailinator.com")


def test_links_and_repeats(desk: Desk, reader: Reader, bring: Any) -> None:
    rules = Rules.objects.create(links_held_from=4, hold_repeats=True)
    text = " ".join(f"https://example.org/{n}" for n in range(4))
    assert "many links" in reader.get(held(reader.send(desk, text=text))).content.decode()
    other = bring("Another car")
    reader.says(desk, "The same words everywhere.")
    assert "under another article" in reader.get(
        held(reader.send(other, text="The same words everywhere."))
    ).content.decode()  # fmt: skip
    rules.links_held_from, rules.hold_repeats = 0, False
    rules.save()
    reader.says(desk, text + " again")
    reader.says(other, "The same words everywhere, nearly.")


def test_a_throw_away_address_waits(desk: Desk, reader: Reader) -> None:
    Rules.objects.create(hold_disposable=True)
    receipt = held(reader.send(desk, email="somebody@mailinator.com"))
    assert "short time" in reader.get(receipt).content.decode()


@pytest.mark.parametrize("where", ["article", "section", "magazine"])
def test_a_mode_is_settled_for_an_article_a_section_or_all(desk: Desk, reader: Reader, where: str) -> None:
    from postilla.articles.models import ArticlePage, MagazineSettings, SectionPage
    from postilla.articles.reads import forget_standings

    if where == "magazine":
        MagazineSettings.objects.update_or_create(defaults={"moderation": "pre"}, site_id=_site())
    else:
        (ArticlePage if where == "article" else SectionPage).objects.update(moderation="pre")
    forget_standings()
    assert "every comment first" in reader.get(held(reader.send(desk))).content.decode()
    ArticlePage.objects.update(moderation="post")
    forget_standings()
    reader.says(desk, "The nearest counts.")


def _site() -> int:
    from wagtail.models import Site

    return int(Site.objects.get(is_default_site=True).pk)


def _decide(moderator: Client, comment: int, verb: str, text: str = "", **said: int) -> str:
    """Send the form of a card; what the next page says."""
    fields = {"comment": comment, "verb": verb, "text": text, **said}
    return moderator.post("/admin/moderation/decide/", fields, follow=True).content.decode()


def test_every_decision_can_be_taken_back(desk: Desk, reader: Reader, moderator: Client) -> None:
    one = reader.says(desk, "To be rejected by mistake.")
    _decide(moderator, one, "reject", "A mistake.")
    assert shown(reader.get(desk.path)) == {}
    listed = moderator.get("/admin/moderation/decided/").content.decode()
    assert "A mistake." in listed
    assert "published → rejected" in listed
    last = reads.decided(NOW)[0]
    _decide(moderator, one, "undo", decision=last.id)
    assert list(shown(reader.get(desk.path))) == [f"c{one}"]
    again = _decide(moderator, one, "undo", decision=last.id)
    assert "Something else was decided about this comment since." in again
    _decide(moderator, one, "undo", decision=reads.decided(NOW)[0].id)
    assert shown(reader.get(desk.path)) == {}, "undoing the undoing is a decision as well"
    assert [done.undone for done in reads.decided(NOW)] == [False, True, True]


def test_a_held_comment_rejected_by_mistake_is_held_again(desk: Desk, reader: Reader, moderator: Client) -> None:
    Term.objects.create(text="lemon")
    receipt = held(reader.send(desk, text="A lemon."))
    (card,) = reads.held()
    _decide(moderator, card.comment.id, "reject", "Not about the car.")
    assert "Not about the car." in reader.get(receipt).content.decode()
    _decide(moderator, card.comment.id, "undo", decision=reads.decided(NOW)[0].id)
    assert [one.comment.id for one in reads.held()] == [card.comment.id]
    assert (desk.count, reads.held()[0].verdicts[0].rule) == (0, "word")


def test_keeping_a_comment_is_listed(desk: Desk, reader: Reader, moderator: Client) -> None:
    one = reader.says(desk, "Reported for nothing.")
    _decide(moderator, one, "keep")
    (done,) = reads.decided(NOW)
    assert (done.verb, done.before, done.state) == ("keep", "published", "published")
    _decide(moderator, 987654, "keep")
    assert len(reads.decided(NOW)) == 1


def test_lines_of_lists_are_checked(moderator: Client) -> None:
    from django.core.exceptions import ValidationError

    for fields in ({"text": "x", "action": "refuse"}, {"text": "!?"}, {"kind": "domain", "text": "localhost"}):
        with pytest.raises(ValidationError):
            Term(**fields).full_clean()
    assert moderator.get("/admin/snippets/moderation/term/").status_code == 200
    assert moderator.get("/admin/settings/moderation/rules/", follow=True).status_code == 200


def test_only_the_desk_may_look_and_undo(desk: Desk) -> None:
    client = Client()
    client.force_login(get_user_model().objects.create_user("reporter", "", "a password"))
    for path in ("/admin/moderation/", "/admin/moderation/decided/"):
        assert client.get(path).status_code in (302, 403)
    assert client.post("/admin/moderation/decide/", {"comment": 1, "verb": "undo"}).status_code in (302, 403)


def test_a_line_made_in_the_cms_holds_at_once(
    desk: Desk, reader: Reader, moderator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing, "FRESH", 1e9)
    reader.says(desk, "A lemon, first.")
    made = moderator.post(
        "/admin/snippets/moderation/term/add/",
        {"kind": "word", "text": "lemon", "action": "hold", "reason": "", "language": ""},
    )
    assert made.status_code == 302
    held(reader.send(desk, text="A lemon, again."))
