"""Keeping what can be found as the rooms below are: both by their words, articles by their likeness, too."""

from postilla.finding.writes.articles import portray, portray_all
from postilla.finding.writes.comments import index_all, index_comments, index_some, look_through
from postilla.finding.writes.texts import index_all_articles, index_article, index_some_articles, look_again

__all__ = [
    "index_all",
    "index_all_articles",
    "index_article",
    "index_comments",
    "index_some",
    "index_some_articles",
    "look_again",
    "look_through",
    "portray",
    "portray_all",
]
