"""Looking for words. The index proposes, the rooms below decide: what is not public is never in an answer."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from postilla.articles import reads as news
from postilla.discussion import reads as discussion
from postilla.discussion.text import to_plain
from postilla.discussion.values import PUBLISHED, CommentView
from postilla.finding import index, terms
from postilla.finding.index import Match
from postilla.finding.models import Alike, Findable
from postilla.finding.values import Found, FoundArticles, Hit
from postilla.grounds import reads as grounds

MOST = 5_000  # comments, and articles, that a query looks at, the newest first: what bounds its cost
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


def articles(query: str, at: str = "/", limit: int = 20, offset: int = 0) -> FoundArticles:
    """The articles that have all words of a query and that anybody may read in the edition of `at`.

    First those that have most of the words in their titles, then in their standfirsts; the newest of equals first.
    `limit` 0: they are counted alone.
    What the index says is held against the articles: what was taken off the site a moment ago is in no number.
    """
    asked = terms.wanted(query[:LONGEST_QUERY])
    if not asked:
        return FoundArticles()
    matches = index.articles_matching(asked, MOST)
    public, elsewhere = news.public_among(matches, at)
    page = _best(public, asked)[offset : offset + limit] if limit else []
    cards = news.cards_by_id(page, at)
    shown = tuple(cards[one] for one in page if one in cards)
    return FoundArticles(shown, len(public), len(matches) == MOST, elsewhere)


def _best(public: Mapping[int, datetime], asked: list[frozenset[str]]) -> list[int]:
    worth = {row.article_id: _worth(row, asked) for row in Findable.objects.filter(article_id__in=list(public))}
    return sorted(public, key=lambda one: (worth.get(one, 0), public[one], one), reverse=True)


def _worth(row: Findable, asked: list[frozenset[str]]) -> int:
    """How much an article is about the words: those of its title count twice those of its standfirst."""
    title, standfirst = set(row.title.split()), set(row.standfirst.split())
    return sum(2 if group & title else 1 if group & standfirst else 0 for group in asked)


def language_of(view: CommentView, subject: str) -> str:
    """The language by which a comment's words are cut: its article's, where none was told."""
    standing = None if view.language else grounds.standing_of(subject)
    return view.language or (standing.language if standing else "")


def alike(article_id: int) -> list[tuple[int, str]]:
    """The articles that are like this one, the most alike first, each with the words that both are about."""
    rows = Alike.objects.filter(article_id=article_id).order_by("-score", "-other_id")
    return list(rows.values_list("other_id", "words"))
