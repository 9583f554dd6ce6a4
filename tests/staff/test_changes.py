"""Whatever settles something otherwise, the log of changes has who, when, from what to what, and where; for good."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from postilla.moderation import reads, writes
from postilla.moderation.models import Change as Row, Reason, Rules, SectionDesk, Term
from postilla.moderation.values import CLOSING, MODE, PACE, START, Change
from tests.staff.conftest import section_of
from tests.support.magazine import NOW, Desk
from tests.support.reader import tree

pytestmark = pytest.mark.django_db
CHANGES = "/admin/moderation/changes/"


def said(**asked: Any) -> list[tuple[str, str, str, str]]:
    """The newest first: who, what, before, after."""
    return [(line.by, line.change.what, line.change.before, line.change.after) for line in reads.changes(**asked)]


def article(desk: Desk) -> Any:
    from postilla.articles.models import ArticlePage

    return ArticlePage.objects.get(translation_key=desk.subject.removeprefix("article:"))


def send(client: Client, address: str, **changed: Any) -> None:
    """Send a form of the CMS as it stands, with these fields filled in otherwise."""
    page = client.get(address, follow=True)
    form = next(
        one for one in tree(page).xpath("//form[@method='POST' or @method='post']") if set(changed) <= set(one.fields)
    )
    fields = {name: value or "" for name, value in form.form_values()} | changed
    answer = client.post(page.redirect_chain[-1][0] if page.redirect_chain else address, fields)
    assert answer.status_code == 302, answer.content.decode()


def test_the_cms_s_forms_are_seen_with_who_sent_them(people: Any, cars: Desk) -> None:
    from django.contrib.auth import get_user_model

    get_user_model().objects.create_superuser("ann", "", "x")
    ann = Client()
    ann.force_login(get_user_model().objects.get(username="ann"))
    send(
        ann,
        reverse("wagtailsettings:edit", args=["articles", "magazinesettings"]),
        moderation="pre",
        close_after_days="30",
    )
    send(ann, reverse("wagtailsettings:edit", args=["moderation", "rules"]), links_held_from="4")
    send(ann, reverse("wagtailsnippets_moderation_term:add"), kind="word", text="foo", action="refuse", reason="No foo")
    assert said() == [
        ("ann", "word “foo”", "", "Refuse, with the reason: No foo"),
        ("ann", "hold from so many links", "0", "4"),
        ("ann", "close after days", "0", "30"),
        ("ann", "moderation", "not settled", "Hold every comment"),
    ]


def test_an_article_s_are_of_its_section_and_seen_when_they_are_published(cars: Desk, roads: Desk) -> None:
    page, section = article(cars), section_of(cars)
    page.conversation_state, page.slow_seconds, page.moderation = "read-only", 60, "first"
    revision = page.save_revision()
    assert said() == []  # a draft settles nothing
    revision.publish()
    assert {(line.change.kind, line.change.what, line.change.after) for line in reads.changes(place=cars.subject)} == {
        (CLOSING, "conversation", "Read-only: comments are shown, none are taken"),
        (PACE, "slow mode", "60"),
        (MODE, "moderation", "Hold the first comment of everybody new"),
    }
    assert len(reads.changes(place=section)) == 3
    assert reads.changes(place=section_of(roads)) == reads.changes(place=0) == []
    page.title = "Another title"
    page.save_revision().publish()
    assert len(reads.changes()) == 3


def test_what_is_not_public_settles_nothing(cars: Desk) -> None:
    """The CMS stores a draft's fields in the row of a page that is not public; they hold from its publication on."""
    page = article(cars)
    page.slow_seconds = 60
    page.save_revision().publish()
    page = article(cars)
    page.unpublish()
    for pace in (90, 120):
        page.slow_seconds = pace
        page.save()
        page.save_revision()
    off, on = ("slow mode", "60", "as above it"), ("slow mode", "as above it", "60")
    assert [line[1:] for line in said()] == [off, on]
    page.get_latest_revision().publish()
    assert said()[0][1:] == ("slow mode", "as above it", "120")


@pytest.mark.parametrize(
    ("changed", "came"),
    [
        ({"text": "bar"}, ("word “bar”", "", "Hold for a moderator")),
        ({"kind": "domain"}, ("domain “foo”", "", "Hold for a moderator")),
        ({"text": "x", "action": "refuse", "reason": "No"}, ("word “x”", "", "Refuse, with the reason: No")),
    ],
)
def test_a_word_that_becomes_another_goes_and_the_other_comes(
    site: None, changed: dict[str, str], came: tuple[str, ...]
) -> None:
    term = Term.objects.create(kind="word", text="foo")
    for name, value in changed.items():
        setattr(term, name, value)
    term.save(update_fields=list(changed))
    assert [line[1:] for line in reversed(said())][1:] == [("word “foo”", "Hold for a moderator", ""), came]


def test_a_desk_that_moves_leaves_one_section_and_comes_to_the_other(cars: Desk, roads: Desk) -> None:
    from django.contrib.auth.models import Group

    desk = SectionDesk.objects.create(group=Group.objects.create(name="Cars"), section_id=section_of(cars))
    desk.section_id = section_of(roads)
    desk.save()
    left, came = (reads.changes(place=section_of(one)) for one in (cars, roads))
    assert [(one.change.before, one.change.after) for one in left] == [("Cars", ""), ("", "Cars")]
    assert [(one.change.before, one.change.after, one.change.place) for one in came] == [("", "Cars", "Roads")]


