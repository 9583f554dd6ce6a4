"""What this room does when it hears a fact. Safe to run twice: it looks at what is there now."""

from collections.abc import Sequence
from datetime import datetime

from postilla.articles import reads as articles
from postilla.articles.events import ArticleMoved, ArticlePublished, ArticleWithdrawn
from postilla.discussion.events import CommentChanged, CommentPublished, CommentRemoved, ThreadChanged
from postilla.finding import writes
from postilla.vocabulary import Event


def on_comment(facts: Sequence[Event], now: datetime) -> None:
    """Comments appeared, say something else, or are gone."""
    ids = [fact.comment_id for fact in facts if isinstance(fact, CommentPublished | CommentRemoved)]
    ids += [fact.comment_id for fact in facts if isinstance(fact, CommentChanged) and fact.what == "text"]
    writes.index_comments(ids, now)


def on_thread_changed(facts: Sequence[Event], now: datetime) -> None:
    """Much of a conversation changed at once: what was brought in, moved, or taken out.

    The first portion is indexed here; what is left then waits in its table until the outbox is empty, so that a large
    import holds up no other fact.
    """
    writes.look_through([fact.subject for fact in facts if isinstance(fact, ThreadChanged)], now)
    writes.index_some(now)


def on_article(facts: Sequence[Event], now: datetime) -> None:
    """Articles were published, moved (out of a private section, it may be) or taken off the site: which are like them
    is settled before pages are made."""
    ids = [fact.article_id for fact in facts if isinstance(fact, ArticlePublished)]
    ids += articles.ids_of([fact.subject for fact in facts if isinstance(fact, ArticleMoved)])
    for article_id in dict.fromkeys(ids):
        writes.index_article(article_id, now)
        writes.portray(article_id, now)
    writes.look_again([fact.subject for fact in facts if isinstance(fact, ArticleWithdrawn)], now)
