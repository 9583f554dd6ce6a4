"""What the newsroom's own programs bring to the ledger: figures, with the key that the operator gave them."""

import json
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare

from postilla.ledger.importing import How, Report, import_csv, import_items
from postilla.ledger.refusals import FileUnreadable
from postilla.vocabulary import Refusals
from postilla.web.pages import answers, missing
from postilla.web.pages.visit import answering

BY = "api"


@answering
def figures(request: HttpRequest, now: datetime) -> HttpResponse:
    """POST figures as CSV or JSON; `?dry-run=1` only looks, `?new-subjects=1` makes those that are not known.

    JSON: what became of each line. 401 without the key; nothing at all stands here where the settings name none.
    """
    key = settings.POSTILLA_LEDGER_KEY
    if not key:
        return missing.page(request.path)
    if request.method != "POST":
        return answers.takes("POST")
    if not constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {key}"):
        answer = _refused("no_key", "Send the key as “Authorization: Bearer <key>”.", 401)
        answer["WWW-Authenticate"] = "Bearer"
        return answer
    how = How(BY, now, _asked(request, "dry-run"), _asked(request, "new-subjects"))
    try:
        report = _taken(request, how)
    except RequestDataTooBig:
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024
        return _refused(
            "too_large", f"Send at most {most} KB at once; larger files go by `postilla ledger import`.", 413
        )
    except Refusals as refusals:
        problem = refusals.problems[0]
        return _refused(problem.code, problem.english(), refusals.status)
    return answers.json(_said(report))


def _taken(request: HttpRequest, how: How) -> Report:
    """Raises FileUnreadable."""
    if request.content_type != "application/json":
        return import_csv(BytesIO(request.body), how)
    try:
        said = json.loads(request.body, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise FileUnreadable(why=f"it is no JSON ({error})") from error
    items = said.get("figures") if isinstance(said, dict) else said
    if not isinstance(items, list):
        raise FileUnreadable(why="it is no list of figures")
    return import_items(items, how)


def _asked(request: HttpRequest, name: str) -> bool:
    return request.GET.get(name, "") in ("1", "true", "yes")


def _said(report: Report) -> dict[str, Any]:
    return {
        "dry_run": report.dry_run, "lines": report.lines, "recorded": report.recorded, "repeated": report.repeated,
        "refused": report.refused, "contradicting": report.contradicting, "new_subjects": report.made,
        "named": report.named,
    }  # fmt: skip


def _refused(code: str, message: str, status: int) -> HttpResponse:
    return answers.json({"problems": [{"field": None, "code": code, "message": message}]}, status)
