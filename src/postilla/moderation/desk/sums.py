"""The arithmetic of the desk's numbers. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Made:
    """A decision as it is counted. `waited`: from the posting to the decision, where the comment was held."""

    comment_id: int
    by: str
    verb: str
    waited: timedelta | None
    taken_back: bool = False


@dataclass(frozen=True)
class Times:
    """How long comments waited for a decision; None where none was decided."""

    number: int
    median: timedelta | None
    most: timedelta | None  # the 95th percentile


@dataclass(frozen=True)
class Load:
    """What one moderator did."""

    name: str
    decisions: int
    share: float  # of all
    published: int
    taken_out: int
    taken_back: int
    median: timedelta | None


@dataclass(frozen=True)
class Rule:
    """What one rule held: how much of all that was held, and how often a person then took it out, too."""

    rule: str
    held: int
    share: float
    waiting: int
    let_through: int
    taken_out: int

    @property
    def agreed(self) -> float | None:
        """How often a person agreed, of those decided; None where none was."""
        decided = self.let_through + self.taken_out
        return self.taken_out / decided if decided else None


def percentile(values: Sequence[timedelta], percent: int) -> timedelta | None:
    """The smallest value that so many percent do not exceed; None of nothing."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)] if ordered else None


def times(made: Iterable[Made]) -> Times:
    waited = [one.waited for one in made if one.waited is not None]
    return Times(len(waited), percentile(waited, 50), percentile(waited, 95))


def loads(made: Sequence[Made]) -> list[Load]:
    """By moderator, the most decisions first. A taking back is a decision, too."""
    by: dict[str, list[Made]] = defaultdict(list)
    for one in made:
        by[one.by].append(one)
    found = [
        Load(
            name, len(own), len(own) / len(made),
            sum(one.verb in ("publish", "keep") for one in own), sum(one.verb in ("reject", "spam") for one in own),
            sum(one.taken_back for one in own), times(own).median,
        )
        for name, own in by.items()
    ]  # fmt: skip
    return sorted(found, key=lambda load: (-load.decisions, load.name))


def rules(findings: Iterable[tuple[int, str]], states: Mapping[int, str]) -> list[Rule]:
    """By rule, what held the most first, from (comment, rule) and the states of these comments now.

    A comment that two rules held counts for both.
    """
    by: dict[str, set[int]] = defaultdict(set)
    for comment_id, rule in findings:
        by[rule].add(comment_id)
    held = len(set().union(*by.values())) if by else 0
    found = []
    for rule, comments in by.items():
        now = [states.get(comment_id, "") for comment_id in comments]
        taken_out = now.count("rejected") + now.count("spam")
        found.append(
            Rule(rule, len(comments), len(comments) / held, now.count("held"), now.count("published"), taken_out)
        )
    return sorted(found, key=lambda rule: (-rule.held, rule.rule))


def steps(since: datetime, until: datetime, most: int) -> list[tuple[datetime, datetime]]:
    """A period cut into days, or weeks where there would be more than `most` days; the first may be shorter."""
    days = (until - since).days
    length = timedelta(days=1 if days <= most else 7)
    found = []
    while until > since:
        begin = max(since, until - length)
        found.append((begin, until))
        until = begin
    return found[::-1]
