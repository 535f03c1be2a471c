"""The ports in CPython: signatures by `cryptography`, documents by `http.client`.

Decides what a network address may be: a badge chooses what we fetch, so only public hosts over https are asked.
"""

import asyncio
import contextlib
import functools
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

try:
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa, utils
except ModuleNotFoundError as error:
    if (error.name or "").partition(".")[0] != "cryptography":
        raise
    raise ModuleNotFoundError(
        "outside a browser signatures are checked by 'cryptography', which is not installed: "
        "pip install 'badge-verifier[cpython]'",
        name="cryptography",
    ) from error

from badge_verifier.encodings.multibase import base64url
from badge_verifier.errors import Invalid, Unchecked
from badge_verifier.limits import REDIRECTS
from badge_verifier.ports import Answer, SignatureCheck

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 64 * 1024
_ACCEPT = "application/did+ld+json, application/ld+json, application/json;q=0.9, application/jwt;q=0.9, */*;q=0.1"


class CpythonCrypto:
    """Checks signatures with `cryptography`."""

    async def verify(self, check: SignatureCheck) -> bool:
        """Say whether the signature is by this key over this message.

        Raises:
            Invalid: "proof.key-malformed", "proof.key-mismatch": the key is not one, or not for this algorithm.
            Unchecked: "proof.unsupported": the installed OpenSSL lacks the algorithm.
        """
        try:
            _CHECKS[check.algorithm](check)
        except InvalidSignature:
            return False
        except UnsupportedAlgorithm as error:
            raise Unchecked("proof.unsupported", check.algorithm) from error
        except KeyError as error:
            raise Invalid("proof.key-mismatch", f"{check.algorithm} and a key without {error}") from error
        except ValueError as error:
            raise Invalid("proof.key-malformed", str(error)) from error
        return True


def _number(check: SignatureCheck, member: str) -> int:
    return int.from_bytes(base64url(check.key[member]), "big")


def _eddsa(check: SignatureCheck) -> None:
    if check.key.get("crv") != "Ed25519":
        raise Invalid("proof.key-mismatch", "EdDSA needs an Ed25519 key")
    ed25519.Ed25519PublicKey.from_public_bytes(base64url(check.key["x"])).verify(check.signature, check.message)


def _ecdsa(check: SignatureCheck, crv: str, curve: ec.EllipticCurve, digest: hashes.HashAlgorithm) -> None:
    if check.key.get("crv") != crv:
        raise Invalid("proof.key-mismatch", f"{check.algorithm} needs a {crv} key")
    size = (curve.key_size + 7) // 8
    if len(check.signature) != 2 * size:
        raise InvalidSignature
    r, s = check.signature[:size], check.signature[size:]
    der = utils.encode_dss_signature(int.from_bytes(r, "big"), int.from_bytes(s, "big"))
    key = ec.EllipticCurvePublicNumbers(_number(check, "x"), _number(check, "y"), curve).public_key()
    key.verify(der, check.message, ec.ECDSA(digest))


def _pkcs1(check: SignatureCheck, digest: hashes.HashAlgorithm) -> None:
    _rsa(check, padding.PKCS1v15(), digest)


def _pss(check: SignatureCheck, digest: hashes.HashAlgorithm) -> None:
    # RFC 7518, "Digital Signature with RSASSA-PSS": the salt is as long as the hash.
    _rsa(check, padding.PSS(padding.MGF1(digest), digest.digest_size), digest)


def _rsa(check: SignatureCheck, pad: padding.AsymmetricPadding, digest: hashes.HashAlgorithm) -> None:
    key = rsa.RSAPublicNumbers(_number(check, "e"), _number(check, "n")).public_key()
    key.verify(check.signature, check.message, pad, digest)


_CHECKS: dict[str, Callable[[SignatureCheck], None]] = {
    "EdDSA": _eddsa,
    "ES256": functools.partial(_ecdsa, crv="P-256", curve=ec.SECP256R1(), digest=hashes.SHA256()),
    "ES384": functools.partial(_ecdsa, crv="P-384", curve=ec.SECP384R1(), digest=hashes.SHA384()),
    "ES512": functools.partial(_ecdsa, crv="P-521", curve=ec.SECP521R1(), digest=hashes.SHA512()),
    "RS256": functools.partial(_pkcs1, digest=hashes.SHA256()),
    "RS384": functools.partial(_pkcs1, digest=hashes.SHA384()),
    "RS512": functools.partial(_pkcs1, digest=hashes.SHA512()),
    "PS256": functools.partial(_pss, digest=hashes.SHA256()),
    "PS384": functools.partial(_pss, digest=hashes.SHA384()),
    "PS512": functools.partial(_pss, digest=hashes.SHA512()),
}


