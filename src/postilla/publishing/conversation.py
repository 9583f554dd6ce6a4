"""The conversation as HTML, joined from strings: no template per comment.

What is joined is either ours, a number, or escaped here; a comment's own HTML was made safe when it was written.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from postilla.articles.values import Slot
from postilla.discussion.rules import versions_are_public
from postilla.discussion.values import AGREED, NEWEST, OLDEST, CommentView, Leaf
from postilla.publishing.avatar import avatar
from postilla.publishing.phrases import Phrases, count_label, moment, more_label
from postilla.publishing.places import branch_page, order_start, thread_page
from postilla.publishing.remarks import NOTHING, Remark, Remarks, remarks_on
from postilla.publishing.tongues import languages_html, placeholder


def comment_html(comment: CommentView, words: Phrases, *, locked: bool = False, remarks: Remark = NOTHING) -> str:
    """One comment as its <article>. Kept with it: most of a page is the same as before. `locked`: takes no answers.

    `remarks` is what is said of the comment above and under its words.
    """
    kind = f"{'locked' if locked else 'html'}{remarks.above}{remarks.below}{remarks.action}"
    way = f"{words.language}{words.mount}"
    kept = comment.made.get((kind, way))
    if kept is None:
        kept = comment.made[kind, way] = _article(comment, words, remarks, locked=locked)
    return kept


def _article(comment: CommentView, words: Phrases, remarks: Remark, *, locked: bool) -> str:
    number, home = comment.id, f"{words.mount}/c/{comment.id}"
    time = moment(comment.created_at, words.language)
    parts = [
        f'<article class="comment" id="c{number}" data-created="{comment.created_at:%Y-%m-%dT%H:%M:%SZ}"'
        f' data-number="{comment.number}" data-depth="{comment.depth}" aria-labelledby="c{number}-by">',
        f'<span id="{escape(comment.anchor)}"></span>' if comment.anchor else "",
        f'<header class="comment-head">{avatar(comment.avatar)}<span class="comment-author" id="c{number}-by">',
        _name(comment),
        _badge(comment, words),
        f'</span> <a class="comment-time" href="{home}"><time datetime="{comment.created_at:%Y-%m-%dT%H:%M:%SZ}">'
        f"{time}</time></a>",
        f' <span class="comment-edited">{words.edited}</span>' if comment.edited_at else "",
        _number(comment, words),
        "</header>",
        remarks.above,
        f'<div class="comment-body"{_lang(comment)} dir="auto">{comment.html}</div>',
        _note(comment, words),
        remarks.below,
        f'<footer class="comment-actions">{"" if locked else _reply(number, words)}'
        f'<form method="post" action="{home}/agree" class="comment-agree"><button>{words.agree}'
        f' <span class="agreed">{comment.agreements or ""}</span></button></form>'
        f' <a class="comment-report" href="{home}/report" rel="nofollow">{words.report}</a>',
        f"{remarks.action}</footer></article>",
    ]
    return "".join(parts)


def _reply(number: int, words: Phrases) -> str:
    return f'<a class="comment-reply" href="{words.mount}/c/{number}/reply" data-parent="{number}">{words.reply}</a> '


def _note(comment: CommentView, words: Phrases) -> str:
    """Why the editors edited it, where they did."""
    return f'<p class="editors-note">{escape(words.note % comment.note)}</p>' if comment.note else ""


def _name(comment: CommentView) -> str:
    name = f"<bdi>{escape(comment.author_name)}</bdi>"
    if comment.website:
        return f'<a href="{escape(comment.website)}" rel="nofollow ugc noopener">{name}</a>'
    return name


def _badge(comment: CommentView, words: Phrases) -> str:
    """What its author was, in words; part of what names the comment to a screen reader."""
    said = badge_said(comment, words)
    kind = "party" if comment.party else comment.badge
    return f' <span class="badge badge-{kind}" dir="auto">{escape(said)}</span>' if said else ""


def badge_said(comment: CommentView, words: Phrases) -> str:
    """What stands beside a comment's name, in plain words; empty for nothing."""
    return words.party % comment.party if comment.party else dict(words.badges).get(comment.badge, "")


