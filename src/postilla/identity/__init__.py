"""Who is speaking and what name is shown. Knows no comment.

A guest gives a name and an e-mail address. The address is encrypted with a key outside the database and found again by
a keyed hash; it never leaves this room but to the reader it belongs to. Networks (IP addresses) are known as keyed
hashes only.
"""
