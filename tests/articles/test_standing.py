"""Where articles stand is kept until something is settled, and not a look longer."""

from collections.abc import Callable
from typing import Any

import pytest


def test_a_look_under_way_while_something_is_settled_is_not_kept(
    bring: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from postilla.articles.models import ArticlePage
    from postilla.articles.reads import ground
    from postilla.grounds import reads as standing
    from postilla.grounds.settled import forget_settled

    subject = bring("A car").subject
    look = ground.standing_of

    def slowly(asked: str) -> Any:
        found = look(asked)
        ArticlePage.objects.update(conversation_state="closed")
        forget_settled()  # another process settles it, and others look up other things
        standing.standing_at("/elsewhere/")
        return found

    forget_settled()
    monkeypatch.setattr(ground, "standing_of", slowly)
    first = standing.standing_of(subject)
    assert first is not None
    assert first.conversation.state == "open"
    monkeypatch.setattr(ground, "standing_of", look)
    second = standing.standing_of(subject)
    assert second is not None
    assert second.conversation.state == "closed"


def test_a_site_that_is_new_is_seen_at_once(bring: Callable[..., Any]) -> None:
    from wagtail.models import Page, Site

    from postilla.articles.reads.place import place
    from postilla.grounds.reads import standing_at

    path = bring("A car").path
    Site.objects.update(is_default_site=False)
    Site.objects.get().save()
    assert place() is None
    Site.objects.create(hostname="new.example.org", root_page=Page.objects.get(depth=2), is_default_site=True)
    assert standing_at(path) is not None
