"""What RFC 5280 and ETSI TS 119 182-1 say must be refused, row by row: where it says so, what it is, what we answer.

Of a chain also what `cryptography`, `openssl` and `pyhanko-certvalidator` answer.
"""

import asyncio
import base64
from typing import Any

import certified as ca
import make
import openssl_chains
import pyhanko_chains
import pytest
import seals
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.verification import ExtensionPolicy, PolicyBuilder, Store, VerificationError
from judging import judged, outcome

from badge_verifier.errors import StepError
from badge_verifier.proofs import certificates
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust.trust_list import Institution, TrustList

Chain = tuple[list[x509.Certificate], x509.Certificate]
LEAF, MIDDLE, ROOT = ca.leaf(), ca.middle(), ca.root()
LATE: dict[str, Any] = {"ends": ca.MOMENT - ca.YEAR / 400}
EARLY: dict[str, Any] = {"begins": ca.MOMENT + ca.YEAR / 400}
STRANGE = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4"), b"\x05\x00")
POLICY = x509.CertificatePolicies([x509.PolicyInformation(x509.ObjectIdentifier("1.2.3.5"), None)])
EXPLICIT = x509.PolicyConstraints(require_explicit_policy=0, inhibit_policy_mapping=None)
EXCLUDED = x509.NameConstraints(None, [x509.UniformResourceIdentifier("kleidorp.example.org")])
PERMITTED = x509.NameConstraints([x509.UniformResourceIdentifier("kwaad.example")], None)
WEAK = ca.Holder("Demo-zwak", 1_024)

CHAINS: dict[str, tuple[Chain, str]] = {
    "6.1.3 (a)(1) leaf signed by another": (([ca.leaf(signer=ca.OTHER), MIDDLE], ROOT), "not signed by"),
    "6.1.3 (a)(1) authority signed by another": (([LEAF, ca.middle(signer=ca.OTHER)], ROOT), "not signed by"),
    "6.1.3 (a)(1) RSA of 1,024 bits": (([ca.leaf(WEAK)], ca.certificate(WEAK, WEAK)), "RSA with 1024"),
    "6.1.3 (a)(2) leaf over": (([ca.leaf(**LATE), MIDDLE], ROOT), "holds until"),
    "6.1.3 (a)(2) leaf to come": (([ca.leaf(**EARLY), MIDDLE], ROOT), "holds until"),
    "6.1.3 (a)(2) authority over": (([LEAF, ca.middle(**LATE)], ROOT), "holds until"),
    "6.1.3 (a)(4) another name above": (([LEAF, ca.certificate(ca.LOWER, ca.ROOT)], ROOT), "issued by another"),
    "6.1.3 (a)(4) a chain turned round": (([MIDDLE, LEAF], ROOT), "that of an authority"),
    "6.1.3 (a)(4) one certificate twice": (([LEAF, MIDDLE, MIDDLE], ROOT), "issued by another"),
    "6.1.3 (d) policies that must be processed": (([ca.leaf(more=[(POLICY, True)]), MIDDLE], ROOT), "critical"),
    "6.1.4 (b), (c) names that are excluded": (([LEAF, ca.middle(more=[(EXCLUDED, True)])], ROOT), "may not name"),
    "6.1.4 (b), (c) names that are not permitted": (
        ([LEAF, ca.middle(more=[(PERMITTED, True)])], ROOT), "may not name"),
    "6.1.4 (g) a policy that is demanded": (([LEAF, ca.middle(more=[(EXPLICIT, True)])], ROOT), "critical"),
    "6.1.4 (k) no authority": (([LEAF, ca.middle(authority=False)], ROOT), "not that of an authority"),
    "6.1.4 (k) no basicConstraints": (([LEAF, ca.middle(authority=None)], ROOT), "not that of an authority"),
    "6.1.4 (l) a path too long": (([ca.leaf(ca.LOWER), ca.certificate(ca.LOWER, ca.MIDDLE), ca.middle(length=0)], ROOT),
                                  "longer than"),
    "6.1.4 (l) a path too long for the anchor": (([LEAF, MIDDLE], ca.root(length=0)), "longer than"),
    "6.1.4 (n) no keyCertSign": (([LEAF, ca.middle(uses=("crl_sign",))], ROOT), "not for signing certificates"),
    "6.1.4 (o) unknown and critical": (([LEAF, ca.middle(more=[(STRANGE, True)])], ROOT), "critical"),
    "6.1.5 (f) unknown and critical": (([ca.leaf(more=[(STRANGE, True)]), MIDDLE], ROOT), "critical"),
    "6.1 (b) no anchor": (([LEAF, MIDDLE], ca.certificate(ca.OTHER, ca.OTHER)), "no anchor"),
}  # fmt: skip
# `cryptography` looks for a path in any order; RFC 7515 ("x5c") has each certificate certify the one before it.
IN_ANY_ORDER = frozenset({"6.1.3 (a)(4) a chain turned round", "6.1.3 (a)(4) one certificate twice"})

