"""An article's lines are made again when its comments changed, by whoever reads comments: nobody waits for them."""

import json
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from time import perf_counter

from postilla.insights import parts
from postilla.insights.events import SayingChanged
from postilla.insights.keeping import packed
from postilla.insights.models import Approval, Due, DueLines, Gathered
from postilla.insights.reads.known import known_in, rest
from postilla.insights.reads.themes import themes
from postilla.insights.values import Summary
from postilla.insights.writes.approved import cut
from postilla.insights.writes.claiming import claimed, done_or_put_aside, waiting
from postilla.outbox.statements import run
from postilla.outbox.writes import Telling, telling

SOON = timedelta(seconds=20)  # after which lines are made although comments still wait to be read
REST = 10  # times as long as making lines took, comments that wait are read before the same ones are made again


def due(subjects: Collection[str], now: datetime) -> None:
    """Within a transaction: these conversations' lines are to be made again."""
    for subject in sorted(subjects):
        run(_NOTE, subject, now)


def gone(subjects: Collection[str], tell: Telling) -> None:
    """Within a transaction: something left these conversations. Pages say at once what still stands of their lines,
    which are made again when their turn comes."""
    due(subjects, tell.now)
    told(subjects, tell)


_NOTE = (
    "INSERT INTO insights_duelines (subject, changes, since) VALUES (%s, 1, %s)"
    " ON CONFLICT (subject) DO UPDATE SET changes = insights_duelines.changes + 1, attempts = 0"
)


def told(subjects: Collection[str], tell: Telling) -> None:
    """Within a transaction: the pages that say something of their readers are to be made again."""
    shown = Approval.objects.filter(subject__in=subjects, ended_at=None) if subjects else Approval.objects.none()
    for subject in sorted(set(shown.values_list("subject", flat=True))):
        tell(SayingChanged(subject))


_resting: dict[str, datetime] = {}  # until when lines that took long to make are left, while comments wait


def gather_some(now: datetime, clock: Callable[[], float] = perf_counter) -> bool:
    """Make the lines that wait longest again, where all comments were read or they wait too long; whether there were
    such. What cannot be made keeps nothing else waiting: it is tried ATTEMPTS times, and then when it changes."""
    rest(now)
    due_now = waiting(DueLines, now)
    if Due.objects.filter(attempts=0).exists():
        resting = [subject for subject, until in _resting.items() if until > now]
        due_now = due_now.filter(since__lt=now - SOON).exclude(subject__in=resting)
    ids = claimed(due_now.order_by("attempts", "since", "subject"), 1, now)
    for subject in ids:
        begun = clock()
        done_or_put_aside(DueLines, [subject], lambda some: _gather(some[0], now), now)
        took = timedelta(seconds=clock() - begun)
        _resting.pop(subject, None)
        if took * REST > SOON:
            _resting[subject] = now + took * (1 + REST)
    return bool(ids)


def gather_anew(now: datetime) -> bool:
    """Have lines made again that were made by other rules; whether there were such."""
    other = Gathered.objects.exclude(rules=parts.rules_of_lines())
    subjects = list(other.values_list("subject", flat=True)[:500])
    if subjects:
        with telling(now):
            due(subjects, now)
            other.filter(subject__in=subjects).update(rules=parts.rules_of_lines())
    return bool(subjects)


def _gather(subject: str, now: datetime) -> None:
    """Keep the lines of a conversation as it is now. What changes meanwhile has them made again."""
    noted = DueLines.objects.filter(subject=subject).values_list("changes", flat=True).first() or 0
    known = known_in(subject)
    made = parts.summarise([said for said, _ in known.values()], themes()) if known else Summary((), 0, 0)
    kept = packed(made)
    with telling(now) as tell:
        here = DueLines.objects.filter(subject=subject)
        before = Gathered.objects.filter(subject=subject).values_list("lines", flat=True).first()
        if known:
            rests = json.dumps([[one, revision] for one, (_, revision) in sorted(known.items())])
            _keep(Gathered(subject=subject, lines=kept, rests=rests, rules=parts.rules_of_lines(), made_at=now))
        else:
            Gathered.objects.filter(subject=subject).delete()
        cut(subject, {one: revision for one, (_, revision) in known.items()})
        if (before or "") != (kept if known else ""):
            told({subject}, tell)
        if not here.filter(changes=noted).delete()[0]:
            here.update(taken_until=None, since=now)


def _keep(row: Gathered) -> None:
    Gathered.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["subject"], update_fields=["lines", "rests", "rules", "made_at"]
    )
