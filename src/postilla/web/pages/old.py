"""Addresses of the site that was moved here, and of articles that moved within it."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from wagtail.contrib.redirects.middleware import get_redirect

from postilla.transfer import reads as transfer
from postilla.web.pages.comments import way_to


def moved(request: HttpRequest) -> HttpResponse | None:
    """A redirect if the address is an old one: brought in with an import, or kept by the CMS."""
    target = transfer.old_address(request.path, request.GET.urlencode())
    if target is not None and target != request.get_full_path():
        return HttpResponsePermanentRedirect(target)
    redirect = get_redirect(request, request.path)
    if redirect is not None and redirect.link:
        return (HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect)(redirect.link)
    return None


def anchor(request: HttpRequest, anchor: str) -> HttpResponse:
    """Where a comment went that had the anchor `anchor` on the page `?at=`."""
    path = request.GET.get("at", "")[:500]
    found = transfer.old_anchor(path, anchor)
    if found is not None:
        return HttpResponseRedirect(way_to(found) or f"/c/{found}")
    safe = path if path.startswith("/") and not path.startswith("//") and "\\" not in path else "/"
    return HttpResponseRedirect(safe)
