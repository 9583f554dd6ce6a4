"""One comment, taken by itself: its points, kinds, stance, entities, evidence, and what in it is nobody's business.

Rules over words, with one table for each language (`data`), weighed by numbers that anybody can look up; and beside
them what the comment means, where the engine with a model is there (`Opened.read`). Pure: no database, no clock, no
network; the same comment always gives the same reading. Never raises, whatever the text; the work grows with its length
alone.
"""

from postilla.insights.reading.entities import NOTHING, Names
from postilla.insights.reading.language import LANGUAGES, spoken_in
from postilla.insights.reading.masking import HIDDEN, clear, mask
from postilla.insights.reading.reader import Opened, masks_in, opened, read
from postilla.insights.reading.weighing import TOLD

RULES = 17  # raised when a comment may be read otherwise than before

__all__ = [
    "HIDDEN",
    "LANGUAGES",
    "NOTHING",
    "RULES",
    "TOLD",
    "Names",
    "Opened",
    "clear",
    "mask",
    "masks_in",
    "opened",
    "read",
    "spoken_in",
]
