"""What wallets hold, by implementations that are not ours: format, who made it, the file, and what it must be judged.

No registry has an implementation of JAdES for JSON that installs. Those files are put together as the standard says
and signed by two JOSE libraries, one of JavaScript and one of Python, under chains that `cryptography` and `openssl`
made. Everything else is the work of libraries that know the format by its name.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import certified
import make
import openssl_chains
import seals
import wallet_peers as peers
import wallet_tokens as wallet

from badge_verifier.encodings.multibase import base64url
from badge_verifier.trust.trust_list import Institution, TrustList

Json = dict[str, Any]
HELD = certified.header([certified.leaf(), certified.middle()])


@dataclass(frozen=True)
class File:
    """One file.

    Attributes:
        form: What it is, as the issue of the standard calls it.
        maker: Whose work it is.
        lists: Lists of what was withdrawn, by address.
        headline: What we must say of it.
        remarks: Codes that must stand with it.
    """

    form: str
    maker: str
    data: bytes
    headline: str = "verified"
    remarks: frozenset[str] = frozenset()
    lists: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Return a name for people."""
        return f"{self.form}, {self.maker}"


VC, OB3, LIST, X5C, SEAL = "SD-JWT VC with key binding", "OB 3.0 by SD-JWT", "Token Status List", "x5c", "EDC by JAdES"
HELD_BY = frozenset({"remark.key-binding", "remark.not-disclosed"})
CERTIFIED = frozenset({"remark.certificate"})


def made() -> tuple[tuple[File, ...], TrustList]:
    """Return every file, and a trust list that knows its issuers and anchors."""
    ec, rsa = openssl_chains.made("EC"), openssl_chains.made("RSA", "sha512", pss=True)
    files = (*_by_javascript(ec), *_by_python(), *_sealed_by_python(rsa))
    issuers = tuple(sorted({each for file in files for each in _issuers(file.data.decode())}))
    known = make.trust()
    school = Institution("x", {"nl": "Demo-mbo Rijnstad"}, issuers, (), "institutions/x/")
    anchors = tuple(map(certified.anchor, (certified.root(), ec.root, rsa.root)))
    return files, TrustList("x", known.date, known.expires, known.site_url, (school,), anchors=anchors)


def _by_javascript(chain: openssl_chains.Chain) -> list[File]:
    """Return what `@sd-jwt` and `jose` make, all in one run of Node."""
    asked: list[tuple[str, str, str, frozenset[str], Json]] = [
        (VC, "@sd-jwt", "verified", HELD_BY, peers.for_javascript()),
        (VC, "@sd-jwt, SHA-512", "verified", HELD_BY, peers.for_javascript(hash_name="sha-512")),
        (VC, "@sd-jwt, ES512", "verified", HELD_BY, peers.for_javascript(curve="P-521", algorithm="ES512")),
        (LIST, "@sd-jwt, withdrawn", "revoked", HELD_BY, peers.for_javascript(place=3)),
        (X5C, "@sd-jwt", "verified", CERTIFIED | {"remark.key-binding"}, peers.for_javascript(chain=HELD)),
        (OB3, "@sd-jwt", "verified", frozenset({"remark.not-disclosed"}), peers.badge_for_javascript()),
        (SEAL, "jose", "verified", CERTIFIED | {"remark.seal-time"}, _seal(seals.header(), certified.LEAF.key)),
        (SEAL, "jose, base64url, openssl", "verified", CERTIFIED,
         _seal(seals.header(chain.chain, b64=None, crit=["sigT"]), chain.key)),
    ]  # fmt: skip
    answers = peers.asked([each[-1] for each in asked])
    return [
        File(form, maker, json.dumps(found).encode(), headline, remarks)
        if form == SEAL
        else File(form, maker, found["token"].encode(), headline, remarks, _listed(found.get("list")))
        for (form, maker, headline, remarks, _), found in zip(asked, answers, strict=True)
    ]


def _by_python() -> list[File]:
    """Return what `sd-jwt`, `openvc-core` and `openbadgeslib` make."""
    shown: list[tuple[str, str, str, frozenset[str], peers.Shown]] = [
        (VC, "sd-jwt", "verified", HELD_BY, peers.of_reference()),
        (VC, "sd-jwt, decoys", "not-disclosed", HELD_BY, peers.of_reference(decoys=True)),
        (VC, "sd-jwt, ES512", "verified", HELD_BY, peers.of_reference("P-521", "ES512")),
        (VC, "openvc", "verified", HELD_BY, peers.of_openvc()),
        (LIST, "openvc, withdrawn", "revoked", HELD_BY, peers.of_openvc(place=3)),
        (X5C, "openvc", "verified", CERTIFIED | {"remark.key-binding"}, peers.of_openvc_certified(HELD)),
        (OB3, "sd-jwt, ES512", "verified", frozenset({"remark.not-disclosed"}), peers.badge_of_reference()),
        ("OB 3.0 as SD-JWT VC", "openbadgeslib", "verified", frozenset(), peers.badge_of_openbadgeslib()),
    ]
    return [
        File(form, maker, each.token.encode(), headline, remarks, _listed(each.status))
        for form, maker, headline, remarks, each in shown
    ]


def _sealed_by_python(chain: openssl_chains.Chain) -> list[File]:
    """Return what `jwcrypto` seals, under a chain that signs with RSASSA-PSS and SHA-512."""
    from jwcrypto.common import JWSEHeaderParameter  # noqa: PLC0415
    from jwcrypto.jwk import JWK  # noqa: PLC0415 -- slow to import, for peers alone
    from jwcrypto.jws import JWS  # noqa: PLC0415

    found = []
    for maker, changes in (("jwcrypto, RS512, openssl", {}), ("jwcrypto, PS256", {"alg": "PS256", "b64": None})):
        header = seals.header(chain.chain, **{"alg": "RS512", **changes})
        if header.get("b64") is None:
            header["crit"] = ["sigT"]
        text = json.dumps(seals.diploma(), ensure_ascii=False)
        sealing = JWS(text, header_registry={"sigT": JWSEHeaderParameter("time of signing", True, True, None)})  # noqa: FBT003 -- the library's
        sealing.allowed_algs = ["RS512", "PS256"]
        key = JWK.from_pem(chain.key.private_bytes(*certified.PLAIN))
        sealing.add_signature(key, protected=json.dumps(header))
        written = json.loads(sealing.serialize())
        found.append(File(SEAL, maker, json.dumps(written).encode(), "verified", CERTIFIED))
    return found


def _seal(header: Json, key: Any) -> Json:
    from jwcrypto.jwk import JWK  # noqa: PLC0415

    pem = key.private_bytes(*certified.PLAIN)
    jwk = JWK.from_pem(pem).export_private(as_dict=True)
    payload = json.dumps(seals.diploma(), ensure_ascii=False)
    return {"task": "seal", "payload": payload, "header": header, "key": jwk}


def _listed(text: str | None) -> dict[str, str]:
    return {wallet.LIST: text} if text else {}


def _issuers(text: str) -> set[str]:
    """Return whom a file names as its issuer; of a diploma that is whom its certificate is for."""
    if text.startswith("{"):
        return {certified.ISSUER}
    claims = json.loads(base64url(text.split(".")[1]))
    return {str(claims["iss"] if "iss" in claims else claims["issuer"]["id"])}
