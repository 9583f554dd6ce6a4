"""Who may do what at the desk, as tables, and that every decision asks the table."""

from datetime import timedelta
from typing import Any

import pytest

from postilla.discussion import reads as discussion
from postilla.identity.models import Party
from postilla.moderation import reads, writes
from postilla.moderation.desk.people import person_of
from postilla.moderation.desk.refusals import NoSuchDeed, NotYourDesk, SeesOnly
from postilla.moderation.desk.rights import DEEDS, SEE, Membership, Person, may, sections_of
from postilla.moderation.desk.settle import _DO, Deed, settle, settle_many
from postilla.moderation.models import Decision, SectionDesk
from postilla.moderation.values import Terms, Why
from tests.staff.conftest import section_of
from tests.support.magazine import NOW, Desk

CARS, ROADS = 1, 2
NOBODY = Person("nobody")
EDITOR = Person("eve", sees=True)
MODERATOR = Person("mo", sees=True, decides=True)
OF_CARS = Person("cara", sees=True, decides=True, sections=frozenset({CARS}))
SEES_CARS = Person("carl", sees=True, sections=frozenset({CARS}))
ADMINISTRATOR = Person("ada", sees=True, decides=True, administers=True)
DECISIONS = sorted(deed for deed, needed in DEEDS.items() if needed == "decide")

#         person, (sees, decides) under cars, under roads, under no section's article
TABLE = [
    (NOBODY, (False, False), (False, False), (False, False)),
    (EDITOR, (True, False), (True, False), (True, False)),
    (MODERATOR, (True, True), (True, True), (True, True)),
    (OF_CARS, (True, True), (False, False), (False, False)),
    (SEES_CARS, (True, False), (False, False), (False, False)),
    (ADMINISTRATOR, (True, True), (True, True), (True, True)),
]


@pytest.mark.parametrize(("person", "cars", "roads", "nowhere"), TABLE, ids=lambda value: getattr(value, "name", ""))
def test_rights(person: Person, cars: Any, roads: Any, nowhere: Any) -> None:
    for section, (sees, decides) in ((CARS, cars), (ROADS, roads), (None, nowhere)):
        assert may(person, SEE, section) is sees
        for deed in DECISIONS:
            assert may(person, deed, section) is decides, deed
        assert not may(person, "burn", section)


def test_every_deed_has_a_right_and_every_right_a_deed() -> None:
    assert _DO.keys() == DEEDS.keys()


@pytest.mark.parametrize(
    ("groups", "sections"),
    [
        ([], None),
        ([Membership(True, True)], None),
        ([Membership(True, True, frozenset({1}))], {1}),
        ([Membership(True, True, frozenset({1})), Membership(True, False, frozenset({2}))], {1, 2}),
        ([Membership(True, True, frozenset({1})), Membership(True, True)], None),
        ([Membership(True, True, frozenset({1})), Membership(False, False)], {1}),
        ([Membership(False, False, frozenset({1}))], None),
    ],
)
def test_sections(groups: list[Membership], sections: set[int] | None) -> None:
    assert sections_of(groups) == (None if sections is None else frozenset(sections))


@pytest.mark.django_db
def test_the_cms_groups_have_rights_from_the_start(people: Any) -> None:
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    for name, groups in (("mo", ["Moderators"]), ("eve", ["Editors"]), ("nobody", []), ("both", ["Editors", "Desk"])):
        people(name, *groups)
    users = get_user_model().objects
    found = {name: person_of(users.get(username=name)) for name in ("mo", "eve", "nobody", "both")}
    assert [(one.sees, one.decides, one.sections) for one in found.values()] == [
        (True, True, None), (True, False, None), (False, False, None), (True, False, None)
    ]  # fmt: skip
    assert Group.objects.filter(name="Desk").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("deed", sorted(DEEDS))