class HttpsFetcher:
    """Gets documents from public hosts over https.

    Args:
        context: Of TLS; the system's certificates unless given.
        private_hosts: Host names that may have a loopback or private address; for tests.
    """

    def __init__(self, context: ssl.SSLContext | None = None, private_hosts: frozenset[str] = frozenset()) -> None:
        self._context = context or ssl.create_default_context()
        self._private_hosts = private_hosts

    async def get(self, url: str, *, max_bytes: int, seconds: float) -> Answer:
        """Return the answer of an `https:` host, whatever its status, after at most five redirects.

        Raises:
            Unchecked: "fetch.failed", "fetch.not-https", "fetch.private", "fetch.too-large", "fetch.timeout".
        """
        line = _Line(time.monotonic() + seconds)
        work = asyncio.to_thread(self._get, url, max_bytes, line)
        try:
            return await asyncio.wait_for(work, seconds)  # looking a name up knows no deadline
        except TimeoutError as error:
            line.cut()
            raise Unchecked("fetch.timeout", host(url)) from error

    def _get(self, url: str, max_bytes: int, line: "_Line") -> Answer:
        for _ in range(1 + REDIRECTS):
            try:
                answer, location = self._ask(url, max_bytes, line)
            except TimeoutError:
                raise
            # ValueError: an address that urllib or idna cannot read.
            except (OSError, http.client.HTTPException, ValueError) as error:
                raise Unchecked("fetch.failed", f"{host(url)}: {error}") from error
            if location is None:
                return answer
            url = urljoin(url, location)
        raise Unchecked("fetch.failed", f"{host(url)}: more than {REDIRECTS} redirects")

    def _ask(self, url: str, max_bytes: int, line: "_Line") -> tuple[Answer, str | None]:
        parts = urlsplit(url)
        if parts.scheme != "https" or not parts.hostname or parts.username is not None:
            raise Unchecked("fetch.not-https", f"got {url[:80]!r}, expected https://")
        path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
        connection = _PublicConnection(
            parts.hostname,
            parts.port,
            context=self._context,
            line=line,
            private=parts.hostname in self._private_hosts,
        )
        try:
            connection.request("GET", path, headers={"Accept": _ACCEPT, "User-Agent": "badge-verifier"})
            response = connection.getresponse()
            location = response.getheader("Location")
            if response.status in _REDIRECTS and location:
                return Answer(response.status, url, b""), location
            return Answer(response.status, url, _body(response, connection, max_bytes, line.deadline)), None
        finally:
            connection.close()
            line.close()


def _body(response: http.client.HTTPResponse, connection: "_PublicConnection", most: int, deadline: float) -> bytes:
    body = b""
    while chunk := response.read1(min(_CHUNK, most + 1 - len(body))):
        body += chunk
        if len(body) > most:
            raise Unchecked("fetch.too-large", f"{connection.host}: more than {most} bytes")
        if time.monotonic() > deadline:
            raise TimeoutError
        if connection.sock is not None:
            connection.sock.settimeout(_left(deadline))
    return body


class _PublicConnection(http.client.HTTPSConnection):
    """A connection whose peer is looked at before anything is said to it."""

    def __init__(self, name: str, port: int | None, *, context: ssl.SSLContext, line: "_Line", private: bool) -> None:
        super().__init__(name, port, context=context)
        self._tls = context
        self._line = line
        self._private = private

    def connect(self) -> None:
        """Connect to the first address of the host, if all of its addresses are public."""
        found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        peers = [(str(address[0]), int(address[1])) for *_, address in found]
        if not self._private and not all(_public(peer) for peer, _ in peers):
            raise Unchecked("fetch.private", f"{self.host} is not on the public internet")
        # The address that was judged is the one connected to: a second look-up could answer otherwise.
        raw = socket.create_connection(peers[0], timeout=_left(self._line.deadline))
        self._line.hold(raw)
        try:
            self.sock = self._tls.wrap_socket(raw, server_hostname=self.host)
        except OSError:
            raw.close()
            raise


class _Line:
    """The connection that one question has open, so that a host cannot keep us by answering a byte at a time."""

    def __init__(self, deadline: float) -> None:
        self.deadline = deadline
        self._held: socket.socket | None = None
        self._over = False
        self._lock = threading.Lock()

    def hold(self, raw: socket.socket) -> None:
        """Remember a connection; the copy of its handle stays usable when TLS takes the connection over."""
        with self._lock:
            self._drop()
            self._held = raw.dup()
            if self._over:
                self._held.shutdown(socket.SHUT_RDWR)

    def cut(self) -> None:
        """End the connection under whoever reads from it."""
        with self._lock:
            self._over = True
            if self._held is not None:
                with contextlib.suppress(OSError):  # the host was faster
                    self._held.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Forget the connection."""
        with self._lock:
            self._drop()

    def _drop(self) -> None:
        if self._held is not None:
            self._held.close()
            self._held = None


_EMBEDDING = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("::/96"))  # NAT64; IPv4-compatible


def _public(peer: str) -> bool:
    address = ipaddress.ip_address(peer.partition("%")[0])
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    if any(address in network for network in _EMBEDDING):
        inner = ipaddress.IPv4Address(address.packed[-4:])
    return address.is_global and not address.is_multicast and (inner is None or inner.is_global)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def host(url: str) -> str:
    """Return the host of an address for people, or the address itself where it has none."""
    try:
        return urlsplit(url).hostname or url[:80]
    except ValueError:
        return url[:80]
