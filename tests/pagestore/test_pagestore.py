"""Where pages stand: swapped in one move, found again, dropped with what belongs to them."""

import gzip
import threading
from pathlib import Path

import brotli
import pytest

from postilla.pagestore.paths import family_of
from postilla.pagestore.put import CannotStand, drop, drop_all, finish, making, put
from postilla.pagestore.read import get, paths


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "pages"


@pytest.mark.parametrize("path", ["/", "/a/", "/a/b/", "/a/comments/feed.rss", "/robots.txt", "/é/", "/a b/"])
def test_what_is_put_is_got(root: Path, path: str) -> None:
    put(root, path, b"words")
    page = get(root, path)
    assert page is not None
    assert page.bodies == {"": b"words"}
    assert list(paths(root)) == [path]


@pytest.mark.parametrize("path", ["", "a/", "/../a/", "/a/../b/", "/a//b/", "/.a/", "/a.php", "/a\\b/", "/a\0/", "/a"])
def test_where_nothing_can_stand(root: Path, path: str) -> None:
    with pytest.raises(CannotStand):
        put(root, path, b"x")
    assert get(root, path) is None
    drop(root, path)


def test_finished_pages_have_siblings_that_go_with_them(root: Path) -> None:
    body = b"<p>words</p>" * 100
    put(root, "/a/", body)
    assert finish(root, "/a/")
    assert not finish(root, "/a/"), "once is enough"
    page = get(root, "/a/")
    assert page is not None
    assert brotli.decompress(page.bodies["br"]) == gzip.decompress(page.bodies["gzip"]) == page.bodies[""] == body
    put(root, "/a/", body + b"more")
    page = get(root, "/a/")
    assert page is not None
    assert set(page.bodies) == {""}
    drop(root, "/a/")
    assert list((root / "a").iterdir()) == []
    assert not finish(root, "/a/")


def test_dropping_below_takes_all_pages_under_a_path_and_no_other(root: Path) -> None:
    for path in ("/a/", "/a/b/", "/a/b/c/", "/ab/", "/"):
        put(root, path, b"x")
    drop(root, "/a/b/", below=True)
    assert sorted(paths(root)) == ["/", "/a/", "/ab/"]
    drop(root, "/a/")
    assert sorted(paths(root)) == ["/", "/ab/"]


def test_dropping_all_keeps_the_assets(root: Path) -> None:
    for path in ("/", "/a/", "/robots.txt", "/assets/site.1.css"):
        put(root, path, b"x")
    drop_all(root)
    assert list(paths(root)) == ["/assets/site.1.css"]


@pytest.mark.parametrize(
    ("path", "family"),
    [
        ("/cars/a/", "/cars/a/"),
        ("/cars/a/comments/2/", "/cars/a/"),
        ("/cars/a/comments/branch/1/2/", "/cars/a/"),
        ("/cars/a/comments/feed.rss", "/cars/a/"),
        ("/cars/page/2/", "/cars/"),
        ("/cars/feed.json", "/cars/"),
        ("/page/2/", "/"),
        ("/comments-on-cars/", "/comments-on-cars/"),
    ],
)
def test_what_belongs_together_has_one_lock(path: str, family: str) -> None:
    assert family_of(path) == family


def test_readers_see_the_old_page_or_the_new_one(root: Path) -> None:
    """Readers in threads while one writer swaps: never a half page, never siblings of another version."""
    bodies = [bytes([65 + n]) * 50_000 for n in range(3)]
    put(root, "/a/", bodies[0])
    ended, wrong = threading.Event(), []

    def read() -> None:
        while not ended.is_set():
            page = get(root, "/a/")
            if (
                page is None
                or page.bodies[""] not in bodies
                or ("br" in page.bodies and brotli.decompress(page.bodies["br"]) != page.bodies[""])
            ):
                wrong.append(page)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for n in range(120):
        put(root, "/a/", bodies[n % 3])
        if n % 4 == 0:
            finish(root, "/a/")
    ended.set()
    for reader in readers:
        reader.join()
    assert wrong == []


def test_one_makes_at_a_time(root: Path) -> None:
    inside, most = [], []

    def make() -> None:
        with making(root, "/a/comments/2/"):
            inside.append(1)
            most.append(len(inside))
            put(root, "/a/", b"x")
            inside.pop()

    threads = [threading.Thread(target=make) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(most) == 1


def test_a_page_left_half_compressed_is_finished_the_next_time(root: Path) -> None:
    put(root, "/a/", b"<p>words</p>" * 100)
    assert finish(root, "/a/")
    (root / "a" / "index.html.gz").unlink()  # as if killed between the two
    assert finish(root, "/a/")
    page = get(root, "/a/")
    assert page is not None
    assert page.bodies.keys() == {"", "br", "gzip"}
