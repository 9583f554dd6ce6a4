"""What happened at the desk since: asked every few seconds, and answered at the cost of four look-ups by key."""

import threading
import time
from collections.abc import Iterable
from hashlib import blake2b

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.utils import timezone

from postilla.moderation.desk import queue as desk
from postilla.moderation.desk.rights import Person
from postilla.moderation.desk.since import decided_since, stamp
from postilla.moderation.desk.values import APPEALS, HELD, REPORTED
from postilla.web.staff.desks import for_the_desk
from postilla.web.staff.presenting import said

LOOKS = 15.0  # seconds for which somebody is taken to look at a card since they last said so
PEOPLE = 500

_looking: dict[str, tuple[int, float]] = {}  # by name: the comment, and until when
_lock = threading.Lock()


@for_the_desk
def live(request: HttpRequest, person: Person) -> HttpResponse:
    """What others decided since the decision `since`, how many wait, and who looks at which card."""
    looks_at(person.name, _number(request.GET.get("looking", "")), time.monotonic())
    present = who_looks(person.name, time.monotonic())
    now_at = stamp()
    tag = blake2b(repr((now_at, present)).encode(), digest_size=9).hexdigest()
    if request.headers.get("if-none-match") == f'"{tag}"':
        return HttpResponseNotModified()
    since = _number(asked) if (asked := request.GET.get("since", "")) else now_at.decision
    waiting = desk.backlog(timezone.now(), person)
    answer = JsonResponse(
        {
            "since": now_at.decision,
            "newest": now_at.comment,
            "waiting": {tab: waiting.said[tab] or "0" for tab in (HELD, REPORTED, APPEALS)},
            "decided": [
                {"comment": comment, "said": said(last)} for comment, last in decided_since(since, person.name)
            ],
            "present": [{"comment": comment, "names": names} for comment, names in present.items()],
        }
    )  # fmt: skip
    answer["ETag"] = f'"{tag}"'
    answer["Cache-Control"] = "private, no-cache"
    return answer


def looks_at(name: str, comment_id: int, at: float) -> None:
    """Keep what somebody looks at; 0: nothing. In this process alone: it is a courtesy, no lock."""
    with _lock:
        _looking.pop(name, None)
        if comment_id:
            _looking[name] = (comment_id, at + LOOKS)
        for gone in [other for other, (_, until) in _looking.items() if until < at] or _too_many(_looking):
            del _looking[gone]


def who_looks(but: str, at: float) -> dict[int, list[str]]:
    """The names of those who look at each comment, without one."""
    found: dict[int, list[str]] = {}
    with _lock:
        for name, (comment_id, until) in sorted(_looking.items()):
            if name != but and until >= at:
                found.setdefault(comment_id, []).append(name)
    return found


def _too_many(names: Iterable[str]) -> list[str]:
    return [*names][:-PEOPLE]


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
