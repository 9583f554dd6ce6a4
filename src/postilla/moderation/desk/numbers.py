"""The numbers of the desk over a period: how much came, how long it waited, who decided, which rules were right."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from postilla.discussion import reads as discussion
from postilla.discussion.values import HELD, PUBLISHED, REJECTED, SPAM, WITHDRAWN
from postilla.moderation.desk.sums import Load, Made, Rule, Times, loads, rules, steps, times
from postilla.moderation.models import Decision, Finding

PERIODS = (7, 30, 90)  # days
MOST = 20_000  # decisions, findings, and comments of a day that are looked at; the numbers say where there were more
DAYS = 31  # columns of a chart


@dataclass(frozen=True)
class Day:
    """What came in a day, or a week, by what became of it."""

    begin: datetime
    end: datetime
    published: int
    held: int
    taken_out: int
    withdrawn: int

    @property
    def total(self) -> int:
        return self.published + self.held + self.taken_out + self.withdrawn


@dataclass(frozen=True)
class Numbers:
    """`is_whole`: nothing was left out because there was too much."""

    since: datetime
    until: datetime
    days: tuple[Day, ...]
    times: Times
    loads: tuple[Load, ...]
    rules: tuple[Rule, ...]
    is_whole: bool

    @property
    def total(self) -> int:
        return sum(day.total for day in self.days)


def numbers(days: int, now: datetime) -> Numbers:
    """The last so many days. Costs the same however many comments there are: see MOST."""
    since = now - timedelta(days=days)
    volume = [_day(begin, end) for begin, end in steps(since, now, DAYS)]
    made, findings = _made(since), _findings(since)
    states = discussion.states_of({comment_id for comment_id, _ in findings})
    full = [len(made), len(findings), *(max(d.published, d.held, d.taken_out, d.withdrawn) for d in volume)]
    return Numbers(
        since, now, tuple(volume), times(made), tuple(loads(made)), tuple(rules(findings, states)), max(full) < MOST
    )


def _day(begin: datetime, end: datetime) -> Day:
    came = {
        state: discussion.number_between(state, begin, end, MOST)
        for state in (PUBLISHED, HELD, REJECTED, SPAM, WITHDRAWN)
    }
    return Day(begin, end, came[PUBLISHED], came[HELD], came[REJECTED] + came[SPAM], came[WITHDRAWN])


def _made(since: datetime) -> list[Made]:
    """What was decided since then, the last MOST of it."""
    fields = ("id", "comment_id", "by", "verb", "before", "decided_at", "comment__created_at", "undoes_id")
    rows = list(Decision.objects.order_by("-id").values_list(*fields)[:MOST])
    rows = [row for row in rows if row[5] >= since]
    undone = {row[7] for row in rows if row[7]}
    return [
        Made(comment, by, verb, at - posted if before == HELD and undoes is None else None, number in undone)
        for number, comment, by, verb, before, at, posted, undoes in rows
    ]


def _findings(since: datetime) -> list[tuple[int, str]]:
    """(comment, rule) of what rules held since then, the last MOST of it."""
    rows = Finding.objects.filter(action="hold").order_by("-id").values_list("comment_id", "rule", "found_at")[:MOST]
    return [(comment, rule) for comment, rule, at in rows if at >= since]
