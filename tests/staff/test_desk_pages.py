"""The desk's pages and what they answer: with scripts and without, to whom they may."""

import json
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from postilla.discussion import reads as discussion
from postilla.moderation import writes
from postilla.moderation.desk.cards import cards_of
from postilla.moderation.desk.rights import Person
from postilla.moderation.models import Decision, SectionDesk
from postilla.moderation.values import HOLD, Verdict
from tests.staff.conftest import People, section_of
from tests.support.magazine import NOW, Desk
from tests.support.reader import tree

pytestmark = pytest.mark.django_db

JSON = {"accept": "application/json"}
QUEUE = "/admin/moderation/"


def send(client: Client, *deeds: dict[str, Any]) -> Any:
    answer = client.post(f"{QUEUE}decide/", json.dumps({"deeds": deeds}), content_type="application/json", headers=JSON)
    return answer.json()["results"] if answer.status_code == 200 else answer


def state(comment: int) -> str:
    found = discussion.comment(comment)
    assert found is not None
    return found[0].state


PAGES = [
    "",
    "decided/",
    "last/",
    "sanctions/",
    "live/",
    "guide/",
    "?tab=reported",
    "?tab=mine",
    "?tab=all",
    "?tab=appeals",
    "?tab=nonsense",
]


def test_decisions_are_told_in_words(people: Any, cars: Desk) -> None:
    one = cars.post("A comment.")
    mo = people("mo", "Moderators")
    for verb in ("pin", "ban", "reject"):
        send(mo, {"comment": one, "verb": verb, "kind": "insult", "days": 1})
    rows = tree(mo.get(f"{QUEUE}decided/")).xpath("//table[contains(@class, 'desk-lines')]/tbody/tr")
    told = [row.xpath("td")[1].text.strip().partition(":")[0] for row in rows]
    assert told == ["rejected", "its author was banned", "pinned"]
    buttons = [row.xpath("string(.//button)") for row in rows]
    assert buttons[0] == "Undo (rejected, Ada Winter)"


@pytest.mark.parametrize("page", PAGES)
def test_who_gets_to_see_the_desk(people: Any, cars: Desk, page: str) -> None:
    seen = {name: people(name, *groups).get(f"{QUEUE}{page}").status_code
            for name, groups in (("mo", ["Moderators"]), ("eve", ["Editors"]), ("nobody", []))}  # fmt: skip
    assert seen == {"mo": 200, "eve": 200, "nobody": 302}
    assert Client().get(f"{QUEUE}{page}")["Location"].startswith("/admin/login/")


def test_without_scripts_a_form_decides(people: Any, held: None, cars: Desk) -> None:
    one, two = cars.post("Let me through"), cars.post("Not me")
    mo = people("mo", "Moderators")
    page = tree(mo.get(QUEUE))
    forms = {form.xpath(".//input[@name='comment']/@value")[0]: form for form in page.xpath("//form[@method='post']")
             if form.xpath(".//input[@name='comment']")}  # fmt: skip
    assert set(forms) == {str(one), str(two)}
    fields = dict(forms[str(two)].form_values())
    assert (
        mo.post(f"{QUEUE}decide/", {**fields, "verb": "reject", "kind": "insult", "note": "third time"}).status_code
        == 302
    )
    assert mo.post(f"{QUEUE}decide/", {**dict(forms[str(one)].form_values()), "verb": "publish"})["Location"] == QUEUE
    assert (state(one), state(two)) == ("published", "rejected")
    last = Decision.objects.get(comment_id=two)
    assert (last.kind, last.note, last.by) == ("insult", "third time", "mo")
    assert "insults" in last.reason
    done = tree(mo.get(f"{QUEUE}decided/"))
    undo = dict(done.xpath("//form[.//input[@value='undo']]")[0].form_values())
    assert mo.post(f"{QUEUE}decide/", undo)["Location"] == f"{QUEUE}decided/"
    assert state(one) == "held"


def test_many_at_once_each_answered_for_itself(people: Any, held: None, cars: Desk) -> None:
    one, two, three = cars.post(), cars.post(), cars.post()
    mo = people("mo", "Moderators")
    asked = [(one, "publish", "0.held.1"), (two, "reject", "0.published.1"), (10**12, "spam", ""), (three, "burn", "")]
    results = send(
        mo, *({"comment": comment, "verb": verb, "seen": seen, "kind": "insult"} for comment, verb, seen in asked)
    )
    assert [(r.get("state", ""), r.get("code", "")) for r in results] == [
        ("published", ""), ("", "changed_meanwhile"), ("", "no_such_comment"), ("", "no_such_deed"),
    ]  # fmt: skip
    assert f'id="card-{two}"' in results[1]["html"]
    assert "Look at it again" in results[1]["message"]
    assert Decision.objects.count() == 1


