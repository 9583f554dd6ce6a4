"""Decisions by people, with reason and name, and what readers report. Changes states; never deletes words.

So far: reports, publish and reject, and a log of every decision. Rules, undo, appeals and bans come with the desk.
"""
