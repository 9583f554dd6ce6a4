"""The heat governor: whether a branch of a conversation runs hot, and how long the next comment in it waits.

Pure: values in, a wait with its reason out. Nothing is remembered, so a branch cools by itself: when its window has
passed without heat, it is open again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

REPORTS, EXCHANGE, SPEED = "reports", "exchange", "speed"


@dataclass(frozen=True)
class Heat:
    """From when on a branch is hot. 0 reports, comments or turns: that sign is not looked at."""

    minutes: int = 10  # looked back at
    reports: int = 3  # of different people
    comments: int = 15
    turns: int = 6  # comments in a row by the same two people
    pause: int = 120  # seconds between two comments while it is hot

    @property
    def window(self) -> timedelta:
        return timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class Branch:
    """What happened in a branch within the window: comments (when, by which guest), the newest first; reports."""

    posts: tuple[tuple[datetime, int | None], ...]
    reports: int = 0


@dataclass(frozen=True)
class Cooling:
    """The next comment waits `seconds`, because of `sign`."""

    seconds: int
    sign: str


def cooling(branch: Branch, guest_id: int, heat: Heat, now: datetime) -> Cooling | None:
    """How long this guest's next comment in the branch waits; None for not at all."""
    posts = [post for post in branch.posts if now - post[0] < heat.window]
    if not posts:
        return None
    sign = _sign(posts, branch.reports, guest_id, heat)
    left = heat.pause - (now - posts[0][0]).total_seconds()
    return Cooling(max(1, -int(-left // 1)), sign) if sign and left > 0 else None


def _sign(posts: Sequence[tuple[datetime, int | None]], reports: int, guest_id: int, heat: Heat) -> str:
    if heat.reports and reports >= heat.reports:
        return REPORTS
    if heat.turns and _is_exchange([guest for _, guest in posts[: heat.turns]], guest_id, heat.turns):
        return EXCHANGE
    return SPEED if heat.comments and len(posts) >= heat.comments else ""


def _is_exchange(guests: Sequence[int | None], guest_id: int, turns: int) -> bool:
    """Whether the last comments were by two people alone, and the one who asks is one of them."""
    return len(guests) >= turns and len(set(guests)) == 2 and guest_id in guests and None not in guests
