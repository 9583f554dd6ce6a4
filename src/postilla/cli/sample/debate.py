"""The readers' debate of 1,000 comments, made from the parts in data/debate.toml by a seeded generator.

The same parts give the same comments on every machine. About six in ten are roots; the deepest stand at depth 6. A
reply knows the story it belongs to, so that question and answer fit each other, and no two texts are the same.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from postilla.cli.sample.values import SampleComment

DEEPEST = 6
_DAYS = 31  # from the first comment to the last
_ROOTS = 0.58


@dataclass(frozen=True)
class _Story:
    """What a root told, for its replies to speak of."""

    facts: Mapping[str, str]
    teller: str
    used: set[str] = field(default_factory=set)  # set phrases that its branch has had


@dataclass(frozen=True)
class _Node:
    comment: SampleComment
    depth: int
    story: _Story
    answer: str = ""  # what the story's teller would answer, while nobody has
    asker: str = ""  # who wrote the comment above


class _Words(dict[str, str]):
    """The facts of a story; any other {slot} is drawn when first asked for, and stays the same within one comment."""

    def __init__(self, facts: Mapping[str, str], draw: Callable[[str], str]) -> None:
        super().__init__(facts)
        self._draw = draw

    def __missing__(self, slot: str) -> str:
        self[slot] = self._draw(slot)
        return self[slot]


class _Debate:
    def __init__(self, parts: Mapping[str, Any], seed: int) -> None:
        self.parts = parts
        self.rng = random.Random(seed)
        self.nodes: list[_Node] = []
        self.texts: set[str] = set()
        self.voices = list(parts["voices"])

    def add(self, number: int, at: datetime, total: int) -> None:
        """One more comment: a root, or a reply to one that is there."""
        parent = None if number < 8 or self.rng.random() < _ROOTS else self.parent()
        if parent is not None:
            node = self.reply(number, at, parent)
        elif self.voices and number >= 7 + self.heard() * (total // (len(self.parts["voices"]) + 1)):
            node = self.voice(number, at)
        else:
            node = self.root(number, at)
        self.texts.add(node.comment.text)
        self.nodes.append(node)

    def heard(self) -> int:
        return len(self.parts["voices"]) - len(self.voices)

    def parent(self) -> _Node:
        """Mostly something recent; a branch in which people already talk draws more of them."""
        near = self.nodes[-45:] if self.rng.random() < 0.8 else self.nodes
        open_ones = [node for node in near if node.depth < DEEPEST]
        return self.rng.choices(open_ones, [1 + node.depth * 0.9 + bool(node.answer) * 2 for node in open_ones])[0]

    def root(self, number: int, at: datetime) -> _Node:
        story = _Story(self.facts(), self.name())
        return _Node(self.comment(number, at, self.unique(lambda: self.tale(story)), story.teller), 0, story)

    def voice(self, number: int, at: datetime) -> _Node:
        """A reader who writes in a language of their own."""
        voice = self.voices.pop(0)
        comment = SampleComment(
            _key(number), None, voice["by"], voice["text"], at, language=voice["language"], agreements=9 + number % 7
        )
        return _Node(comment, 0, _Story(self.facts(), voice["by"]))

    def reply(self, number: int, at: datetime, parent: _Node) -> _Node:
        story, answer = parent.story, ""
        if parent.answer and self.rng.random() < 0.75:
            author, pattern = story.teller, [parent.answer]
        elif parent.depth == 0:
            exchanges = {exchange["ask"]: exchange["answer"] for exchange in self.parts["exchanges"]}
            ask = self.rng.choice([ask for ask in exchanges if ask not in story.used] or list(exchanges))
            author, pattern, answer = self.name(), [ask], exchanges[ask]
        elif parent.depth == 1:
            author, pattern = self.name(), self.parts["aside"]
        else:
            author = parent.asker if parent.asker and self.rng.random() < 0.6 else self.name()
            pattern = self.parts["banter"]
        to = parent.comment.author
        if to == author:
            author = self.name()
        text = self.unique(lambda: self.remark(pattern, story, to))
        comment = self.comment(number, at, text, author, parent.comment.key)
        return _Node(comment, parent.depth + 1, story, answer, to)

    def tale(self, story: _Story) -> str:
        """A root: one line, or three to six sentences in one or two paragraphs."""
        words = _Words(story.facts, self.slot)
        if self.rng.random() < 0.14:
            return _fill(self.rng.choice(self.parts["short"]), words)
        chances = (("got", 0.8), ("quirks", 0.85), ("memories", 0.75))
        kinds = [kind for kind, chance in chances if self.rng.random() < chance]
        first = [self.rng.choice(self.parts[kind]) for kind in ("openings", *kinds)]
        last = [self.rng.choice(self.parts["ends"])] if self.rng.random() < 0.85 else []
        if self.rng.random() < 0.35:
            last.append(self.rng.choice(self.parts["closings"]))
        gap = "\n\n" if len(first) > 2 and self.rng.random() < 0.55 else " "
        pieces = [_fill(" ".join(first), words), _fill(" ".join(last), words)]
        return gap.join(piece for piece in pieces if piece)

    def remark(self, pattern: list[str], story: _Story, to: str) -> str:
        words = _Words({**story.facts, "to": to.rsplit(" ", 1)[0]}, self.slot)
        phrase = self.rng.choice([phrase for phrase in pattern if phrase not in story.used] or pattern)
        story.used.add(phrase)
        text = _fill(phrase, words)
        if self.rng.random() < 0.18 and "{to}" not in text and text[0] not in ">*" and words["to"] not in text:
            text = _fill(self.rng.choice(self.parts["greetings"]), words) + _lower(text)
        if self.rng.random() < 0.2:
            text += " " + _fill(self.rng.choice(self.parts["farewells"]), words)
        return text

    def comment(self, number: int, at: datetime, text: str, author: str, parent: str | None = None) -> SampleComment:
        liked = self.rng.expovariate(0.5 if parent is None else 0.9) * (1.6 if number < 60 else 1.0)
        agreements = int(liked) + (self.rng.randint(8, 40) if self.rng.random() < 0.015 else 0)
        edited = self.rng.random() < 0.03
        return SampleComment(_key(number), parent, author, text, at, agreements=agreements, edited=edited)

    def facts(self) -> dict[str, str]:
        rng = self.rng
        year = rng.randint(1956, 1997)
        old = rng.randint(4, 15)
        age = rng.randint(18, 24)
        bought = min(year + old, 2021)
        euros = bought >= 2002
        currency = rng.choice(["euros", "euros", "pounds", "crowns"] if euros else self.parts["currencies"][:-1])
        car, colour = rng.choice(self.parts["cars"]), rng.choice(self.parts["colours"])
        return {
            "car": car,
            "a_car": _article(car),
            "colour": colour,
            "a_colour": _article(colour),
            "year": str(year),
            "bought": str(bought),
            "old": str(bought - year),
            "age": str(age),
            "now": str(age + 2023 - bought),
            "ended": str(min(2023, bought + rng.randint(2, 9))),
            "part": self.slot("part"),
            "price": f"{rng.randint(3, 38) * 50:,} {currency}",
        }

    def slot(self, slot: str) -> str:
        """A word for a slot that is no fact of the story."""
        if slot in ("km", "page", "litres", "km_total"):
            low, high = {"km": (60, 900), "page": (11, 240), "litres": (8, 15), "km_total": (170, 460)}[slot]
            return f"{self.rng.randint(low, high)}" + (",000" if slot == "km_total" else "")
        if slot == "other":
            return str(self.rng.choice(self.parts["cars"][:10]))
        return str(self.rng.choice(self.parts["slots"][slot]))

    def name(self) -> str:
        return f"{self.rng.choice(self.parts['first_names'])} {self.rng.choice('ABCDEFGHIJKLMNOPRSTVWZ')}."

    def unique(self, make: Callable[[], str]) -> str:
        """The first text that nobody has written yet; a set phrase that is used up is signed, as people do."""
        for _ in range(40):
            text = make()
            if text not in self.texts:
                return text
        farewells = [_fill(line, _Words({}, self.slot)) for line in self.parts["farewells"] for _ in range(20)]
        return next(f"{text} {line}" for line in farewells if f"{text} {line}" not in self.texts)


def debate(parts: Mapping[str, Any], published_at: datetime, count: int, seed: int = 1908) -> tuple[SampleComment, ...]:
    """`count` comments in order of time, parents before their replies; many on the first days, few on the last."""
    made = _Debate(parts, seed)
    for number, at in enumerate(_times(made.rng, published_at, count), start=1):
        made.add(number, at, count)
    return tuple(node.comment for node in made.nodes)


def _times(rng: random.Random, start: datetime, count: int) -> list[datetime]:
    """Between six and eleven in the evening; never two in the same second."""
    seconds: set[int] = set()
    while len(seconds) < count:
        day = int(_DAYS * rng.random() ** 2.3)
        second = int(rng.triangular(0, 16 * 3600, 12.5 * 3600))
        seconds.add(day * 86400 + 1800 + second)
    return [start + timedelta(seconds=second) for second in sorted(seconds)]


def _key(number: int) -> str:
    return f"d{number:04}"


def _fill(pattern: str, words: _Words) -> str:
    """The pattern with its slots filled; every sentence begins with a capital."""
    text = pattern.format_map(words)
    for stop in (". ", "! ", "? ", "\n\n"):
        text = stop.join(piece[:1].upper() + piece[1:] for piece in text.split(stop))
    return text


def _article(noun: str) -> str:
    return f"{'an' if noun[0].lower() in 'aeio' else 'a'} {noun}"


def _lower(text: str) -> str:
    """A sentence's beginning after a greeting; "I" stays as it is."""
    return text if text.split(" ", 1)[0] == "I" else text[0].lower() + text[1:]
