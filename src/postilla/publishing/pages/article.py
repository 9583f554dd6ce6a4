"""The article with the first page of its conversation."""

from re import Match

from postilla.discussion import reads as discussion
from postilla.publishing import json_ld, shell
from postilla.publishing.conversation import section_html
from postilla.publishing.frames import article_frame
from postilla.publishing.phrases import count_label, phrases


def page(path: str, _found: Match[str]) -> bytes | None:
    """The whole page at an article's path; None if no article stands there."""
    frame = article_frame(path)
    if frame is None:
        return None
    facts = frame.facts
    if facts["state"] == "closed":
        return shell.fill(frame, {shell.CONVERSATION: "", shell.JSON_LD: json_ld.article(facts, (), 0)})
    leaf = discussion.leaf(facts["subject"])
    assert leaf is not None  # page 1 of a thread always is
    words = phrases(facts["language"])
    return shell.fill(
        frame,
        {
            shell.COUNT: count_label(leaf.thread.count, facts["language"]),
            shell.CONVERSATION: section_html(leaf, path, words, facts, with_count=True),
            shell.JSON_LD: json_ld.article(facts, leaf.shown, leaf.thread.count),
        },
    )
