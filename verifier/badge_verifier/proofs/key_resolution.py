"""Whose key is it? Finds the key a proof names, and who controls it.

A badge names its key itself, so the name proves nothing. Only three things do: an identifier made of the key
(did:key, did:jwk), the trust list, and a controller document fetched from the controller's own address that lists the
key for assertions (https://www.w3.org/TR/cid-1.0/#retrieve-verification-method).
"""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urldefrag

from badge_verifier.claims import reading
from badge_verifier.claims.credential import Key
from badge_verifier.encodings import strictjson
from badge_verifier.encodings.dids import method_at_host, method_of
from badge_verifier.encodings.multibase import base64url
from badge_verifier.errors import Invalid, StepError, Unchecked
from badge_verifier.limits import KEY_NAME, Limits
from badge_verifier.network.fetches import secure
from badge_verifier.network.platforms import split
from badge_verifier.ports import Fetcher
from badge_verifier.proofs import key_document, keys
from badge_verifier.report import Outcome
from badge_verifier.trust.trust_list import Institution, TrustKey, TrustList


async def resolve(
    method: str, *, issuer_id: str | None, fetcher: Fetcher, trust: TrustList | None, limits: Limits
) -> Key:
    """Return the key of a verification method.

    Args:
        method: `verificationMethod` of a proof or `kid` of a JWS: a DID URL or an https address.
        issuer_id: Whom the badge names as its issuer; asked whether a bare key document is its own.

    Raises:
        Invalid: "proof.key-malformed", "proof.key-weak", "proof.encoding": the key is no good;
            "proof.method-malformed": `method` can name no key; "proof.purpose": its controller does not use it for
            assertions.
        Unchecked: "proof.key-unresolved": we could not look, e.g. offline; "proof.key-unsupported".
    """
    if len(method) > KEY_NAME:
        raise Invalid("proof.method-malformed", f"a name of {len(method)} characters")
    if (entry := _listed_as(method, issuer_id, trust)) is not None:
        return entry
    did = method_of(method)
    if did in IN_THE_NAME:
        return IN_THE_NAME[did](method, limits)
    if did in AT_HOSTS or method.startswith(("https://", "http://")):  # http is asked as https, see `fetch`
        return await _fetched(method, issuer_id, fetcher, limits)
    if method.startswith("did:"):  # never looked up, online neither
        raise Unchecked("proof.key-unsupported", ":".join(method.split(":")[:2])[:40])
    raise Invalid("proof.method-malformed", f"got {method[:80]!r}, expected a DID or an https address")


def carried(jwk: object, method: str | None, note: str = "") -> Key:
    """Return a key that stands in the header of a JWS: it can prove the signature, never the issuer.

    Raises:
        Invalid: "proof.key-malformed", "proof.key-weak".
        Unchecked: "proof.key-unsupported".
    """
    return Key(keys.from_jwk(jwk), method, None, "header", note=note, algorithm=keys.bound_to(reading.mapping(jwk)))


def bound(key: Key, issuer_id: str | None, trust: TrustList | None) -> tuple[Outcome, str, str]:
    """Decide step 4: is this key the issuer's? Return outcome, code and detail."""
    if issuer_id is None:
        return Outcome.UNCHECKED, "issuer.unnamed", ""
    if (found := listed(key, issuer_id, trust)) is not None:
        return Outcome.PASSED, "issuer.trust-list", found[1].id
    if key.controller is not None and key.controller == issuer_id:
        return Outcome.PASSED, "issuer.bound", key.controller
    who = f"{key.controller} controls the key" if key.controller else key.note or f"the key comes from: {key.source}"
    return Outcome.UNCHECKED, "issuer.key-unbound", who


def listed(key: Key, issuer_id: str | None, trust: TrustList | None) -> tuple[Institution, TrustKey] | None:
    """Return the entry of the trust list for this very key of this very issuer, whatever the badge calls it."""
    for institution in trust.institutions if trust else ():
        if issuer_id in institution.identities:
            for entry in institution.keys:
                if key_of(entry) == dict(key.jwk):
                    return institution, entry
    return None


def listed_keys(issuer_id: str | None, trust: TrustList | None) -> tuple[Key, ...]:
    """Return the keys that the trust list holds for an issuer."""
    return tuple(
        Key(jwk, entry.id, issuer_id, "trust-list", trust_key=entry.id)
        for institution in (trust.institutions if trust else ())
        if issuer_id in institution.identities
        for entry in institution.keys
        if (jwk := key_of(entry)) is not None
    )


def is_listed(method: str, trust: TrustList | None) -> bool:
    """Say whether a key of the trust list bears this name."""
    return any(
        entry.id == method for institution in (trust.institutions if trust else ()) for entry in institution.keys
    )


def _listed_as(method: str, issuer_id: str | None, trust: TrustList | None) -> Key | None:
    for institution in trust.institutions if trust else ():
        for entry in institution.keys:
            if entry.id == method:
                # Listed for another institution it still proves who signed, which is then not the issuer.
                owner = issuer_id if issuer_id in institution.identities else next(iter(institution.identities), None)
                jwk = key_of(entry)
                if jwk is None:
                    raise Unchecked("proof.key-unresolved", f"the trust list has no proper key for {method[:80]}")
                return Key(jwk, method, owner, "trust-list", trust_key=entry.id)
    return None


def key_of(entry: TrustKey) -> dict[str, str] | None:
    """Return the key of an entry in its one spelling; None where the list itself is wrong, not the badge."""
    try:
        return keys.from_jwk(entry.jwk)
    except StepError:
        return None


