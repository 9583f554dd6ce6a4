"""Decisions by people, standing rules, and what readers report. Changes states; never deletes words.

A rule or a person holds, refuses or rejects, and always says why; what was said and decided is appended, never changed,
and a publication or a rejection can be taken back by another decision. Lists and rules are edited by staff in the CMS.
Appeals and bans are to come.
"""
