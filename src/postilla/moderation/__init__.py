"""Decisions by people, standing rules, and what readers report. Changes states; never deletes words.

A rule or a person holds, refuses or rejects, and always says why; what was said and decided is appended, never changed.
A decision keeps what it changed, and can be taken back whole by another decision. Whoever is met by one is told so,
with the reason, and can appeal once; nobody is banned without knowing it. Lists and rules are edited by staff in the
CMS.
"""
