"""The filters as they come with the room: package data, read once. `training` writes them."""

import json
import zlib
from array import array
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from postilla.screening.features import BITS
from postilla.screening.model import Prior

FORMAT = 1


def pack(weights: "array[int]", said: Mapping[str, Any]) -> bytes:
    """A filter as a file: a line of JSON, then the weights."""
    head = json.dumps({"format": FORMAT, **said}, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return head.encode() + b"\n" + zlib.compress(weights.tobytes(), 9)


def unpack(data: bytes) -> Prior:
    """A filter from its file. Raises ValueError for what is none."""
    head, _, body = data.partition(b"\n")
    said = json.loads(head)
    weights = array("b", zlib.decompress(body))
    if said.pop("format", None) != FORMAT or len(weights) != 1 << BITS:
        raise ValueError("this is no filter of this version")
    said.pop("sources", None)
    return Prior(weights=weights, good=tuple(said.pop("good")), **said)


@cache
def prior(kind: str) -> Prior:
    """The filter that comes for SPAM or ABUSE."""
    return unpack((files("postilla.screening") / "data" / f"{kind}.prior").read_bytes())
