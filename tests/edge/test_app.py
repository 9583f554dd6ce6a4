"""The edge's memory, and what it never imports."""

import os
import subprocess
import sys
from pathlib import Path

from postilla.edge.store import Shelf
from postilla.pagestore.put import put


def test_importing_the_edge_loads_no_django() -> None:
    code = "import sys, postilla.edge.app, postilla.edge.front; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_memory_is_bounded_and_the_least_used_page_leaves(tmp_path: Path) -> None:
    root = tmp_path / "pages"
    for n in range(40):
        put(root, f"/p{n}/", os.urandom(600))
    shelf = Shelf(root, memory=100_000)
    for n in range(40):
        assert shelf.find(f"/p{n}/")
        assert shelf.find("/p0/")
        assert shelf._held <= 100_000
    assert "/p0/" in shelf._pages
    assert "/p1/" not in shelf._pages
    held = sum(entry[3] for entry in shelf._pages.values())
    assert shelf._held == held


def test_a_page_too_large_to_keep_is_still_served(tmp_path: Path) -> None:
    root = tmp_path / "pages"
    put(root, "/big/", b"x" * 50_000)
    shelf = Shelf(root, memory=100_000)
    for _ in range(2):
        found = shelf.find("/big/")
        assert found is not None
        assert len(found[""].body) == 50_000
    assert shelf._held == 0


def test_a_folder_where_a_page_should_be_is_no_page(tmp_path: Path) -> None:
    root = tmp_path / "pages"
    (root / "x" / "index.html").mkdir(parents=True)
    assert Shelf(root).find("/x/") is None
