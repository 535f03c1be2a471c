"""Chains of certificates: what `cryptography` refuses we refuse, and what we believe it believes."""

import asyncio
import base64
import ipaddress
import random
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import certified as ca
import make
import pytest
import wallet_tokens as wallet
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.x509.verification import ExtensionPolicy, PolicyBuilder, Store, VerificationError
from judging import judged, outcome
from openssl_chains import believed as by_openssl
from pyhanko_chains import believed as by_pyhanko

from badge_verifier.errors import StepError, Unchecked
from badge_verifier.proofs import certificates
from badge_verifier.report import Report
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust.trust_list import Institution, TrustList, dump_trust, parse_trust

Chain = tuple[list[x509.Certificate], x509.Certificate]
SECOND = timedelta(seconds=1)
UNKNOWN = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4"), b"\x05\x00")
URI, DNS, MAIL = x509.UniformResourceIdentifier, x509.DNSName, x509.RFC822Name
HERE, ELSEWHERE = ca.LEAF.subject, ca.OTHER.subject
BROAD = ca.Holder("Demo-breed", ec.SECP384R1())
OLD = ca.Holder("Demo-oud", 2_048)
DIGESTS: dict[str, hashes.SHA256 | hashes.SHA384 | hashes.SHA512] = {
    "SHA-256": hashes.SHA256(),
    "SHA-384": hashes.SHA384(),
    "SHA-512": hashes.SHA512(),
}


def by_rsa(digest: str, salt: int | None = None, mask: str | None = None) -> Chain:
    """Return a chain under an anchor with an RSA key, by PKCS #1, or by PSS with a salt of so many bytes."""
    found = DIGESTS[digest]
    pad = padding.PKCS1v15() if salt is None else padding.PSS(padding.MGF1(DIGESTS[mask or digest]), salt)
    return [ca.leaf(OLD, digest=found, pad=pad)], ca.certificate(OLD, OLD, digest=found)


RSA: dict[str, tuple[Chain, bool]] = {
    **{f"{name}, PKCS #1": (by_rsa(name), True) for name in DIGESTS},
    **{f"{name}, PSS": (by_rsa(name, digest.digest_size), True) for name, digest in DIGESTS.items()},
    "a salt of another length": (by_rsa("SHA-512", 32), False),
    "no salt": (by_rsa("SHA-256", 0), False),
    "another hash in the mask": (by_rsa("SHA-256", 32, "SHA-384"), False),
}


def chains() -> dict[str, tuple[Chain, bool]]:
    """Return chains, and whether they are to be believed."""
    root, middle, leaf = ca.root(), ca.middle(), ca.leaf()
    lower = ca.certificate(ca.LOWER, ca.MIDDLE)
    over_lower = ca.leaf(ca.LOWER)
    return {
        "right": (([leaf, middle], root), True),
        "straight under the anchor": (([ca.leaf(ca.ROOT)], root), True),
        "three long": (([over_lower, lower, middle], root), True),
        "on P-384": (
            ([ca.leaf(BROAD, digest=hashes.SHA384())], ca.certificate(BROAD, BROAD, digest=hashes.SHA384())),
            True,
        ),
        "as long as allowed": (([over_lower, lower, ca.middle(length=1)], root), True),
        "the last second": (([ca.leaf(ends=ca.MOMENT), middle], root), True),
        "the first second": (([ca.leaf(begins=ca.MOMENT), middle], root), True),
        "longer than allowed": (([over_lower, lower, ca.middle(length=0)], root), False),
        "longer than the anchor allows": (([leaf, middle], ca.root(length=0)), False),
        "a second late": (([ca.leaf(ends=ca.MOMENT - SECOND), middle], root), False),
        "a second early": (([ca.leaf(begins=ca.MOMENT + SECOND), middle], root), False),
        "an authority that is over": (([leaf, ca.middle(ends=ca.MOMENT - SECOND)], root), False),
        "an anchor that is over": (([leaf, middle], ca.root(ends=ca.MOMENT - SECOND)), False),
        "another anchor": (([leaf, middle], ca.certificate(ca.OTHER, ca.OTHER)), False),
        "an anchor of the same name": (([leaf, middle], ca.root(signer=None)), True),
        "a link that is missing": (([leaf], root), False),
        "signed by another": (([ca.leaf(signer=ca.OTHER), middle], root), False),
        "an authority signed by another": (([leaf, ca.middle(signer=ca.OTHER)], root), False),
        "no authority between": (([leaf, ca.middle(authority=False, uses=("digital_signature",))], root), False),
        "an authority that does not say so": (([leaf, ca.middle(authority=None)], root), False),
        "an authority that signs no certificates": (([leaf, ca.middle(uses=("digital_signature",))], root), False),
        "something critical and unknown": (([ca.leaf(more=[(UNKNOWN, True)]), middle], root), False),
        "something critical and unknown above": (([leaf, ca.middle(more=[(UNKNOWN, True)])], root), False),
        "something unknown": (([ca.leaf(more=[(UNKNOWN, False)]), middle], root), True),
    }


