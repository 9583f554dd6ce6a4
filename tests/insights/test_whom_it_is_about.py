"""Which organisation a complaint is about: by the names that readers use, never by half a name."""

import pytest

from postilla.insights.names import Families, called, names_one
from postilla.insights.routing import To, Wanted, spoken_of, wanted
from postilla.insights.values import Label, Point, Reading
from postilla.ledger import reads as ledger
from postilla.ledger.models import Subject
from tests.insights.support import comment

BAHN = {"Deutsche Bahn", "DB Fernverkehr"}
VALDORA = {"Valdora", "Valdora Group", "Airone"}
TAVORA = {"Tavora"}


@pytest.mark.parametrize(
    ("organisation", "text", "named"),
    [
        ("Deutsche Bahn AG", "The deutsche Post lost my parcel.", False),
        ("Deutsche Bahn AG", "Die Deutsche Bahn antwortet nicht.", True),
        ("Deutsche Bahn AG", "DB Fernverkehr hat mir nie geantwortet.", True),
        ("General Motors", "They sell it at the general store.", False),
        ("General Motors", "general motors never wrote back", True),
        ("City Transport Authority", "The transport of my sofa took a month.", False),
        ("VW AG", "VW never answered.", True),
        ("VW AG", "Awful service by LVW.", False),
        ("H&M Hennes & Mauritz", "H&M sold me rags.", True),
        ("H&M Hennes & Mauritz", "An M&H&M mix.", False),
        ("Valdora S.p.A.", "No answer from Valdora.", True),
        ("Valdora S.p.A.", "Valdora's workshop is closed.", True),
        ("Valdora S.p.A.", "valdora has never called back", True),
        ("Valdora S.p.A.", "My Airone has stood there since May.", True),
        ("Valdora S.p.A.", "Valdorado is a bar.", False),
        ("Apple Inc.", "An apple a day. Well.", False),
        ("Apple Inc.", "Apple does not answer.", True),
        ("", "Anything at all.", False),
        ("AG", "AG", True),
    ],
)
def test_an_organisation_is_named_by_its_names(organisation, text, named):
    assert names_one(text, called(organisation, Families([BAHN, VALDORA, TAVORA]))) is named


@pytest.mark.parametrize(
    ("text", "above", "about", "spoken"),
    [
        ("Valdora does not answer.", "Tavora is worse.", "Tavora sells less", {"Valdora SE"}),
        ("They never call back.", "I drive a Valdora.", "Cars", {"Valdora SE"}),
        ("They never call back.", "", "Valdora sells less", {"Valdora SE"}),
        ("Tavora never calls back.", "I drive a Valdora.", "Valdora sells less", set()),
        ("Your own spelling is awful.", "", "Cars", set()),
        ("Neither Valdora nor Bahn & Co.", "", "", {"Valdora SE", "Bahn & Co."}),
    ],
)
def test_a_complaint_that_names_nobody_is_about_what_it_stands_under(text, above, about, spoken):
    families = Families([VALDORA, TAVORA])
    parties = {one: called(one, families) for one in ("Valdora SE", "Bahn & Co.")}
    assert spoken_of(comment(2, text, parent=1, parent_text=above, about=about), parties, families) == spoken


@pytest.mark.django_db
def test_a_family_is_all_that_the_ledger_knows_of_an_organisation():
    group = Subject.objects.create(name="Valdora Group", slug="valdora-group", aliases="VG\n\n Valdora Holding ")
    brand = Subject.objects.create(name="Valdora", slug="valdora", kind="brand", parent=group)
    Subject.objects.create(name="Airone", slug="airone", kind="product", parent=brand)
    Subject.objects.create(name="Valdora Cars", slug="valdora-cars", merged_into=brand)
    Subject.objects.create(name="Ada Rossi", slug="ada-rossi", kind="person")
    Subject.objects.create(name="Tavora", slug="tavora")
    here = {"Valdora Group", "VG", "Valdora Holding", "Valdora", "Airone", "Valdora Cars"}
    found = ledger.families()
    assert here in found
    assert {"Tavora"} in found
    assert not any("Ada Rossi" in names for names in found)


