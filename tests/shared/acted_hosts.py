"""Hosts of the internet, acted out on this machine: whatever name a browser asks over https, this answers.

A browser is given this as its proxy. It is told to go to a host and a port, and speaks TLS with a certificate that
nobody signed, which the browser is told to bear with.
"""

import contextlib
import datetime as dt
import http.server
import json
import ssl
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from serving import served


class ActedHosts:
    """What hosts answer.

    Attributes:
        known: Documents by their address.
        moved: Address to where its host sends on.
        asked: Addresses, in order.
    """

    def __init__(self) -> None:
        self.known: Mapping[str, Any] = {}
        self.moved: Mapping[str, str] = {}
        self.asked: list[str] = []

    @contextlib.contextmanager
    def proxy(self, folder: Path) -> Iterator[str]:
        """Yield the address of the proxy behind which they stand."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(_certificate(folder))
        hosts = self

        class Handler(_Handler):
            acted = hosts
            tls = context

        with served(Handler) as place:
            yield f"http://{place}"

    def answer(self, address: str) -> tuple[int, str | None, bytes]:
        """Return status, where it went, and what stands at an address."""
        self.asked.append(address)
        if self.moved.get(address, address) != address:
            return 302, self.moved[address], b""
        sources = [address, *(old for old, new in self.moved.items() if new == address)]
        found = next((self.known[each] for each in sources if each in self.known), None)
        return (404, None, b"") if found is None else (200, None, json.dumps(found).encode())


class _Handler(http.server.BaseHTTPRequestHandler):
    acted: ActedHosts
    tls: ssl.SSLContext
    origin = ""

    def do_CONNECT(self) -> None:
        """Become the host that was asked for."""
        self.send_response(200)
        self.end_headers()
        self.origin = f"https://{self.path.removesuffix(':443')}"
        self.rfile.close()
        with self.tls.wrap_socket(self.connection, server_side=True) as secure:
            self.rfile, self.wfile = secure.makefile("rb"), secure.makefile("wb")
            self.handle_one_request()
            self.close_connection = True
            self.wfile.close()
            self.rfile.close()

    def do_GET(self) -> None:
        """Answer as that host does."""
        status, location, body = self.acted.answer(f"{self.origin}{self.path}")
        self.send_response(status)
        if location is not None:
            self.send_header("Location", location)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _certificate(folder: Path) -> Path:
    """Return a key and a certificate, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "acted out")])
    now, day = dt.datetime.now(dt.UTC), dt.timedelta(days=1)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now - day).not_valid_after(now + day)
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / "acted.pem"
    file.write_bytes(secret + made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    return file
