"""Readers who sign in elsewhere: at an OpenID provider, or at the publisher's own login, which sends a signed token.

Owns which providers there are (a file, not the database), the questions put to what they say, and what was used once.
Whoever arrives becomes a guest of `identity`; at the newsroom's door, and where the file gives groups to roles, one of
the staff (`staffing`), with the rights of these groups and no others. Nothing here is shown or logged but a refusal's
code: answers of providers hold names, addresses and tokens.
"""
