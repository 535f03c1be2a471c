"""A server of one folder, on this machine alone, for looking at a site while it is made."""

import functools
import os
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Handler(SimpleHTTPRequestHandler):
    """Serves the site as a plain server would, with the types browsers insist on."""

    protocol_version = "HTTP/1.1"  # one connection for many files, as every host has it
    disable_nagle_algorithm = True  # which would hold back each answer for 40 ms
    extensions_map = {  # noqa: RUF012 -- the base class has it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".js": "text/javascript",
        ".wasm": "application/wasm",
        ".json": "application/json",
        ".jwt": "application/jwt",
    }

    def end_headers(self) -> None:
        """Keep nothing: the next build may change it."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the site's own page for what is not there."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():  # noqa: PLR2004 -- not found
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """Refuse: folders without a page are no pages."""
        del path
        self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class's name
        """Say nothing: the terminal is for what changed."""


class Server(ThreadingHTTPServer):
    """Serves one folder on this machine alone."""

    daemon_threads = True

    def __init__(self, folder: Path, port: int) -> None:
        super().__init__(("127.0.0.1", port), functools.partial(Handler, directory=os.fspath(folder)))
