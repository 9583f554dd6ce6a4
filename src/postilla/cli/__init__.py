"""The command line: `postilla serve`, `import`, `publish`, `check`, `createsuperuser`, `version`.

Each command translates its words into one call. Nothing of Django is imported before a command knows its home folder.
"""

from postilla.cli.app import main

__all__ = ["main"]
