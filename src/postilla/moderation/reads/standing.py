"""The standing rules as they are: asked with every post, so kept for a second."""

import time

from postilla.moderation.heat import Heat
from postilla.moderation.models import Rules, Term
from postilla.moderation.values import Rulebook, Term as Line

FRESH = 1.0  # seconds for which the rules are taken to be what they were
_SETTINGS = (
    "links_held_from",
    "hold_links_of_new",
    "hold_shouting",
    "hold_repeats",
    "hold_disposable",
    "newcomers_daily",
)
_read: tuple[float, Rulebook] | None = None


def rulebook() -> Rulebook:
    """The standing rules, as they are or were a second ago: they are asked with every post."""
    global _read
    now = time.monotonic()  # a cache's age is not a time anybody is told of, which is why it is not handed in
    if _read is None or now - _read[0] > FRESH:
        settled = Rules.objects.first() or Rules()
        rows = Term.objects.order_by("id").values_list("kind", "text", "action", "reason", "language")
        before = _read[1].terms if _read is not None else ()
        lines = _lines(list(rows), before)
        settings = {name: getattr(settled, name) for name in _SETTINGS}
        hot = {name: getattr(settled, f"heat_{name}") for name in ("minutes", "reports", "comments", "turns", "pause")}
        heat = Heat(**hot) if settled.heat_on else None
        _read = (now, Rulebook(lines, **settings, heat=heat))
    return _read[1]


def _lines(rows: list[tuple[str, str, str, str, str]], before: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of the lists; those that stood there before are the same, with what was told of them once."""
    known = {(one.kind, one.text, one.action, one.reason, one.language): one for one in before}
    return tuple(known.get(row) or Line(*row) for row in rows)


def forget_rules() -> None:
    """Read the rules again for the next post; other processes do so within a second."""
    global _read
    if _read is not None:
        _read = (float("-inf"), _read[1])