# Where we are stricter than `cryptography`, each for its reason.
STRICTER: dict[str, Chain] = {
    "an authority as signer": ([ca.leaf(authority=True, uses=("digital_signature",)), ca.middle()], ca.root()),
    "a key that only agrees": ([ca.leaf(uses=("key_agreement",)), ca.middle()], ca.root()),
    "an authority that limits no use": ([ca.leaf(), ca.middle(uses=None)], ca.root()),
}


def ours(chain: Sequence[x509.Certificate], anchor: x509.Certificate) -> bool:
    """Return whether we believe a chain."""
    try:
        read = certificates.chain(ca.header(chain))
        asyncio.run(certificates.anchored(read, [ca.anchor(anchor)], ca.MOMENT, CpythonCrypto()))
    except StepError:
        return False
    return True


def theirs(chain: Sequence[x509.Certificate], anchor: x509.Certificate) -> bool:
    """Return whether `cryptography` does, where the certificate need be for no web server."""
    policy = PolicyBuilder().store(Store([anchor])).time(ca.MOMENT)
    policy = policy.extension_policies(ca_policy=ExtensionPolicy.webpki_defaults_ca(), ee_policy=_of_signers())
    try:
        policy.build_client_verifier().verify(chain[0], list(chain[1:]))
    except VerificationError:
        return False
    return True


def _of_signers() -> ExtensionPolicy:
    def any_name(_policy: Any, _certificate: Any, _extension: Any) -> None:
        """Accept: whom a certificate is for is compared elsewhere."""

    return ExtensionPolicy.permit_all().require_present(
        x509.SubjectAlternativeName, x509.verification.Criticality.AGNOSTIC, any_name
    )


@pytest.mark.parametrize("name", chains())
def test_a_chain_is_judged_as_cryptography_judges_it(name: str) -> None:
    """Names, dates, lengths, uses, signatures, and what is critical."""
    (chain, anchor), expected = chains()[name]
    assert ours(chain, anchor) is expected
    assert theirs(chain, anchor) is expected


# At the last second of a certificate it is over for `openssl`; and it takes any form of PSS.
OTHERWISE = frozenset({"the last second", "a salt of another length", "no salt", "another hash in the mask"})


def test_openssl_judges_the_same_chains() -> None:
    """A third reading of the same rules; where it differs is said."""
    every = {**chains(), **RSA}
    differing = {name for name, (chain, right) in every.items() if by_openssl(*chain, ca.MOMENT) is not right}
    assert differing == OTHERWISE


# Where `pyhanko-certvalidator` believes and we do not, each for its reason.
_KEY_ALONE = "of an anchor it reads name and key alone, as RFC 5280 lets it (6.1.1 (d)); we read the certificate"
_ANY_PSS = "it takes any form of PSS"
BY_PYHANKO = {
    "longer than the anchor allows": _KEY_ALONE,
    "an anchor that is over": _KEY_ALONE,
    "by the anchor": _KEY_ALONE,
    "by the anchor, another host": _KEY_ALONE,
    "a salt of another length": _ANY_PSS,
    "no salt": _ANY_PSS,
    "another hash in the mask": _ANY_PSS,
    "an authority as signer": "it asks what the key may be used for, not whether its holder is an authority",
    "an authority that limits no use": "keyUsage is asked of an authority where it is there (6.1.4 (n)); we demand it",
}


def test_pyhanko_judges_the_same_chains() -> None:
    """A fourth reading, which reads all of RFC 5280; where it differs is said."""
    every = {**chains(), **RSA, **LIMITED, **{name: (chain, False) for name, chain in STRICTER.items()}}
    differing = {name for name, (chain, right) in every.items() if by_pyhanko(*chain, ca.MOMENT) is not right}
    assert differing == set(BY_PYHANKO)


@pytest.mark.parametrize("name", RSA)
def test_rsa_with_each_hash_of_sha_2_is_checked_and_any_other_form_is_named(name: str) -> None:
    """By PKCS #1 and by PSS, whose salt is as long as the hash; what else PSS can be is not judged to be wrong."""
    (chain, anchor), expected = RSA[name]
    assert ours(chain, anchor) is expected
    assert theirs(chain, anchor) is expected
    if expected:
        assert not ours(chain, ca.certificate(ca.Holder("Demo-oud", 2_048), OLD))  # the name, and another key
        return
    with pytest.raises(Unchecked, match="algorithm"):
        asyncio.run(
            certificates.anchored(certificates.chain(ca.header(chain)), [ca.anchor(anchor)], ca.MOMENT, CpythonCrypto())
        )


