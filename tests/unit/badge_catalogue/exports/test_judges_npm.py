"""What we publish of the whole demonstration catalogue, judged by packages from npm."""

import json
import os
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import demonstrated
import pytest

from badge_catalogue.commands.samples import demonstration_key
from badge_catalogue.definitions.load import load
from badge_catalogue.exports import ob3, schema_org
from badge_catalogue.exports.files import files
from badge_catalogue.model import Catalogue
from badge_catalogue.settings import Settings
from badge_issuer import status_list
from badge_issuer.credential import Award, credential
from badge_issuer.sign import as_jwt, with_proof
from badge_verifier.proofs.contexts import bundled

ROOT = Path(__file__).resolve().parents[4]
SETTINGS = Settings("https://badges.example.org/demo/", 1_795_305_600)
JUDGES = ("@learncard/types", "schema-dts", "typescript", "jose", "@digitalbazaar/vc")
NODE = shutil.which("node") or ""
SCHOOL = "demo-mbo"
Json = dict[str, Any]


@pytest.fixture(scope="module")
def demonstration() -> Catalogue:
    """The catalogue that the project ships."""
    return load(demonstrated.CATALOGUE)[0]


@pytest.fixture(scope="module")
def published(demonstration: Catalogue) -> dict[str, Json]:
    """Every exported JSON file by its path."""
    return {
        path: json.loads(content) for path, content in files(demonstration, SETTINGS) if path.endswith((".json", "ld"))
    }


@pytest.fixture(scope="module", autouse=True)
def _installed() -> None:
    """Skip where Node or the judges are absent, but fail in CI, which always has them."""
    if not NODE or not all((ROOT / "node_modules" / judge).is_dir() for judge in JUDGES):
        message = "no node, or no judges in node_modules: run `make setup`"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)


