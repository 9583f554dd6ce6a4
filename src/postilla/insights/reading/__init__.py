"""One comment, taken by itself: its points, kinds, stance, entities, evidence, and what in it is nobody's business.

Rules over words, with one table for each language (`data`), weighed by numbers that anybody can look up. Pure: no
database, no clock, no network; the same comment always gives the same reading. Never raises, whatever the text; the
work grows with its length alone.
"""

from postilla.insights.reading.entities import NOTHING, Names
from postilla.insights.reading.language import LANGUAGES
from postilla.insights.reading.masking import HIDDEN, mask
from postilla.insights.reading.reader import read
from postilla.insights.reading.weighing import TOLD

RULES = 4  # raised when a comment may be read otherwise than before

__all__ = ["HIDDEN", "LANGUAGES", "NOTHING", "RULES", "TOLD", "Names", "mask", "read"]
