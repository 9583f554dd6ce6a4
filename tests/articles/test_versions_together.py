"""An article is published by two at once: its versions are numbered one after the other."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

pytestmark = pytest.mark.django_db(transaction=True)


def test_versions_kept_at_once_get_numbers_of_their_own(bring: Callable[..., Any]) -> None:
    from postilla.articles.models import ArticlePage, Version
    from postilla.articles.writes.corrections import keep_version

    page_id, now, raised = bring("A new car").page_id, timezone.now(), []
    start = threading.Barrier(4)

    def publish(number: int) -> None:
        page = ArticlePage.objects.get(pk=page_id)
        page.title = f"Title {number}"
        start.wait(20)
        try:
            keep_version(page, now + timedelta(minutes=number))
        except Exception as error:
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=publish, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert raised == []
    numbers = list(Version.objects.filter(page_id=page_id).order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 4
