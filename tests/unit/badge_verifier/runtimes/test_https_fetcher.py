"""Fetching over https: what an address may be, and what an answer may cost."""

import asyncio
import contextlib
import datetime as dt
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from badge_verifier.errors import Unchecked
from badge_verifier.network.fetches import Offline
from badge_verifier.ports import Answer
from badge_verifier.runtimes.in_cpython import HttpsFetcher

_NAME = "localhost"


class _Handler(BaseHTTPRequestHandler):
    """A host with one page of each kind."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"x")
            self.server.stopping.wait(20)  # type: ignore[attr-defined] # set by the fixture
            return
        if self.path == "/drip":
            with contextlib.suppress(OSError):
                for letter in "HTTP/1.1 200 OK\r\nX-Slow: " + "x" * 400:
                    self.wfile.write(letter.encode())
                    self.server.stopping.wait(0.05)  # type: ignore[attr-defined] # set by the fixture
            return
        status, location, body = {
            "/page?a=1": (200, None, b"page"),
            "/missing": (404, None, b"none"),
            "/gone": (410, None, b""),
            "/large": (200, None, b"x" * 100),
            "/moved": (302, "/page?a=1", b""),
            "/to-http": (302, "http://localhost/page", b""),
            "/to-file": (302, "file:///etc/passwd", b""),
            "/loop": (302, "/loop", b""),
            "/headers": (200, None, str(self.headers).encode()),
        }.get(self.path, (500, None, b"?"))
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Set-Cookie", "who=me")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name that http.server uses
        """Say nothing."""


def _certificate(folder: Path) -> Path:
    key = ec.derive_private_key(4_711, ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, _NAME)])
    began = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    names = [x509.DNSName(_NAME), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(began)
        .not_valid_after(began + dt.timedelta(days=36_500))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "host.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return file


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, ssl.SSLContext]]:
    """A TLS host on this machine, and a context that trusts it."""
    file = _certificate(tmp_path_factory.mktemp("tls"))
    host = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    host.daemon_threads = True
    host.stopping = threading.Event()  # type: ignore[attr-defined] # read by the handler
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(file)
    host.socket = own.wrap_socket(host.socket, server_side=True)
    threading.Thread(target=host.serve_forever, daemon=True).start()
    yield f"https://{_NAME}:{host.server_port}", ssl.create_default_context(cafile=str(file))
    host.stopping.set()  # type: ignore[attr-defined] # read by the handler
    host.shutdown()
    host.server_close()


def _get(
    context: ssl.SSLContext, url: str, *, max_bytes: int = 1_000, seconds: float = 10, private: bool = True
) -> Answer:
    fetcher = HttpsFetcher(context, frozenset({_NAME, "127.0.0.1"}) if private else frozenset())
    return asyncio.run(fetcher.get(url, max_bytes=max_bytes, seconds=seconds))


def test_a_page_is_returned_whatever_its_status(server: tuple[str, ssl.SSLContext]) -> None:
    """Found, not found and gone are answers; a fragment is not sent."""
    base, context = server
    assert _get(context, f"{base}/page?a=1#key") == Answer(200, f"{base}/page?a=1#key", b"page")
    assert _get(context, f"{base}/missing").status == 404
    assert _get(context, f"{base}/gone").status == 410


def test_a_redirect_within_https_is_followed(server: tuple[str, ssl.SSLContext]) -> None:
    """The address that answered is reported."""
    base, context = server
    assert _get(context, f"{base}/moved") == Answer(200, f"{base}/page?a=1", b"page")


def test_nothing_of_us_is_sent_along(server: tuple[str, ssl.SSLContext]) -> None:
    """No cookie, no referrer, no language."""
    base, context = server
    _get(context, f"{base}/moved")
    headers = _get(context, f"{base}/headers").body.decode().lower()
    assert "host: localhost" in headers
    assert not any(name in headers for name in ("cookie", "referer", "accept-language", "authorization"))


@pytest.mark.parametrize(
    ("path", "code"),
    [("/to-http", "fetch.not-https"), ("/to-file", "fetch.not-https"), ("/loop", "fetch.failed")],
)
def test_a_redirect_that_leaves_https_or_never_ends_is_no_answer(
    path: str, code: str, server: tuple[str, ssl.SSLContext]
) -> None:
    """Each hop has to be https, and there are five at most."""
    base, context = server
    with pytest.raises(Unchecked) as refused:
        _get(context, base + path)
    assert refused.value.code == code


def test_an_answer_is_bounded(server: tuple[str, ssl.SSLContext]) -> None:
    """A hundred bytes are read where a hundred are allowed, and not where ninety-nine are."""
    base, context = server
    assert len(_get(context, f"{base}/large", max_bytes=100).body) == 100
    with pytest.raises(Unchecked) as refused:
        _get(context, f"{base}/large", max_bytes=99)
    assert refused.value.code == "fetch.too-large"


def test_silence_is_bounded(server: tuple[str, ssl.SSLContext]) -> None:
    """A host that stops in the middle of its answer is left."""
    base, context = server
    with pytest.raises(Unchecked) as refused:
        _get(context, f"{base}/slow", seconds=2)  # enough for the handshake on a busy machine
    assert refused.value.code == "fetch.timeout"


def test_a_host_that_drips_is_left_at_once(server: tuple[str, ssl.SSLContext]) -> None:
    """A byte now and then resets no clock, and nobody goes on listening in the background."""
    base, context = server
    with pytest.raises(Unchecked) as refused:
        _get(context, f"{base}/drip", seconds=0.3)  # the run ends when its last thread does
    assert refused.value.code in ("fetch.timeout", "fetch.failed")
    assert not [each for each in threading.enumerate() if each.name.startswith("asyncio")]


def test_this_machine_is_not_asked_unless_it_is_named(server: tuple[str, ssl.SSLContext]) -> None:
    """A badge cannot make us talk to a host that only we can reach."""
    base, context = server
    with pytest.raises(Unchecked) as refused:
        _get(context, f"{base}/page?a=1", private=False)
    assert refused.value.code == "fetch.private"


def test_a_host_without_a_trusted_certificate_is_no_answer(server: tuple[str, ssl.SSLContext]) -> None:
    """The system's certificates decide."""
    base, _ = server
    with pytest.raises(Unchecked) as refused:
        _get(ssl.create_default_context(), f"{base}/page?a=1")
    assert refused.value.code == "fetch.failed"