def test_every_deed_is_refused_to_whom_it_is_not_given(cars: Desk, roads: Desk, deed: str) -> None:
    one, other = cars.post(), roads.post()
    mine = writes.decide(one, "reject", "mo", NOW).decision_id
    theirs = writes.decide(other, "reject", "mo", NOW).decision_id
    asked, appealed = (writes.appeal(comment, "Please look again", NOW) for comment in (one, other))
    met, meets = (_muted(comment) for comment in (one, other))
    party, parties = (_party(desk.guests[comment]) for desk, comment in ((cars, one), (roads, other)))
    limited = Person("cara", sees=True, decides=True, sections=frozenset({section_of(cars)}))
    with pytest.raises(SeesOnly):
        settle(Deed(one, deed, decision=mine, appeal=asked, sanction=met, party=party), EDITOR, NOW)
    with pytest.raises(NotYourDesk):
        settle(Deed(other, deed, decision=theirs, appeal=appealed, sanction=meets, party=parties), limited, NOW)
    assert Decision.objects.count() == 4


def _party(guest_id: int) -> int:
    row = Party(guest_id=guest_id, organisation="Valdora", domain="valdora.example", state="proven", asked_at=NOW)
    row.save()
    return row.pk


@pytest.mark.django_db
@pytest.mark.parametrize("deed", ["party", "noparty", "unparty"])
def test_who_is_limited_to_a_section_names_no_party(cars: Desk, deed: str) -> None:
    """What is decided of a party marks all that they wrote, in every section."""
    one = cars.post()
    limited = Person("cara", sees=True, decides=True, sections=frozenset({section_of(cars)}))
    with pytest.raises(NotYourDesk):
        settle(Deed(one, deed, party=_party(cars.guests[one])), limited, NOW)


def _muted(comment: int) -> int:
    writes.impose(comment, "mute", "mo", NOW, Why("insult"), Terms(NOW + timedelta(days=1)))
    return reads.sanctions_over([comment])[comment][0].id


@pytest.mark.django_db
def test_an_undo_belongs_to_the_comment_that_was_decided_about(cars: Desk, roads: Desk) -> None:
    """Naming a comment of one's own section beside somebody else's decision opens no door."""
    one, other = cars.post(), roads.post()
    theirs = writes.decide(other, "reject", "mo", NOW).decision_id
    limited = Person("cara", sees=True, decides=True, sections=frozenset({section_of(cars)}))
    with pytest.raises(NotYourDesk):
        settle(Deed(one, "undo", decision=theirs), limited, NOW)
    found = discussion.comment(other)
    assert found is not None
    assert found[0].state == "rejected"


@pytest.mark.django_db
def test_a_deed_that_does_not_exist(cars: Desk) -> None:
    with pytest.raises(NoSuchDeed):
        settle(Deed(cars.post(), "burn"), ADMINISTRATOR, NOW)


@pytest.mark.django_db
def test_who_is_refused_spoils_nothing_for_the_others(cars: Desk, roads: Desk, people: Any) -> None:
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    people("cara", "Moderators of cars", "Nothing")
    group = Group.objects.get(name="Moderators of cars")
    group.permissions.set(Group.objects.get(name="Moderators").permissions.filter(content_type__app_label="moderation"))
    SectionDesk.objects.create(group=group, section_id=section_of(cars))
    cara = person_of(get_user_model().objects.get(username="cara"))
    assert cara.sections == frozenset({section_of(cars)})
    one, other, two = cars.post(), roads.post(), cars.post()
    deeds = [Deed(one, "reject", kind="insult"), Deed(other, "reject", kind="insult"), Deed(two, "spam")]
    found, told = settle_many(deeds, cara, NOW)
    assert [outcome.decided.state if outcome.decided else "" for outcome in found] == ["rejected", "", "spam"]
    assert isinstance(found[1].refused, NotYourDesk)
    assert {fact.comment_id for fact in told if hasattr(fact, "comment_id")} == {one, two}
    assert set(Decision.objects.values_list("comment_id", "by")) == {(one, "cara"), (two, "cara")}