ABOUT = "Valdora sells less"
COMPLAINS = (Label("complaint", 0.9), Label("report", 0.8))
REPORTS = (Label("report", 0.99), Label("opinion", 0.7))


def told_to_valdora(text, kinds, toward, about="Cars", points=()):
    said = Reading(1, kinds, Label(toward, 0.9), None, points or (Point(0, len(text), kinds, Label(toward, 0.9)),))
    found = wanted(said, comment(1, text, about=about), {"Valdora": VALDORA}, Families([VALDORA]), To())
    return found == {Wanted("complaint", "Valdora")}


@pytest.mark.parametrize(("toward", "goes"), [("against", True), ("mixed", True), ("none", True), ("for", False)])
def test_who_tells_fondly_of_a_bad_car_waits_for_no_answer(toward, goes):
    assert told_to_valdora("My Airone broke down daily.", COMPLAINS, toward) is goes


@pytest.mark.parametrize(
    ("text", "goes"),
    [
        ("An Airone of 1981. Rust. What else.", False),
        ("The Airone, built in 1988, mine from 1994, leaked.", False),
        ("My Airone of 2019 has leaked since 2021.", True),
        ("Bought in 1998, and the Airone still has no spare parts in 2023.", True),
        ("For 2000 euros the Airone leaks.", True),
        ("The Airone leaks.", True),
    ],
)
def test_what_was_long_ago_waits_for_no_answer(text, goes):
    assert told_to_valdora(text, COMPLAINS, "against") is goes


def test_what_is_told_right_after_must_be_a_complaint_before_all():
    text = "The lock was a Valdora's. We drove to the sea."
    for kinds, goes in ((COMPLAINS, True), (COMPLAINS[::-1], False)):
        points = (
            Point(0, 25, REPORTS, Label("against", 0.9)), Point(25, len(text), kinds, Label("against", 0.9)),
        )  # fmt: skip
        assert told_to_valdora(text, COMPLAINS, "against", points=points) is goes


def test_elsewhere_it_must_be_blamed_where_it_is_named_or_right_after():
    text = "My first was a Halden. It rusted. The lock was a Valdora's. We drove to the sea. A tree fell on it."
    ends = [at + 1 for at, sign in enumerate(text) if sign == "."]

    def points(blaming):
        return tuple(
            Point(start, end, COMPLAINS if at == blaming else REPORTS, Label("against", 0.9))
            for at, (start, end) in enumerate(zip([0, *ends], ends, strict=False))
        )

    goes = [told_to_valdora(text, COMPLAINS, "against", points=points(at)) for at in range(5)]
    assert goes == [False, False, True, True, False]


@pytest.mark.parametrize(
    ("kinds", "toward", "about", "goes"),
    [
        (REPORTS, "mixed", ABOUT, True),
        (REPORTS, "against", ABOUT, True),
        (REPORTS, "none", ABOUT, False),
        (REPORTS, "for", ABOUT, False),
        (REPORTS, "mixed", "Cars", False),
        (REPORTS[::-1], "mixed", ABOUT, False),
    ],
)
def test_what_is_told_at_first_hand_against_whom_the_article_is_about_is_theirs_to_answer(kinds, toward, about, goes):
    text = "I drive an Airone and like it, but the dealer is gone, and for oil I wait seven weeks."
    assert told_to_valdora(text, kinds, toward, about) is goes


def test_an_answer_that_names_nobody_is_of_whom_it_answers():
    said = Reading(1, COMPLAINS, Label("against", 0.9), None, (Point(0, 27, REPORTS, Label("against", 0.9)),))
    here = comment(1, "They never call back either.", parent=2, parent_text="My Airone is dead.", about="Cars")
    assert wanted(said, here, {"Valdora": VALDORA}, Families([VALDORA]), To()) == {Wanted("complaint", "Valdora")}
