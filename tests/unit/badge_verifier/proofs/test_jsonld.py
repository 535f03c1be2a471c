"""JSON-LD read strictly: each way to show what is not signed, or to hide what is, is refused."""

import json
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pyld
import pytest

from badge_verifier.errors import Invalid, NotUnderstood, StepError, Unchecked
from badge_verifier.limits import Limits
from badge_verifier.proofs import contexts, jsonld, named_contexts, securing, terms

Edit = Callable[[dict[str, Any]], object]


def _set(*path: Any) -> Edit:
    """Make an edit that sets the member at a path; the last argument is the value."""

    def edit(document: dict[str, Any]) -> None:
        holder: Any = document
        for step in path[:-2]:
            holder = holder[step]
        holder[path[-2]] = path[-1]

    return edit


def _rename(old: str, new: str, *path: str) -> Edit:
    def edit(document: dict[str, Any]) -> None:
        holder: Any = document
        for step in path:
            holder = holder[step]
        holder[new] = holder.pop(old)

    return edit


def _rewritten_validity(document: dict[str, Any]) -> None:
    value = {"@value": document.pop("validUntil"), "@type": "http://www.w3.org/2001/XMLSchema#dateTime"}
    document["https://www.w3.org/2018/credentials#validUntil"] = value


def _moved_expiry(document: dict[str, Any]) -> None:
    service = {"id": document["id"], "type": ["1EdTechCredentialRefresh", "VerifiableCredential"]}
    document["@context"].append("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json")
    document["refreshService"] = service | {"validUntil": document.pop("validUntil")}


def _moved_identity(document: dict[str, Any]) -> None:
    document["credentialSubject"]["id"] = document["issuer"]["id"]
    document["issuer"]["type"].append("AchievementSubject")
    document["issuer"]["identifier"] = []


_ACHIEVEMENT = ("credentialSubject", "achievement")
_ACTIVITYSTREAMS = "https://www.w3.org/ns/activitystreams"

REFUSED: dict[str, tuple[Edit, str]] = {
    "an inline context": (_set("@context", 1, {"name": "https://schema.org/name"}), "jsonld.inline-context"),
    "an inline context further down": (_set("issuer", "@context", {"a": "b:c"}), "jsonld.inline-context"),
    "a null context": (_set("issuer", "@context", None), "jsonld.inline-context"),
    "an unknown context": (_set("@context", 1, "https://example.org/context"), "jsonld.unknown-context"),
    "an unknown context further down": (_set("issuer", "@context", "https://example.org/c"), "jsonld.unknown-context"),
    "a term of no context": (_set("grade", "10"), "jsonld.undefined-term"),
    "a term of no context further down": (_set(*_ACHIEVEMENT, "grade", "10"), "jsonld.undefined-term"),
    "a term of another type's context": (_set("issuer", "validFrom", "2026"), "jsonld.undefined-term"),
    "a term that becomes a blank predicate": (
        lambda document: (document["@context"].insert(0, _ACTIVITYSTREAMS), document.update(grade="10")),
        "jsonld.undefined-term",
    ),
    "an expiry date under its address": (_rewritten_validity, "jsonld.rewritten"),
    "a term under its compact address": (_rename("validUntil", "cred:validUntil"), "jsonld.rewritten"),
    "a term under its class": (_rename("criteria", "Criteria", *_ACHIEVEMENT), "jsonld.rewritten"),
    "an id under its keyword": (_rename("id", "@id"), "jsonld.rewritten"),
    "a type under its keyword": (_rename("type", "@type", "issuer"), "jsonld.rewritten"),
    "a graph": (_set("@graph", []), "jsonld.rewritten"),
    "included nodes": (_set("@included", [{"id": "urn:x", "type": "Profile"}]), "jsonld.rewritten"),
    "a reversed property": (_set("@reverse", {"issuer": {"id": "urn:x"}}), "jsonld.rewritten"),
    "an index": (_set("issuer", "@index", "1"), "jsonld.rewritten"),
    "nested properties": (_set("@nest", {"name": "x"}), "jsonld.rewritten"),
    "a typed value": (
        _set("name", {"@value": "x", "@type": "http://www.w3.org/2001/XMLSchema#string"}),
        "jsonld.rewritten",
    ),
    "a direction": (_set("name", {"@value": "x", "@direction": "rtl"}), "jsonld.rewritten"),
    "a type under its address": (
        _set("type", ["VerifiableCredential", "https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential"]),
        "jsonld.rewritten",
    ),
    "a relative type": (_set("type", ["VerifiableCredential", "Diploma"]), "jsonld.undefined-term"),
    "a relative type further down": (_set("issuer", "type", ["Profile", "School"]), "jsonld.undefined-term"),
    "a relative id": (_set("id", "badge-1"), "jsonld.relative"),
    "a relative id of a host": (_set("issuer", "id", "//school.example.org/issuer"), "jsonld.relative"),
    "an empty id": (_set("issuer", "id", ""), "jsonld.relative"),
    "an id with a space": (_set("id", "https://school.example.org/ a"), "jsonld.relative"),
    "an id with a line feed at its end": (_set("id", "https://school.example.org/a\n"), "jsonld.relative"),
    "an id that closes its bracket": (_set("id", "https://a.example/><https://b.example/"), "jsonld.relative"),
    "an id that looks like a keyword": (_set("issuer", "id", "@none"), "jsonld.relative"),
    "an id that is a keyword": (_set("issuer", "id", "@type"), "jsonld.relative"),
    "a blank id": (_set("issuer", "id", "_:b0"), "jsonld.relative"),
    "an id in compact form": (
        lambda document: (document["@context"].insert(0, _ACTIVITYSTREAMS), document.update(id="vcard:x")),
        "jsonld.rewritten",
    ),
    "an id that is no text": (_set("id", 5), "jsonld.malformed"),
    "a type that is no text": (_set("issuer", "type", 5), "jsonld.malformed"),
    "a language that is none": (_set("name", {"@value": "x", "@language": 'nl" <x:y>'}), "jsonld.malformed"),
    "a language that is no text": (_set("name", {"@value": "x", "@language": 5}), "jsonld.malformed"),
    "a lone surrogate": (_set("name", "\ud800"), "proof.not-canonical"),
    "an integer that a double cannot hold": (_set("name", 2**53 + 1), "proof.not-canonical"),
    "an expiry date moved to a service of the same id": (_moved_expiry, "jsonld.same-id"),
    "an identity moved to an issuer of the same id": (_moved_identity, "jsonld.same-id"),
    "no context at all": (lambda document: document.pop("@context"), "jsonld.malformed"),
}

