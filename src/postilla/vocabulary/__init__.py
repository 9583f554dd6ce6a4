"""Words shared by every room: facts, refusals, marks for translation.

Imports nothing but the standard library, and knows no room.
"""

from postilla.vocabulary.event import Event
from postilla.vocabulary.refusal import Refusal, Refusals

__all__ = ["Event", "Refusal", "Refusals"]