# `openssl verify` processes policies where it is asked to, and leaves the size of keys to its level of security.
BY_OPENSSL = IN_ANY_ORDER | {
    "6.1.3 (a)(1) RSA of 1,024 bits",
    "6.1.3 (d) policies that must be processed",
    "6.1.4 (g) a policy that is demanded",
}

# `pyhanko-certvalidator` processes policies, finds a path in any order, and reads name and key alone of an anchor.
BY_PYHANKO = frozenset(
    {
        "6.1.3 (a)(4) one certificate twice",
        "6.1.3 (d) policies that must be processed",
        "6.1.4 (l) a path too long for the anchor",
    }
)


def theirs(chain: list[x509.Certificate], anchor: x509.Certificate) -> bool:
    """Return whether `cryptography` believes a chain."""
    policy = PolicyBuilder().store(Store([anchor])).time(ca.MOMENT)
    policy = policy.extension_policies(
        ca_policy=ExtensionPolicy.webpki_defaults_ca(), ee_policy=ExtensionPolicy.permit_all()
    )
    try:
        policy.build_client_verifier().verify(chain[0], list(chain[1:]))
    except VerificationError:
        return False
    return True


@pytest.mark.parametrize("section", CHAINS)
def test_what_rfc_5280_refuses_is_refused(section: str) -> None:
    """With the reason; by three others too, but for what is said above."""
    (chain, anchor), reason = CHAINS[section]
    with pytest.raises(StepError) as raised:
        asyncio.run(
            certificates.anchored(certificates.chain(ca.header(chain)), [ca.anchor(anchor)], ca.MOMENT, CpythonCrypto())
        )
    assert reason in str(raised.value.detail)
    assert theirs(chain, anchor) is (section in IN_ANY_ORDER)
    assert openssl_chains.believed(chain, anchor, ca.MOMENT) is (section in BY_OPENSSL)
    assert pyhanko_chains.believed(chain, anchor, ca.MOMENT) is (section in BY_PYHANKO)


def test_a_certificate_that_names_two_algorithms_is_refused() -> None:
    """Section 4.1.1.2: the one that is signed and the one beside the signature must be the same."""
    data = LEAF.public_bytes(Encoding.DER)
    place = data.rindex(bytes.fromhex("2a8648ce3d040302"))
    other = data[: place + 7] + b"\x03" + data[place + 8 :]
    with pytest.raises(StepError, match=r"proof\.certificate"):
        certificates.chain([base64.b64encode(other).decode()])


KNOWN = make.trust()
SCHOOL = Institution("kleidorp", {"nl": "Kleidorp"}, (ca.ISSUER,), (), "institutions/kleidorp/")
TRUST = TrustList("x", KNOWN.date, KNOWN.expires, KNOWN.site_url, (SCHOOL,), anchors=(ca.anchor(seals.ROOT),))
DIPLOMA = seals.diploma()