def test_two_moderators_never_decide_the_same_unknowingly(people: Any, held: None, cars: Desk) -> None:
    one = cars.post()
    mara, ben = people("mara", "Moderators"), people("ben", "Moderators")
    seen = cards_of([one], Person("mo"))[0].seen
    assert send(mara, {"comment": one, "verb": "reject", "kind": "insult", "seen": seen})[0]["state"] == "rejected"
    late = send(ben, {"comment": one, "verb": "publish", "seen": seen})[0]
    assert late["code"] == "already_decided"
    assert late["message"].startswith("mara has decided about the comment of Ada Winter meanwhile: rejected.")
    assert "mara rejected this" in late["html"]
    assert state(one) == "rejected"
    fresh = tree(late["html"]).xpath("//article/@data-seen")[0]
    assert send(ben, {"comment": one, "verb": "publish", "seen": fresh})[0]["state"] == "published"


def test_ones_own_last_decision_is_known_wherever_it_was_made(people: Any, held: None, cars: Desk) -> None:
    one, two, three = cars.post(author="Olga Petrova"), cars.post(), cars.post()
    mo, ben = people("mo", "Moderators"), people("ben", "Moderators")

    def last() -> Any:
        return mo.get(f"{QUEUE}last/").json()["last"]

    assert last() is None
    made = [send(mo, {"comment": comment, "verb": "publish"})[0]["decision"] for comment in (one, two)]
    send(ben, {"comment": three, "verb": "spam"})
    assert (last()["comment"], last()["decision"]) == (two, made[1])
    send(mo, {"comment": two, "verb": "undo", "decision": made[1]})
    assert last() == {"comment": one, "decision": made[0], "what": "Olga Petrova (approved, just now)"}
    send(ben, {"comment": one, "verb": "undo", "decision": made[0]})
    assert last() is None, "what a colleague took back is taken back"


def test_no_name_of_another_section_is_told_as_what_was_decided_last(
    people: Any, held: None, cars: Desk, roads: Desk
) -> None:
    one = roads.post(author="Olga Petrova")
    mo = people("mo", "Moderators")
    send(mo, {"comment": one, "verb": "publish"})
    assert mo.get(f"{QUEUE}last/").json()["last"]["comment"] == one
    SectionDesk.objects.create(group=Group.objects.get(name="Moderators"), section_id=section_of(cars))
    assert mo.get(f"{QUEUE}last/").json()["last"] is None


def test_a_disguised_word_is_marked_as_it_is_written(people: Any, cars: Desk) -> None:
    one = cars.post("You **m0ron**, sit. Here is www.example.org")
    writes.note(one, [Verdict(HOLD, "word", "", ("moron",)), Verdict(HOLD, "domain", "", ("example.org",))], NOW)
    page = tree(people("mo", "Moderators").get(reverse("postilla_card", args=[one])))
    assert page.xpath("//article/@data-words") == ["m0ron\nexample.org"]
    assert page.xpath("//*[@class='desk-why']//mark")[0].text_content() == "moron", "as it is listed"


def test_the_menu_counts_what_waits_but_not_at_the_queue_where_it_would_stay_behind(
    people: Any, held: None, cars: Desk
) -> None:
    cars.post()
    mo = people("mo", "Moderators")
    assert "Moderation (1)" in mo.get(f"{QUEUE}guide/").content.decode()
    assert "Moderation (1)" not in mo.get(QUEUE).content.decode()


def test_who_wants_no_keys_of_single_letters_has_none_here(people: Any, held: None, cars: Desk) -> None:
    cars.post()
    mo = people("mo", "Moderators")
    assert tree(mo.get(QUEUE)).xpath("//*[@id='desk']/@data-keys") == ["yes"]
    UserProfile.get_for_user(get_user_model().objects.get(username="mo")).save()
    UserProfile.objects.update(keyboard_shortcuts=False)
    page = tree(mo.get(QUEUE))
    assert page.xpath("//*[@id='desk']/@data-keys") == [""]
    assert "or u" not in page.xpath("//*[@id='desk-way-back']")[0].text_content()


def test_what_was_sent_twice_is_done_once(people: Any, held: None, cars: Desk) -> None:
    """An answer that was lost on its way: the browser sends the same again."""
    one = cars.post()
    mo = people("mo", "Moderators")
    deed = {"comment": one, "verb": "reject", "kind": "insult", "seen": "0.held.1"}
    first, again = send(mo, deed)[0], send(mo, deed)[0]
    assert first["decision"] == again["decision"]
    assert Decision.objects.count() == 1


def test_an_edit_in_between_is_not_decided_unknowingly(people: Any, held: None, cars: Desk) -> None:
    one = cars.post("Harmless")
    seen = cards_of([one], Person("mo"))[0].seen
    cars.edit(one, "Quite other words")
    result = send(people("mo", "Moderators"), {"comment": one, "verb": "publish", "seen": seen})[0]
    assert result["code"] == "changed_meanwhile"
    assert "Quite other words" in result["html"]
    assert state(one) == "held"


