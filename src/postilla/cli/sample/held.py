"""Comments for the practice queue, made from data/held.toml by a seeded generator. No Django, no database, no clock.

The same count gives the same comments on every machine: a few sentences in five languages, most of them fine, some
insulting, off the subject, private or advertising, by readers of whom some come back.
"""

import random
import tomllib
from collections.abc import Container
from dataclasses import dataclass
from importlib.resources import files

ANSWERS = ("answer", "insult_answer")
DOMAIN = "sample.example"


@dataclass(frozen=True)
class SampleHeld:
    """One comment that waits. `minutes`: how long it has waited. `answers`: it answers a published comment."""

    author: str
    address: str
    text: str
    language: str
    kind: str
    minutes: int
    answers: bool


def sample_held(count: int, languages: Container[str] | None = None) -> list[SampleHeld]:
    """So many comments, in these languages alone where they are named; the longest waiting first."""
    data = tomllib.loads(files("postilla.cli.sample").joinpath("data/held.toml").read_text(encoding="utf-8"))
    dice = random.Random(count)
    texts = [one for one in data["comment"] if languages is None or one["language"] in languages]
    found, used = list[SampleHeld](), set[str]()
    dice.shuffle(texts)
    for number in range(count):
        one = texts[number % len(texts)]
        author = dice.choice(data["sellers"] if one["kind"] == "spam" else data["names"])
        slots = data["slots"] | data["slots_of"][one["language"]]
        text = _filled(one["text"], slots, dice)
        if text in used and "{" in one["text"]:
            text = _filled(one["text"], slots, dice)
        used.add(text)
        minutes = (count - number) * 11 + dice.randrange(10)
        address = f"{author.split()[0].casefold()}.{author.split()[-1].casefold()}@{DOMAIN}"
        found.append(SampleHeld(author, address, text, one["language"], one["kind"], minutes, one["kind"] in ANSWERS))
    return found


def _filled(text: str, slots: dict[str, list[str]], dice: random.Random) -> str:
    return text.format_map({name: dice.choice(values) for name, values in slots.items()})
