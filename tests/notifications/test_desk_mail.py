"""Mail to the desk and to authors: what waits, gathered; appeals; what was decided about one's own comment."""

from datetime import timedelta

import pytest
from django.test import Client

from postilla.notifications import letters, rules
from postilla.notifications.models import StaffWish
from postilla.notifications.values import Wishes
from postilla.notifications.writes import desk as desk_writes, subscriptions
from postilla.notifications.writes.subscriptions import Wish
from postilla.web.staff import mail
from tests.support.post import but_claims

BOB = "bob@readers.example"
HOUR = timedelta(hours=1)


@pytest.fixture
def out(desk, office, send):
    """Act on every fact, gather, and send what is due then; the letters that arrived since."""

    def deliver(after: timedelta):
        from postilla.outbox.drain import drain

        before = len(office.letters)
        while drain(desk.at + timedelta(seconds=5)):
            pass
        at = desk.tick(after.total_seconds())
        desk_writes.gather(at)
        send(at)
        return but_claims(office.letters[before:])

    return deliver


@pytest.fixture
def held(settings):
    settings.POSTILLA_MODERATION = "pre"


def _wish(staff, desk, every=60, **more):
    desk_writes.settle(staff.pk, Wishes(every, **more), desk.at)


def test_what_piled_up_is_one_letter(desk, staff, held, out):
    _wish(staff, desk)
    for number in range(12):
        desk.post(f"Waiting {number}", author="Eve\r\nBcc: x@y.example" if number == 0 else "Ada")
    assert out(timedelta(minutes=30)) == []
    [letter] = out(HOUR)
    assert letter.message["Subject"] == "The Gazette: 12 comments wait for a decision"
    assert letter.to == ["editor@gazette.example"]
    assert "Waiting 9" in letter.said
    assert "and 2 more." in letter.said
    assert BOB not in letter.raw.decode()
    assert out(HOUR) == []  # nothing new waits


def test_the_letter_says_how_many_wait_in_all(desk, staff, held, out):
    desk.post("From before")
    desk.tick()
    _wish(staff, desk)
    desk.post("One that is new")
    [letter] = out(HOUR)
    assert letter.message["Subject"] == "The Gazette: 1 new comment held; 2 wait for a decision"
    assert "From before" not in letter.said


def test_what_was_decided_meanwhile_is_not_told(desk, staff, held, out):
    _wish(staff, desk)
    desk.decide(desk.post(), "published")
    assert out(2 * HOUR) == []


def test_only_who_may_decide_is_told(desk, staff, held, out):
    _wish(staff, desk)
    staff.is_superuser = False
    staff.save()
    desk.post()
    assert out(2 * HOUR) == []
    client = Client()
    client.force_login(staff)
    assert client.get("/admin/mail/wishes/").status_code in {302, 403}


def test_the_numbers_come_once_a_day(desk, staff, held, out):
    _wish(staff, desk, every=0, digest=True)
    desk.post()
    assert out(HOUR) == []
    [letter] = out(23 * HOUR)
    assert "1 wait for a decision" in letter.said
    assert out(HOUR) == []


def test_wishes_are_settled_on_a_page(staff, site, office):
    client = Client()
    client.force_login(staff)
    assert "What waits for a decision" in client.get("/admin/mail/wishes/").content.decode()
    client.post("/admin/mail/wishes/", {"held_every": "240", "appeals": "on"})
    wish = StaffWish.objects.get()
    assert (wish.held_every, wish.appeals, wish.digest) == (240, True, False)
    client.post("/admin/mail/wishes/", {"held_every": "1"})
    wish.refresh_from_db()
    assert (wish.held_every, wish.appeals) == (0, False)


def test_an_appeal_is_told_to_who_asked(desk, staff, out):
    _wish(staff, desk, every=0, appeals=True)
    desk_writes.on_appeal(7, desk.post("Please look again"), desk.at)
    desk_writes.on_appeal(7, 1, desk.at)
    [letter] = out(HOUR)
    assert letter.message["Subject"] == "The Gazette: An appeal waits for a decision"
    assert "Please look again" in letter.said


# ---- receipts ----


@pytest.fixture
def author(desk, office):
    """Posts as Bob, who confirmed that he wants mail about answers."""

    def post(text: str = "My words") -> int:
        number = desk.post(text, author="Bob", email=BOB)
        subscriptions.follow(desk.guests[number], Wish(rules.ANSWERS), desk.at, proven=True)
        return number

    return post


@pytest.mark.parametrize(
    ("state", "says"),
    [("published", "it is published now"), ("rejected", "The editors decided that your comment is not shown.")],
)
def test_the_author_is_told_what_was_decided(desk, held, author, out, state, says):
    number = author()
    desk.decide(number, state)
    [letter] = [letter for letter in out(HOUR) if letter.to == [BOB]]
    assert letter.message["Subject"] == "Your comment under “A new car”"
    assert says in letter.said
    assert "My words" in letter.said
    assert "/held/" in letter.text


def test_a_slip_that_is_taken_back_is_not_told(desk, author, out):
    number = author()
    desk.decide(number, "rejected")
    assert out(timedelta(seconds=60)) == []
    desk.decide(number, "published")
    letters = out(HOUR)
    assert ["it is published now" in letter.said for letter in letters] == [True]


def test_who_did_not_ask_is_not_told(desk, held, office, out):
    desk.decide(desk.post(email=BOB), "rejected")
    assert out(HOUR) == []


def test_the_outcome_of_an_appeal_is_told(desk, author, out):
    from postilla.moderation.events import AppealDecided
    from postilla.outbox.writes import telling

    number = author()
    out(HOUR)
    with telling(desk.tick()) as tell:
        tell(AppealDecided(desk.subject, number, 3, granted=False))
    [letter] = out(HOUR)
    assert "The decision stays as it is." in letter.said


@pytest.mark.parametrize("theirs", [True, False])
def test_letters_are_about_their_own_desk(desk, bring, staff, held, out, theirs):
    """Whoever moderates one section hears nothing of another's comments."""
    from django.contrib.auth.models import Group, Permission

    from postilla.articles.models import SectionPage
    from postilla.articles.values import BroughtSection
    from postilla.moderation import writes as moderation
    from postilla.moderation.models import SectionDesk

    bring("A new road", section=BroughtSection("Roads"))
    group = Group.objects.create(name="Desk")
    group.permissions.add(Permission.objects.get(content_type__app_label="moderation", codename="add_decision"))
    SectionDesk.objects.create(group=group, section=SectionPage.objects.get(title="Cars" if theirs else "Roads"))
    staff.is_superuser = False
    staff.save()
    staff.groups.add(group)
    _wish(staff, desk, appeals=True)
    one = desk.post()
    moderation.decide(one, "reject", "ada", desk.tick())
    moderation.appeal(one, "I meant it kindly", desk.tick())
    desk.post()
    assert len(out(2 * HOUR)) == (2 if theirs else 0)


def test_every_kind_of_letter_has_a_name_in_the_list() -> None:
    assert {*mail.LETTERS} == {*letters.KINDS}
    assert mail._whom("user:3") == "one of the newsroom, 3"
    assert mail._whom("proof:2") == "a reader, 2"
