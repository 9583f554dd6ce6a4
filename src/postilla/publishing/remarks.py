"""What is said of a comment under it: which version of the article it refers to, and that it led to a correction."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import datetime
from html import escape
from typing import Any

from postilla.discussion.values import CommentView
from postilla.publishing.phrases import Phrases, moment
from postilla.publishing.places import version_page

Remarks = Callable[[CommentView], str]


def _nothing(_comment: CommentView) -> str:
    return ""


def remarks_on(facts: Mapping[str, Any], path: str, words: Phrases) -> Remarks:
    """What gives the remarks on a comment as safe HTML. `facts`: versions, credited (see `frames.facts_of`)."""
    versions, credited = facts["versions"], facts["credited"]
    if not (versions or credited):
        return _nothing
    times = [datetime.fromisoformat(since) for since, _ in versions]

    def said(comment: CommentView) -> str:
        lines = []
        number = bisect_right(times, comment.created_at) or 1
        if number < len(times):
            line = escape(words.version_of % moment(times[number - 1], words.language))
            shown = versions[number - 1][1]
            lines.append(f'<a href="{version_page(path, number)}" rel="nofollow">{line}</a>' if shown else line)
        if str(comment.id) in credited:
            way = f"{path}#correction-{credited[str(comment.id)]}"
            lines.append(f'<a class="comment-led" href="{way}">{words.led}</a>')
        return "".join(f'<p class="comment-remark">{line}</p>' for line in lines)

    return said
