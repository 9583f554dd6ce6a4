"""Judgement about conversations, whatever they stand under: values in, values out."""


def state_under(state: str, moderation: str) -> str:
    """The state of a conversation by its own and by what was settled for it or above it: where nothing is to be written
    any more, an open one can be read alone."""
    return "read-only" if moderation == "closed" and state == "open" else state
