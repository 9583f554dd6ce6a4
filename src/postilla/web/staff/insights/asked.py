"""What is asked, wanted or corrected: beside what most say in a line, and in no line at all."""

from collections.abc import Sequence
from typing import Any

from postilla.insights.excerpts import cut, quotation
from postilla.insights.reads.article import ASKED, LISTED, Heard
from postilla.insights.values import ASKS, Kind, Line, Lone
from postilla.web.staff.insights.comments import NAMES, labelled

DOES: dict[Kind, tuple[str, str]] = {  # in two parts, between which an s stands of one reader
    "question": ("ask", ""), "correction": ("correct", " something"), "report": ("report", " at first hand"),
    "complaint": ("complain", ""), "praise": ("praise", " it"), "request": ("want", " something"),
    "opinion": ("give", " an opinion"), "answer": ("answer", " others"),
}  # fmt: skip


def reason(line: Line) -> str:
    """Why the line is of its kind."""
    return f"{line.doing} of {line.readers} readers {_do(line.kind, line.doing)}"


def also(line: Line) -> str:
    """What some of its readers do beside that."""
    return ", ".join(f"{number} {_do(kind, number)}" for kind, number in line.others.items())


def _do(kind: Kind, number: int) -> str:
    does, rest = DOES[kind]
    return f"{does}{'s' if number == 1 else ''}{rest}"


def asks(line: Line, heard: Heard) -> dict[str, Any]:
    """What somebody asks, wants or corrects in a line that is called otherwise."""
    shown = [_asked(found, heard) for found in line.asks[:ASKED] if found.comment_id in heard.said]
    return {"asks": shown, "more_asks": max(len(line.asks) - ASKED, 0)}


def _asked(found: Lone, heard: Heard) -> dict[str, Any]:
    said = heard.said[found.comment_id]
    return {
        "id": found.comment_id, "kind": NAMES[found.kind], "text": cut(said, found.spans), "lang": said.comment.lang,
        "author": heard.names.get(found.comment_id, ""),
    }  # fmt: skip


def alone(found: Sequence[Lone], heard: Heard) -> dict[str, Any]:
    """What is asked in no line: what nobody else asks is still something that somebody must answer. With labels, since
    what is told to be a question may be none."""
    kinds = [f"{NAMES[kind].lower()}{'s' * (len(found) > 1)}" for kind in ASKS if kind in {each.kind for each in found}]
    listed = []
    for each in found[:LISTED]:
        if (said := heard.said.get(each.comment_id)) is not None:
            told = labelled(said, heard, quote=quotation(said, each.spans, "none"))
            listed.append({**told, "kind": NAMES[each.kind], "readers": each.readers})
    return {
        "alone": listed, "alone_number": len(found), "alone_once": all(each.readers == 1 for each in found),
        "alone_kinds": " and ".join([", ".join(kinds[:-1]), *kinds[-1:]] if len(kinds) > 1 else kinds),
    }  # fmt: skip
