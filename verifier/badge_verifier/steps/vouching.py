"""Step 8: who vouches for the issuer? What the trust list says of an issuer and of the key it used."""

import base64
import hashlib
from datetime import datetime

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Credential, Key, ProofResult
from badge_verifier.encodings import jcs, written_dates
from badge_verifier.encodings.dids import KEYS_THEMSELVES
from badge_verifier.encodings.moments import instant
from badge_verifier.errors import StepError
from badge_verifier.limits import COMPARED
from badge_verifier.network.platforms import host as host_of
from badge_verifier.proofs.key_resolution import key_of
from badge_verifier.report import Outcome, Ruling
from badge_verifier.steps.hosted_scope import scoped
from badge_verifier.trust import lookalike
from badge_verifier.trust.practice import is_practice
from badge_verifier.trust.trust_list import Institution, TrustKey, TrustList

PRACTICE = "trust.listed-demonstration"
"""The code of step 8 for what is genuine and yet for practice."""


def digest(credential: Credential) -> str:
    """Return the hex sha256 under which an institution's issuance ledger lists a credential.

    Of the compact token for a JWS; else of the whole document with its proof in the canonical form of RFC 8785, so
    that it does not matter whether it was baked into a PNG or indented by an editor.
    """
    if credential.jws is None:
        return hashlib.sha256(jcs.canonical(credential.document)).hexdigest()
    signature = base64.urlsafe_b64encode(credential.jws.signature).rstrip(b"=")
    return hashlib.sha256(credential.jws.signing_input + b"." + signature).hexdigest()


def institution_of(issuer_id: str | None, trust: TrustList | None) -> Institution | None:
    """Return the listed institution that bears this `issuer.id`."""
    if trust is None or issuer_id is None:
        return None
    return next((each for each in trust.institutions if issuer_id in each.identities), None)


def vouch(
    credential: Credential, proof: ProofResult | None, issuer: Outcome, trust: TrustList | None, now: datetime
) -> Ruling:
    """Decide step 8.

    Args:
        credential: As it was read.
        proof: The proof that passed; None where none did.
        issuer: How step 4 ended for that proof.
        trust: The list, if one was given.
        now: The moment asked about; a list past its expiry vouches for nobody.
    """
    if trust is None:
        return Ruling(Outcome.UNCHECKED, "trust.no-list")
    key = proof.key if proof else None
    if key is not None and (ruling := _compromised(credential, key, issuer, trust)) is not None:
        return ruling  # what an old list says of a stolen key has not become less true
    if now > instant(trust.expires):
        return Ruling(Outcome.UNCHECKED, "trust.stale", trust.expires[:10])
    institution = institution_of(credential.issuer_id, trust)
    if institution is not None and issuer is Outcome.PASSED and proof is not None:
        ruling = _in_force(credential, proof, institution, trust, now)
        other = _named_as(credential, institution, trust) if ruling.outcome is Outcome.PASSED else None
        return ruling if other is None else Ruling(Outcome.ABSENT, "trust.impersonation-suspected", name_of(other))
    return _stranger(credential, proof, institution, trust, proven=proof is not None and issuer is Outcome.PASSED)


def _compromised(credential: Credential, key: Key, issuer: Outcome, trust: TrustList) -> Ruling | None:
    """Refuse every credential of a stolen key, whatever date it bears: the thief writes the date.

    An institution speaks of its own key. Where the key was shown to be that of another issuer, or may be that of a
    listed one that lists none, what it says is of nobody's badge but its own.
    """
    bearer = institution_of(credential.issuer_id, trust)
    others_own = issuer is Outcome.PASSED or (bearer is not None and not bearer.keys)
    for institution in trust.institutions:
        if others_own and institution is not bearer:
            continue
        for listed in institution.keys:
            if listed.status == "compromised" and _same_key(listed, key) and not _in_ledger(credential, institution):
                return Ruling(Outcome.FAILED, "trust.key-compromised", (listed.compromised_at or "")[:10])
    return None


def _in_ledger(credential: Credential, institution: Institution) -> bool:
    try:
        return digest(credential) in institution.ledger
    except StepError:  # it has no canonical form, and so cannot have been published
        return False


