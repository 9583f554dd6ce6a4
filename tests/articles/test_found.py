"""What a search asks the database for."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from postilla.articles import reads
from postilla.articles.reads.found import MOST_WORDS

pytestmark = pytest.mark.django_db


def test_a_query_costs_no_more_than_its_first_words(bring: Callable[..., Any]) -> None:
    """Each word is a part of the statement: a hundred of them took seconds to put together."""
    bring("One two three four five six seven eight")
    said = "one two three four five six seven eight"
    with CaptureQueriesContext(connection) as plain:
        assert reads.search(said)[1] == 1
    for more in (f"{said} and what is not there", f"{said} " * 4):
        with CaptureQueriesContext(connection) as longer:
            assert reads.search(more)[1] == 1
        assert len(longer[0]["sql"]) == len(plain[0]["sql"])
    assert len(said.split()) == MOST_WORDS
