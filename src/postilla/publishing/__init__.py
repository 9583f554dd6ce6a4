"""From a fact to a stored page, and the sweep that finds stale ones.

Hears facts, renders, fills the page store; changes nothing in the rooms below. A page is made under its lock and reads
the database after it has the lock, so an older render never replaces a newer one.
"""
