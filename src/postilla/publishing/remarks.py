"""What is said of a comment under it: which version of the article it refers to, that it led to a
correction; and over it: the passage that it answers."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

from postilla.discussion.values import CommentView
from postilla.insights.routing import USED
from postilla.ledger.values import ACCEPTED, DECLINED
from postilla.publishing.phrases import DECLINED_OF_ANOTHER, Phrases, moment
from postilla.publishing.places import passages_page, version_page
from postilla.publishing.quoting import CHANGED, ELSEWHERE, GONE


@dataclass(frozen=True)
class Remark:
    """Safe HTML that stands above and under a comment's words; `action`: a further way among what can be done."""

    above: str = ""
    below: str = ""
    action: str = ""


NOTHING = Remark()
Remarks = Callable[[CommentView], Remark]


def _nothing(_comment: CommentView) -> Remark:
    return NOTHING


def remarks_on(facts: Mapping[str, Any], path: str, words: Phrases) -> Remarks:
    """What gives the remarks on a comment. `facts`: versions, credited, passages, translates, evidence (`frames`)."""
    versions, credited, passages = facts["versions"], facts["credited"], facts["passages"]
    evidence = facts.get("evidence", {"promises": False, "of": {}})
    answered = facts.get("answered", {})
    told = versions or credited or passages or answered or facts["translates"]
    if not (told or evidence["promises"] or evidence["of"]):
        return _nothing
    times = [datetime.fromisoformat(since) for since, _ in versions]

    def said(comment: CommentView) -> Remark:
        lines = []
        number = bisect_right(times, comment.created_at) or 1
        if versions and number < len(times):
            line = escape(words.version_of % moment(times[number - 1], words.language))
            shown = versions[number - 1][1]
            lines.append(f'<a href="{version_page(path, number)}" rel="nofollow">{line}</a>' if shown else line)
        if str(comment.id) in credited:
            way = f"{path}#correction-{credited[str(comment.id)]}"
            lines.append(f'<a class="comment-led" href="{way}">{words.led}</a>')
        lines += [_offered(one, words) for one in evidence["of"].get(str(comment.id), ())]
        if str(comment.id) in answered:
            lines.append(_answered(answered[str(comment.id)], words))
        below = "".join(f'<p class="comment-remark">{line}</p>' for line in lines)
        if facts["translates"]:
            below += _translate(comment, words)
        passage = passages.get(str(comment.id))
        above = _passage(passage, path, words) if passage else ""
        action = ""
        if evidence["promises"]:
            way = f"{words.mount}/c/{comment.id}/evidence"
            action = f' <a class="comment-report" href="{way}" rel="nofollow">{words.evidence}</a>'
        return Remark(above, below, action) if above or below or action else NOTHING

    return said


def _answered(one: Sequence[str], words: Phrases) -> str:
    """Who answered, with the way to the answer; or that it was taken up in an article."""
    state, answer, badge = one
    said = dict(words.answered)
    label = said[USED] if state == USED else said.get(badge, said[""])
    return f'<a class="comment-led" href="{words.mount}/c/{answer}">{label}</a>' if answer else label


def _offered(one: Sequence[str], words: Phrases) -> str:
    """What became of the comment as evidence, with the way to the promise."""
    state, path, title, reason = one
    said = dict(words.offered)[state]
    why = f' <span dir="auto">{escape(reason)}</span>' if state in (DECLINED, DECLINED_OF_ANOTHER) else ""
    led = ' class="comment-led"' if state == ACCEPTED else ""
    return f'{said} <a{led} href="{path}" dir="auto">{escape(title)}</a>{why}'


def _passage(passage: Sequence[str], path: str, words: Phrases) -> str:
    """The words that a comment answers, with the way to where they stand, or what has become of them.

    Words that the editors took out and hide are "".
    """
    state, block, text, edition = passage
    quoted = escape(text)
    if block:
        quoted = f'<a href="{path}#{block}">{quoted}</a>'
    lang = f' lang="{escape(edition)}"' if state == ELSEWHERE else ""
    became = {CHANGED: words.passage_changed, GONE: words.passage_gone}.get(state, "")
    note = f'<p class="comment-remark"><a href="{passages_page(path)}">{became}</a></p>' if became else ""
    if not text:  # taken out, and not to be read any more
        return note
    return f'<blockquote class="comment-passage" dir="auto"{lang}><p>{quoted}</p></blockquote>{note}'


def _translate(comment: CommentView, words: Phrases) -> str:
    """The way to a comment in the language of the page, where it is in another: it is made when somebody asks."""
    if not comment.language or comment.language == words.language:
        return ""
    return (
        f'<form method="post" action="{words.mount}/c/{comment.id}/translate" class="comment-translate">'
        f'<input type="hidden" name="to" value="{words.language}"><button>{words.translate}</button></form>'
    )
