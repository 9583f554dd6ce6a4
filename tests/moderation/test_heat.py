"""The heat governor as a table: which branch is hot, for whom, why, and for how long."""

from datetime import timedelta

import pytest

from postilla.moderation.heat import Branch, Cooling, Heat, cooling
from tests.support.magazine import NOW

HEAT = Heat(minutes=10, reports=3, comments=8, turns=4, pause=60)


def branch(*posts: tuple[float, int | None], reports: int = 0) -> Branch:
    """Comments as (seconds ago, guest), the newest first."""
    return Branch(tuple((NOW - timedelta(seconds=ago), guest) for ago, guest in posts), reports)


CALM = [(20.0, 1), (40.0, 2), (90.0, 3)]
DUEL: list[tuple[float, int | None]] = [(10, 1), (20, 2), (30, 1), (40, 2)]
FAST: list[tuple[float, int | None]] = [(5 + n, n) for n in range(8)]


@pytest.mark.parametrize(
    ("found", "guest", "heat", "expected"),
    [
        (branch(), 1, HEAT, None),
        (branch(*CALM), 1, HEAT, None),
        (branch(*CALM, reports=2), 1, HEAT, None),
        (branch(*CALM, reports=3), 1, HEAT, Cooling(40, "reports")),
        (branch(*CALM, reports=3), 9, HEAT, Cooling(40, "reports")),
        (branch((59.5, 1), (61, 2), reports=3), 1, HEAT, Cooling(1, "reports")),
        (branch((60, 1), (61, 2), reports=3), 1, HEAT, None),  # the pause is over: one more is taken
        (branch((700, 1), reports=3), 1, HEAT, None),  # nothing within the window: it has cooled
        (branch(*DUEL), 1, HEAT, Cooling(50, "exchange")),
        (branch(*DUEL), 2, HEAT, Cooling(50, "exchange")),
        (branch(*DUEL), 3, HEAT, None),  # somebody else may come between the two
        (branch((5, 3), *DUEL), 1, HEAT, None),
        (branch(*DUEL[:3]), 1, HEAT, None),
        (branch((10, 1), (20, 1), (30, 1), (40, 1)), 1, HEAT, None),
        (branch((10, None), (20, 2), (30, None), (40, 2)), 2, HEAT, None),
        (branch(*FAST), 99, HEAT, Cooling(55, "speed")),
        (branch(*FAST[:7]), 99, HEAT, None),
        (branch(*FAST, reports=9), 99, HEAT, Cooling(55, "reports")),
        (branch(*FAST, reports=9), 1, Heat(reports=0, comments=0, turns=0), None),
    ],
)
def test_heat(found: Branch, guest: int, heat: Heat, expected: Cooling | None) -> None:
    assert cooling(found, guest, heat, NOW) == expected
