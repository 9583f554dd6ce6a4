"""A server that speaks LibreTranslate's API: POST /translate takes JSON, and answers {"translatedText"} or {"error"}.

What it "translates" it puts between the names of the languages, so that a test sees what was asked for.
"""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LANGUAGES = {"en", "fr", "de", "it", "es", "ar"}


class Stub:
    """`asked` has the bodies it got. `broken`: it answers 500, as the true one does when a model fails. `meanwhile` is
    done before it answers."""

    def __init__(self, url: str, key: str) -> None:
        self.url, self.key = url, key
        self.asked: list[dict[str, Any]] = []
        self.broken = False
        self.meanwhile: Callable[[], Any] | None = None

    def answer(self, body: Any) -> tuple[int, dict[str, Any]]:
        if not isinstance(body, dict) or not body.get("q"):
            return 400, {"error": "Invalid request: missing q parameter"}
        if self.key and body.get("api_key") != self.key:
            return 403, {"error": "Invalid API key"}
        for name in ("source", "target"):
            if body.get(name) not in LANGUAGES:
                return 400, {"error": f"{body.get(name)} is not supported"}
        self.asked.append(body)
        if self.meanwhile is not None:
            self.meanwhile()
        if self.broken:
            return 500, {"error": "Cannot translate text: out of memory"}
        said = re.sub(r">([^<]+)<", rf">[{body['source']} to {body['target']}] \1<", f">{body['q']}<")[1:-1]
        return 200, {"translatedText": said + "<script>alert(1)</script>"}


@contextmanager
def libretranslate(key: str = "") -> Iterator[Stub]:
    """A running server on a port of its own."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            known = self.path == "/translate" and self.headers["Content-Type"] == "application/json"
            status, said = stub.answer(json.loads(raw)) if known else (404, {"error": "Not found"})
            content = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_args: Any) -> None:
            """Nothing on the terminal of tests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    stub = Stub(f"http://127.0.0.1:{server.server_port}", key)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