def limited(
    permitted: Sequence[x509.GeneralName] | None = None,
    excluded: Sequence[x509.GeneralName] | None = None,
    *names: x509.GeneralName,
    at_anchor: bool = False,
) -> Chain:
    """Return a chain under an authority that may name only some names; the leaf is for its address unless told."""
    more = [(x509.NameConstraints(permitted, excluded), True)]
    leaf = ca.leaf(names=names) if names else ca.leaf()
    if at_anchor:
        return [leaf, ca.middle()], ca.root(more=more)
    return [leaf, ca.middle(more=more)], ca.root()


# What is within and what is not: an address by its host, a host with those below it, a name by its beginning.
LIMITED: dict[str, tuple[Chain, bool]] = {
    "its host": (limited([URI("kleidorp.example.org")]), True),
    "a host below one": (limited([URI(".example.org")]), True),
    "another host": (limited([URI("example.org")]), False),
    "a part of a host": (limited([URI("dorp.example.org")]), False),
    "one of two": (limited([URI("x.example"), URI("kleidorp.example.org")]), True),
    "its host excluded": (limited(None, [URI("kleidorp.example.org")]), False),
    "hosts below one excluded": (limited(None, [URI(".example.org")]), False),
    "another excluded": (limited(None, [URI("x.example")]), True),
    "permitted and excluded": (limited([URI(".example.org")], [URI("kleidorp.example.org")]), False),
    "hosts alone, and an address": (limited([DNS("x.example")]), True),
    "a host": (limited([DNS("example.org")], None, DNS("kleidorp.example.org")), True),
    "a host that ends alike": (limited([DNS("dorp.example.org")], None, DNS("kleidorp.example.org")), False),
    "a host excluded": (limited(None, [DNS("example.org")], DNS("kleidorp.example.org")), False),
    "one of its two hosts": (limited([DNS("example.org")], None, DNS("a.example.org"), DNS("b.example")), False),
    "an address without a host": (limited([URI(".example.org")], None, URI("urn:x:y")), False),
    "its name": (limited([x509.DirectoryName(HERE)]), True),
    "another name": (limited([x509.DirectoryName(ELSEWHERE)]), False),
    "its name excluded": (limited(None, [x509.DirectoryName(HERE)]), False),
    "by the anchor": (limited([URI("kleidorp.example.org"), x509.DirectoryName(HERE)], at_anchor=True), False),
    "by the anchor, its host": (limited([URI("kleidorp.example.org")], at_anchor=True), True),
    "by the anchor, another host": (limited([URI("x.example")], at_anchor=True), False),
    "numbers of hosts, and none": (limited(None, [x509.IPAddress(ipaddress.ip_network("0.0.0.0/0"))]), True),
}


@pytest.mark.parametrize("name", LIMITED)
def test_an_authority_names_only_whom_it_may(name: str) -> None:
    """As `openssl` reads the same constraints."""
    (chain, anchor), expected = LIMITED[name]
    assert ours(chain, anchor) is expected
    assert by_openssl(chain, anchor, ca.MOMENT) is expected


@pytest.mark.parametrize(
    "chain",
    [
        limited([MAIL("example.org")]),
        limited([DNS("example.org")], None, DNS("*.example.org")),
        limited([DNS(".example.org")], None, DNS("kleidorp.example.org")),
        limited([DNS("example.org")], None, DNS("kleidorp.example.org.")),
        limited([URI("https://kleidorp.example.org/")]),
    ],
)
def test_constraints_that_we_do_not_compare_are_named(chain: Chain) -> None:
    """Of mail, of hosts by pattern, of what is no host: nothing is believed, and nobody is accused."""
    with pytest.raises(Unchecked, match="constraints on names"):
        asyncio.run(
            certificates.anchored(
                certificates.chain(ca.header(chain[0])), [ca.anchor(chain[1])], ca.MOMENT, CpythonCrypto()
            )
        )


@pytest.mark.parametrize("name", STRICTER)
def test_what_we_do_not_process_we_refuse(name: str) -> None:
    """Where another program may believe: uses that are none of signing."""
    assert not ours(*STRICTER[name])


