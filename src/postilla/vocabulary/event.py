"""Facts: frozen dataclasses in the past tense, told in the transaction that made them true."""

import json
from dataclasses import dataclass, field
from secrets import randbits
from typing import Any, ClassVar, Self

_JSON = json.JSONEncoder(separators=(",", ":"), sort_keys=True)


@dataclass(frozen=True)
class Event:
    """Something that happened. Fields are JSON values: int, str, bool, None, or tuples of them.

    Every subclass is known by its class name, which is what the outbox stores; two facts may not share one.
    """

    known: ClassVar[dict[str, type["Event"]]] = {}

    # Tells two facts of the same words apart, such as two agreements with one comment.
    once: int = field(default_factory=lambda: randbits(62), compare=False, repr=False, kw_only=True)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        other = Event.known.setdefault(cls.__name__, cls)
        if other.__module__ != cls.__module__:
            raise TypeError(f"two facts are called {cls.__name__}: {other.__module__} and {cls.__module__}")

    @property
    def name(self) -> str:
        return type(self).__name__

    def to_json(self) -> str:
        return _JSON.encode(vars(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        values: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in json.loads(text).items()}
        return cls(**values)
