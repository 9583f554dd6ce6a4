"""Further pages of a conversation: page 2 and on, other orders, and long branches."""

from collections.abc import Callable
from html import escape
from re import Match

from django.utils import translation
from django.utils.translation import gettext

from postilla.discussion import reads as discussion
from postilla.discussion.values import NEWEST, OLDEST, Leaf
from postilla.publishing import shell
from postilla.publishing.conversation import neighbours, page_path, section_html
from postilla.publishing.frames import Facts, comments_frame
from postilla.publishing.phrases import phrases
from postilla.publishing.shell import Frame
from postilla.publishing.tongues import chosen_in, only_in


def page(_path: str, found: Match[str]) -> bytes | None:
    """Page n of the conversation in one of its orders. Page 1 of the oldest is the article's own page."""
    order = found["order"] or OLDEST
    number = int(found["number"]) if found["number"] else None
    if order == OLDEST and (number is None or number == 1):
        return None
    return _page(found["article"], lambda subject: discussion.leaf(subject, number, order))


def chosen(_path: str, found: Match[str]) -> bytes | None:
    """Page n of the comments in some languages."""
    frame = comments_frame(found["article"])
    chosen = chosen_in(found["codes"], frame.facts["tongues"]) if frame else None
    if frame is None or chosen is None:
        return None
    leaf = discussion.leaf(frame.facts["subject"], int(found["number"] or 1))
    if leaf is None:
        return None
    return _filled(frame, only_in(leaf, chosen), found["article"], chosen)


def branch(_path: str, found: Match[str]) -> bytes | None:
    """Page n of the answers to one comment."""
    number = int(found["number"] or 1)
    return _page(found["article"], lambda subject: discussion.leaf(subject, number, branch=int(found["branch"])))


def _page(article_path: str, ask: Callable[[str], Leaf | None]) -> bytes | None:
    frame = comments_frame(article_path)
    if frame is None:
        return None
    facts = frame.facts
    leaf = ask(facts["subject"])
    return _filled(frame, leaf, article_path) if leaf else None


def _filled(frame: Frame, leaf: Leaf, article_path: str, chosen: tuple[str, ...] = ()) -> bytes:
    """The page around a leaf. `chosen`: the languages whose comments it shows; none: all."""
    facts = {**frame.facts, "chosen": chosen} if chosen else frame.facts
    with translation.override(facts["language"]):
        title = escape(_title(leaf))
    return shell.fill(
        frame,
        {
            shell.TITLE: title,
            shell.LINKS: _links(leaf, article_path, facts),
            shell.CONVERSATION: section_html(
                leaf, article_path, phrases(facts["language"], facts["mount"]), facts, with_count=False
            ),
        },
    )


def _links(leaf: Leaf, path: str, facts: Facts) -> str:
    """Canonical, previous and next. Other orders show what the oldest-first pages show; search engines get those."""
    base = facts["base_url"]
    before, after = neighbours(leaf, path)
    own = leaf.order == OLDEST
    found = [] if own else ['<meta name="robots" content="noindex, follow">']
    found.append(f'<link rel="canonical" href="{base}{page_path(leaf, path, leaf.number) if own else path}">')
    for code, there in facts["editions"] if own else ():
        found.append(f'<link rel="alternate" hreflang="{code}" href="{base}{page_path(leaf, there, leaf.number)}">')
    if own and facts["editions"]:
        first = page_path(leaf, facts["editions"][0][1], leaf.number)
        found.append(f'<link rel="alternate" hreflang="x-default" href="{base}{first}">')
    if before:
        found.append(f'<link rel="prev" href="{base}{before.partition("#")[0]}">')
    if after:
        found.append(f'<link rel="next" href="{base}{after}">')
    return "\n".join(found) + "\n"


def _title(leaf: Leaf) -> str:
    if leaf.above is not None:
        return gettext("A branch of the conversation")
    if leaf.order.startswith("in/"):
        return gettext("Comments in some languages")
    if leaf.order == NEWEST:
        return gettext("Newest comments")
    if leaf.order == OLDEST:
        return gettext("Comments, page %(number)s") % {"number": leaf.number}
    return gettext("Most agreed comments")
