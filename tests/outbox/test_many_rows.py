"""Rows by the ten thousand, as a reader who returns after years has comments."""

import pytest

from postilla.insights.models import Due
from postilla.outbox.statements import MOST_VALUES, insert_rows


@pytest.mark.django_db
def test_as_many_as_there_are_go_by_several_statements(django_assert_num_queries):
    columns = ("comment_id", "attempts", "taken_until")
    many = MOST_VALUES // len(columns) + 1
    with django_assert_num_queries(2):
        insert_rows(Due, columns, [(number, 0, None) for number in range(many)])
    assert Due.objects.count() == many
