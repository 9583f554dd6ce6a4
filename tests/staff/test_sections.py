"""Who looks after one section alone reads and corrects nothing in the others, though Wagtail lets them edit all."""

from typing import Any

from django.test import Client

from tests.staff.conftest import People, section_of
from tests.support.magazine import Desk


def moderator_of(people: People, section: int) -> Client:
    from django.contrib.auth.models import Group
    from wagtail.models import GroupPagePermission

    from postilla.cli.serve import let_desk_decide
    from postilla.moderation.models import SectionDesk

    let_desk_decide()
    everywhere, group = Group.objects.get(name="Moderators"), Group.objects.create(name="One section")
    group.permissions.set(everywhere.permissions.all())
    for given in GroupPagePermission.objects.filter(group=everywhere):
        GroupPagePermission.objects.create(group=group, page=given.page, permission=given.permission)
    SectionDesk.objects.create(group=group, section_id=section)
    return people("mo", "One section")


def page_of(desk: Desk) -> Any:
    from postilla.articles.models import ArticlePage

    return ArticlePage.objects.get(translation_key=desk.subject.partition(":")[2])


def test_a_moderator_of_one_section_neither_corrects_nor_reads_what_is_said_in_another(
    people: People, cars: Desk, roads: Desk
) -> None:
    client = moderator_of(people, section_of(cars))
    mine, theirs = page_of(cars).pk, page_of(roads).pk
    for place in ("/admin/corrections/{}/", "/admin/insights/articles/{}/"):
        assert client.get(place.format(mine)).status_code == 200
        for answer in (client.get(place.format(theirs)), client.post(place.format(theirs), {"note": "Wrong."})):
            assert answer.status_code == 302, "Wagtail leads whom it refuses to the front page, and says why"
            assert answer.headers["Location"] == "/admin/"
        scripted = client.get(place.format(theirs), headers={"x-requested-with": "XMLHttpRequest"})
        assert scripted.status_code == 403
    assert not page_of(roads).corrections.exists()
    assert f"/admin/corrections/{mine}/" in client.get(f"/admin/pages/{mine}/edit/").content.decode()
    form = client.get(f"/admin/pages/{theirs}/edit/").content.decode()
    assert f"/admin/corrections/{theirs}/" not in form
    assert f"/admin/insights/articles/{theirs}/" not in form


def test_sections_of_one_title_are_told_apart_by_their_language(cars: Desk, roads: Desk) -> None:
    from wagtail.models import Locale

    from postilla.articles import reads
    from postilla.articles.models import SectionPage

    mine, theirs = section_of(cars), section_of(roads)
    title = reads.sections()[mine]
    SectionPage.objects.filter(pk=theirs).update(
        title=title, locale=Locale.objects.get_or_create(language_code="fr")[0]
    )
    assert reads.sections() == {mine: f"{title} (en)", theirs: f"{title} (fr)"}


def test_a_card_counts_and_shows_of_its_reader_what_stands_in_ones_own_sections(
    people: People, cars: Desk, roads: Desk
) -> None:
    client = moderator_of(people, section_of(cars))
    one = cars.post("On this card")
    who = {"guest_id": cars.guests[one]}
    cars.post("Here, too", **who)
    cars.decide(roads.post("Elsewhere and rejected", **who), "rejected")
    cars.decide(roads.post("Elsewhere and held", **who), "held")
    for address in (f"/admin/moderation/comments/{one}/", "/admin/moderation/?tab=all"):
        page = client.get(address).content.decode()
        assert "Here, too" in page
        assert "Elsewhere" not in page
        assert "1 published, 0 rejected" in page


def test_a_card_and_its_link_go_by_the_confirmed_address_of_all_browsers(people: People, cars: Desk) -> None:
    from postilla.identity.models import Guest

    client = people("ed", "Moderators")
    one, other = cars.post("From here"), cars.post("From there", author="Ada W.")
    assert cars.guests[one] != cars.guests[other]
    card = f"/admin/moderation/comments/{other}/"
    assert "No other comment of this reader" in client.get(card).content.decode(), "nobody has shown that it is theirs"
    Guest.objects.filter(id=cars.guests[one]).update(confirmed_at=cars.tick())
    page = client.get(card).content.decode()
    assert "From here" in page
    listed = client.get(f"/admin/moderation/?tab=all&reader={cars.guests[other]}").content.decode()
    assert f'id="card-{one}"' in listed
    assert f'id="card-{other}"' in listed
