"""What stands beside a name: given by the server to whom it is due, and to nobody who asks for it."""

from typing import Any

import pytest

from tests.support.reader import Reader, tree
from tests.support.staff import Staff, member


@pytest.fixture
def robin(desk: Any, settings: Any) -> Any:
    """Robin Quill, who wrote the article, with a name in the CMS."""
    from postilla.articles.models import Author

    settings.POSTILLA_STAFF_2FA = "optional"
    user = member("robin")
    Author.objects.filter(name="Robin Quill").update(user=user, email="robin@gazette.example.org")
    return user


class StaffReader(Reader, Staff):
    """One of the staff who reads, and writes under an article."""


def _badge(desk: Any, comment_id: int) -> tuple[str, str]:
    """The name and the badge on the page, as readers see them."""
    by = tree(desk.page()).xpath(f"//*[@id='c{comment_id}-by']")[0]
    badge = by.xpath(".//*[contains(@class, 'badge')]/text()")
    return by.xpath(".//bdi")[0].text_content(), badge[0] if badge else ""


def test_a_reader_has_none_whatever_the_form_says(desk):
    said = {"badge": "author", "standing": "staff", "author": "Ada Winter"}
    assert _badge(desk, Reader().says(desk, "Good.", **said)) == ("Ada Winter", "")


def test_the_author_writes_as_the_author(desk, robin):
    staff = StaffReader()
    staff.force_login(robin)
    comment = staff.says(desk, "I wrote this.", author="Somebody Else", email="else@mail.example.org")
    assert _badge(desk, comment) == ("Robin Quill", "Author of this article")


def test_under_anothers_article_the_author_is_of_the_editors(bring, desk, robin):
    from postilla.articles.values import BroughtAuthor

    other = bring("Another car", authors=(BroughtAuthor("Ines Marsh"),))
    staff = StaffReader()
    staff.force_login(robin)
    assert _badge(other, staff.says(other, "I did not write this.")) == ("Robin Quill", "Editors")


def test_who_writes_for_the_magazine_waits_for_no_mode_but_for_rules(desk, robin, settings):
    from postilla.discussion.reads import comment
    from postilla.moderation import reads
    from postilla.moderation.models import Term

    settings.POSTILLA_MODERATION = "pre"
    staff = StaffReader()
    staff.force_login(robin)
    one = staff.says(desk, "I wrote this, with a sleep.")
    assert staff.post(f"/c/{one}/edit", {"text": "I wrote this, with a slip."}).status_code == 303
    found = comment(one)
    assert found
    assert found[0].state == "published"
    assert Reader().send(desk, text="So did I.", badge="author")["Location"].startswith("/held/")
    Term.objects.create(text="lemon")
    reads.forget_rules()
    assert staff.send(desk, text="It is a lemon.")["Location"].startswith("/held/")
    reads.forget_rules()


def test_staff_without_a_profile_write_as_anybody(desk, robin):
    staff = StaffReader()
    staff.force_login(member("otto"))
    assert _badge(desk, staff.says(desk, "I only mend the server.")) == ("Ada Winter", "")


def test_a_password_without_the_second_factor_gives_no_badge(desk, robin, settings):
    settings.POSTILLA_STAFF_2FA = "required"
    staff = StaffReader()
    staff.force_login(robin)
    assert _badge(desk, staff.says(desk, "Half way in.")) == ("Ada Winter", "")


def test_the_authors_name_is_nobody_elses(desk, robin):
    answer = Reader().send(desk, text="I am not.", author="Robin Quill")
    assert answer.status_code == 422


def test_a_verified_reader_is_marked_and_a_taken_name_says_where_it_is_from(desk, robin, now):
    from postilla.identity import writes
    from postilla.identity.values import Elsewhere

    for subject, name, expected in (
        ("a", "Ada Summer", ("Ada Summer", "Verified reader")),
        ("b", "Robin Quill", ("Robin Quill (The Press)", "Verified reader")),
    ):
        guest = writes.arrive(Elsewhere("https://press.example", subject, name, "", "verified", "The Press"), now)
        comment = desk.post(f"Comment of {name}", guest_id=guest)
        desk.drain()
        assert _badge(desk, comment) == expected
