"""What of a comment's tone its signs show, whatever its language: calls, capitals and faces. Pure."""

import re

CALLS = 3  # exclamation marks that count
LOUD = 3  # words in capitals that count

_LOUD = re.compile(r"[^\W\d_a-z]{5,}")  # shorter ones are names of parties and companies
_SCORNFUL = re.compile("[🤮🤢🤡💩🖕🤬😡😠😤🤦🙄🙈🐑🐏🐷🐖🐒👎⛔]")
_LAUGHING = re.compile("[😂🤣😜😝🤪😉😁😆🤭]")


def shape(text: str) -> dict[str, float]:
    """What can be counted of a text as it is written, from 0 to 1."""
    calls, asks = text.count("!"), text.count("?")
    loud = sum(map(str.isupper, _LOUD.findall(text)))
    plain = text.isascii()
    return {
        "exclaims": min(CALLS, calls) / CALLS,
        "asks": float(asks > 1),
        "loud": min(LOUD, loud) / LOUD,
        "scornful faces": float(not plain and _SCORNFUL.search(text) is not None),
        "laughing faces": float(not plain and _LAUGHING.search(text) is not None),
    }
