"""What we publish of the whole demonstration catalogue, judged by tools that are not ours."""

import csv
import importlib
import importlib.util
import io
import json
import os
import re
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import demonstrated
import pytest

from badge_catalogue.definitions.load import load
from badge_catalogue.exports import ob3
from badge_catalogue.exports.api import PAGE, table
from badge_catalogue.exports.feeds import NEWEST
from badge_catalogue.exports.files import files
from badge_catalogue.model import Catalogue
from badge_catalogue.settings import Settings
from badge_issuer.credential import Award, credential
from badge_issuer.keys import KINDS, from_seed, new
from badge_issuer.sign import as_jwt, with_proof

SETTINGS = Settings("https://badges.example.org/demo/", 1_795_305_600)
Published = dict[str, bytes]


@pytest.fixture(scope="module")
def demonstration() -> Catalogue:
    """The catalogue that the project ships."""
    return load(demonstrated.CATALOGUE)[0]


@pytest.fixture(scope="module")
def published(demonstration: Catalogue) -> Published:
    """Every exported file by its path."""
    return dict(files(demonstration, SETTINGS))


def judge(name: str) -> Any:
    """Return a module of a judge; skips where it is not installed, but fails in CI, which always has it."""
    package = name.partition(".")[0]
    if importlib.util.find_spec(package) is None:
        message = f"{package} is not installed: run `make setup`"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return importlib.import_module(name)


def schema(published: Published, name: str) -> Any:
    """Return the validator of one schema of the OpenAPI description."""
    described = json.loads(published["api/v1/openapi.json"])
    return judge("jsonschema").Draft202012Validator(
        {"$ref": f"#/components/schemas/{name}", "components": described["components"]}
    )


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("api/v1/index.json", "Start"),
        ("api/v1/badges/page-1.json", "Page"),
        ("api/v1/badges/demo-*/*.json", "Badge"),
        ("api/v1/institutions.json", "Institutions"),
    ],
)
def test_every_answer_of_the_api_is_what_its_description_says(published: Published, pattern: str, name: str) -> None:
    """All files of that kind fit, and one with a member more does not."""
    validator = schema(published, name)
    found = [json.loads(content) for path, content in published.items() if Path(path).match(pattern)]
    assert found
    assert [error.message for document in found for error in validator.iter_errors(document)] == []
    assert list(validator.iter_errors({**found[0], "more": 1}))


def test_a_record_says_everything_that_a_definition_says(demonstration: Catalogue, published: Published) -> None:
    """Each field of a definition that is filled anywhere stands in the record of that badge, under its own name."""
    unsaid = {"slug", "issuer", "source", "current", "default_language", "image"}  # said as id, institution, forms
    records = {record["id"]: record for record in map(json.loads, published["api/v1/badges.jsonl"].splitlines())}
    for name, record in records.items():
        badge = demonstration.badges[name]
        filled = {field.name for field in fields(badge) if getattr(badge, field.name)}
        assert filled - unsaid <= set(record)
        assert record["institution"] == badge.issuer
    assert {"grade", "series", "template", "approval", "size_reason", "image_alt"} <= set().union(*records.values())


@pytest.mark.parametrize("group", ["offering", "stacking", "quality_assurance", "grade", "approval", "search_words"])
def test_a_group_of_a_record_has_no_field_more(published: Published, group: str) -> None:
    """The description says of each group what stands in it, and nothing else does."""
    lines = [json.loads(line) for line in published["api/v1/badges.jsonl"].splitlines()]
    record = next(line for line in lines if group in line)
    value = [{**record[group][0], "more": 1}] if isinstance(record[group], list) else {**record[group], "more": 1}
    assert list(schema(published, "Badge").iter_errors({**record, group: value}))


def test_the_examples_of_the_description_are_of_the_catalogue(published: Published) -> None:
    """Each example is word for word in a published file."""
    paths = json.loads(published["api/v1/openapi.json"])["paths"]
    found = {
        name: path["get"]["responses"]["200"]["content"]["application/json"]["example"]
        for name, path in paths.items()
        if name.endswith(".json")
    }
    assert found["/index.json"] == json.loads(published["api/v1/index.json"])
    assert found["/badges/page-{page}.json"] == json.loads(published["api/v1/badges/page-1.json"])
    example = found["/badges/{institution}/{slug}.json"]
    assert example == json.loads(published[example["url"].removeprefix(SETTINGS.site_url)])


def test_every_file_of_the_api_is_described(published: Published) -> None:
    """Each path of the description fits a published file, and each published file is described, itself aside."""
    described = json.loads(published["api/v1/openapi.json"])["paths"]
    patterns = [
        re.compile("api/v1" + re.sub(r"\{\w+\}", "[a-z0-9-]+", re.escape(path).replace("\\", ""))) for path in described
    ]
    files = [path for path in published if path.startswith("api/v1/") and not path.endswith("openapi.json")]
    assert [path for path in files if not any(pattern.fullmatch(path) for pattern in patterns)] == []
    assert all(any(pattern.fullmatch(path) for path in files) for pattern in patterns)
    assert not any(pattern.fullmatch("api/v1/other.json") for pattern in patterns)


