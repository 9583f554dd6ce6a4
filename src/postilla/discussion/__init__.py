"""Threads and comments: what is stored, in which order, how it is counted.

Knows a thread by an opaque `subject` and nothing of articles. Judges no content, sends nothing, renders no page. Only
`intake`, `moderation` and `transfer` may change it, through `discussion.writes`, and `postilla check --repair` may have
it counted again; everybody may ask `discussion.reads`.

What a reader can reach is one thing, defined once: a comment is *published*, and it has a place (`path`). `reach` of a
comment is the number of published comments in its branch, itself included; of a page, the sum over its roots; of a
thread, the sum over its pages. Each is counted again, never added to, in the transaction that changed it.
"""
