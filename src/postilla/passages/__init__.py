"""Which passage of a text a comment answers: kept as it was quoted, and never changed.

Knows a comment by its number and a text by an opaque `subject` and its edition (a language), and neither of them
better: whether the comment is public is asked by those who show it. Changes through `writes.keep`, with the comment, in
the transaction in which that is stored, and through `writes.seek`, which keeps where each passage was found in a text
as it is now: once for each change of the text, never while a page is made.
"""
