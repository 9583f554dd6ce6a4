"""Names that belong to somebody, posted by somebody else; comments that wait for a link."""

from typing import Any

import pytest

from postilla.identity import postbox
from postilla.identity.models import Guest, Proof
from postilla.moderation import reads as moderation
from tests.support.magazine import NOW, Desk
from tests.support.reader import Reader, comment_of, problems, shown

pytestmark = pytest.mark.django_db
EVE = {"email": "eve@example.org"}


@pytest.fixture(autouse=True)
def _mail(settings: Any) -> None:
    settings.POSTILLA_MAIL = object()


def link(at: Any = NOW) -> str:
    """Where the last link that was asked leads."""
    from django.utils import timezone

    from postilla.identity.values import WAYS

    row = Proof.objects.order_by("-id").first()
    assert row is not None
    letter = postbox.letter_for(row.id, timezone.now())
    assert letter is not None
    return f"{WAYS[letter.purpose]}{letter.token}"


def test_a_first_comment_asks_once_and_following_the_link_makes_the_name_theirs(desk: Desk, reader: Reader) -> None:
    reader.says(desk, "My first words")
    reader.says(desk, "My second words")
    assert Proof.objects.count() == 1
    way = link()
    assert len(f"https://magazine.example.org{way}") < 78, "no mail program breaks it"
    page = reader.get(way)
    assert "Ada Winter" in page.content.decode()
    assert "My first words" in page.content.decode()
    assert page["Referrer-Policy"] == "same-origin"
    assert reader.head(way).status_code == 200
    assert not Guest.objects.filter(confirmed_at__isnull=False).exists(), "opening a link changes nothing"
    mail = Reader()
    answer = mail.post(way, {"also": "1"})
    assert (answer.status_code, answer["Location"]) == (303, "/me/")
    assert "My first words" in mail.get("/me/").content.decode(), "the browser of the mail is signed in too"
    assert mail.post(way).status_code == 410
    assert reader.says(desk, "Under my own name")


def test_whoever_wrote_with_somebodys_address_is_not_signed_in_by_its_owner(desk: Desk, other: Reader) -> None:
    other.says(desk, "Words of another, with Ada's name and address")
    ada = Reader()
    ada.says(desk, "Words of the owner")
    assert Proof.objects.count() == 2, "the owner is asked, too"
    assert ada.post(link()).status_code == 303
    assert "Words of the owner" in ada.get("/me/").content.decode()
    assert "Words of the owner" not in other.get("/me/").content.decode()
    assert other.send(desk, text="More").status_code == 422, "the name is Ada's now"


@pytest.mark.parametrize(
    "name", ["Ada Winter", "ADA WINTER", "Аda Winter", "Ada\u200bWinter", "Ada W1nter", "A.d.a Winter"]
)
def test_nobody_else_is_called_so(desk: Desk, reader: Reader, other: Reader, name: str) -> None:
    reader.says(desk, "Mine")
    reader.post(link())
    answer = other.send(desk, author=name, text="Words of another", **EVE)
    assert answer.status_code == 422
    assert "sign in" in problems(answer)["author"]
    assert "Words of another" in answer.content.decode(), "the text is not lost"
    assert list(shown(reader.get(desk.path)).values()) == ["Mine"]
    typed = Reader().send(desk, author=name, text="With the right address")
    assert typed.status_code == 422, "an address alone is no proof"
    assert other.send(desk, author="Eve", text="Under my own", **EVE).status_code == 303


@pytest.mark.parametrize("name", ["Robin Quill", "robin quill", "Rоbin Quill", "The Gazette", "Chris Desk", "chris"])
def test_nobody_speaks_for_the_magazine(desk: Desk, reader: Reader, name: str, django_user_model: Any) -> None:
    from postilla.articles.reads import forget_standings

    django_user_model.objects.create_superuser("chris", "chris@example.org", first_name="Chris", last_name="Desk")
    forget_standings()
    assert reader.send(desk, author=name).status_code == 422
    if "hris" in name:
        chris = Reader()
        chris.says(desk, "I am Chris, under another name", author="Somebody", email="chris@example.org")
        chris.post(link())
        assert chris.says(desk, "And now under mine", author=name, email="chris@example.org")


def test_without_mail_nobody_is_asked(desk: Desk, reader: Reader, settings: Any) -> None:
    settings.POSTILLA_MAIL, settings.POSTILLA_CONFIRM = None, True
    reader.says(desk, "Words")
    assert Proof.objects.count() == 0
    assert "Only this browser knows you" not in reader.get("/me/").content.decode()
    taken = Reader().send(desk, author="The Gazette", text="Words of another")
    assert taken.status_code == 422
    said = problems(taken)["author"]
    assert "Choose another name" in said
    assert "sign in" not in said, "no letter would come"


def test_names_of_imported_comments_belong_to_nobody(desk: Desk, reader: Reader) -> None:
    from postilla.identity import writes

    writes.bring_guests([("Ada Winter", "ada@example.org", "")], NOW)
    assert reader.says(desk, "Words")


class TestWhereAddressesAreToBeConfirmed:
    @pytest.fixture(autouse=True)
    def _confirm(self, settings: Any) -> None:
        settings.POSTILLA_CONFIRM = True

    def test_a_comment_waits_for_the_link_and_then_stands(self, desk: Desk, reader: Reader) -> None:
        answer = reader.send(desk, text="First")
        assert "follow the link" in reader.get(answer["Location"]).content.decode()
        assert "follow the link" in reader.send(desk, text="Second", as_script=True).json()["message"]
        assert desk.count == 0
        reader.post(link())
        assert list(shown(reader.get(desk.path)).values()) == ["First", "Second"]
        assert "is published" in reader.get(answer["Location"]).content.decode()
        assert comment_of(reader.send(desk, text="Third")), "and the next stands at once"

    def test_what_a_rule_holds_too_still_waits_for_the_editors(self, desk: Desk, reader: Reader, settings: Any) -> None:
        settings.POSTILLA_MODERATION = "first"
        answer = reader.send(desk, text="First")
        reader.post(link())
        assert desk.count == 0
        assert "when the editors have looked" in reader.get(answer["Location"]).content.decode()
        assert len(moderation.held()) == 1

    def test_what_the_editors_decided_stays_decided(self, desk: Desk, reader: Reader) -> None:
        reader.send(desk, text="First")
        (card,) = moderation.held()
        way = link()
        desk.decide(card.comment.id, "rejected")
        reader.post(way)
        assert desk.count == 0

    def test_of_another_sites_form_nothing_comes(self, desk: Desk, reader: Reader) -> None:
        reader.send(desk, text="First")
        way = link()
        assert reader.post(way, headers={"sec-fetch-site": "cross-site"}).status_code == 403
        assert reader.post(way).status_code == 303
