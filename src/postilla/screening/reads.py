"""Questions to screening: what it guesses of a comment, what it guessed, how it is set, what it learnt."""

import json
import time
import zlib
from array import array
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

from django.db.models import QuerySet

from postilla.outbox.portions import rows_by
from postilla.outbox.statements import rows
from postilla.screening import lexicon, models
from postilla.screening.features import HERE
from postilla.screening.guessing import guess_at
from postilla.screening.model import Counts, threshold
from postilla.screening.prior import prior
from postilla.screening.rules import ABUSE_DECISIONS, ABUSE_FOUND, ENOUGH, HOLD, OFF, Policy, calibrated
from postilla.screening.values import ABUSE, KINDS, SPAM, Asked, Guess, Reason

FRESH = 1.0  # seconds for which what was learnt and settled is taken to be what it was


@dataclass(frozen=True)
class State:
    """What the room knows at a moment: what was learnt, and the policy that follows from it and the settings."""

    version: int
    learnt: dict[str, Counts]
    good: dict[str, tuple[float, ...]]
    policy: Policy


Rank = tuple[int, int]  # how suspicious, in millionths, and the comment

_kept: tuple[float, State] | None = None


def ready() -> None:
    """Load what guesses are made with. The first of a process would otherwise take as long as that besides."""
    lexicon.ready()
    for kind in KINDS:
        prior(kind)


def guess(asked: Asked) -> Guess | None:
    """What the filters make of a comment about to be stored; None where screening is off."""
    state = current()
    if state.policy.use == OFF:
        return None
    return guess_at(asked, {kind: prior(kind) for kind in KINDS}, state.learnt)


def policy() -> Policy:
    """How guesses are used, as it is settled or was a second ago."""
    return current().policy


def threshold_for(kind: str, share: float) -> float:
    """The score above which at most this share of good comments lies."""
    return _threshold(kind, current().good, share)


def expected() -> list[str]:
    """What the settings cost, in sentences for the desk."""
    state = current()
    spam = _spam_line(state)
    good, abusive = state.learnt[ABUSE].totals
    abuse = (
        f"Attacks: learnt from {good + abusive} decisions, {abusive} of them for insult or hatred. "
        f"Before {ABUSE_DECISIONS} and {ABUSE_FOUND} that guess orders the queue and holds nothing."
    )
    return [spam, abuse]


def _spam_line(state: State) -> str:
    if state.policy.use != HOLD or state.policy.spam_from is None:
        return "Advertising: nothing is held, except where a conversation is guarded by screening alone."
    own = state.good.get(SPAM, ())
    enough = len(own) >= ENOUGH
    scores = own if enough else prior(SPAM).good
    above = sum(score > state.policy.spam_from for score in scores) / len(scores)
    whose = f"your last {len(own)} published comments" if enough else "good comments that Postilla was tried on"
    return f"Advertising: held above a score of {state.policy.spam_from:.2f}; {above:.1%} of {whose} scored higher."


def guesses_on(comment_ids: Collection[int]) -> dict[int, Guess]:
    """What was guessed of comments when they were posted; none for those that were not guessed at."""
    found = models.Guess.objects.filter(comment_id__in=comment_ids)
    return {row.comment_id: _guess(row) for row in found}


def suspects(after: Rank | None, limit: int) -> list[Rank]:
    """Comments that wait and were guessed at, what looks most like advertising or an attack first; of the same rank
    that which came first. `after`: those beyond it alone. Each costs a step along an index, however many wait.

    Of what was decided a moment ago some may be among them: who shows them looks at their states.
    """
    waiting = models.Guess.objects.filter(rank__isnull=False).order_by("-rank", "comment_id")
    if after is None:
        return _places(waiting, limit)
    rank, comment_id = after
    same = _places(waiting.filter(rank=rank, comment_id__gt=comment_id), limit)
    return same + _places(waiting.filter(rank__lt=rank), limit - len(same))


def _places(guesses: "QuerySet[models.Guess]", limit: int) -> list[Rank]:
    found = guesses.values_list("rank", "comment_id")[:limit]
    return [(rank, comment_id) for rank, comment_id in found if rank is not None]


def suspected(comment_ids: Collection[int]) -> set[int]:
    """Those of these comments that `suspects` has."""
    rows = rows_by(models.Guess, "comment_id", comment_ids, "comment_id", "rank")
    return {one for one, rank in rows if rank is not None}


def current() -> State:
    """What the room knows, as it is or was a second ago: it is asked with every post."""
    global _kept
    now = time.monotonic()  # a cache's age is not a time anybody is told of, which is why it is not handed in
    if _kept is None or now - _kept[0] > FRESH:
        _kept = (now, _read(_kept[1] if _kept else None))
    return _kept[1]


def forget() -> None:
    """Read again with the next question; other processes do so within a second."""
    global _kept
    _kept = None


def counts_in(blob: bytes) -> dict[str, Counts]:
    """What was learnt, from how it is stored; empty counts for nothing."""
    if not blob:
        return {kind: Counts() for kind in KINDS}
    head, _, body = zlib.decompress(blob).partition(b"\n")
    said, size, found = json.loads(head), 4 * (HERE + 1), {}
    for number, kind in enumerate(KINDS):
        halves = [array("i", body[size * at : size * (at + 1)]) for at in (2 * number, 2 * number + 1)]
        found[kind] = Counts(halves[0], halves[1], **said[kind])
    return found


def blob_of(learnt: dict[str, Counts]) -> bytes:
    """What was learnt, as it is stored: the same bytes for the same lessons in any order."""
    said = {kind: {"totals": one.totals, "languages": one.languages} for kind, one in learnt.items()}
    body = b"".join(half.tobytes() for kind in KINDS for half in (learnt[kind].good, learnt[kind].bad))
    return zlib.compress(json.dumps(said, sort_keys=True).encode() + b"\n" + body, 1)


def _read(known: State | None) -> State:
    settled = models.Screening.objects.first() or models.Screening()
    found = rows("SELECT version FROM screening_learnt WHERE id = 1")
    version = found[0][0] if found else 0
    if known is None or known.version != version:
        row = models.Learnt.objects.filter(id=1).first()
        learnt = counts_in(bytes(row.counts) if row else b"")
        good = {kind: tuple(scores) for kind, scores in json.loads(row.good).items()} if row else {}
    else:
        learnt, good = known.learnt, known.good
    return State(version, learnt, good, _policy(settled, learnt, good))


def _policy(settled: "models.Screening", learnt: dict[str, Counts], good: dict[str, tuple[float, ...]]) -> Policy:
    from_ = partial(_threshold, good=good, share=float(settled.good_held) / 100)
    ready = settled.hold_abuse and calibrated(*learnt[ABUSE].totals)
    return Policy(settled.use, from_(SPAM), from_(ABUSE) if ready else None)


def _threshold(kind: str, good: dict[str, tuple[float, ...]], share: float) -> float:
    """From the newsroom's own comments where they are enough, else from those that came with the filter."""
    own = good.get(kind, ())
    return threshold(own if len(own) >= ENOUGH else prior(kind).good, share)


def _guess(row: "models.Guess") -> Guess:
    reasons = tuple(Reason(kind, code, tuple(words), points) for kind, code, points, *words in json.loads(row.reasons))
    return Guess(row.spam, row.abuse, row.spam_score, row.abuse_score, reasons)
