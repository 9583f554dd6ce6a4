"""Looking for words. The index proposes, the rooms below decide: what is not public is never in an answer."""

from collections import Counter

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.discussion.text import to_plain
from postilla.discussion.values import PUBLISHED, CommentView
from postilla.finding import index, terms
from postilla.finding.models import Alike
from postilla.finding.values import Found, Hit

MOST = 5_000  # comments that a query looks at, the newest first: what bounds its cost
LONGEST_QUERY = 200  # characters; the rest is not looked at

Match = tuple[int, str, str]  # id, subject, language


def comments(query: str, at: str = "/", language: str = "", limit: int = 20, offset: int = 0) -> Found:
    """The public comments that have all words of a query, under articles that anybody may read in the edition of `at`.

    A comment that was taken out a moment ago, which the index does not know yet, leaves its page one shorter.
    """
    asked = terms.wanted(query[:LONGEST_QUERY])
    if not asked:
        return Found()
    everywhere = index.matching(asked, "", MOST)
    matches = index.matching(asked, language, MOST) if language else everywhere
    shown = articles.with_open_comments({subject for _, subject, _ in [*everywhere, *matches]}, at)
    languages = Counter(code for _, subject, code in everywhere if subject in shown and code)
    kept = [match for match in matches if match[1] in shown]
    return Found(
        _hits(kept[offset : offset + limit], asked), len(kept), len(matches) == MOST, dict(languages.most_common())
    )


def _hits(matches: list[Match], asked: list[frozenset[str]]) -> tuple[Hit, ...]:
    """As they read now. Moved comments show under their new article with the index's next look."""
    known = discussion.whole([number for number, _, _ in matches])
    hits = []
    for number, subject, _ in matches:
        view, now_in = known.get(number, (None, ""))
        if view is not None and view.state == PUBLISHED and now_in == subject:
            hits.append(Hit(view, subject, terms.snippet(to_plain(view.html), asked, language_of(view, subject))))
    return tuple(hits)


def language_of(view: CommentView, subject: str) -> str:
    """The language by which a comment's words are cut: its article's, where none was told."""
    standing = None if view.language else articles.standing_of(subject)
    return view.language or (standing.language if standing else "")


def alike(article_id: int) -> list[tuple[int, str]]:
    """The articles that are like this one, the most alike first, each with the words that both are about."""
    rows = Alike.objects.filter(article_id=article_id).order_by("-score", "-other_id")
    return list(rows.values_list("other_id", "words"))