def _in_force(
    credential: Credential, proof: ProofResult, institution: Institution, trust: TrustList, now: datetime
) -> Ruling:
    """Judge the key of a listed institution at the moment when it signed."""
    said = f"{name_of(institution)} ({trust.date[:10]})"
    practice = institution.demonstration or (proof.key is not None and is_practice(proof.key.jwk))
    passed = PRACTICE if practice else "trust.listed"
    if proof.key is None:  # hosted: the institution's own address answered
        stray = _stray(credential, institution, trust)
        return Ruling(Outcome.ABSENT, stray, name_of(institution)) if stray else Ruling(Outcome.PASSED, passed, said)
    listed = next((each for each in institution.keys if _same_key(each, proof.key)), None)
    if listed is None:
        itself = proof.key.source in KEYS_THEMSELVES  # the identity that was listed is this very key
        if itself or not institution.keys or proof.key.source == "x5c":  # an anchor says that the key is its
            return Ruling(Outcome.PASSED, passed, said)
        return Ruling(Outcome.ABSENT, "trust.key-not-listed", name_of(institution))
    if listed.status == "compromised":  # and in the ledger, or `_compromised` would have refused it
        return Ruling(Outcome.PASSED, PRACTICE if practice else "trust.listed-in-ledger", said)
    signed, moments = _signed_at(credential, proof, now)
    if not all(_within(moment, listed) for moment in moments):
        return Ruling(Outcome.ABSENT, "trust.key-not-in-force", signed[:10])
    return Ruling(Outcome.PASSED, passed, said)


def _signed_at(credential: Credential, proof: ProofResult, now: datetime) -> tuple[str, tuple[datetime, ...]]:
    """Return the moment of signing, as written and as the moments that this may mean.

    Where the proof says no moment, the date of a badge counts, as its issuer gives it when it signs. The dates of a
    wallet's token are of what was learnt, years ago perhaps: without a moment of its own it may be of today.
    """
    signed = proof.created or (credential.valid_from if credential.vct is None else None)
    try:
        return (signed, written_dates.span(signed)) if signed else ("", (now,))
    except StepError:
        return signed or "", (now,)


def _stray(credential: Credential, institution: Institution, trust: TrustList) -> str:
    """Return the reason why a hosted badge on an institution's own host is not shown to be its own; "" where it is.

    Somebody said where its badges stand, the list or its own profile, and `hosted` saw that it stands there; or it
    stands on a platform. Anywhere else on a host others can often put a file too.
    """
    if institution.hosted_under or scoped(credential.issuer):
        return ""
    if _signs(credential.issuer_id, institution, trust):
        return "trust.hosted-unsigned"
    return "" if _on_platform(credential.issuer_id, trust) else "trust.hosted-anywhere"


def _signs(issuer_id: str | None, institution: Institution, trust: TrustList) -> bool:
    """Say whether a listed key is that of this issuer, which then signs its badges.

    An institution may bear several names at one host, an address and a did:web, and its keys are called after one of
    them. At a platform others issue too, so that there only the very same name counts.
    """
    names = {key.id.partition("#")[0] for key in institution.keys}
    mine = host_of(issuer_id)
    if issuer_id in names or _on_platform(issuer_id, trust):
        return issuer_id in names
    return not {mine, ""}.isdisjoint(map(host_of, names))  # a did:key stands at no host


def _on_platform(issuer_id: str | None, trust: TrustList) -> bool:
    """Say whether an issuer is one of a platform, which writes what it hosts and lets nobody put a file there."""
    return any(host_of(issuer_id) in platform.hosts for platform in trust.platforms)


def _within(moment: datetime, key: TrustKey) -> bool:
    if key.status == "retired" and key.not_after is None:  # since when it signs no more is not known
        return False
    late = key.not_after is not None and moment > instant(key.not_after)
    return not late and (key.not_before is None or moment >= instant(key.not_before))


def _stranger(
    credential: Credential,
    proof: ProofResult | None,
    institution: Institution | None,
    trust: TrustList,
    *,
    proven: bool,
) -> Ruling:
    """Return the ruling on an issuer who is not, or not shown to be, an institution of the list."""
    if institution is not None:
        if proof is not None and institution.keys:  # signed, and by another key than the institution's
            return Ruling(Outcome.ABSENT, "trust.impersonation-suspected", name_of(institution))
        return Ruling(Outcome.UNCHECKED, "trust.issuer-unproven", name_of(institution))
    host = host_of(credential.issuer_id)
    platform = next((each for each in trust.platforms if host and host in each.hosts), None)
    victims = _resembled(credential, host, trust)
    own = [each for each in victims if host in {host_of(identity) for identity in each.identities}]
    if victims and not (own and platform is not None and proven):  # a school issues on a platform beside itself
        return Ruling(Outcome.ABSENT, "trust.impersonation-suspected", name_of(victims[0]))
    if platform is not None and proven:
        return Ruling(Outcome.ABSENT, "trust.platform-only", platform.name)
    return Ruling(Outcome.ABSENT, "trust.not-listed")


