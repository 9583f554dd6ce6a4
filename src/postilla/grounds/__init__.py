"""What conversations stand under, without knowing what that is: an article, a promise, whatever comes.

A conversation hangs on an opaque `subject`, "<kind>:<key>". For each kind a room gives a module that answers where such
a subject stands and what was settled for its conversation (`reads.Ground`); which module that is stands in one table,
`config/grounds.py`. This room asks the right one and keeps the answers until the newsroom settles something. It owns no
tables, knows no room that answers, and never changes anything.
"""