def _did_key(method: str, _limits: Limits) -> Key:
    """Decode did:key (https://w3c-ccg.github.io/did-key-spec/): the identifier is the key."""
    did, _, fragment = method.partition("#")
    text = did.removeprefix("did:key:")
    if fragment not in ("", text):
        raise Invalid("proof.method-malformed", f"#{fragment[:20]} is not the key of {did[:40]}")
    return Key(keys.from_multikey(text), method, did, "did:key")


def _did_jwk(method: str, limits: Limits) -> Key:
    """Decode did:jwk (https://github.com/quartzjer/did-jwk): the identifier is the key."""
    did, _, fragment = method.partition("#")
    if fragment not in ("", "0"):
        raise Invalid("proof.method-malformed", f"did:jwk has the one key #0, not #{fragment[:20]}")
    try:
        jwk = strictjson.parse(base64url(did.removeprefix("did:jwk:")), limits)
    except Invalid as error:
        raise Invalid("proof.key-malformed", error.detail) from error
    algorithm = keys.bound_to(reading.mapping(jwk))
    return Key(keys.from_jwk(jwk), method, did, "did:jwk", algorithm=algorithm)


# How each DID method that we know is resolved: from the identifier alone, or from the document at its host, to
# whose address each has a function. Any other is named as unsupported.
IN_THE_NAME: Mapping[str, Callable[[str, Limits], Key]] = {"did:key": _did_key, "did:jwk": _did_jwk}
AT_HOSTS: Mapping[str, Callable[[str], str]] = {"did:web": key_document.did_web_address}


async def _fetched(method: str, issuer_id: str | None, fetcher: Fetcher, limits: Limits) -> Key:
    """Fetch the document a method stands in, and find out whose document it is."""
    try:
        split(method)
        subject, fragment = urldefrag(method)
    except ValueError as error:  # e.g. half an IPv6 address
        raise Invalid("proof.method-malformed", f"got {method[:80]!r}: {error}") from error
    try:
        document = await fetch(subject, fetcher, limits)
        found = key_document.find(document, subject, method)
    except Unchecked as error:
        if not subject.startswith("https://") or not fragment.startswith("z"):
            raise
        # The key in the fragment was written there by whoever made the badge.
        return Key(keys.from_multikey(fragment), method, None, "fragment", note=error.detail)
    source = method_at_host(subject) or ("jwks" if found.bare else "https")
    controller: str | None = None
    note = ""
    if key_document.lists(document, subject, method):
        controller = subject
    elif found.bare and subject == issuer_id:
        controller = subject  # the issuer's own address is the key's address
    else:
        controller, note = await _confirmed(method, subject, (found.controller, issuer_id), fetcher, limits)
    return Key(
        found.jwk,
        method,
        controller,
        source,
        note=note,
        expires=found.expires,
        revoked=found.revoked,
        algorithm=found.algorithm,
    )


async def _confirmed(
    method: str, subject: str, claimed: tuple[str | None, str | None], fetcher: Fetcher, limits: Limits
) -> tuple[str | None, str]:
    """Ask those who might control a key whether they do; a key document does not name its own controller."""
    note = ""
    for candidate in dict.fromkeys(claimed):
        if candidate is None or candidate == subject:
            continue
        if not (candidate.startswith("https://") or method_at_host(candidate)):
            continue
        try:
            document = await fetch(candidate, fetcher, limits)
            if key_document.lists(document, candidate, method) or key_document.names(document, candidate, subject):
                return candidate, ""
        except Unchecked as error:
            note = error.detail
    return None, note


async def fetch(subject: str, fetcher: Fetcher, limits: Limits) -> Mapping[str, Any]:
    """Return the JSON object at an https address or of a did:web.

    Raises:
        Unchecked: "proof.key-unresolved": no such object came from the host that was asked; "proof.private-address".
    """
    # Open Badges 2.0 of old bear http addresses; only what comes over https counts.
    url = AT_HOSTS.get(method_at_host(subject), secure)(subject)
    try:
        answer = await fetcher.get(url, max_bytes=limits.fetch_bytes, seconds=limits.fetch_seconds)
    except Unchecked as error:
        code = "proof.private-address" if error.code == "fetch.private" else "proof.key-unresolved"
        raise Unchecked(code, error.detail or error.code) from error
    if answer.status != 200:  # noqa: PLR2004 -- HTTP: OK
        raise Unchecked("proof.key-unresolved", f"{_origin(url)} answered {answer.status}")
    if _origin(answer.final_url) != _origin(url):
        raise Unchecked("proof.key-unresolved", f"{_origin(url)} sent us on to {_origin(answer.final_url)}")
    try:
        document = _read(subject, answer.body, limits)
    except (Invalid, Unchecked) as error:  # the host's fault, not the badge's
        raise Unchecked("proof.key-unresolved", f"{_origin(url)}: {error.detail or error.code}") from error
    if not isinstance(document, dict):
        raise Unchecked("proof.key-unresolved", f"{_origin(url)} did not answer with a JSON object")
    return document


def _read(subject: str, body: bytes, limits: Limits) -> Any:  # noqa: ANN401 -- JSON is Any
    if body.lstrip().startswith(b"-----BEGIN"):  # Open Badges 1.1 has the address of a bare PEM file
        return {"id": subject, "publicKeyPem": body.decode("ascii", "replace")}
    return strictjson.parse(body, limits)


def _origin(url: str) -> str:
    try:
        parts = split(url)
    except ValueError:
        return url
    return f"{parts.scheme}://{parts.netloc}".lower()
