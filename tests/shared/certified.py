"""Certificates of an invented authority, right and wrong, and tokens signed under them."""

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import wallet_tokens as wallet
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from cryptography.x509.oid import NameOID

from badge_verifier.encodings.multibase import to_base64url
from badge_verifier.trust.trust_list import TrustAnchor

PLAIN = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
MOMENT = datetime(2026, 2, 1, 12, tzinfo=UTC)
YEAR = timedelta(days=365)
ISSUER = "https://kleidorp.example.org/wallets"
_SIGNING = ("digital_signature",)
_ISSUING = ("key_cert_sign", "crl_sign")
_USES = (
    "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
    "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
)  # fmt: skip


@dataclass
class Holder:
    """A name with a key, P-256 unless another curve is given, or the bits of an RSA key."""

    name: str
    curve: ec.EllipticCurve | int = field(default_factory=ec.SECP256R1)

    def __post_init__(self) -> None:
        """Make the key."""
        self.key: Any = (
            rsa.generate_private_key(65_537, self.curve)
            if isinstance(self.curve, int)
            else ec.generate_private_key(self.curve)
        )

    @property
    def subject(self) -> x509.Name:
        """Return the name as certificates write it."""
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, self.name)])


ROOT, MIDDLE, LOWER, LEAF, OTHER = (
    Holder(name) for name in ("Demo-wortel", "Demo-midden", "Demo-onder", "School", "X")
)


def certificate(  # noqa: PLR0913 -- each is a part of a certificate that may be wrong
    subject: Holder,
    issuer: Holder,
    *,
    authority: bool | None = True,
    length: int | None = None,
    uses: Sequence[str] | None = _ISSUING,
    begins: datetime = MOMENT - YEAR,
    ends: datetime = MOMENT + YEAR,
    names: Sequence[x509.GeneralName] = (),
    more: Sequence[tuple[x509.ExtensionType, bool]] = (),
    signer: Holder | None = None,
    digest: hashes.SHA256 | hashes.SHA384 | hashes.SHA512 | None = None,
    pad: padding.PSS | padding.PKCS1v15 | None = None,
) -> x509.Certificate:
    """Return a certificate; right unless told otherwise."""
    made = x509.CertificateBuilder().subject_name(subject.subject).issuer_name(issuer.subject)
    made = made.public_key(subject.key.public_key()).serial_number(x509.random_serial_number())
    made = made.not_valid_before(begins).not_valid_after(ends)
    if authority is not None:
        made = made.add_extension(x509.BasicConstraints(ca=authority, path_length=length), critical=True)
    if uses is not None:
        flags: dict[str, bool] = {use: use in uses for use in _USES}
        made = made.add_extension(x509.KeyUsage(**flags), critical=True)
    if names:
        made = made.add_extension(x509.SubjectAlternativeName(names), critical=False)
    key = (signer or issuer).key
    made = made.add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()), critical=False
    )
    made = made.add_extension(x509.SubjectKeyIdentifier.from_public_key(subject.key.public_key()), critical=False)
    for extension, critical in more:
        made = made.add_extension(extension, critical=critical)
    return made.sign(key, digest or hashes.SHA256(), rsa_padding=pad)


def leaf(issuer: Holder = MIDDLE, **changes: Any) -> x509.Certificate:
    """Return the certificate of the signer."""
    right: dict[str, Any] = {
        "authority": None,
        "uses": _SIGNING,
        "names": [x509.UniformResourceIdentifier(ISSUER)],
    }
    return certificate(LEAF, issuer, **{**right, **changes})


def root(**changes: Any) -> x509.Certificate:
    """Return the certificate of the anchor."""
    return certificate(ROOT, ROOT, **changes)


def middle(**changes: Any) -> x509.Certificate:
    """Return the certificate between the anchor and the signer."""
    return certificate(MIDDLE, ROOT, **changes)


def anchor(found: x509.Certificate) -> TrustAnchor:
    """Return an anchor as the trust list names it."""
    return TrustAnchor("demo", "Demo-wortel", _text(found), "2026-11-01T00:00:00Z")


def header(chain: Sequence[x509.Certificate]) -> list[str]:
    """Return a chain as a token's header has it."""
    return [_text(each) for each in chain]


def _text(found: x509.Certificate) -> str:
    return base64.b64encode(found.public_bytes(serialization.Encoding.DER)).decode()


def signed(chain: Sequence[str], payload: object, **changes: object) -> str:
    """Return a token by the key of the leaf, with a chain in its header."""
    return signed_by(LEAF, chain, payload, **changes)


def signed_by(signer: Holder, chain: Sequence[str], payload: object, **changes: object) -> str:
    """Return a token by a key on P-256, with a chain in its header."""
    head = {"alg": "ES256", "typ": "dc+sd-jwt", "x5c": list(chain), **changes}
    data = f"{wallet.part(head)}.{wallet.part(payload)}"
    r, s = utils.decode_dss_signature(signer.key.sign(data.encode(), ec.ECDSA(hashes.SHA256())))
    return f"{data}.{to_base64url(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"


def spoilt(found: x509.Certificate, change: Callable[[bytes], bytes]) -> str:
    """Return a certificate whose bytes were changed, as a header has it."""
    return base64.b64encode(change(found.public_bytes(serialization.Encoding.DER))).decode()