def ask(questions: list[Json]) -> list[Any]:
    """Return the judges' answers."""
    done = subprocess.run(
        [NODE, "--no-deprecation", str(Path(__file__).with_name("judges.mjs"))],
        input=json.dumps(questions),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    found: list[Any] = json.loads(done.stdout)
    return found


def test_achievements_and_profiles_have_the_shape_that_a_wallet_expects(published: dict[str, Json]) -> None:
    """LearnCard's types of Open Badges 3.0 accept every one; without a name, or credits as text, they do not."""
    achievements = [document for path, document in published.items() if "/achievement" in path]
    profiles = [document for path, document in published.items() if path.endswith("/profile.json")]
    asked = [
        *(("AchievementValidator", document) for document in achievements),
        *(("ProfileValidator", document) for document in profiles),
        ("AchievementValidator", {**achievements[0], "name": None}),
        ("AchievementValidator", {**achievements[0], "creditsAvailable": "3"}),
        ("AchievementValidator", {**achievements[0], "criteria": "Gehaald"}),
    ]
    told = ask([{"judge": "shape", "name": name, "document": document} for name, document in asked])
    assert len(achievements) > 90
    assert told[:-3] == [[]] * (len(asked) - 3)
    assert told[-3:] == [["name"], ["creditsAvailable"], ["criteria"]]


def issued(catalogue: Catalogue, issuer: str) -> Json:
    """Return an unsigned credential of the demonstration school under one of its identities."""
    badge = next(badge for badge in catalogue.badges.values() if badge.issuer == SCHOOL and badge.status == "active")
    return credential(
        Award(
            id="urn:uuid:00000000-0000-4000-8000-000000000000",
            achievement=ob3.embedded(badge, catalogue, SETTINGS, badge.default_language),
            issuer={"id": issuer, "type": ["Profile"], "name": "Een school"},
            email="sam@example.org",
            salt="salt",
            valid_from=datetime(2026, 9, 1, tzinfo=UTC),
            status=status_list.entries({"revocation": f"{SETTINGS.site_url}status/x.json"}, 7),
        )
    )


def test_a_credential_has_the_shape_that_a_wallet_expects(demonstration: Catalogue) -> None:
    """LearnCard's types accept what we issue, signed; without a subject they do not."""
    signed = _signed(demonstration, "did:web:demo-mbo.example.org", "did:web:demo-mbo.example.org#key-1")
    asked = [signed, {**signed, "credentialSubject": None}]
    told = ask([{"judge": "shape", "name": "AchievementCredentialValidator", "document": each} for each in asked])
    assert (told[0], bool(told[1])) == ([], True)


def _signed(catalogue: Catalogue, issuer: str, method: str) -> Json:
    document = issued(catalogue, issuer)
    del document["credentialStatus"]  # the judge would fetch it
    return with_proof(
        document,
        demonstration_key(SCHOOL),
        method=method,
        cryptosuite="eddsa-rdfc-2022",
        created="2026-09-01T00:00:00Z",
    )


def test_the_did_document_controls_the_key(demonstration: Catalogue, published: dict[str, Json]) -> None:
    """Digital Bazaar's library verifies a badge with our DID document alone, unless the key is not for asserting."""
    did = published[f"institutions/{SCHOOL}/did.json"]
    (method,) = did["assertionMethod"]
    signed = _signed(demonstration, did["id"], method)
    contexts = {context.url: dict(context.document) for context in reversed(bundled())}
    told = [
        {"judge": "controlled", "credential": signed, "documents": {**contexts, did["id"]: document}}
        for document in (did, {**did, "assertionMethod": []}, {**did, "verificationMethod": []})
    ]
    assert ask(told) == [True, False, False]


def test_the_key_set_verifies_a_token(demonstration: Catalogue, published: dict[str, Json]) -> None:
    """The package jose finds the key under the token's `kid`, and no key under another."""
    jwks = published[f"institutions/{SCHOOL}/jwks.json"]
    key = demonstration_key(SCHOOL)
    document = issued(demonstration, "https://demo-mbo.example.org/issuer")
    tokens = [as_jwt(document, key, method=kid) for kid in (jwks["keys"][0]["kid"], "urn:another")]
    swapped = tokens[0][:-8] + ("A" if tokens[0][-8] != "A" else "B") + tokens[0][-7:]
    told = ask([{"judge": "signed", "token": token, "jwks": jwks} for token in (*tokens, swapped)])
    assert told == ["verified", "ERR_JWKS_NO_MATCHING_KEY", "ERR_JWS_SIGNATURE_VERIFICATION_FAILED"]


def test_markup_for_search_engines_is_of_schema_org(demonstration: Catalogue, tmp_path: Path) -> None:
    """The types of schema-dts know every property, at its class; of three wrong ones each is named by its line.

    The demonstration is taken for real here: its pages have no markup.
    """
    real = {name: replace(each, demonstration=False) for name, each in demonstration.institutions.items()}
    catalogue = replace(demonstration, institutions=real)
    found = [
        schema_org.markup(badge, catalogue, SETTINGS, ("nl", "en")[at % 2])
        for at, badge in enumerate(catalogue.badges.values())
    ]
    right = [markup for markup in found if markup is not None]
    assert len(right) > 30
    text = json.dumps(next(markup for markup in right if "courseMode" in json.dumps(markup)))
    wrong = [
        json.loads(text.replace("QuantitativeValue", "StructuredValue")),
        json.loads(text.replace('"courseMode"', '"courseMood"')),
        json.loads(text.replace('"provider": {', '"competencyRequired": {')),
    ]
    lines = [f"export const d{at}: Graph = {json.dumps(document)};" for at, document in enumerate([*right, *wrong])]
    (tmp_path / "pages.ts").write_text(
        "\n".join(["import type { Graph } from 'schema-dts';", *lines]), encoding="utf-8"
    )
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    compiler = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
    options = {"noEmit": True, "strict": True, "target": "es2022", "module": "esnext", "moduleResolution": "bundler"}
    settings = {"compilerOptions": {**options, "skipLibCheck": True, "types": []}, "files": ["pages.ts"]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    done = subprocess.run([NODE, str(compiler), "-p", "."], cwd=tmp_path, capture_output=True, text=True, check=False)
    named = {int(line.partition("(")[2].partition(",")[0]) for line in done.stdout.splitlines() if "error" in line}
    assert named == {len(right) + 2 + at for at in range(len(wrong))}
