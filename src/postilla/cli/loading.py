"""Everything that a request or a thread may need is imported by one thread, before there is a second one.

A package imports its own modules; a module, by whichever name it is asked for, waits for its package. Two threads that
come from the two ends at once wait for each other; Python then lets one of them go on with a module that is half made,
and a request fails by it. So what is imported where it is used, to make commands quick, is imported here by the server.
"""

from importlib import import_module
from pkgutil import walk_packages

import postilla

# What commands alone use: themselves, and what measures or learns, which takes half a second and 30 MB of libraries.
COMMANDS = ("postilla.cli.", "postilla.insights.evaluating", "postilla.screening.evaluating",
            "postilla.ledger.proposals.evaluating")  # fmt: skip


def load_everything() -> None:
    """Import every module of every room but those of commands, and what Django puts off until a first request."""
    for found in walk_packages(postilla.__path__, "postilla."):
        if ".migrations." not in found.name and not found.name.startswith(COMMANDS):
            import_module(found.name)
    from django.urls import get_resolver

    _ = get_resolver().url_patterns
