"""Words without meaning for seeded articles and comments, always the same."""

import random
from functools import cache

_SYLLABLES = ("ka", "lo", "mi", "ren", "ta", "sol", "ve", "dor", "pin", "ar", "el", "mo", "ster", "ni", "gra", "fu")


@cache
def _vocabulary() -> tuple[str, ...]:
    chance = random.Random(7)
    return tuple("".join(chance.choices(_SYLLABLES, k=chance.choice((1, 2, 2, 3, 3, 4)))) for _ in range(3000))


def words(seed: int, many: int) -> str:
    """`many` words, the same for the same seed."""
    return " ".join(random.Random(seed).choices(_vocabulary(), k=many))


@cache
def comment(seed: int) -> str:
    """The text of a comment of ordinary length: 8 to 60 words, now and then two paragraphs with some Markdown."""
    chance = random.Random(seed)
    first = words(seed, chance.randint(8, 60)).capitalize() + "."
    if seed % 7:
        return first
    return f"{first}\n\nAnd *{words(seed + 1, 3)}*, see https://example.org/{words(seed + 2, 1)} for **more**."


def name(number: int) -> str:
    return words(number % 5000, 2).title()