def _number(comment: CommentView, words: Phrases) -> str:
    if comment.depth:
        return ""
    label = escape(words.number % comment.number)
    return f' <a class="comment-number" href="{words.mount}/c/{comment.id}" aria-label="{label}">{comment.number}</a>'


def _lang(comment: CommentView) -> str:
    return f' lang="{escape(comment.language)}"' if comment.language else ""


def tombstone_html(comment: CommentView, words: Phrases) -> str:
    """What keeps the place of an answered comment that is no longer public."""
    return f'<div class="tombstone" id="c{comment.id}"><p>{words.gone[comment.state]}</p></div>'


def tree_html(leaf: Leaf, path: str, words: Phrases, facts: Mapping[str, Any]) -> str:
    """The numbered and nested list of a page. `path` is the article's; a slot stands after every n-th root."""
    if not leaf.children:
        return ""
    below: dict[int | None, list[CommentView]] = defaultdict(list)
    for comment in leaf.shown:
        below[comment.parent_id].append(comment)
    slot = Slot("between", 0, 0, facts["slot"]) if facts["slot"] else None
    every = facts["every"]
    out = ['<ol class="comments">']
    made = _Branches(below, words, remarks_on(facts, path, words), facts.get("chosen", ()))
    for place, child in enumerate(leaf.children):
        if slot and every and place and place % every == 0:
            out.append(f'<li class="ad-between">{slot.html}</li>')
        out.append(made.html(child, leaf.above, _more(leaf, child.id, path, words), locked=leaf.locked))
    out.append("</ol>")
    return "".join(out)


@dataclass(frozen=True)
class _Branches:
    """The comments of a page by what they answer, and the words around them."""

    below: Mapping[int | None, list[CommentView]]
    words: Phrases
    remarks: Remarks
    chosen: Sequence[str] = ()  # the languages that are shown; none: all

    def html(self, comment: CommentView, answered: CommentView | None, more: str = "", *, locked: bool = False) -> str:
        """A comment with the answers shown below it. Nesting is bounded by how many answers a page shows."""
        words, locks = self.words, comment.locked and not locked
        locked = locked or comment.locked
        if comment.is_public and self.chosen and comment.language not in self.chosen:
            own = placeholder(comment, words)
        elif comment.is_public:
            own = comment_html(comment, words, locked=locked, remarks=self.remarks(comment))
        else:
            own = tombstone_html(comment, words)
        answers = "".join(self.html(answer, comment, locked=locked) for answer in self.below.get(comment.id, ()))
        nested = f'<ol class="replies">{answers}</ol>' if answers else ""
        said = f'<p class="branch-locked">{words.locked}</p>' if locks else ""
        return f'<li class="branch">{_earlier(comment, answered, words)}{own}{said}{nested}{more}</li>'


def _earlier(comment: CommentView, answered: CommentView | None, words: Phrases) -> str:
    """A line over an answer that was written before what it answers was edited, with the way to what that said."""
    if answered is None or not (comment.is_public and answered.is_public):
        return ""
    number = comment.answers_revision
    if number is None or number >= answered.revision or not versions_are_public(answered.note):
        return ""
    way = f"{words.mount}/c/{answered.id}/history#v{number}"
    return f'<p class="answers-earlier"><a href="{way}" rel="nofollow">{words.earlier}</a></p>'


def _pinned(leaf: Leaf, words: Phrases) -> str:
    """What the editors want to be read first, above the conversation. Each stands in its place too, and leads there."""
    if not leaf.pinned:
        return ""
    found = [
        f'<li><blockquote class="pinned-comment" aria-label="{escape(words.pinned_by % comment.author_name)}">'
        f'<p class="pinned-author">{avatar(comment.avatar)}{_name(comment)}{_badge(comment, words)}</p>'
        f'<div class="comment-body"{_lang(comment)} dir="auto">{comment.html}</div>{_note(comment, words)}'
        f'<p><a href="{words.mount}/c/{comment.id}">{words.in_place}</a></p></blockquote></li>'
        for comment in leaf.pinned
    ]
    return f'<section class="pinned"><h3>{words.pinned}</h3><ol>{"".join(found)}</ol></section>'


def _more(leaf: Leaf, top: int, path: str, words: Phrases) -> str:
    hidden = leaf.hidden.get(top, 0)
    if not hidden:
        return ""
    label = more_label(hidden, words.language)
    return f'<p class="branch-more"><a href="{branch_page(path, top)}">{label}</a></p>'


