"""What a conversation stands under, with the first page of that."""

from collections.abc import Callable
from dataclasses import replace
from re import Match

from postilla.discussion import reads as discussion
from postilla.discussion.values import Leaf
from postilla.publishing import json_ld, shell
from postilla.publishing.conversation import around_head, head_html
from postilla.publishing.frames import own_frame
from postilla.publishing.phrases import count_label, phrases
from postilla.publishing.shell import Frame
from postilla.publishing.values import Made
from postilla.vocabulary.kept import bytes_of


def page(path: str, _found: Match[str]) -> Made | None:
    """The whole page at the path of an article or a promise; None if neither stands there."""
    frame = own_frame(path)
    if frame is None:
        return None
    facts = frame.facts
    if facts["state"] == "closed":
        return Made(shell.fill(frame, {shell.CONVERSATION: "", shell.JSON_LD: json_ld.whole(facts, "", 0)}))
    leaf = discussion.leaf(facts["subject"])
    assert leaf is not None  # page 1 of a thread always is
    filled = _filler(frame, leaf, path)
    body = filled(leaf)
    views = sum(3000 + 3 * bytes_of(view.html) for view in leaf.shown)  # with what was made of each
    weight = len(body) + 4 * bytes_of(body.decode()) + views
    return Made(body, lambda: filled(replace(leaf, thread=discussion.thread(facts["subject"]))), weight)


def _filler(frame: Frame, leaf: Leaf, path: str) -> Callable[[Leaf], bytes]:
    """What makes the page around a count: all but the count is joined once."""
    facts = frame.facts
    words = phrases(facts["language"], facts["mount"])
    before, after = around_head(leaf, path, words, facts)
    comments = json_ld.comments(leaf.shown, facts["base_url"])

    def filled(counted: Leaf) -> bytes:
        count = counted.thread.count
        return shell.fill(
            frame,
            {
                shell.COUNT: count_label(count, facts["language"]),
                shell.CONVERSATION: before + head_html(counted, path, words, facts, with_count=True) + after,
                shell.JSON_LD: json_ld.whole(facts, comments, count),
            },
        )

    return filled
