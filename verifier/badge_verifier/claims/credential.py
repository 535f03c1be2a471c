"""What was found in a file, before anything of it is believed.

Every value here is a *claim* until `proof` passed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from badge_verifier.report import Unread

Version = Literal["OB1", "OB2", "OB3", "VC"]

EUROPEAN = "EuropeanDigitalCredential"  # type of a diploma after the European Learning Model


@dataclass(frozen=True)
class Remark:
    """A deviation from the standard that left no doubt about what was meant and what was signed.

    Attributes:
        code: Stable, "remark.…"; `words/*/codes.po` has its text.
        detail: What was found, in the badge's own words; may be empty.
    """

    code: str
    detail: str = ""


@dataclass(frozen=True)
class Payload:
    """One credential as it stood in the file.

    Attributes:
        kind: "json" (an object), "jws" (compact, three parts, perhaps with disclosures behind them) or "url" (the
            address of a hosted badge).
        container: Where it stood, for people: "png", "svg", "json", "jwt", "text", "zip", "pdf".
        path: Entry name within a ZIP or PDF; empty otherwise.
        remarks: What about the container was read generously.
    """

    kind: Literal["json", "jws", "url"]
    text: str
    container: str
    path: str = ""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Jws:
    """A compact JWS, decoded but not verified.

    Attributes:
        header: Protected header.
        payload: Decoded payload bytes.
        signing_input: ASCII bytes of `header.payload` exactly as received (RFC 7515, "JWS Signing Input").
    """

    header: Mapping[str, Any]
    payload: bytes
    signing_input: bytes
    signature: bytes


@dataclass(frozen=True)
class Disclosed:
    """What a token with selective disclosure (RFC 9901) has beside what its issuer signed.

    Attributes:
        presentation: Digest of the signed part with the disclosures, for the holder's own signature over them.
        hidden: Places in the claims where a digest stands that nothing discloses: "" for the claims themselves,
            "credentialSubject/achievement" for what is within; something was left out there, or never was there.
        names: Claims of the top level that were disclosed.
        binding: What the holder signed when it was shown; None where it was shown without.
    """

    presentation: str
    hidden: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    binding: Jws | None = None


@dataclass(frozen=True)
class Credential:
    """A credential in one model, whichever version of Open Badges it was written in.

    Attributes:
        document: The JSON object that the proof covers, as parsed: for VC-JWT the `vc` claim (VC 1.1) or the payload
            itself (VC 2.0); for a JWS of Open Badges 2.0 its payload; for a hosted badge the assertion.
        claims: All claims of the JWT, else empty.
        jws: The envelope, if it came as one.
        issuer_id: `issuer.id` (or the issuer profile's id); None where the badge names none.
        valid_from, valid_until: As written; `dates` judges them.
        recipient: `credentialSubject` (OB3) or `recipient` (OB1, OB2), as written.
        achievement: The achievement or badge class, as written; empty where there is none.
        hosted: True when an Open Badge of version 1 or 2 has to be fetched from its address to be believed.
        revocation_list: Address of the issuer's list of revoked signed badges (Open Badges 2.0); else None.
        profile_read: The issuer's own profile was read, so that no revocation list there means that there is none.
        remarks: What of it was read generously.
        disclosed: What its holder chose to show, if it came as an SD-JWT.
        vct: The type of an SD-JWT VC, whose claims are not those of a W3C credential; else None.
        kinds: What the token around it may call itself (`typ`), where that is not a plain credential; else None.
        sealed: When the seal around it (JAdES) says that it was set, RFC 3339; None where it is not sealed.
    """

    version: Version
    document: Mapping[str, Any]
    id: str | None
    name: str
    issuer_id: str | None
    issuer_name: str
    achievement_id: str | None
    achievement_name: str
    valid_from: str | None
    valid_until: str | None
    jws: Jws | None = None
    claims: Mapping[str, Any] = field(default_factory=dict)
    issuer: Mapping[str, Any] = field(default_factory=dict)
    achievement: Mapping[str, Any] = field(default_factory=dict)
    recipient: Mapping[str, Any] = field(default_factory=dict)
    hosted: bool = False
    revocation_list: str | None = None
    profile_read: bool = False
    remarks: tuple[Remark, ...] = ()
    disclosed: Disclosed | None = None
    vct: str | None = None
    kinds: frozenset[str] | None = None
    sealed: str | None = None


@dataclass(frozen=True)
class Key:
    """A public key and where it came from.

    Attributes:
        jwk: Key members only.
        method: The verification method's id as the badge names it (`kid` of a JWS), or None for a header `jwk`.
        controller: Who controls it according to its *controller document*, which is never the badge itself;
            None where nobody says so: then the signature may hold and the issuer stays unproven.
        source: "did:key", "did:jwk", "did:web", "https", "trust-list", "jwks", "metadata", "x5c", "fragment" or
            "header".
        trust_key: id of the entry of the trust list, if this key stands there.
        note: Why nobody says who controls it, where we could not look, e.g. "example.org: offline"; who says so of a
            key with a certificate; else empty.
        expires, revoked: As the controller document says, RFC 3339; None where it says nothing.
        algorithm: The `alg` that the key keeps itself to; None where it names none.
    """

    jwk: Mapping[str, str]
    method: str | None
    controller: str | None
    source: str
    trust_key: str | None = None
    note: str = ""
    expires: str | None = None
    revoked: str | None = None
    algorithm: str | None = None


@dataclass(frozen=True)
class ProofResult:
    """The outcome of one proof of a credential.

    Attributes:
        type: "DataIntegrityProof", "Ed25519Signature2020", "JWT" (any JWS), "SD-JWT", "JAdES", "hosted", or the
            unsupported type by name.
        cryptosuite: e.g. "eddsa-rdfc-2022", the JWS `alg`, or None.
        outcome: One of `report.Outcome`.
        key: The key that made it, when the signature was looked at.
        created: `proof.created` or `iat` as an RFC 3339 string, for the judgement of retired keys.
        in_part: Its holder chose what to show, and may have left something out.
        status_whole: False for such a proof whose holder could leave out status entries, even where some are shown.
        contexts: The dated context versions under which it held, e.g. ("ob-3.0.3",); empty when there was no choice.
        begins, ends: Between which moments the proof itself holds, RFC 3339, beside the dates of the credential; None
            where it says nothing.
        unread: Why it could not be read, one of `report.Unread`.
        remarks: What it proves beside what the issuer signed.
    """

    type: str
    cryptosuite: str | None
    outcome: str
    code: str
    detail: str = ""
    key: Key | None = None
    created: str | None = None
    contexts: tuple[str, ...] = ()
    status_whole: bool = True
    begins: str | None = None
    ends: str | None = None
    unread: Unread = ""
    in_part: bool = False
    remarks: tuple[Remark, ...] = ()
