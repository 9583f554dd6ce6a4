"""No way of publishing lets a translation out with the original's words in the place of a text that was refused."""

import html
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from postilla.articles.texts import LEFT, TextsRefused
from tests.staff.conftest import People
from tests.support.translating import TRANSLATED, in_french, translation_of


@pytest.fixture
def french(translated: Any, leaf: Any) -> Any:
    """A public translation, one text of which was typed again and refused."""
    from wagtail_localize.models import StringTranslation

    row = StringTranslation.objects.get(data=TRANSLATED)
    row.data = "<div>Elle charge</div>"
    row.save()
    return in_french(leaf)


def mend() -> None:
    from wagtail_localize.models import StringTranslation

    StringTranslation.objects.filter(has_error=True).update(data="Elle charge en dix minutes.", has_error=False)


def said(answer: Any) -> str:
    return " ".join(html.unescape(str(message)) for message in answer.context["messages"])


def public(page: Any) -> str:
    return str(type(page).objects.get(pk=page.pk).body)


def is_as_it_was(page: Any) -> bool:
    return TRANSLATED in public(page) and "It charges fast." not in public(page)


def draft_of(page: Any, title: str = "Another title") -> Any:
    draft = page.get_latest_revision_as_object()
    draft.title = title
    return draft


def test_bringing_translations_up_to_date_publishes_the_others_and_names_it(editor: Client, french: Any) -> None:
    address = reverse("wagtail_localize:update_translations", args=[translation_of(french).source_id])
    answer = editor.post(address, {"publish_translations": "on"}, follow=True)
    assert answer.status_code == 200
    assert "was not published: 1 of its texts cannot stand" in said(answer)
    assert "“It charges fast.”: <div> tag is not allowed" in said(answer)
    assert is_as_it_was(french)
    mend()
    answer = editor.post(address, {"publish_translations": "on"}, follow=True)
    assert "not published" not in said(answer)


def test_translating_it_once_more_publishes_nothing(french: Any) -> None:
    with pytest.raises(TextsRefused) as refused:
        translation_of(french).save_target(publish=True)
    assert (refused.value.page, len(refused.value.broken)) == (french.pk, 1)


def test_what_was_deleted_is_made_again_as_a_draft(leaf: Any, french: Any) -> None:
    from wagtail_localize.operations import translate_object

    type(french).objects.get(pk=french.pk).delete()
    translate_object(leaf, [french.locale])
    again = in_french(leaf)
    assert (again.pk != french.pk, again.live) == (True, False)
    mend()
    translation_of(again).save_target(publish=True)
    again.get_latest_revision().publish()
    assert in_french(leaf).live


def test_a_revision_is_not_published_by_whoever_asks(french: Any) -> None:
    revision = draft_of(french).save_revision()
    with pytest.raises(TextsRefused):
        revision.publish()
    assert is_as_it_was(french)
    mend()
    revision.publish()
    assert type(french).objects.get(pk=french.pk).title == "Another title"


def test_many_at_once_are_refused_with_a_way_to_mend_it(editor: Client, french: Any) -> None:
    draft_of(french).save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = editor.post(f"{address}?id={french.pk}", {"include_descendants": ""}, follow=True)
    assert answer.redirect_chain[0][0] == reverse("wagtailadmin_pages:edit", args=[french.pk])
    assert "was not published: 1 of its texts cannot stand" in said(answer)
    assert is_as_it_was(french)


def test_a_workflow_ends_with_it_unpublished(people: People, french: Any) -> None:
    from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

    root = people("ed", "Moderators")
    task = GroupApprovalTask.objects.create(name="Look")
    task.groups.add(Group.objects.get(name="Moderators"))
    workflow = Workflow.objects.create(name="Two pairs of eyes")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    draft_of(french).save_revision()
    state = workflow.start(french, None)
    address = reverse("wagtailadmin_pages:workflow_action", args=[french.pk, "approve", state.current_task_state.pk])
    answer = root.post(address, follow=True)
    assert "was not published" in said(answer)
    assert is_as_it_was(french)
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS
    mend()
    root.post(address, follow=True)
    assert type(french).objects.get(pk=french.pk).title == "Another title"


def test_a_date_is_refused_as_it_is_set(french: Any) -> None:
    draft = draft_of(french)
    draft.go_live_at = timezone.now() + timedelta(days=1)
    with pytest.raises(TextsRefused):
        draft.save_revision().publish()


def test_what_is_refused_when_its_date_comes_stays_a_draft_and_holds_up_no_other(leaf: Any, french: Any) -> None:
    from wagtail.models import PageLogEntry

    mend()
    soon = timezone.now() + timedelta(hours=1)
    for page in (french, leaf):
        draft = draft_of(page)
        draft.go_live_at = soon
        draft.save_revision().publish()
    for page in (french, leaf):
        revision = page.revisions.exclude(approved_go_live_at=None).get()  # its time comes
        revision.approved_go_live_at = timezone.now() - timedelta(days=1 if page == french else 0)
        revision.content["go_live_at"] = None
        revision.save()
    from wagtail_localize.models import StringTranslation

    row = StringTranslation.objects.get(translation_of__data="It charges fast.")
    row.data = "<div>Elle charge</div>"
    row.save()
    for _ in range(2):
        call_command("publish_scheduled", verbosity=0)
    assert type(french).objects.get(pk=french.pk).title != "Another title"
    assert type(leaf).objects.get(pk=leaf.pk).title == "Another title"
    assert not french.revisions.exclude(approved_go_live_at=None).exists()
    assert PageLogEntry.objects.filter(page=french.pk, action=LEFT).count() == 1