def test_no_byte_of_a_chain_can_be_changed() -> None:
    """A mutant is refused, or is believed by `cryptography` too; none raises anything else."""
    chance = random.Random("certificates")  # noqa: S311 -- repeatable, not secret
    right = [ca.leaf(), ca.middle()]
    anchor, header = ca.root(), ca.header(right)
    for _ in range(800):  # `make fuzz` forges thousands of chains
        which = chance.randrange(2)
        data = bytearray(base64.b64decode(header[which]))
        place = chance.randrange(len(data))
        data[place : place + chance.randrange(2)] = bytes([chance.randrange(256)])
        changed = [*header]
        changed[which] = base64.b64encode(bytes(data)).decode()
        if changed == header:
            continue
        try:
            read = certificates.chain(changed)
            asyncio.run(certificates.anchored(read, [ca.anchor(anchor)], ca.MOMENT, CpythonCrypto()))
        except StepError:
            continue
        raise AssertionError(changed[which])


ONE = ca.header([ca.leaf()])


@pytest.mark.parametrize("claimed", [None, [], "x", ["x"], [1], ["AAAA"], ["MAA="], ["MIIB"], [f"{ONE[0]}="], ONE * 6])
def test_what_is_no_chain_is_refused(claimed: object) -> None:
    """By the one code of certificates."""
    with pytest.raises(StepError) as raised:
        certificates.chain(claimed)
    assert raised.value.code == "proof.certificate"


KNOWN = make.trust()
SCHOOL = Institution("kleidorp", {"nl": "Kleidorp"}, (ca.ISSUER,), (), "institutions/kleidorp/")
ANCHOR = ca.root()


def listed(*anchors: x509.Certificate) -> TrustList:
    """Return a list with one institution and these anchors."""
    return TrustList("x", KNOWN.date, KNOWN.expires, KNOWN.site_url, (SCHOOL,), anchors=tuple(map(ca.anchor, anchors)))


def read(chain: Sequence[x509.Certificate], trust: TrustList | None = None, **changes: Any) -> Report:
    """Judge a token with a chain in its header."""
    claims = wallet.learnt(**{"iss": ca.ISSUER, "issuing_authority": "Kleidorp", **changes})
    token = wallet.presented(ca.signed(ca.header(chain), claims)).encode()
    return judged(token, trust=trust or listed(ANCHOR))


def test_a_certificate_under_an_anchor_of_the_list_binds_a_key_to_its_issuer() -> None:
    """By the address it is for, or by its host; with a remark that nobody looked whether it was withdrawn."""
    by_host = ca.leaf(names=[x509.DNSName("kleidorp.example.org")])
    for first in (ca.leaf(), by_host):
        report = read([first, ca.middle()])
        assert (report.headline, outcome(report, "issuer")) == ("verified", ("passed", "issuer.bound"))
        assert "remark.certificate" in {each.code for each in report.remarks}
    assert read([ca.leaf(), ca.middle()], iss=None).headline == "verified"


def test_a_certificate_for_another_binds_nothing() -> None:
    """Neither for another address, another host, a part of a host, nor without a name."""
    other: tuple[list[x509.GeneralName], ...] = (
        [x509.UniformResourceIdentifier("https://kleidorp.example.org/other")],
        [x509.DNSName("example.org")],
        [x509.DNSName("*.example.org")],
        [x509.DNSName("kleidorp.example.org.kwaad.example")],
        [x509.RFC822Name("sam@kleidorp.example.org")],
        [],
    )
    for names in other:
        report = read([ca.leaf(names=names), ca.middle()])
        assert report.verdict == "undecided"
        assert outcome(report, "issuer") == ("unchecked", "issuer.key-unbound")


def test_without_an_anchor_a_certificate_proves_no_issuer() -> None:
    """The signature holds, and nobody says whose the key is; a signature by another key does not hold."""
    for trust in (listed(), listed(ca.certificate(ca.OTHER, ca.OTHER))):
        report = read([ca.leaf(), ca.middle()], trust)
        assert outcome(report, "proof") == ("passed", "proof.passed")
        assert outcome(report, "issuer") == ("unchecked", "issuer.key-unbound")
    strange = ca.certificate(ca.OTHER, ca.MIDDLE, authority=None, uses=("digital_signature",),
                             names=[x509.UniformResourceIdentifier(ca.ISSUER)])  # fmt: skip
    assert read([strange, ca.middle()]).verdict != "valid"


def test_a_certificate_must_hold_when_it_signed() -> None:
    """By the date in the token: later it may be over."""
    short = ca.leaf(ends=ca.MOMENT + timedelta(days=30))
    assert read([short, ca.middle()]).headline == "verified"
    assert read([short, ca.middle()], iat=1_775_000_000).verdict == "undecided"
    assert read([short, ca.middle()], iat=None).verdict == "undecided"


def test_anchors_stand_in_the_trust_list_with_their_day() -> None:
    """Written and read alike; one without a day is refused."""
    trust = listed(ANCHOR)
    data = dump_trust(trust)
    assert parse_trust(data) == trust
    with pytest.raises(ValueError, match="taken"):
        parse_trust(data.replace(b"2026-11-01T00:00:00Z", b"gisteren"))
