"""Reading what the edge did not find: pages made now, pictures, old addresses."""

import mimetypes
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.db import connection
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import resolve
from django.utils._os import safe_join
from wagtail.documents.views.serve import serve

from postilla.pagestore.paths import content_type, relative
from postilla.publishing.maker import maker
from postilla.web.pages import answers, missing, old

PICTURES = {"image/jpeg", "image/png", "image/webp", "image/avif", "image/gif", "image/svg+xml"}
DOCUMENTS = "documents"  # where Wagtail puts them in the media folder


def stored(request: HttpRequest) -> HttpResponse:
    """A page that is not in the store: made now, or an old address, or not found."""
    asking = missing.Asking(request)
    if asking.in_vain():
        return missing.page(request.path)
    moved = old.moved(request) if request.GET else None  # “/?p=12” is no reading of “/”
    if moved is not None:
        return moved
    path = request.path
    body = maker().ready(path) if relative(path) else None
    if body is None:
        return old.moved(request) or _not_there(request, asking)
    headers = {"Cache-Control": "no-cache", "X-Postilla-Stored": "1"}  # the edge answers it as all later readers get it
    return HttpResponse(body, content_type=content_type(relative(path) or ""), headers=headers)


def _not_there(request: HttpRequest, asking: missing.Asking) -> HttpResponse:
    path = request.path
    if not path.endswith("/") and "." not in path.rpartition("/")[2] and _stands(f"{path}/"):
        return HttpResponsePermanentRedirect(f"{path}/")
    asking.remember()
    return missing.page(path)


def _stands(path: str) -> bool:
    """Whether a page is there, or a door."""
    return maker().ready(path) is not None or resolve(path).url_name != "stored"


def document(request: HttpRequest, number: str, name: str) -> HttpResponseBase:
    """A document of the newsroom's, as a download that nothing of it can act on our pages, whatever is in it."""
    answer: HttpResponseBase = serve(request, number, name)
    if "Content-Disposition" in answer:  # the file itself, not the question for its password
        answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
        answer["X-Content-Type-Options"] = "nosniff"
        answer["Cache-Control"] = "private, no-cache"  # its collection may be private, or become so
    return answer


def media(request: HttpRequest, name: str) -> HttpResponseBase:
    """A picture from the media folder, by a known type only. Documents lie there too; they have their own door."""
    try:
        file = Path(safe_join(settings.MEDIA_ROOT, name))
    except (ValueError, SuspiciousFileOperation):
        return missing.page()
    kind = mimetypes.guess_type(file.name)[0]
    if kind not in PICTURES or not file.is_file() or file.is_relative_to(Path(settings.MEDIA_ROOT, DOCUMENTS)):
        return missing.page()
    headers = {
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    }
    return FileResponse(file.open("rb"), content_type=kind, headers=headers)


def health(request: HttpRequest) -> HttpResponse:
    """Whether this process can answer: it reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return answers.json({"status": "ok"})
