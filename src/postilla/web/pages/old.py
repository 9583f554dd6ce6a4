"""Addresses of the site that was moved here, and of articles that moved within it."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect

from postilla.articles import reads as articles
from postilla.publishing.maker import FURTHER
from postilla.publishing.places import thread_page
from postilla.transfer import reads as transfer
from postilla.web.pages.comments import way_to


def moved(request: HttpRequest) -> HttpResponse | None:
    """A redirect if the address is an old one: brought in with an import, or kept by the CMS."""
    brought = transfer.old_address(request.path, request.GET.urlencode())
    target = thread_page(*brought) if brought else None
    if target is not None and target != request.get_full_path():
        return HttpResponsePermanentRedirect(target)
    kept = articles.redirect_of(request.get_full_path()) or _with_its_conversation(request.path)
    if kept is None or kept[0] == request.path:
        return None
    link, for_good = kept
    return HttpResponsePermanentRedirect(link) if for_good else HttpResponseRedirect(link)


def _with_its_conversation(path: str) -> tuple[str, bool] | None:
    """Where a page or feed below an article went whose own address leads elsewhere, and whether for good."""
    article, below, rest = path.rpartition(f"/{FURTHER}")
    kept = articles.redirect_of(f"{article}/") if below else None
    if kept is None or not kept[0].startswith("/") or not kept[0].endswith("/"):
        return None
    return f"{kept[0]}{FURTHER}{rest}", kept[1]


def anchor(request: HttpRequest, anchor: str) -> HttpResponse:
    """Where a comment went that had the anchor `anchor` on the page `?at=`."""
    path = request.GET.get("at", "")[:500]
    found = transfer.old_anchor(path, anchor)
    if found is not None:
        return HttpResponseRedirect(way_to(found) or f"/c/{found}")
    safe = path if path.startswith("/") and not path.startswith("//") and "\\" not in path else "/"
    return HttpResponseRedirect(safe)
