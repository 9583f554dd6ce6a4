"""Fixtures for whoever keeps the ledger. The tables are imported late: this is loaded before settings are."""

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.support.staff import member

if TYPE_CHECKING:
    from tests.support.ledger import Book


@pytest.fixture
def book(db: None) -> "Book":
    from tests.support.ledger import new_book

    return new_book()


@pytest.fixture
def keeper(site: None) -> Client:
    """A browser of somebody who may keep the ledger."""
    client = Client()
    client.force_login(member("kim"))
    return client
