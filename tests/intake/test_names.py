"""Names that speak for the magazine: what the badges say, what the newsroom is called, and its people's."""

import pytest

from postilla.identity.refusals import NameTaken
from tests.support.magazine import Desk

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name",
    [
        "Editors", "EDITORS", "The Editors", "Еditors", "Author of this article", "Die Redaktion", "rédaction",
        "redaction", "La  Redazione", "Moderador", "هيئة التحرير", "Admin", "Adm1n", "The Gazette",
        "Robin Quill", "Quill Robin", "Robin Quill (author)", "Robin Quill, editor", "Robin Quill | The Gazette",
        "Robin Quill – author", "robin.quill", "Robin Quill @ Gazette", "Editors (verified)", "Ed Itors",
    ],
)  # fmt: skip
def test_a_guest_has_no_name_that_speaks_for_the_magazine(desk: Desk, name: str) -> None:
    with pytest.raises(NameTaken):
        desk.post(author=name)


@pytest.mark.parametrize("name", ["Edith", "Robin", "Robin Quills", "Quill", "Adam In", "Robin-Quentin", "Moda", "(:"])
def test_a_name_that_only_begins_like_one_is_free(desk: Desk, name: str) -> None:
    assert desk.post(author=name)
