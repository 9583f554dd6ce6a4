"""Words shared by every room: facts, refusals, what is kept in memory.

Imports nothing but the standard library, and knows no room.
"""

from postilla.vocabulary.event import Event
from postilla.vocabulary.refusal import Refusal, Refusals

__all__ = ["Event", "Refusal", "Refusals"]