def _resembled(credential: Credential, host: str, trust: TrustList) -> list[Institution]:
    """Return the listed institutions for which a reader could take this issuer."""
    names = _names(credential)
    return [institution for institution in trust.institutions if _taken_for(names, host, institution)]


def _taken_for(names: list[str], host: str, institution: Institution) -> bool:
    if any(_reads_as(name, institution) for name in names):
        return True
    hosts = {host_of(each) for each in institution.identities} - {""}
    return bool(host) and any(lookalike.hosts_resemble(host, listed) for listed in hosts)


def _named_as(credential: Credential, institution: Institution, trust: TrustList) -> Institution | None:
    """Return the other institution whose name a listed one writes into its badge; its own key names it, not that.

    A faculty may bear the name of its university where the list says that both agree. A short or former name that has
    nothing of its bearer's own name accuses nobody whose key is listed: whoever claims the name of another's
    institute would make its genuine badges suspect.
    """
    others = [each for each in trust.institutions if each is not institution and each.id not in institution.related]
    for name in _names(credential):
        if is_called(name, institution):
            continue
        if (victim := next((each for each in others if _bears(name, each, institution)), None)) is not None:
            return victim
        if (victim := next((each for each in others if _taken_from(name, each, institution)), None)) is not None:
            return victim
    return None


def _taken_from(name: str, other: Institution, bearer: Institution) -> bool:
    """Say whether a name reads as another's, and neither is nor holds one of its bearer's own.

    Where it holds a word of one only, as a faculty's may, it has to hold as many of it as of the other's name.
    """
    own = _own_names(other)
    if not any(lookalike.resembles(name, each) for each in own):
        return False
    acronym = any(lookalike.abbreviates(name[:COMPARED], each) for each in bearer.name.values())
    if acronym or any(lookalike.resembles(name, each) for each in bearer.names if not _is_of_fields(each)):
        return False
    mine = max(lookalike.shared(name, each) for each in bearer.names)
    return mine == 0 or mine < max(lookalike.shared(name, each) for each in own)


def _is_of_fields(name: str) -> bool:
    """Say whether a name tells of fields of study only, so that any name may hold it."""
    return lookalike.shared(name, name) == 0


def _bears(name: str, other: Institution, bearer: Institution) -> bool:
    """Say whether this is another's name, or a short one of it that could not be of whoever bears it as well."""
    seen = lookalike.skeleton(name[:COMPARED])
    if seen in map(lookalike.skeleton, other.name.values()):
        return True
    short = seen in map(lookalike.skeleton, _own_names(other))
    return short and not any(lookalike.belongs(name[:COMPARED], own) for own in bearer.name.values())


def _own_names(institution: Institution) -> list[str]:
    """Return its names, and of its short ones those that go with them."""
    names = list(institution.name.values())
    return names + [each for each in institution.other_names if any(lookalike.belongs(each, own) for own in names)]


def is_called(name: str, institution: Institution) -> bool:
    """Say whether this is the name of an institution, however it is written."""
    return lookalike.skeleton(name[:COMPARED]) in map(lookalike.skeleton, institution.names)


def _reads_as(name: str, institution: Institution) -> bool:
    return any(lookalike.resembles(name, listed) for listed in institution.names)


def _names(credential: Credential) -> list[str]:
    """Return the issuer's name, and those that a badge writes in other languages: each is shown to somebody."""
    others = {each["@value"] for each in reading.names(credential.issuer.get("name"))}
    found = [credential.issuer_name, *sorted(others - {credential.issuer_name})]
    return [name for name in found if name]


def _same_key(listed: TrustKey, key: Key) -> bool:
    """Say whether it is the listed key, whatever the badge calls it and however the list spells it."""
    return listed.id == key.trust_key or key_of(listed) == dict(key.jwk)


def name_of(institution: Institution) -> str:
    """Return the name of an institution in the first language of the list that it has one in."""
    return next(filter(None, institution.name.values()), institution.id)
