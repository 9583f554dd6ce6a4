"""What may be chosen in the ledger's forms, each with its label for the newsroom."""

from postilla.ledger.values import CADENCE, CONDITION, DONE

SUBJECT_KINDS = [(kind, kind.title()) for kind in ("company", "brand", "product", "person", "body")]
KIND_LABELS = {
    "number": "A number to reach",
    "range": "A range",
    "at-least": "At least",
    "at-most": "At most",
    DONE: "A thing done by a day",
    CADENCE: "So many in each period",
    CONDITION: "A condition that stays kept",
}
CERTAINTIES = [("will", "will"), ("plans", "plans to"), ("aims", "aims to"), ("may", "may")]
CHANGES = [(name, name) for name in ("raised", "lowered", "delayed", "brought forward", "reworded", "withdrawn")]
BETTER = [("", "neither"), ("more", "more is better"), ("less", "less is better")]
