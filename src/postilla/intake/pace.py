"""How fast a conversation goes: slow mode, the heat governor, and what newcomers may in their first day."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from postilla.discussion import reads as discussion
from postilla.identity.reads import guests_with
from postilla.identity.values import Speaker
from postilla.intake import refusals as r
from postilla.moderation.heat import EXCHANGE, REPORTS, cooling
from postilla.moderation.reads import branch_heat, rulebook

FIRST_DAY = timedelta(days=1)
HOT = {REPORTS: r.HotByReports, EXCHANGE: r.HotByExchange}


@dataclass(frozen=True)
class Turn:
    """Who wants to say something, where. `slow`: seconds between two comments of one reader; 0 for none."""

    subject: str
    parent_id: int | None
    speaker: Speaker
    slow: int


def in_turn(turn: Turn, now: datetime) -> None:
    """Is it this reader's turn? Asks the database only for what the newsroom has switched on."""
    book = rulebook()
    if not (turn.slow or book.newcomers_daily or book.heat):
        return
    if turn.slow or book.newcomers_daily:
        guests = guests_with(turn.speaker)
        if turn.slow:
            _slow(turn, guests, now)
        if book.newcomers_daily and not turn.speaker.known:
            _newcomer(guests, book.newcomers_daily, now)
    if book.heat is not None and turn.parent_id is not None:
        branch = branch_heat(turn.subject, turn.parent_id, now - book.heat.window)
        found = cooling(branch, turn.speaker.guest_id, book.heat, now)
        if found is not None:
            raise HOT.get(found.sign, r.HotBySpeed)(seconds=found.seconds)


def _slow(turn: Turn, guests: list[int], now: datetime) -> None:
    last = discussion.last_in(turn.subject, guests)
    left = turn.slow - (now - last).total_seconds() if last is not None else 0
    if left > 0:
        raise r.SlowMode(seconds=max(1, -int(-left // 1)), every=turn.slow)


def _newcomer(guests: list[int], most: int, now: datetime) -> None:
    """Somebody whose first comment was published less than a day ago writes a few at first."""
    sent = sorted(when for guest in guests for when in discussion.sent_since(now - FIRST_DAY, guest_id=guest))
    if len(sent) >= most and not discussion.published_before(now - FIRST_DAY, guests):
        raise r.NewcomersFew(most=most, seconds=max(1, int((sent[-most] + FIRST_DAY - now).total_seconds())))
