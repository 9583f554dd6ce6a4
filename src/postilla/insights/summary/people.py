"""How many readers stand behind comments: people, not comments; a campaign is one. Pure.

What is joined are comments, never persons: who copies another is the other for that copy alone, and nobody can make
two readers one by sending their words again.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from postilla.insights.summary.sameness import same
from postilla.insights.values import Comment

WITHIN = timedelta(hours=1)  # comments from one network in so short a time count as one reader's
CROWD = 3  # persons behind a network in so short a time, from which they may well be one: a couple is none


def copied(comments: Sequence[Comment]) -> dict[int, Comment]:
    """By comment, the first that has its text, but for a few words: itself, if none has.

    `comments` are in the order in which they were written.
    """
    copies = same([comment.text for comment in comments])
    return {comment.id: comments[first] for comment, first in zip(comments, copies, strict=True)}


def readers(first: Mapping[int, Comment]) -> dict[int, str]:
    """By comment, whose it counts as: the person's who wrote it, or of the same text the one's who wrote it first.
    `first`: as `copied` has it."""
    return {number: comment.person for number, comment in first.items()}


def one_text(comment_ids: Collection[int], first: Mapping[int, Comment]) -> tuple[tuple[int, ...], ...]:
    """Those of these comments that share their text with another of them, together."""
    by_first: dict[int, list[int]] = defaultdict(list)
    for number in sorted(comment_ids):
        by_first[first[number].id].append(number)
    return tuple(tuple(mine) for _, mine in sorted(by_first.items()) if len(mine) > 1)


def apart(comments: Sequence[Comment], who: Mapping[int, str]) -> dict[int, str]:
    """The same, for the comments of one line: what came from one network within an hour is one reader's, also where
    the network is not known any more."""
    found = {comment.id: who[comment.id] for comment in comments}
    for sent in _sent_together(comments):
        found.update((comment.id, who[sent[0].id]) for comment in sent)
    late = {comment.id for comment in comments if comment.joined}
    if late:
        times = {comment.id: comment.at for comment in comments}
        found.update((one, found[first]) for one, first in joined_to(times, late).items())
    return found


def crowds(comments: Sequence[Comment], who: Mapping[int, str]) -> dict[int, int]:
    """By those of an article's comments that one network sent within an hour as so many persons that they may well be
    one, the first of them. Where the network is not known any more, all that joined others within an hour are meant."""
    late = [comment for comment in comments if comment.joined]
    together = [*_sent_together(comments), *_within(late)]
    many = [sent for sent in together if len({who[one.id] for one in sent}) >= CROWD]
    return {one.id: sent[0].id for sent in many for one in sent}


def _sent_together(comments: Sequence[Comment]) -> list[list[Comment]]:
    """Those that came from one network within an hour."""
    by_network: dict[str, list[Comment]] = defaultdict(list)
    for comment in comments:
        if comment.network:
            by_network[comment.network].append(comment)
    return [some for sent in by_network.values() for some in _within(sent)]


def _within(sent: Sequence[Comment]) -> list[list[Comment]]:
    """Parted so that each has come within an hour after the first."""
    found: list[list[Comment]] = []
    for comment in sorted(sent, key=lambda one: (one.at, one.id)):
        if not found or comment.at - found[-1][0].at > WITHIN:
            found.append([])
        found[-1].append(comment)
    return found


def joined(times: Mapping[int, datetime]) -> set[int]:
    """Of comments from one network those that came within an hour after another. `times`: when each was posted."""
    order = sorted(times, key=lambda one: (times[one], one))
    return {one for before, one in pairwise(order) if times[one] - times[before] <= WITHIN}


def joined_to(times: Mapping[int, datetime], some: Collection[int]) -> dict[int, int]:
    """By those of one line's comments that joined another, from a network that is not known any more, the one as whose
    they count: the last within an hour before them that joined none, else the first of themselves within one. So none
    of them is a reader more than the network was while it was known."""
    found = dict[int, int]()
    last: int | None = None
    for one in sorted(times, key=lambda one: (times[one], one)):
        if last is None or one not in some or times[one] - times[last] > WITHIN:
            last = one
        if one in some:
            found[one] = last
    return found