def test_pages_lead_to_one_another(demonstration: Catalogue) -> None:
    """With more badges than fit on a page, every one is listed once, and the last page has no next."""
    one = next(iter(demonstration.badges.values()))
    many = {f"{one.issuer}.n{number}": one for number in range(2 * PAGE + 1)}
    made = dict(files(Catalogue(badges=many, institutions=demonstration.institutions), SETTINGS))
    pages, address = list[dict[str, Any]](), f"{SETTINGS.site_url}api/v1/badges/page-1.json"
    while address:
        pages.append(json.loads(made[address.removeprefix(SETTINGS.site_url)]))
        address = pages[-1].get("next", "")
    assert [len(page["items"]) for page in pages] == [PAGE, PAGE, 1]
    assert {(page["total"], page["pages"]) for page in pages} == {(2 * PAGE + 1, 3)}


def test_the_description_is_openapi(published: Published) -> None:
    """openapi-spec-validator accepts it, and refuses it without a title."""
    validator = judge("openapi_spec_validator").OpenAPIV31SpecValidator

    described = json.loads(published["api/v1/openapi.json"])
    assert list(validator(described).iter_errors()) == []
    del described["info"]["title"]
    assert list(validator(described).iter_errors())


@pytest.mark.parametrize("path", ["feed.atom", "en/feed.atom"])
def test_the_feed_is_atom(published: Published, demonstration: Catalogue, path: str) -> None:
    """The package feedparser reads it as Atom 1.0, with the newest badges that are no draft; cut short it does not."""
    found = judge("feedparser").parse(published[path])
    assert (found.bozo, found.version) == (False, "atom10")
    assert len(found.entries) == min(NEWEST, sum(badge.status != "draft" for badge in demonstration.badges.values()))
    assert all(entry.id and entry.title and entry.summary and entry.updated_parsed for entry in found.entries)
    assert judge("feedparser").parse(published[path][:-10]).bozo


def test_an_institution_has_a_feed_of_its_own(published: Published, demonstration: Catalogue) -> None:
    """It is Atom, tells of that institution's badges alone, and together they tell of all."""
    told = 0
    for name in demonstration.institutions:
        found = judge("feedparser").parse(published[f"institutions/{name}/feed.atom"])
        assert (found.bozo, found.version) == (False, "atom10")
        assert all(f"/badges/{name}/" in entry.link for entry in found.entries)
        told += len(found.entries)
    assert told == sum(badge.status != "draft" for badge in demonstration.badges.values())


@pytest.mark.parametrize("kind", KINDS)
def test_another_implementation_accepts_a_jwt_of_every_badge(demonstration: Catalogue, kind: str) -> None:
    """The package openbadgeslib verifies each badge as a VC-JWT, and refuses one with a changed signature."""
    theirs = judge("openbadgeslib.ob3.verifier")

    key = new(kind)
    did = f"did:key:{key.multibase}"
    verifier = theirs.OB3Verifier.for_issuer_did(did)
    token = ""
    for document in _issued(demonstration, did):
        token = as_jwt(document, key, method=f"{did}#{key.multibase}")
        verifier.verify(token)
    swapped = token[:-8] + ("A" if token[-8] != "A" else "B") + token[-7:]
    with pytest.raises(theirs.OB3VerificationError):
        verifier.verify(swapped)


def test_another_implementation_accepts_a_proof_of_every_badge(demonstration: Catalogue) -> None:
    """The package openbadgeslib finds each document to be exactly what its proof signs, and refuses another name."""
    theirs = judge("openbadgeslib.ob3.ldp")

    key = from_seed(bytes(32))
    did = f"did:key:{key.multibase}"
    verifier = theirs.OB3LdpVerifier.for_issuer_did(did)
    signed = dict[str, Any]()
    for document in _issued(demonstration, did):
        signed = with_proof(
            document,
            key,
            method=f"{did}#{key.multibase}",
            cryptosuite="eddsa-rdfc-2022",
            created="2026-09-01T00:00:00Z",
        )
        verifier.verify(signed)
    with pytest.raises(theirs.OB3VerificationError):
        verifier.verify({**signed, "name": "Other"})


def _issued(catalogue: Catalogue, issuer: str) -> list[dict[str, Any]]:
    """Return an unsigned credential for every badge."""
    profile = {"id": issuer, "type": ["Profile"], "name": "Een school"}
    return [
        credential(
            Award(
                id="urn:uuid:00000000-0000-4000-8000-000000000000",
                achievement=ob3.embedded(badge, catalogue, SETTINGS, badge.default_language),
                issuer=profile,
                email="sam@example.org",
                salt="salt",
                valid_from=datetime(2026, 9, 1, tzinfo=UTC),
            )
        )
        for badge in catalogue.badges.values()
    ]


def test_a_table_has_a_row_per_badge_and_no_formula(demonstration: Catalogue) -> None:
    """A spreadsheet reads every row, and runs nothing that a contributor wrote."""
    badges = list(demonstration.badges.values())
    rows = list(csv.DictReader(io.StringIO(table(badges, demonstration, SETTINGS).decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == [badge.id for badge in badges]
    assert [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))] == []


def test_lines_are_the_records(published: Published) -> None:
    """Each line of the JSONL is one full record, in the order of the list."""
    lines = [json.loads(line) for line in published["api/v1/badges.jsonl"].splitlines()]
    assert lines == [json.loads(published[line["url"].removeprefix(SETTINGS.site_url)]) for line in lines]
    assert [line["id"] for line in lines] == [
        item["id"] for item in json.loads(published["api/v1/badges/page-1.json"])["items"]
    ]
