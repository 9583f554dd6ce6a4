"""Guesses: how much a comment looks like advertising, or like an attack on somebody, and why. A guess never decides.

Two linear filters over the words, their parts and the shape of a text. They begin with weights that come with the room
(`training` makes them of openly licensed texts, docs/SCREENING.md names them), and learn from the newsroom's decisions,
which are kept as lessons: what was learnt is the sum of the lessons, so that a decision taken back is unlearnt without
a trace. No network, no third party, no words of a comment kept.

A guess ranks and holds; it never rejects. `spam` holds what costs less than the newsroom said it would bear; `abuse`
orders the queue, and holds nothing before the newsroom's own decisions have measured it.
"""
