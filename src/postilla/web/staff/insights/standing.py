"""Lines that readers see although the article's comments make others by now: for their editor to leave or take off."""

from collections.abc import Mapping
from typing import Any

from postilla.insights.headings import heading
from postilla.insights.reads.lines import Approved, Kept
from postilla.insights.reads.shown import shown_of
from postilla.web.staff.insights.comments import NAMES


def standing(made: Kept, approved: Mapping[str, Approved], language: str) -> list[dict[str, Any]]:
    """Of what stands on the article's page, what is none of the lines of now, as readers see it."""
    section = shown_of(made, approved) if approved else None
    return [
        {
            "key": one.line.key,
            "kind": NAMES[one.line.kind],
            "over": heading(one.line, [quoted.quotation for quoted in one.quoted], language),
            "readers": one.line.readers,
            "quoted": one.quoted,
            "approved": approved[one.line.key],
        }
        for one in (section.lines if section else ())
        if one.standing == "approved"
    ]