def test_an_undo_brings_the_card_back(people: Any, held: None, cars: Desk) -> None:
    one = cars.post()
    mo = people("mo", "Moderators")
    made = send(mo, {"comment": one, "verb": "spam", "seen": "0.held.1"})[0]
    back = send(mo, {"comment": one, "verb": "undo", "decision": made["decision"]})[0]
    assert back["state"] == "held"
    assert f'id="card-{one}"' in back["html"]
    assert send(mo, {"comment": one, "verb": "undo", "decision": made["decision"]})[0]["code"] == "not_the_last"


def test_editors_look_and_do_not_decide(people: Any, held: None, cars: Desk) -> None:
    one = cars.post("For your eyes")
    eve = people("eve", "Editors")
    page = tree(eve.get(QUEUE))
    assert page.xpath("//article[contains(@class, 'desk-card')]")
    assert page.xpath("//form[contains(@class, 'desk-form')]") == []
    assert send(eve, {"comment": one, "verb": "publish"})[0]["code"] == "sees_only"
    assert state(one) == "held"


@pytest.mark.parametrize("body", ["[]", "{}", '{"deeds": 1}', '{"deeds": [1]}', '{"deeds": [null]}', "\x00", "{"])
def test_nonsense_is_refused(people: Any, cars: Desk, body: str) -> None:
    answer = people("mo", "Moderators").post(f"{QUEUE}decide/", body, content_type="application/json")
    assert answer.status_code == 400


def test_no_more_than_can_be_done_at_once(people: Any, cars: Desk) -> None:
    assert send(people("mo", "Moderators"), *[{"comment": 1, "verb": "keep"}] * 201).status_code == 413


def test_deciding_needs_a_token_and_a_post(people: Any, cars: Desk) -> None:
    people("mo", "Moderators")
    from django.contrib.auth import get_user_model

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(get_user_model().objects.get(username="mo"))
    assert strict.post(f"{QUEUE}decide/", "{}", content_type="application/json").status_code == 403
    assert strict.get(f"{QUEUE}decide/").status_code == 405


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"])
def test_a_form_leads_back_to_this_site_alone(people: Any, cars: Desk, back: str) -> None:
    answer = people("mo", "Moderators").post(f"{QUEUE}decide/", {"comment": cars.post(), "verb": "keep", "back": back})
    assert answer["Location"] == QUEUE


def test_live_tells_what_others_decided_and_mostly_nothing(people: Any, held: None, cars: Desk) -> None:
    one, two = cars.post(), cars.post()
    mara, ben = people("mara", "Moderators"), people("ben", "Moderators")
    first = ben.get(f"{QUEUE}live/", headers=JSON)
    assert (first.json()["waiting"]["held"], first.json()["decided"]) == ("2", [])
    again = ben.get(f"{QUEUE}live/?since=0", headers={**JSON, "if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    made = send(mara, {"comment": one, "verb": "spam"})[0]
    news = ben.get(
        f"{QUEUE}live/?since={made['decision'] - 1}", headers={**JSON, "if-none-match": first["ETag"]}
    ).json()
    assert news["decided"] == [{"comment": one, "said": "mara called this spam."}]
    mara.get(f"{QUEUE}live/?looking={two}", headers=JSON)
    assert ben.get(f"{QUEUE}live/", headers=JSON).json()["present"] == [{"comment": two, "names": ["mara"]}]
    assert mara.get(f"{QUEUE}live/?looking={two}", headers=JSON).json()["present"] == []


def test_a_comment_has_an_address_of_its_own(people: Any, held: None, cars: Desk) -> None:
    one = cars.post("Look at this, colleague")
    mo = people("mo", "Moderators")
    page = mo.get(reverse("postilla_card", args=[one]))
    assert "Look at this, colleague" in page.content.decode()
    assert mo.get(reverse("postilla_card", args=[10**12])).status_code == 404


def test_nobody_s_address_stands_on_the_desk(people: Any, held: None, cars: Desk) -> None:
    from tests.support.magazine import ADDRESS

    one = cars.post("Who am I?")
    mo = people("mo", "Moderators")
    for page in (QUEUE, f"{QUEUE}?tab=all", f"{QUEUE}decided/", reverse("postilla_card", args=[one])):
        assert ADDRESS not in mo.get(page).content.decode()


def test_rejecting_without_a_reason_is_refused_and_keeps_the_note(people: People, cars: Desk) -> None:
    one, client = cars.post("Words"), people("ed", "Moderators")
    answer = client.post(f"{QUEUE}decide/", {"comment": one, "verb": "reject", "kind": "", "note": "third time"})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "Say why: choose a reason or write one." in page
    assert 'value="third time"' in page
    assert not Decision.objects.exists()
