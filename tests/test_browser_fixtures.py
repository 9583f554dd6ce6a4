"""The browser under the tests notices what a page must not do, and is what the test asked for."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

PAGE = b"""<!doctype html><html lang="en"><title>A page</title><p id="js">off</p>
<script>document.getElementById("js").textContent = "on"</script>%s</html>"""


@pytest.fixture
def served():
    """Serves PAGE with what is put into `served.extra`, on a free port."""

    class Handler(BaseHTTPRequestHandler):
        extra = b""
        url = ""

        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(PAGE % type(self).extra if self.path == "/" else b"")

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Handler.url = f"http://127.0.0.1:{server.server_port}/"
    yield Handler
    server.shutdown()
    server.server_close()


def test_a_page_is_what_was_asked_for(pages, served):
    for options, width, script in [({}, 1280, "on"), ({"phone": True, "scripts": False}, 375, "off")]:
        page = pages(**options)
        page.goto(served.url)
        assert page.text_content("#js") == script
        assert page.viewport_size["width"] == width
    dark = pages(dark=True)
    dark.goto(served.url)
    assert dark.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")


@pytest.mark.parametrize(
    ("extra", "noticed"),
    [
        (b'<img src="http://tracker.example/pixel.gif">', "strangers"),
        (b"<script>throw new Error('broken')</script>", "errors"),
    ],
)
def test_misbehaviour_is_noticed(pages, served, extra, noticed):
    served.extra = extra
    page = pages()
    page.goto(served.url, wait_until="load")
    assert len(getattr(pages, noticed)) == 1
    getattr(pages, noticed).clear()


@pytest.mark.django_db
def test_the_browser_leaves_a_test_in_its_transaction(request, served):
    """The browser is started within the test here, as it is for whichever test asks for it first."""
    from django.contrib.auth.models import User
    from django.db import connection

    before = connection.connection
    User.objects.create(username="somebody")
    request.getfixturevalue("page").goto(served.url)
    assert connection.connection is before
    assert connection.in_atomic_block
    assert User.objects.filter(username="somebody").exists()
