"""An import contract of our own, run beside import-linter's built-in ones.

`python -m tools.contracts` runs all contracts and prints only what is broken.
"""

import contextlib
import io
import sys
from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output
from importlinter.cli import lint_imports

Trespass = tuple[str, str, int | None]  # importer, what it imported, line


class RoomPrivacy(Contract):
    """The named modules of each room under `container` are imported by that room alone.

    `allowed_importers` and what lies under them may import them too.
    """

    type_name = "room_privacy"

    container = fields.StringField()
    private_names = fields.SetField(subfield=fields.StringField())
    allowed_importers = fields.SetField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        found: list[Trespass] = []
        for room in sorted(graph.find_children(str(self.container))):
            for private in self._private_modules(graph, room):
                for importer in sorted(graph.find_modules_that_directly_import(private)):
                    if not self._may(importer, room):
                        found += _places(graph, importer, private)
        return ContractCheck(kept=not found, metadata={"trespasses": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, private, line in check.metadata["trespasses"]:
            output.print_error(f"{importer}:{line or '?'} reaches into {private}", bold=False)
        output.new_line()

    def _private_modules(self, graph: ImportGraph, room: str) -> list[str]:
        """The private modules of `room` that exist; a private package counts with all that lies in it."""
        names: Any = self.private_names
        tops = [f"{room}.{name}" for name in sorted(names) if f"{room}.{name}" in graph.modules]
        return [module for top in tops for module in (top, *sorted(graph.find_descendants(top)))]

    def _may(self, importer: str, room: str) -> bool:
        allowed: Any = self.allowed_importers
        return any(importer == owner or importer.startswith(f"{owner}.") for owner in (room, *(allowed or ())))


def _places(graph: ImportGraph, importer: str, imported: str) -> list[Trespass]:
    details = graph.get_import_details(importer=importer, imported=imported)
    return [(importer, imported, detail.get("line_number")) for detail in details] or [(importer, imported, None)]


def main() -> int:
    """Run every contract of pyproject.toml; the exit code. What is kept is not worth a line."""
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        code: int = lint_imports(no_logo=True)
    if code:
        print(shown.getvalue())
    return code


if __name__ == "__main__":
    sys.exit(main())