def head_html(leaf: Leaf, path: str, words: Phrases, facts: Mapping[str, Any], *, with_count: bool) -> str:
    """The heading with the count (on the article's page alone), the orders and the languages."""
    count = leaf.thread.count
    heading = ""
    if with_count:
        heading = f'<h2 id="comment-count" data-count="{count}">{count_label(count, words.language)}</h2>'
    orders = "".join(
        f'<a href="{href}"{_current(leaf.order == order)}>{label}</a> '
        for order, href, label in (
            (OLDEST, f"{path}#comments", words.oldest),
            (NEWEST, order_start(path, NEWEST), words.newest),
            (AGREED, order_start(path, AGREED), words.agreed),
        )
    )
    worth_it = leaf.above is None and (count > 1 or not with_count)
    nav = f'<nav class="orders" aria-label="{words.orders}">{orders.rstrip()}</nav>' if worth_it else ""
    # Like the count, not on further pages: each would be wrong with the next comment.
    tells = facts["tongues"] and (with_count or facts.get("chosen")) and count
    languages = languages_html(leaf, path, facts, words) if tells else ""
    return f'<header class="conversation-head">{heading}{nav}{languages}</header>'


def _invitation(leaf: Leaf, words: Phrases, facts: Mapping[str, Any]) -> str:
    """What stands where nobody has written yet, and somebody may."""
    if leaf.children or leaf.above is not None or leaf.number > 1 or facts["state"] != "open" or facts.get("chosen"):
        return ""
    return f'<p class="invitation">{words.invitation}</p>'


def _current(yes: bool) -> str:
    return ' aria-current="page"' if yes else ""


def page_path(leaf: Leaf, path: str, number: int) -> str:
    """The permanent address of a page of the same list."""
    if leaf.above is not None:
        return branch_page(path, leaf.above.id, number)
    return thread_page(path, number, leaf.order)


def pages_html(leaf: Leaf, path: str, words: Phrases) -> str:
    """Links to the pages before and after. No page says how many there are, or all would change with each new one."""
    before, after = neighbours(leaf, path)
    if not (before or after):
        return ""
    links = ""
    if before:
        links += f'<a rel="prev" href="{before}">{words.previous}</a> '
    links += f'<span aria-current="page">{escape(words.page % leaf.number)}</span>'
    if after:
        links += f' <a rel="next" href="{after}">{words.following}</a>'
    return f'<nav class="pages" aria-label="{words.pages}">{links}</nav>'


def neighbours(leaf: Leaf, path: str) -> tuple[str, str]:
    """The addresses of the page before and after in reading order; empty where there is none."""
    step = -1 if leaf.order == NEWEST else 1
    around = (leaf.number - step, leaf.number + step)
    before, after = (page_path(leaf, path, n) if 1 <= n <= leaf.pages else "" for n in around)
    return (f"{before}#comments" if before == path else before), after


def section_html(leaf: Leaf, path: str, words: Phrases, facts: Mapping[str, Any], *, with_count: bool) -> str:
    """The whole <section id="comments"> of a page. `facts`: subject, form, slot, every (see frames.facts_of)."""
    before, after = around_head(leaf, path, words, facts)
    return before + head_html(leaf, path, words, facts, with_count=with_count) + after


def around_head(leaf: Leaf, path: str, words: Phrases, facts: Mapping[str, Any]) -> tuple[str, str]:
    """What stands before and after the head of a section: nothing of it hangs on the count."""
    above = ""
    if leaf.above is not None:
        shown = leaf.above.is_public
        own = comment_html(leaf.above, words, locked=leaf.locked) if shown else tombstone_html(leaf.above, words)
        said = f'<p class="branch-locked">{words.locked}</p>' if leaf.locked else ""
        above = f'<div class="branch-above">{own}{said}</div>'
    return (
        f'<section id="comments" class="conversation" data-thread="{escape(facts["subject"])}"'
        f' data-action="{path}comments/">',
        f'<p id="new-comments" hidden></p>{_pinned(leaf, words)}{above}'
        f"{tree_html(leaf, path, words, facts)}{_invitation(leaf, words, facts)}"
        f"{pages_html(leaf, path, words)}{facts['form']}</section>",
    )
