"""Servers on this machine that browsers in tests are sent to."""

import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".wasm": "application/wasm",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}


class Server(http.server.ThreadingHTTPServer):
    """Answers on a port of its own."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing: a browser that gives up an answer half-way is no failure."""


@contextmanager
def served(handler: Callable[..., Any]) -> Iterator[str]:
    """Have a handler answer, and yield host and port where it does."""
    server = Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