@pytest.mark.parametrize(
    ("kind", "make", "change", "texts"),
    [
        ("words", lambda: Term.objects.create(kind="word", text="foo"), {"action": "refuse", "reason": "No"},
         ["", "Hold for a moderator", "Refuse, with the reason: No", ""]),
        ("reasons", lambda: Reason.objects.create(key="x", label="X", text="X is not done"), {"is_offered": False},
         ["", "X: “X is not done” (x, Against the rules of the conversation, OTHER_VIOLATION_TC, 100)",
          "X: “X is not done” (x, Against the rules of the conversation, OTHER_VIOLATION_TC, 100, not offered)", ""]),
    ],
)  # fmt: skip
def test_lines_of_lists_come_change_and_go(site: None, kind: str, make: Any, change: Any, texts: list[str]) -> None:
    row = make()
    for name, value in change.items():
        setattr(row, name, value)
    row.save()
    row.save()  # nothing changed
    row.delete()
    lines = [one.change for one in reversed(reads.changes(kind))]
    assert [(one.before, one.after) for one in lines] == list(pairwise(texts))


def test_a_section_s_desk_and_rules_by_a_command(cars: Desk) -> None:
    from django.contrib.auth.models import Group

    desk = SectionDesk.objects.create(group=Group.objects.create(name="Cars"), section_id=section_of(cars))
    desk.delete()
    Rules(pk=1, heat_on=True).save()
    assert said() == [
        ("", "slow down hot branches", "no", "yes"),
        ("", f"desk of {desk.section}", "Cars", ""),
        ("", f"desk of {desk.section}", "", "Cars"),
    ]
    assert len(reads.changes(place=section_of(cars))) == 2


def test_a_change_that_is_not_stored_is_not_logged(site: None) -> None:
    from django.db import IntegrityError, transaction

    Term.objects.create(kind="word", text="foo")
    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.create(kind="word", text="foo")
    assert len(said()) == 1


def test_an_archive_s_articles_settle_nothing(site: None) -> None:
    from postilla.articles.values import BroughtArticle
    from postilla.articles.writes import bring_article

    bring_article(
        BroughtArticle(
            origin="https://old.example.org/1", title="Old", conversation="closed", body="", published_at=NOW
        ),
        NOW,
    )
    assert said() == []


def test_the_start_tells_what_the_installation_says_otherwise(site: None) -> None:
    def start(moderation: str, day: int) -> None:
        writes.note_start({"POSTILLA_MODERATION": (moderation, "post"), "OTHER": ("7", "7")}, NOW + timedelta(days=day))

    for day, moderation in enumerate(["post", "pre", "pre", "post", "post"]):
        start(moderation, day)
    assert said(kind=START) == [("", "POSTILLA_MODERATION", "pre", "post"), ("", "POSTILLA_MODERATION", "post", "pre")]


def test_the_page_filters_by_kind_and_place_and_goes_back(people: Any, cars: Desk, roads: Desk) -> None:
    for number in range(60):
        Rules(pk=1, links_held_from=number).save()
    page = article(cars)
    page.slow_seconds = 60
    page.save()
    mo = people("mo", "Moderators")
    first = mo.get(CHANGES)
    rows = tree(first).xpath("//table[contains(@class, 'desk-table')]/tbody/tr")
    assert len(rows) == 50
    assert [cell.text_content().strip() for cell in rows[0].xpath("td")][3].startswith("slow mode")
    (older,) = tree(first).xpath("//p[@class='desk-next']/a/@href")
    assert len(tree(mo.get(older)).xpath("//table[contains(@class, 'desk-table')]/tbody/tr")) == 10
    assert len(tree(mo.get(f"{CHANGES}?kind=pace")).xpath("//table[contains(@class, 'desk-table')]/tbody/tr")) == 1
    assert (
        len(tree(mo.get(f"{CHANGES}?place={cars.subject}")).xpath("//table[contains(@class, 'desk-table')]/tbody/tr"))
        == 1
    )
    assert not tree(mo.get(f"{CHANGES}?place={section_of(roads)}")).xpath(
        "//table[contains(@class, 'desk-table')]/tbody/tr"
    )
    for odd in ("?kind=x&place=%00&before=-1", f"?before={9**40}", f"?place={9**40}", "?place=²"):
        assert mo.get(CHANGES + odd).status_code == 200


def test_who_is_limited_to_a_section_reads_its_changes_and_the_magazine_s(people: Any, cars: Desk, roads: Desk) -> None:
    from django.contrib.auth.models import Group, Permission

    group = Group.objects.create(name="Cars desk")
    group.permissions.add(Permission.objects.get(codename="add_decision"))
    SectionDesk.objects.create(group=group, section_id=section_of(cars))
    for desk in (cars, roads):
        page = article(desk)
        page.slow_seconds = 60
        page.save()
    Rules(pk=1, links_held_from=3).save()
    text = people("lou", "Cars desk").get(CHANGES).content.decode()
    assert (article(cars).title in text, article(roads).title in text, "so many links" in text) == (True, False, True)


def test_lines_stay_when_what_they_name_is_gone(cars: Desk) -> None:
    writes.keep_changes([Change(MODE, "moderation", "a", "b", "Cars", section_of(cars), cars.subject)], "ann", NOW)
    article(cars).delete()
    assert [line.change.place for line in reads.changes()] == ["Cars"]
    assert Row.objects.count() == 1


def test_numbers_longer_than_python_reads_are_no_error(people: Any) -> None:
    editor = people("ed", "Editors")
    for address in (f"{CHANGES}?before=", f"{CHANGES}?place=", "/admin/moderation/?reader="):
        for number in ("9" * 20, "9" * 4301):
            assert editor.get(address + number).status_code == 200, address