def head(**changes: object) -> dict[str, Any]:
    """Return a sealed diploma whose header was changed."""
    return seals.sealed(DIPLOMA, seals.header(**changes))


REFUSED, UNSUPPORTED = "proof.algorithm-refused", "proof.unsupported"
BOTH = ["b64", "sigT"]
SEALS: dict[str, tuple[object, str]] = {
    "alg: none": (head(alg="none"), REFUSED),
    "alg: a key of another kind": (head(alg="PS256"), "proof.key-mismatch"),
    "cty: what no credential is": (head(cty="jwt"), "proof.token-kind"),
    "x5u: certificates elsewhere": (head(x5u="https://kwaad.example/x"), UNSUPPORTED),
    "jku: keys elsewhere": (head(jku="https://kwaad.example/x"), UNSUPPORTED),
    "x5t#S256: another certificate": (head(**{"x5t#S256": "A" * 43}), "proof.certificate"),
    "x5t#S256: no text": (head(**{"x5t#S256": ["x"]}), "proof.certificate"),
    "x5t#o: a digest of another algorithm": (head(**{"x5t#o": {"digAlg": "S512", "digVal": "x"}}), UNSUPPORTED),
    "sigX5ts: digests of several": (head(sigX5ts=[]), UNSUPPORTED),
    "x5c: none that can be read": (head(x5c=["x"]), "unbake.form-edc"),
    "crit: unknown": (head(crit=[*BOTH, "x"], x=1), REFUSED),
    "crit: not in the header": (head(crit=[*BOTH, "iat"]), REFUSED),
    "crit: twice": (head(crit=[*BOTH, "b64"]), REFUSED),
    "crit: outside of what is signed": (seals.sealed(DIPLOMA, seals.header(b64=None, crit=None), header={"crit": []}),
                                        "proof.malformed"),
    "b64: not demanded": (head(crit=["sigT"]), REFUSED),
    "sigT: absent, and no iat": (head(sigT=None, crit=["b64"]), "proof.malformed"),
    "sigT: with iat": (head(iat=1_769_947_200), "proof.malformed"),
    "sigT: with a fraction of a second": (head(sigT="2026-02-01T12:00:00.5Z"), "proof.malformed"),
    "sigT: without UTC": (head(sigT="2026-02-01T12:00:00+01:00"), "proof.malformed"),
    "iat: no number": (head(sigT=None, iat="2026", crit=["b64"]), "proof.claim-malformed"),
    "srCms: commitments": (head(srCms=[{"commId": {"id": "x"}}]), UNSUPPORTED),
    "srAts: what the signer is": (head(srAts=[{}]), UNSUPPORTED),
    "sigPl: a place": (head(sigPl={"addressCountry": "NL"}), UNSUPPORTED),
    "sigPId: a policy": (head(sigPId={"id": "x"}), UNSUPPORTED),
    "sigD: a payload elsewhere": (head(sigD={"mId": "x"}, crit=[*BOTH, "sigD"]), UNSUPPORTED),
    "adoTst: demanded and absent": (head(crit=[*BOTH, "adoTst"]), REFUSED),
    "JWS in JSON: alg beside it": (seals.sealed(DIPLOMA, header={"alg": "ES256"}), "proof.malformed"),
    "JWS in JSON: both forms": ({**seals.sealed(DIPLOMA), "protected": "e30"}, "proof.malformed"),
}  # fmt: skip


@pytest.mark.parametrize("name", SEALS)
def test_what_jades_refuses_is_refused(name: str) -> None:
    """By a code of its own; what we do not process is named, and nothing of it is believed."""
    document, code = SEALS[name]
    report = judged(document, trust=TRUST)
    assert report.verdict != "valid"
    assert code in {step.code for step in report.steps}


def test_the_right_neighbour_is_valid() -> None:
    """The header that no row changed."""
    report = judged(head(), trust=TRUST)
    assert (report.verdict, outcome(report, "issuer")) == ("valid", ("passed", "issuer.bound"))