_SUITE = securing.suite("DataIntegrityProof", "eddsa-rdfc-2022", "EdDSA")
_OPTIONS = {"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022"}


@pytest.mark.parametrize("name", REFUSED)
def test_what_a_signature_would_not_cover_is_refused(name: str, badge: dict[str, Any]) -> None:
    """The badge can be read before the edit and is refused after it."""
    edit, code = REFUSED[name]
    assert len(securing.hash_data(badge, _OPTIONS, _SUITE)) == 64
    edit(badge)
    with pytest.raises(StepError) as refused:
        securing.hash_data(badge, _OPTIONS, _SUITE)
    assert refused.value.code == code


ACCEPTED: dict[str, Edit] = {
    "a language of a text": _set("name", {"@value": "Veilig tillen", "@language": "nl-NL"}),
    "an address as an extra type": _set("type", ["VerifiableCredential", "OpenBadgeCredential", "https://a.example/T"]),
    "a bundled context further down": _set("issuer", "@context", "https://www.w3.org/ns/credentials/v2"),
    "a reference to the badge": _set("credentialSubject", "achievement", "related", [{"id": "urn:uuid:1"}]),
    "a missing id": lambda document: document.pop("id"),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_means_what_it_shows_is_accepted(name: str, badge: dict[str, Any]) -> None:
    """The edit is read, and changes the signed bytes unless it adds nothing."""
    before = securing.hash_data(badge, _OPTIONS, _SUITE)
    ACCEPTED[name](badge)
    after = securing.hash_data(badge, _OPTIONS, _SUITE)
    assert (after == before) == ("context" in name)


def test_an_undefined_term_of_the_proof_is_refused_too(badge: dict[str, Any]) -> None:
    """The options of a proof are as strictly read as the document."""
    with pytest.raises(NotUnderstood) as refused:
        securing.hash_data(badge, {**_OPTIONS, "note": "x"}, _SUITE)
    assert refused.value.code == "jsonld.undefined-term"


def test_depth_and_arrays_are_bounded(badge: dict[str, Any]) -> None:
    """A document at the limit is read; one level deeper or one member longer is refused."""
    limits = Limits(depth=8, array_members=10)
    badge["type"] += [f"https://a.example/{number}" for number in range(8)]
    assert named_contexts.addresses(badge, limits)
    badge["type"].append("https://a.example/8")
    with pytest.raises(Unchecked):
        named_contexts.addresses(badge, limits)
    badge["type"] = badge["type"][:2]
    deep: Any = "x"
    for _ in range(6):
        deep = {"name": deep}
    badge["name"] = deep
    assert named_contexts.addresses(badge, limits)
    badge["name"] = [deep, {"name": deep}]
    with pytest.raises(Unchecked):
        named_contexts.addresses(badge, limits)


@pytest.mark.parametrize("members", [[None], ["x", None], [[]], [["x"]], [{"@value": None}], [{"@language": "nl"}]])
def test_what_expansion_drops_or_dissolves_is_refused(members: Any, badge: dict[str, Any]) -> None:
    """Null in an array, an array in an array, a value without a value: the RDF is the same without them."""
    with pytest.raises(Invalid) as refused:
        named_contexts.addresses({**badge, "tag": members}, Limits())
    assert refused.value.code == "jsonld.rewritten"


def test_a_deep_document_is_refused_without_recursion_error(badge: dict[str, Any]) -> None:
    """A thousand levels are refused by the bound on depth."""
    deep: Any = "x"
    for _ in range(900):
        deep = {"name": deep}
    badge["issuer"] = deep
    with pytest.raises(Unchecked) as refused:
        securing.hash_data(badge, _OPTIONS, _SUITE)
    assert refused.value.code == "jsonld.too-costly"


def test_every_second_name_of_an_address_in_our_contexts_is_known() -> None:
    """No two terms of the bundled contexts share an address unless one of them is refused as a key."""
    names = terms.names(contexts.bundled())
    by_address: dict[str, set[str]] = defaultdict(set)

    def collect(context: Any) -> None:
        if isinstance(context, list):
            for part in context:
                collect(part)
        elif isinstance(context, dict):
            for term, definition in context.items():
                address = definition.get("@id") if isinstance(definition, dict) else definition
                if isinstance(address, str) and address.startswith("http"):
                    by_address[address].add(term)
                if isinstance(definition, dict):
                    collect(definition.get("@context"))

    for context in contexts.bundled():
        collect(context.document["@context"])
    assert len(by_address) > 200
    for address, found in by_address.items():
        assert len(found - set(names.aliases)) == 1, (address, found)


def test_members_could_move_between_two_things_of_one_id(badge: dict[str, Any]) -> None:
    """Without the refusal, a badge and the same badge with its expiry date hidden would sign the same bytes."""
    _moved_expiry(badge)
    service = badge["refreshService"]
    visible = {**badge, "validUntil": service["validUntil"], "refreshService": {**service}}
    del visible["refreshService"]["validUntil"]
    visible["refreshService"]["type"] = "1EdTechCredentialRefresh"
    assert len(securing.hash_data(visible, _OPTIONS, _SUITE)) == 64
    vocabulary = securing.vocabularies(badge, contexts.bundled(), Limits())[0]
    reader = jsonld._reader(vocabulary)
    hidden = pyld.jsonld.to_rdf(badge, {**reader.options, "format": "application/n-quads"})
    shown = pyld.jsonld.to_rdf(visible, {**reader.options, "format": "application/n-quads"})
    assert sorted(set(hidden.splitlines())) == sorted(set(shown.splitlines()))


def test_another_name_for_a_keyword_is_refused_as_a_key() -> None:
    """A context that calls @included something else gives nobody a place to hide."""
    tricky = contexts.Context("https://example.org/c", "c", {"@context": {"also": "@included", "id": "@id"}}, "c")
    assert terms.names((tricky,)).aliases == {"also": "@included"}


def test_the_document_is_left_as_it_was(badge: dict[str, Any]) -> None:
    """Reading a document changes neither it nor the contexts."""
    before = json.dumps(badge), json.dumps([dict(context.document) for context in contexts.bundled()])
    securing.hash_data(badge, _OPTIONS, _SUITE)
    assert (json.dumps(badge), json.dumps([dict(context.document) for context in contexts.bundled()])) == before
