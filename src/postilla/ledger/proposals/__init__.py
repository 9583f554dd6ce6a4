"""What a text announces: promises and figures, proposed from its words with the words that made each field.

Rules over sentences, with one table of words for each language (`tables`). Pure: no database, no clock, no network;
the day of publication is handed in, and the same text always gives the same proposals. Nothing is stored here: a person
accepts, corrects or dismisses. Never raises, whatever the text; the work grows with its length alone.
"""

from postilla.ledger.proposals.finding import propose
from postilla.ledger.proposals.tables import LANGUAGES
from postilla.ledger.proposals.values import FIGURE, PROMISE, Proposal, Reason

__all__ = ["FIGURE", "LANGUAGES", "PROMISE", "Proposal", "Reason", "propose"]
