"""What the newsroom's own programs bring to the ledger: figures, with the key that the operator gave them."""

import json
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.request import RawPostDataException
from django.utils.crypto import constant_time_compare

from postilla.ledger.importing import How, Report, import_csv, import_items
from postilla.ledger.reading import plain
from postilla.ledger.refusals import FileUnreadable, JsonUnreadable
from postilla.vocabulary import Refusals
from postilla.web.pages import answers, missing
from postilla.web.pages.visit import answering

BY = "api"
ASKED = ("dry-run", "new-subjects")
NO = ("0", "false", "no")
WITHIN = 30  # digits before or after the point; a number beyond is left as it was written, and refused


@answering
def figures(request: HttpRequest, now: datetime) -> HttpResponse:
    """POST figures as CSV or JSON; `?dry-run` only looks, `?new-subjects` makes those that are not known.

    JSON: what became of each line. 401 without the key, 422 for what cannot be read and for a parameter that is not
    known (a misspelt dry run must not record); nothing at all stands here where the settings name no key.
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
    if unknown := sorted({*request.GET} - {*ASKED}):
        return _refused("parameter", f"“{unknown[0][:40]}” is no parameter here: ?dry-run and ?new-subjects are.", 422)
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
    """Raises FileUnreadable, JsonUnreadable."""
    try:
        body = request.body
    except RawPostDataException as error:
        raise FileUnreadable(why="it is a form; send the rows themselves as the body") from error
    if request.content_type != "application/json":
        return import_csv(BytesIO(body), how)
    try:
        said = json.loads(body, parse_float=_plainly)
        json.dumps(said, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise JsonUnreadable(why="a text in it ends within a sign (half of a pair of \\u escapes)") from error
    except (ValueError, RecursionError) as error:
        raise JsonUnreadable(why=f"it is no JSON ({error})") from error
    items = said.get("figures") if isinstance(said, dict) else said
    if not isinstance(items, list):
        raise JsonUnreadable(why="it is no list of figures")
    return import_items(items, how)


def _plainly(number: str) -> str:
    """A number of JSON as a person would type it: 9e4 is 90000, and 77.000 is 77, not 77,000 written in German."""
    value = Decimal(number)
    return plain(value.normalize()) if -WITHIN <= value.adjusted() <= WITHIN else number


def _asked(request: HttpRequest, name: str) -> bool:
    return name in request.GET and request.GET[name].lower() not in NO


def _said(report: Report) -> dict[str, Any]:
    return {
        "dry_run": report.dry_run, "lines": report.lines, "recorded": report.recorded, "repeated": report.repeated,
        "refused": report.refused, "contradicting": report.contradicting, "new_subjects": report.made,
        "named": report.named,
    }  # fmt: skip


def _refused(code: str, message: str, status: int) -> HttpResponse:
    return answers.json({"problems": [{"field": None, "code": code, "message": message}]}, status)
