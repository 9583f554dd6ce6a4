"""The edge's memory, and what it never imports."""

import os
import subprocess
import sys
from pathlib import Path

from postilla.edge.store import Shelf
from postilla.pagestore.put import finish, put

PLAIN = ("",)


def test_importing_the_edge_loads_no_django() -> None:
    code = "import sys, postilla.edge.app, postilla.edge.front; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_memory_is_bounded_and_the_least_used_page_leaves(tmp_path: Path) -> None:
    root = tmp_path / "pages"
    for n in range(40):
        put(root, f"/p{n}/", os.urandom(600))
    shelf = Shelf(root, memory=100_000)
    for n in range(40):
        assert shelf.find(f"/p{n}/", PLAIN)
        assert shelf.find("/p0/", PLAIN)
        assert shelf._held <= 100_000
    assert "/p0/" in shelf._pages
    assert "/p1/" not in shelf._pages
    held = sum(entry.size for entry in shelf._pages.values())
    assert shelf._held == held


def test_a_page_too_large_to_keep_is_still_served(tmp_path: Path) -> None:
    root = tmp_path / "pages"
    put(root, "/big/", b"x" * 50_000)
    shelf = Shelf(root, memory=100_000)
    for _ in range(2):
        found = shelf.find("/big/", PLAIN)
        assert found is not None
        assert len(found.body) == 50_000
    assert shelf._held == 0


def test_a_folder_where_a_page_should_be_is_no_page(tmp_path: Path) -> None:
    root = tmp_path / "pages"
    (root / "x" / "index.html").mkdir(parents=True)
    assert Shelf(root).find("/x/", PLAIN) is None


def test_a_page_is_compressed_quickly_at_first_and_well_once_it_has_come_to_rest(tmp_path: Path) -> None:
    root, takes = tmp_path / "pages", ("gzip", "")
    put(root, "/x/", b"<p>All the same.</p>" * 500)
    shelf = Shelf(root)
    quick = shelf.find("/x/", takes)
    assert quick is not None
    assert (b"content-encoding", b"gzip") in quick.headers
    finish(root, "/x/")
    well = shelf.find("/x/", takes)
    assert well is not None
    assert well.body == (root / "x" / "index.html.gz").read_bytes()
    assert shelf.find("/x/", takes) is well
