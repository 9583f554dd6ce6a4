"""Looking for words. The index proposes, the rooms below decide: what is not public is never in an answer."""

from collections import Counter

from postilla.discussion import reads as discussion
from postilla.discussion.text import to_plain
from postilla.discussion.values import PUBLISHED, CommentView
from postilla.finding import index, terms
from postilla.finding.index import Match
from postilla.finding.models import Alike
from postilla.finding.values import Found, Hit
from postilla.grounds import reads as grounds

MOST = 5_000  # comments that a query looks at, the newest first: what bounds its cost
LONGEST_QUERY = 200  # characters; the rest is not looked at


def comments(query: str, at: str = "/", language: str = "", limit: int = 20, offset: int = 0) -> Found:
    """The public comments that have all words of a query, under articles that anybody may read in the edition of `at`.

    What the index says is held against the discussion before anything is counted: what was taken out, moved or
    reworded a moment ago, which the index does not know yet, is in no number either.
    """
    asked = terms.wanted(query[:LONGEST_QUERY])
    if not asked:
        return Found()
    everywhere = index.matching(asked, "", MOST)
    matches = index.matching(asked, language, MOST) if language else everywhere
    every = {*everywhere, *matches}
    public = discussion.public_versions({match.comment_id for match in every})
    stands = {match for match in every if public.get(match.comment_id) == (match.subject, match.revision)}
    shown = grounds.readable({match.subject for match in stands}, at)
    languages = Counter(match.language for match in everywhere if match in stands and match.subject in shown)
    languages.pop("", None)
    kept = [match for match in matches if match in stands and match.subject in shown]
    return Found(
        _hits(kept[offset : offset + limit], asked), len(kept), len(matches) == MOST, dict(languages.most_common())
    )


def _hits(matches: list[Match], asked: list[frozenset[str]]) -> tuple[Hit, ...]:
    """As they read now; asked once more, since one may have been taken out between two questions."""
    known = discussion.whole([match.comment_id for match in matches])
    hits = []
    for number, subject, _, revision in matches:
        view, now_in = known.get(number, (None, ""))
        if view and view.state == PUBLISHED and (now_in, view.revision) == (subject, revision):
            hits.append(Hit(view, subject, terms.snippet(to_plain(view.html), asked, language_of(view, subject))))
    return tuple(hits)


def language_of(view: CommentView, subject: str) -> str:
    """The language by which a comment's words are cut: its article's, where none was told."""
    standing = None if view.language else grounds.standing_of(subject)
    return view.language or (standing.language if standing else "")


def alike(article_id: int) -> list[tuple[int, str]]:
    """The articles that are like this one, the most alike first, each with the words that both are about."""
    rows = Alike.objects.filter(article_id=article_id).order_by("-score", "-other_id")
    return list(rows.values_list("other_id", "words"))
