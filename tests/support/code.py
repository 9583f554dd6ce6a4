"""The project's own files, for tests that read code."""

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "src" / "postilla"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LAYERS: list[str] = PYPROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
# Room → height; what stands higher may know what stands lower.
FLOOR = {room.strip(): len(LAYERS) - line for line, rooms in enumerate(LAYERS) for room in rooms.split("|")}


@cache
def files() -> tuple[Path, ...]:
    """Every file that is, or is about to be, part of the repository."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return tuple(file for name in sorted(set(listed.split("\0"))) if name and (file := ROOT / name).is_file())


def python_files(*tops: str) -> list[Path]:
    """Python files under the named top folders, without migrations: Django writes those."""
    return [f for f in files() if f.suffix == ".py" and shown(f).split("/")[0] in tops and "migrations" not in f.parts]


def shown(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def room_of(file: Path) -> str:
    """The room that a file of the package stands in; "" for the package's own few files."""
    parts = file.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text())


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree(file)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def imports(file: Path) -> Iterator[str]:
    """The dotted names of the modules that a file imports, wherever in it."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(file: Path) -> Iterator[tuple[str, int]]:
    """(dotted name as written, line) of every call in a file."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            yield ast.unparse(node.func), node.lineno


def words(file: Path) -> Iterator[str]:
    """Every string constant in a file, but for the names of attributes in getattr and hasattr."""
    reads = (node for node in ast.walk(tree(file)) if isinstance(node, ast.Call))
    attributes = {id(call.args[1]) for call in reads if ast.unparse(call.func) in {"getattr", "hasattr"}}
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in attributes:
            yield node.value
