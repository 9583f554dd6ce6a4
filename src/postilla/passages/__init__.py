"""Which passage of a text a comment answers: kept as it was quoted, and never changed.

Knows a comment by its number and a text by an opaque `subject` and its edition (a language), and neither of them
better: whether the comment is public, and where its passage stands now, is asked by those who show it. Changes only
through `writes.keep`, with the comment, in the transaction in which that is stored.
"""
