"""Whole discussions in, repeatably, with a report that accounts for every record.

`bring_in.bring_in` brings in a WordPress site, `thread.bring_thread` a conversation that fits into memory; `reads`
knows where an address of an old site leads. Owns what was brought from where (`Origin`) and the old addresses. Changes
the discussion, articles and identity through their writes, and wakes nobody: the pages hear of it, people do not.
"""
