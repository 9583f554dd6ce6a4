"""Which organisation a complaint is about: by the names that readers use, never by half a name."""

import pytest

from postilla.insights.routing import Families, called, names_one, spoken_of, wanted
from postilla.insights.values import Label, Reading
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


@pytest.mark.parametrize(("toward", "goes"), [("against", True), ("mixed", True), ("none", True), ("for", False)])
def test_who_tells_fondly_of_a_bad_car_waits_for_no_answer(toward, goes):
    said = Reading(1, (Label("report", 0.9), Label("complaint", 0.8)), Label(toward, 0.9), None, ())
    found = wanted(said, comment(1, "My Airone broke down daily."), {"Valdora": VALDORA}, Families([VALDORA]))
    assert found == ({("complaint", "Valdora")} if goes else set())
