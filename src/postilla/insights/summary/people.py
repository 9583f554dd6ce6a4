"""How many readers stand behind comments: people, not comments; a campaign is one. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta

from postilla.insights.summary.sameness import same
from postilla.insights.values import Comment

WITHIN = timedelta(hours=1)  # comments from one network in so short a time count as one reader's


def readers(comments: Sequence[Comment]) -> dict[int, str]:
    """By comment, who wrote it: one name for comments of one person, and of all who sent the same text.

    `comments` are in an order that does not hang on how they came.
    """
    leader: dict[str, str] = {}
    copies = same([comment.text for comment in comments])
    for comment, first in zip(comments, copies, strict=True):
        one, other = sorted((_root(leader, comment.person), _root(leader, comments[first].person)))
        leader[other] = one
    return {comment.id: _root(leader, comment.person) for comment in comments}


def apart(comments: Sequence[Comment], who: Mapping[int, str]) -> dict[int, str]:
    """The same, for the comments of one line: what came from one network within an hour is one reader's."""
    leader: dict[str, str] = {}
    by_network: dict[str, list[Comment]] = defaultdict(list)
    for comment in comments:
        if comment.network:
            by_network[comment.network].append(comment)
    for network in sorted(by_network):
        first: Comment | None = None
        for comment in sorted(by_network[network], key=lambda one: (one.at, one.id)):
            if first is None or comment.at - first.at > WITHIN:
                first = comment
            one, other = sorted((_root(leader, who[comment.id]), _root(leader, who[first.id])))
            leader[other] = one
    return {comment.id: _root(leader, who[comment.id]) for comment in comments}


def _root(leader: dict[str, str], name: str) -> str:
    while (above := leader.get(name, name)) != name:
        name = above
    return name
