"""Who of the newsroom comes in: second factors, recovery codes, and how often one may try.

A password alone opens nothing for whoever has a second factor. Secrets of authenticator apps are encrypted with a key
outside the database, recovery codes are kept as keyed hashes. A try is counted before it is looked at, by account and
network together, so that nobody who guesses shuts out somebody else. Knows no page and no comment.
"""
