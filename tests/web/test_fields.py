"""A small form is read at once, and holds what Django would find in it."""

import pytest
from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.http import QueryDict
from django.test import RequestFactory
from hypothesis import given, strategies as st

from postilla.web.pages.fields import USUAL, parsed, read

PIECES = [
    b"&", b"=", b"+", b"%", b"%2", b"%zz", b"%C3%A9", b"%ff", b"\xc3\xa9", b"\xff", b";", b"text", b"a", b"%26", b"%3D",
    b"%00", b"\n", b" ", b"%E2%82%AC",
]  # fmt: skip
HOSTILE = st.lists(st.sampled_from(PIECES)).map(b"".join)


@given(st.one_of(st.binary(max_size=60), HOSTILE))
def test_it_holds_what_django_finds(body: bytes) -> None:
    theirs, ours = QueryDict(body, encoding="utf-8"), parsed(body)
    assert dict(ours.lists()) == dict(theirs.lists())
    assert list(ours) == list(theirs)
    with pytest.raises(AttributeError):
        ours["text"] = "changed"


def test_too_many_fields_are_refused_as_by_django() -> None:
    most = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    for number in (most, most + 1):
        request = RequestFactory().post("/", b"&".join([b"a=1"] * number), content_type=USUAL)
        if number > most:
            with pytest.raises(TooManyFieldsSent):
                read(request)
        else:
            read(request)
            assert len(request.POST.getlist("a")) == most


def test_another_kind_of_form_is_left_to_django() -> None:
    request = RequestFactory().post("/", {"text": "x"})  # several parts
    read(request)
    assert request.POST["text"] == "x"
