"""The fields of a form as they were sent. A small one is read at once: Django looks at each character several times."""

from urllib.parse import unquote, unquote_to_bytes

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

USUAL = "application/x-www-form-urlencoded"
SMALL = 64 * 1024  # bytes


def read(request: HttpRequest) -> None:
    """Have `request.POST` read, which raises what Django raises for a body that cannot be."""
    if request.META.get("CONTENT_TYPE") == USUAL and not hasattr(request, "_post"):
        body = request.body
        if len(body) <= SMALL and body.count(b"&") < (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS or 1000):
            request._post, request._files = parsed(body), MultiValueDict()  # type: ignore[attr-defined]
            return
    _ = request.POST


def sent(request: HttpRequest) -> dict[str, str]:
    """Each field's last value, as `request.POST.get` gives it."""
    return {name: values[-1] for name, values in request.POST.lists() if values}


def parsed(body: bytes) -> QueryDict:
    """What `QueryDict(body, encoding="utf-8")` holds."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        text = body.decode("iso-8859-1")
    lists: dict[str, list[str]] = {}
    for pair in text.split("&"):
        if pair:
            name, _, value = pair.partition("=")
            lists.setdefault(_said(name), []).append(_said(value))
    found = QueryDict.__new__(QueryDict)  # which would parse nothing, and look at each word for bytes
    dict.update(found, lists)
    found.__dict__.update(_encoding="utf-8", _mutable=False)
    return found


def _said(part: str) -> str:
    if "+" in part:
        part = part.replace("+", " ")
    if "%" not in part:
        return part
    return unquote_to_bytes(part).decode("utf-8", "replace") if part.isascii() else unquote(part, errors="replace")
