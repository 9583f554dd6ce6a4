"""Editors rename and merge themes: the key stays, it counts at once, survives the pass, and can be taken back."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from postilla.insights import reads, refusals as r, writes
from postilla.insights.models import Mention, Theme as Row
from postilla.insights.reads import across
from postilla.insights.reads.themes import steps
from postilla.insights.values import Seen, Theme
from tests.insights.test_page import read_all
from tests.support.magazine import LATER, Desk, bring, desk, site
from tests.support.reader import tree

__all__ = ["bring", "desk", "site"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("by_words")]

LAMPS, LIGHTS = Theme("lamps", {"en": ("lamps",)}), Theme("lights", {"en": ("lights",)})


@pytest.fixture
def spoken(desk: Desk) -> list[int]:
    made = [
        desk.post(f"{who} again", author=who, email=f"{who}@mail.example.org", network=who)
        for who in ("Ada", "Ben", "Cleo")
    ]
    read_all(desk)
    kept(made)
    return made


def kept(made: list[int]) -> None:
    """As the pass over everything keeps themes."""
    about = {made[0]: ("lamps",), made[1]: ("lights",), made[2]: ("lights",)}
    writes.keep_themes([LAMPS, LIGHTS], about, "words", LATER)
    Mention.objects.update(at=timezone.now())


def told() -> dict[str, int]:
    [(_, found)] = across.weeks("", 1, timezone.now())
    return found


def test_a_name_keeps_the_key_and_survives_the_pass(spoken: list[int]) -> None:
    writes.rename("lamps", "  Too   bright ", "eve", LATER)
    kept(spoken)
    theme = across.named(["lamps"])["lamps"]
    assert (theme.key, theme.words) == ("lamps", {"": ("Too bright",)})
    [step] = steps()
    writes.undo_step(step.id, "eve", LATER)
    assert across.named(["lamps"])["lamps"].words == {"en": ("lamps",)}
    with pytest.raises(r.AlreadyUndone):
        writes.undo_step(step.id, "eve", LATER)


def test_merged_themes_count_as_one_also_after_the_pass(spoken: list[int]) -> None:
    assert told() == {"lamps": 1, "lights": 2}
    writes.merge("lamps", "lights", "eve", LATER)
    assert told() == {"lights": 3}
    kept(spoken)
    assert told() == {"lights": 3}
    assert [one.theme.key for one in across.rising(timezone.now())] == ["lights"]
    for key, into in (("lights", "lamps"), ("lights", "lights")):
        with pytest.raises(r.MergedInCircle):
            writes.merge(key, into, "eve", LATER)
    writes.undo_step(steps()[0].id, "eve", LATER)
    assert told() == {"lamps": 1, "lights": 2}


def test_one_who_speaks_of_both_is_one_reader(desk: Desk, spoken: list[int]) -> None:
    writes.keep_themes((), {spoken[0]: ("lights",)}, "words", LATER)
    Mention.objects.create(comment_id=spoken[0], subject=desk.subject, what="theme", key="lamps", at=timezone.now())
    Mention.objects.update(at=timezone.now())
    writes.merge("lamps", "lights", "eve", LATER)
    assert told() == {"lights": 3}


def test_what_editors_settled_is_held_to_by_the_pass(spoken: list[int]) -> None:
    assert [theme.held for theme in reads.themes()] == [False, False]
    writes.rename("lamps", "Too bright", "eve", LATER)
    assert {theme.key: theme.held for theme in reads.themes()} == {"lamps": True, "lights": False}
    writes.undo_step(steps()[0].id, "eve", LATER)
    writes.merge("lamps", "lights", "eve", LATER)
    assert [theme.held for theme in reads.themes()] == [True, True], "also what another counts as"


@pytest.mark.parametrize("name", ["x" * 81, "!!", "123", "a\x07b", "a\ud800"])
def test_names_that_cannot_be(spoken: list[int], name: str) -> None:
    with pytest.raises(r.NameUnfit):
        writes.rename("lamps", name, "eve", LATER)
    with pytest.raises(r.NoSuchTheme):
        writes.rename("none", "Name", "eve", LATER)


def test_the_newer_step_is_taken_back_first(spoken: list[int]) -> None:
    writes.rename("lamps", "One", "eve", LATER)
    writes.rename("lamps", "Two", "eve", LATER)
    newer, older = steps()
    with pytest.raises(r.StepFollowed):
        writes.undo_step(older.id, "eve", LATER)
    writes.undo_step(newer.id, "eve", LATER)
    assert Row.objects.get(key="lamps").name == "One"


def test_lines_bear_the_name_and_readers_see_it(desk: Desk) -> None:
    made = [
        desk.post(text, author=who, email=f"{who}@mail.example.org", network=who)
        for text, who in (("Where is the gearbox made?", "Ada"), ("Who makes the gearbox?", "Ben"))
    ]
    read_all(desk)
    [line] = reads.summary(desk.subject).lines
    writes.approve(desk.subject, line, [Seen(one, 1) for one in made], "eve", LATER)
    desk.drain()
    assert "Origin of parts" not in desk.page()
    writes.rename(line.theme.key, "Origin of parts", "eve", LATER)
    desk.drain()
    assert "Origin of parts" in tree(desk.page()).xpath("//section[@class='saying']")[0].text_content()
    [again] = reads.summary(desk.subject).lines
    assert (again.key, again.theme.key) == (line.key, line.theme.key)


def test_by_the_page(spoken: list[int], client: Client) -> None:
    client.force_login(User.objects.create_superuser("root"))

    def post(**said: Any) -> str:
        return client.post("/admin/insights/themes/", said, follow=True).content.decode()

    assert "Rename and merge themes" in client.get("/admin/insights/").content.decode()
    assert "<script>x" not in post(deed="rename", theme="lamps", name="<script>x")
    assert told() == {"lamps": 1, "lights": 2}
    post(deed="merge", theme="lamps", into="lights")
    assert told() == {"lights": 3}
    assert "cannot count as itself" in post(deed="merge", theme="lights", into="lamps")
    for number in ("9" * 23, "-1", ""):
        assert "taken back already" in post(deed="undo", id=number)
    post(deed="undo", id=str(steps()[0].id))
    assert told() == {"lamps": 1, "lights": 2}
