"""Who has shown that they read an address takes back what was written under it, in whichever browser."""

import pytest

from postilla.identity.models import Guest
from tests.support.magazine import NOW, Desk
from tests.support.reader import Reader, known_as, shown

pytestmark = pytest.mark.django_db
ADDRESS = "nora@nora.example"


def guest_of(comment: int) -> int:
    from postilla.discussion import reads

    found = reads.comment(comment, whole=True)
    assert found is not None
    assert found[0].guest_id is not None
    return found[0].guest_id


def test_what_is_listed_at_my_page_can_be_withdrawn_there(desk: Desk, reader: Reader) -> None:
    one = reader.says(desk, "Written in the first browser.", author="Nora", email=ADDRESS)
    two = Reader().says(desk, "Written in the second.", author="Nora B", email=ADDRESS)
    Guest.objects.filter(id=guest_of(two)).update(confirmed_at=NOW)
    nora = known_as(guest_of(two))
    page = nora.get("/me/").content.decode()
    for comment in (one, two):
        assert f'href="/c/{comment}/withdraw"' in page
        assert nora.get(f"/c/{comment}/withdraw").status_code == 200
        assert nora.post(f"/c/{comment}/withdraw").status_code == 303
    assert shown(reader.get(desk.path)) == {}
    assert "withdrawn" in nora.get("/me/").content.decode()


def test_who_only_typed_the_address_takes_nothing_back(desk: Desk, reader: Reader) -> None:
    one = reader.says(desk, "By Nora herself.", author="Nora", email=ADDRESS)
    Guest.objects.filter(id=guest_of(one)).update(confirmed_at=NOW)
    stranger = Reader()
    stranger.says(desk, "By somebody else.", author="Somebody", email=ADDRESS)
    for who in (stranger, Reader()):
        assert who.get(f"/c/{one}/withdraw").status_code == 403
        assert who.post(f"/c/{one}/withdraw").status_code == 403
    assert "By Nora herself." in shown(reader.get(desk.path)).values()


def test_only_the_browser_that_wrote_it_edits(desk: Desk, reader: Reader) -> None:
    one = reader.says(desk, "Written in the first browser.", author="Nora", email=ADDRESS)
    two = Reader().says(desk, "Written in the second.", author="Nora B", email=ADDRESS)
    Guest.objects.filter(id=guest_of(two)).update(confirmed_at=NOW)
    assert known_as(guest_of(two)).post(f"/c/{one}/edit", {"text": "Something else."}).status_code == 403
