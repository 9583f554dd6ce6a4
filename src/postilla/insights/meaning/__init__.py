"""What a text means, as a row of numbers: the nearer two rows, the more alike what they say, in whatever language.

Two engines behind one interface. `sentences` carries a model of its own (the extra `meaning`) and works in a process of
its own, so that neither its memory nor its time is the server's. `words` knows nothing but stems and parts of words: it
is there when the other is not, and finds no likeness between languages but that of words which look alike.
"""

from postilla.insights.meaning.choice import best, both, current, embed, rest, state
from postilla.insights.meaning.interface import Meaning

__all__ = ["Meaning", "best", "both", "current", "embed", "rest", "state"]
