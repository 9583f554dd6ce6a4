"""Facts told and not yet acted on, one row per hearer.

A change and its facts are written in one transaction (`writes.telling`); hearers act afterwards (`drain`), at least
once. Who hears which fact stands in one table, `config/hearers.py`. The outbox never drops a fact and never decides who
hears.
"""
