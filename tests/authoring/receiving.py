"""A server on this machine that stands where a forge would: it notes what it is asked and answers what the test says."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any, NamedTuple


class Received(NamedTuple):
    """One request: method and path, who asked, and the data that came with it."""

    asked: str
    who: str | None
    data: Any


@contextmanager
def receiving(answers: Mapping[str, Any], refused: str | None = None) -> Iterator[tuple[str, list[Received]]]:
    """The server's address, and what it has received; a path that begins with `refused` is answered 403."""
    received: list[Received] = []

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            asked = f"{self.command} {self.path}"
            length = int(self.headers.get("Content-Length") or 0)
            data = json.loads(self.rfile.read(length)) if length else None
            who = self.headers.get("PRIVATE-TOKEN") or self.headers.get("Authorization")
            received.append(Received(asked, who, data))
            self.send_response(403 if refused and self.path.startswith(refused) else 200)
            self.end_headers()
            self.wfile.write(json.dumps(answers.get(asked, {})).encode())

        do_GET = do_POST = do_PUT = do_PATCH = _answer  # noqa: N815 - the names the server looks for

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", received
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
