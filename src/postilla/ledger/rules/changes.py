"""Whether what a change of a promise is called agrees with the numbers and days that it gives."""

from typing import Any

from postilla.ledger.values import MEASURED, Terms

UP, DOWN, SAME, NEW = 1, -1, 0, 2
WAYS = {"raised": UP, "lowered": DOWN, "delayed": UP, "brought forward": DOWN}


def disagreement(change: str, before: Terms, after: Terms, words: str = "") -> tuple[str, str]:
    """(field, what is wrong) of terms that a change turns into others; two empty texts where they agree.

    (“lowered”, at least 50,000, at least 60,000) → low; (“delayed”, 2028, 2027) → period. An end or a day that was not
    known before may become any.
    """
    aims, days = _aims(before, after), _days(before, after)
    if change in ("raised", "lowered"):
        if before.kind not in MEASURED:
            wrong = bool(aims) or not words.strip()
            return ("words", "No number decides this promise. Say it in words, without numbers.") if wrong else ("", "")
        if not _all_go(aims, WAYS[change]):
            return "low", f"A promise that was {change} needs a number that is {_than(change, 'higher', 'lower')}."
    elif change in WAYS:
        if not _all_go(days, WAYS[change]):
            return "period", f"A promise that was {change} needs a day that is {_than(change, 'later', 'earlier')}."
    elif aims or days:
        called = "raised, lowered, delayed or brought forward"
        return "change", f"New numbers and days are no part of “{change}”. Leave them empty, or call it {called}."
    elif change == "reworded" and not words.strip():
        return "words", "Give the words in which it was put."
    return "", ""


def _than(change: str, up: str, down: str) -> str:
    return f"{up if WAYS[change] == UP else down} than before"


def _all_go(moves: set[int], way: int) -> bool:
    return bool(moves & {way, NEW}) and -way not in moves


def _aims(before: Terms, after: Terms) -> set[int]:
    ends = ((before.aim.low, after.aim.low), (before.aim.high, after.aim.high))
    return {_move(one, other) for one, other in ends} - {SAME}


def _days(before: Terms, after: Terms) -> set[int]:
    ends = before.period.end if before.period else None, after.period.end if after.period else None
    return {_move(before.due, after.due), _move(*ends)} - {SAME}


def _move(one: Any, other: Any) -> int:
    """Which way a number or a day goes."""
    if one == other:
        return SAME
    if one is None or other is None:
        return NEW
    return UP if other > one else DOWN
