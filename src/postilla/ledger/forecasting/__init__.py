"""Forecasts, made in a child process: neither the library's memory (0.2 GB) nor its time is the server's.

`course` is an extra. Where it is not installed nothing is told of any course, and what waits goes on waiting.
"""

from postilla.ledger.forecasting.apart import Stuck, answered, check, is_there

__all__ = ["Stuck", "answered", "check", "is_there"]
