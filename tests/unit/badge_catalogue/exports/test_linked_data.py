"""Every JSON-LD file of the demonstration site means what it says: no term is dropped, and none changes on the way."""

import json
import re
from pathlib import PurePath
from typing import Any

import demonstrated
import pytest
from pyld import jsonld

from badge_catalogue.commands import samples
from badge_catalogue.definitions.load import load
from badge_catalogue.exports import ctdl, ob2
from badge_catalogue.exports.files import files
from badge_catalogue.settings import Settings
from badge_verifier.proofs.contexts import bundled

SETTINGS = Settings("https://badges.example.org/demo/", 1_795_305_600)
BASE = "https://base.invalid/"  # of relative addresses: there should be none
KINDS = {
    "achievement.en.json": 47,
    "achievement.json": 47,
    "badgeclass.json": 46,
    "elm.json": 46,
    "issuer.json": 3,
    "profile.json": 3,
    "did.json": 3,
    "dcat.jsonld": 1,
    "edubadges.json": 1,
    "genuine.json": 1,
    "samples-revocation.json": 1,
    "samples-suspension.json": 1,
}
JUDGED_ELSEWHERE = ctdl.CONTEXT  # in no installable package; ctdl-validate carries it and judges (test_ctdl)
# What w3id.org/openbadges/v2 defines of the terms we use, in our own words; extensions bring their own contexts.
_OB2 = {
    "id": "@id",
    "type": "@type",
    "extensions": "https://w3id.org/openbadges/extensions#",
    "obi": "https://w3id.org/openbadges#",
    "schema": "http://schema.org/",
    **{name: f"obi:{name}" for name in ("BadgeClass", "Issuer", "Extension", "criteria", "issuer", "narrative")},
    **{name: f"obi:{name}" for name in ("alignment", "tags", "caption", "targetFramework", "targetCode")},
    **{name: f"schema:{name}" for name in ("name", "description", "image", "url", "email", "version")},
    **{name: f"schema:{name}" for name in ("targetName", "targetUrl", "targetDescription")},
}
_KNOWN = {context.url: dict(context.document) for context in reversed(bundled())}


@pytest.fixture(scope="module")
def published() -> dict[str, list[dict[str, Any]]]:
    """Every file with a context, by its name without the folders: the exports, the samples and their status lists."""
    catalogue = load(demonstrated.CATALOGUE)[0]
    found: dict[str, list[dict[str, Any]]] = {}
    for source in (files(catalogue, SETTINGS), samples.files(catalogue, SETTINGS)):
        for path, content in source:
            document = json.loads(content) if path.endswith((".json", ".jsonld")) else None
            if isinstance(document, dict) and "@context" in document and document["@context"] != JUDGED_ELSEWHERE:
                found.setdefault(PurePath(path).name, []).append(document)
    return found


def _loader(url: str, _: object) -> dict[str, Any]:
    extension = re.fullmatch(r"https://api\.edubadges\.nl/extensions/(\w+)Extension/context\.json", url)
    if extension:
        context: Any = {"@context": {extension[1]: f"https://w3id.org/openbadges/extensions#{extension[1]}"}}
    else:
        context = {"@context": _OB2} if url == ob2.CONTEXT else _KNOWN[url]
    return {"contextUrl": None, "documentUrl": url, "document": context}


OPTIONS = {"base": BASE, "documentLoader": _loader}


def expanded(document: dict[str, Any]) -> tuple[Any, list[Any]]:
    """Return a document without its context, and the terms that were dropped."""
    dropped: list[Any] = []
    return jsonld.expand(document, OPTIONS, on_property_dropped=dropped.append), dropped


def quads(document: Any) -> str:
    """Return the canonical N-Quads of a document."""
    return str(jsonld.normalize(document, {"algorithm": "URDNA2015", "format": "application/n-quads", **OPTIONS}))


def test_all_kinds_of_linked_data_are_here(published: dict[str, list[dict[str, Any]]]) -> None:
    """A new kind has to be looked at, and none disappears unseen."""
    assert set(published) == set(KINDS)
    assert {name for name, documents in published.items() if len(documents) < KINDS[name]} == set()


@pytest.mark.parametrize("name", KINDS)
def test_linked_data_loses_nothing_when_expanded_and_compacted(
    published: dict[str, list[dict[str, Any]]], name: str
) -> None:
    """No term is dropped, no address is relative, and compacting what was expanded gives the same statements."""
    for document in published[name]:
        meaning, dropped = expanded(document)
        assert dropped == []
        statements = quads(meaning)
        assert BASE not in statements
        assert quads(jsonld.compact(meaning, document["@context"], OPTIONS)) == statements
    assert expanded({**document, "colour": "red"})[1] == ["colour"]
    assert BASE in quads({**document, "id" if "@id" not in document else "@id": "relative"})
