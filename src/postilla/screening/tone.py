"""What of a comment's tone its signs show, whatever its language: calls, capitals and faces. Pure."""

import re
from collections.abc import Mapping

CALLS = 3  # exclamation marks that count
LOUD = 3  # words in capitals that count
LONG = 5  # letters that such a word has at least: shorter ones are names of parties and companies

_LOUD = re.compile(rf"[^\W\d_a-z]{{{LONG},}}")
_SCORNFUL = frozenset("🤮🤢🤡💩🖕🤬😡😠😤🤦🙄🙈🐑🐏🐷🐖🐒👎⛔")
_LAUGHING = frozenset("😂🤣😜😝🤪😉😁😆🤭")


def shape(text: str, signs: Mapping[str, int], capitals: int) -> dict[str, float]:
    """What can be counted of a text as it is written, from 0 to 1. `signs`: how often it has each."""
    shouted = filter(str.isupper, text.split()) if capitals >= LONG else ()
    loud = sum(_LOUD.search(word) is not None for word in shouted)
    return {
        "exclaims": min(CALLS, signs.get("!", 0)) / CALLS,
        "asks": float(signs.get("?", 0) > 1),
        "loud": min(LOUD, loud) / LOUD,
        "scornful faces": float(not _SCORNFUL.isdisjoint(signs)),
        "laughing faces": float(not _LAUGHING.isdisjoint(signs)),
    }
