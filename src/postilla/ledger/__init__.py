"""What was announced and what became of it: subjects, metrics, observations, promises, verdicts.

An observation is appended, restated or taken back, and never overwritten; so is a verdict. Verdicts on numbers, dates,
cadences and conditions are computed by pure rules (`rules`) from the observations that stand; an editor may set
another, with a reason. The room knows no article: where a promise stands is an opaque `article` string with the words
of the passage. It tells `VerdictChanged` and `LedgerChanged`, and never acts on them.
"""
