"""Keeping what can be found as the rooms below are: comments by their words, articles by their likeness."""

from postilla.finding.writes.articles import portray, portray_all
from postilla.finding.writes.comments import index_all, index_comments, index_some, look_through

__all__ = ["index_all", "index_comments", "index_some", "look_through", "portray", "portray_all"]