@pytest.mark.parametrize(
    "url",
    ["http://school.example.org/", "file:///etc/passwd", "ftp://school.example.org/", "https://",
     "//school.example.org/", "https://user@school.example.org/", "data:,x", ""],
)  # fmt: skip
def test_only_plain_https_addresses_are_asked(url: str) -> None:
    """Other schemes, names without a host and names with a user are refused unasked."""
    with pytest.raises(Unchecked) as refused:
        _get(ssl.create_default_context(), url, private=False)
    assert refused.value.code == "fetch.not-https"


@pytest.mark.parametrize(
    "url", ["https://[", "https://school.example.org:port/", "https://a b/", f"https://{'a' * 70}.example/"]
)
def test_an_address_that_cannot_be_read_is_no_answer(url: str) -> None:
    """Nothing but our own error leaves."""
    with pytest.raises(Unchecked):
        _get(ssl.create_default_context(), url, private=False)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",  # noqa: S104 -- an example
     "224.0.0.1", "255.255.255.255", "::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "2002:7f00:1::", "::",
     "64:ff9b::10.0.0.1", "::127.0.0.1"],
)  # fmt: skip
def test_addresses_that_are_not_public_are_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Loopback, private, link-local, shared and multicast, in both families and in disguise."""

    def looked_up(*_: object, **__: object) -> list[object]:
        public = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 443))
        return [public, (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443))]

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    with pytest.raises(Unchecked) as refused:
        _get(ssl.create_default_context(), "https://school.example.org/", private=False)
    assert refused.value.code == "fetch.private"


def test_a_public_address_is_connected_to_as_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is looked up once, so that a second answer cannot lead elsewhere."""
    peers = []

    def connected(peer: tuple[str, int], timeout: float) -> socket.socket:
        peers.append((peer, timeout > 0))
        raise OSError("refused")

    public = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: public)
    monkeypatch.setattr(socket, "create_connection", connected)
    with pytest.raises(Unchecked) as refused:
        _get(ssl.create_default_context(), "https://school.example.org/", private=False)
    assert refused.value.code == "fetch.failed"
    assert peers == [(("93.184.216.34", 443), True)]


def test_offline_asks_nobody() -> None:
    """The offline fetcher names the host and gives no answer."""
    with pytest.raises(Unchecked) as refused:
        asyncio.run(Offline().get("https://school.example.org/a", max_bytes=1, seconds=1))
    assert (refused.value.code, refused.value.detail) == ("fetch.offline", "school.example.org")
