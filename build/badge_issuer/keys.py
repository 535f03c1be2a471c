"""Private keys: made, kept encrypted, read back, and never shown.

Decides what a key file must look like. Which public key belongs to an institution stands in the catalogue.
"""

import json
import secrets
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from badge_issuer.errors import Refused
from badge_issuer.writing import private as write_private
from badge_verifier.encodings.multibase import base64url, to_base64url
from badge_verifier.errors import Invalid
from badge_verifier.ports import Algorithm
from badge_verifier.proofs.keys import from_jwk, multikey

_FORMAT = "badge-key/1"  # scrypt and ChaCha20-Poly1305 with fixed parameters: a file cannot ask for weaker ones
_SALT, _NONCE, _TAG = 16, 12, 16  # bytes
_SHORTEST_PASSPHRASE = 12  # characters
_COORDINATE = 32  # bytes of a number on P-256
KINDS = ("ed25519", "p256")

Private = ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class SigningKey:
    """A private key that signs; its text forms never contain it.

    Attributes:
        private: Ed25519 or P-256.
    """

    private: Private = field(repr=False)

    @property
    def jwk(self) -> dict[str, str]:
        """The public half, key members only."""
        public = self.private.public_key()
        if isinstance(public, ed25519.Ed25519PublicKey):
            return from_jwk({"kty": "OKP", "crv": "Ed25519", "x": to_base64url(public.public_bytes_raw())})
        numbers = public.public_numbers()
        x, y = (to_base64url(number.to_bytes(_COORDINATE, "big")) for number in (numbers.x, numbers.y))
        return from_jwk({"kty": "EC", "crv": "P-256", "x": x, "y": y})

    @property
    def multibase(self) -> str:
        """The public half as Multikey text."""
        return multikey(self.jwk)

    @property
    def algorithm(self) -> Algorithm:
        """The JWS name of its signatures."""
        return "EdDSA" if isinstance(self.private, ed25519.Ed25519PrivateKey) else "ES256"

    def sign(self, message: bytes) -> bytes:
        """Return the signature, 64 bytes; for P-256 r and s one after the other, not DER."""
        if isinstance(self.private, ed25519.Ed25519PrivateKey):
            return self.private.sign(message)
        r, s = decode_dss_signature(self.private.sign(message, ec.ECDSA(hashes.SHA256(), deterministic_signing=True)))
        return r.to_bytes(_COORDINATE, "big") + s.to_bytes(_COORDINATE, "big")


def new(kind: str) -> SigningKey:
    """Return a fresh key of one of KINDS."""
    if kind == "ed25519":
        return SigningKey(ed25519.Ed25519PrivateKey.generate())
    return SigningKey(ec.generate_private_key(ec.SECP256R1()))


def from_seed(seed: bytes) -> SigningKey:
    """Return the Ed25519 key of a 32-byte seed; only demonstration keys are made from one."""
    return SigningKey(ed25519.Ed25519PrivateKey.from_private_bytes(seed))


def save(key: SigningKey, path: Path, passphrase: str) -> None:
    """Write the key, encrypted, readable by its owner alone; an existing file is never replaced.

    Not PKCS #8: the library stretches its passphrase 2,048 times, which a graphics card undoes in days.

    Raises:
        Refused: The passphrase is short, the place is inside a repository, or the file exists.
    """
    if len(passphrase) < _SHORTEST_PASSPHRASE:
        raise Refused(f"the passphrase is too short: choose one of at least {_SHORTEST_PASSPHRASE} characters")
    free(path)
    raw = key.private.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    salt = secrets.token_bytes(_SALT + _NONCE)
    sealed = _cipher(passphrase, salt).encrypt(salt[_SALT:], raw, key.multibase.encode())
    envelope = {"format": _FORMAT, "public": key.multibase, "sealed": to_base64url(salt + sealed)}
    write_private(path, (json.dumps(envelope, indent=2) + "\n").encode())


def free(path: Path) -> None:
    """Refuse a place where no new key can be written; asked before a passphrase is.

    Raises:
        Refused: It is inside a repository, or there is a file.
    """
    outside_repository(path)
    if path.exists() or path.is_symlink():
        raise Refused(f"{path} exists: choose another name, a key is never replaced")


def load(path: Path, passphrase: str) -> SigningKey:
    """Return the key of a file that `save` wrote.

    Raises:
        Refused: It is missing, readable by others, inside a repository, no key file, or the passphrase is wrong.
    """
    envelope = _envelope(path)
    sealed = base64url(envelope["sealed"])
    salt = sealed[: _SALT + _NONCE]
    try:
        raw = _cipher(passphrase, salt).decrypt(salt[_SALT:], sealed[_SALT + _NONCE :], envelope["public"].encode())
    except InvalidTag:
        raise Refused(f"{path} does not open: check the passphrase") from None
    private = serialization.load_der_private_key(raw, None)
    if not isinstance(private, ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey):
        raise Refused(f"{path} holds a key of another kind: use Ed25519 or P-256")
    return SigningKey(private)


def _envelope(path: Path) -> dict[str, str]:
    outside_repository(path)
    if not path.is_file():
        raise Refused(f"there is no key file {path}: make one with `catalogue keys new`")
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise Refused(f"{path} can be read by others: run `chmod 600 {path}`")
    try:
        envelope = json.loads(path.read_bytes())
        if len(base64url(envelope["sealed"])) <= _SALT + _NONCE + _TAG:
            raise ValueError("nothing is sealed")  # noqa: TRY301 -- as one that is no file of ours at all
    except (ValueError, TypeError, KeyError, Invalid):
        envelope = {}
    if envelope.get("format") != _FORMAT or not isinstance(envelope.get("public"), str):
        raise Refused(f"{path} is no key file of this program: make one with `catalogue keys new`")
    return dict(envelope)


def _cipher(passphrase: str, salt: bytes) -> ChaCha20Poly1305:
    """Return the cipher under the stretched passphrase; 32 MiB and three rounds, as OWASP advises for scrypt."""
    stretch = Scrypt(salt=salt[:_SALT], length=32, n=2**15, r=8, p=3)
    return ChaCha20Poly1305(stretch.derive(passphrase.encode()))


def outside_repository(path: Path) -> None:
    """Refuse a place that git could publish.

    Raises:
        Refused: A folder above the file is a git repository, one of its work trees, or a bare one; links are followed.
    """
    for folder in _above(path.absolute()):
        if (folder / ".git").exists() or all((folder / name).exists() for name in ("HEAD", "objects", "refs")):
            raise Refused(
                f"{path} lies inside the repository {folder}: keep private keys elsewhere, e.g. in ~/badge-keys"
            )


def _above(path: Path) -> Iterator[Path]:
    yield from path.parents
    yield from path.resolve().parents
