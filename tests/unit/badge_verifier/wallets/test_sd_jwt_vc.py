"""What wallets hold is read for what it is, and what its holder may have left out is never called absent."""

import json
import textwrap
from dataclasses import replace
from typing import Any

import make
import pytest
import wallet_tokens as wallet
from judging import NOW, TRUST, Net, judged, outcome

from badge_verifier.claims.credential import Payload
from badge_verifier.containers.unbake import unbake
from badge_verifier.headlines import narrowed
from badge_verifier.limits import Limits
from badge_verifier.report import Report, to_json
from badge_verifier.trust.trust_list import TrustList

ELSEWHERE = "https://kleidorp.example.org/wallets"
METADATA = "https://kleidorp.example.org/.well-known/jwt-vc-issuer/wallets"
WHOLE = ("birth_date",)


def shown(report: Report) -> Any:
    """Return what is shown of it."""
    assert report.credential is not None
    return report.credential


def read(payload: Any, *disclosures: str, **header: Any) -> Report:
    """Judge a token of the listed school."""
    return judged(wallet.presented(wallet.issued(payload, **header), disclosures).encode())


def test_a_learning_credential_of_a_listed_school_is_genuine() -> None:
    """What, who, when, level and outcomes stand on the card; one word changed, and it is not."""
    report = read(wallet.learnt())
    assert (report.verdict, report.headline) == ("valid", "verified")
    assert outcome(report, "parse") == ("passed", "parse.vct")
    found = shown(report)
    assert (found["name"], found["issuer"]["name"]) == ("Veilig tillen", "Demo-mbo Rijnstad")
    assert found["shown"]["outcomes"] == ["Tilt met rechte rug", "Vraagt hulp"]
    assert found["shown"]["alignments"] == ["NLQF 3 · level_of_learning_experience"]
    assert (found["shown"]["valid_from"], found["shown"]["type"]) == ("2026-02-01", wallet.LEARNT)
    assert "remark.key-binding-none" in {each.code for each in report.remarks}


def test_a_hidden_birthday_is_remarked_and_hides_nothing_else() -> None:
    """With an end and a status in the open nothing hangs on it; without either it is not decided."""
    payload, _ = wallet.hide(wallet.learnt(date_of_expiry="2028-01-01"), *WHOLE)
    report = read(payload)
    assert report.headline == "not-disclosed"
    assert outcome(report, "dates") == ("passed", "dates.in-force")
    assert outcome(report, "status") == ("unchecked", "status.undisclosed")
    assert "remark.not-disclosed" in {each.code for each in report.remarks}
    for term in ({}, {"exp": None}):
        payload, _ = wallet.hide(wallet.learnt(**term), *WHOLE)
        assert outcome(read(payload), "dates") == ("unchecked", "dates.undisclosed")


@pytest.mark.parametrize(
    ("changes", "hidden", "shows", "said"),
    [
        ({"date_of_expiry": "2026-03-01"}, ("birth_date", "date_of_expiry"), (), ("undecided", "dates.undisclosed")),
        ({"date_of_expiry": "2026-03-01"}, ("date_of_expiry",), ("date_of_expiry",), ("invalid", "dates.expired")),
        ({"date_of_expiry": "2028-01-01"}, ("birth_date", "date_of_expiry"), ("date_of_expiry",),
         ("valid", "dates.in-force")),
        ({"date_of_expiry": "2028-01-01"}, ("birth_date",), (), ("valid", "dates.in-force")),
        ({}, (), (), ("valid", "dates.in-force")),
        ({}, ("birth_date",), ("birth_date",), ("valid", "dates.in-force")),
    ],
    ids=["hidden", "hidden and over", "shown", "in the open", "nothing hidden", "everything shown"],
)  # fmt: skip
def test_an_end_may_be_hidden_behind_the_term_of_a_token(
    changes: dict[str, Any], hidden: tuple[str, ...], shows: tuple[str, ...], said: tuple[str, str]
) -> None:
    """The token still runs and is not withdrawn; what it attests may have ended, and who shows it may not say so."""
    payload, told = wallet.hide({**wallet.learnt(**changes), "status": wallet.status()}, *hidden)
    token = wallet.presented(wallet.issued(payload), [told[name] for name in shows]).encode()
    report = judged(token, snapshots={wallet.LIST: wallet.status_list({}).encode()})
    assert outcome(report, "status")[0] == "passed" or report.verdict == "invalid"
    assert (report.verdict, outcome(report, "dates")[1]) == said


@pytest.mark.parametrize(
    ("changes", "hidden", "shows", "said"),
    [
        ({"date_of_issuance": "2027-02-01"}, ("birth_date", "date_of_issuance"), (), "dates.undisclosed"),
        ({"date_of_issuance": "2027-02-01"}, ("date_of_issuance",), ("date_of_issuance",), "dates.not-yet-valid"),
        ({"date_of_issuance": "2027-02-01"}, ("birth_date",), (), "dates.not-yet-valid"),
        ({"date_of_issuance": "2026-02-01"}, ("birth_date", "date_of_issuance"), ("date_of_issuance",),
         "dates.in-force"),
        ({"date_of_issuance": None, "nbf": 1_770_000_000}, ("birth_date",), (), "dates.in-force"),
        ({"date_of_issuance": None, "nbf": None}, (), (), "dates.in-force"),
    ],
    ids=["hidden", "shown and to come", "in the open", "shown and begun", "of the token", "nothing hidden"],
)  # fmt: skip
def test_a_start_may_be_hidden_behind_the_date_of_a_token(
    changes: dict[str, Any], hidden: tuple[str, ...], shows: tuple[str, ...], said: str
) -> None:
    """What is attested may begin next year; that the token was made today does not say so."""
    payload, told = wallet.hide(wallet.learnt(**{"date_of_expiry": "2028-01-01", **changes}), *hidden)
    report = judged(wallet.presented(wallet.issued(payload), [told[name] for name in shows]).encode())
    assert outcome(report, "dates")[1] == said


@pytest.mark.parametrize(
    ("key", "changes", "verdict"),
    [
        ({"status": "retired", "not_after": "2026-06-01T00:00:00Z"}, {"iat": None}, "undecided"),
        ({"status": "retired", "not_after": "2026-06-01T00:00:00Z"}, {}, "valid"),
        ({"status": "active", "not_before": "2026-01-01T00:00:00Z"},
         {"iat": None, "date_of_issuance": "2019-07-01"}, "valid"),
        ({"status": "active", "not_after": "2026-06-01T00:00:00Z"}, {"iat": None}, "undecided"),
        ({"status": "compromised", "compromised_at": "2026-06-01T00:00:00Z"}, {"iat": None}, "invalid"),
        ({"status": "compromised", "compromised_at": "2026-06-01T00:00:00Z"}, {}, "invalid"),
    ],
    ids=["retired", "signed in time", "an old diploma", "over", "stolen", "stolen, dated before"],
)  # fmt: skip
def test_a_date_of_what_was_learnt_is_not_when_it_was_signed(
    key: dict[str, str], changes: dict[str, Any], verdict: str
) -> None:
    """Without a moment of its own a token may be of today, whatever year its diploma is of."""
    (school,) = TRUST.institutions
    bounds: Any = {"not_before": None, "not_after": None, "compromised_at": None, **key}
    keys = tuple(replace(each, **bounds) if each.id == wallet.KID else each for each in school.keys)
    trust = replace(TRUST, institutions=(replace(school, keys=keys),))
    report = judged(wallet.presented(wallet.issued(wallet.learnt(**changes))).encode(), trust=trust)
    assert report.verdict == verdict


DIGEST = "sha256-WRL5ca/xGgX3c1VLmXfh+9cLlJNXN+TsMk+PmKjZ5t0="


@pytest.mark.parametrize(
    "claims",
    [
        {"vct#integrity": DIGEST},
        {"vct#integrity": f"sha1-x {DIGEST} sha512-{'A' * 86}==?x"},
        {"vct#integrity": DIGEST, "aka_vcts": ["urn:x:y", "urn:x:z"]},
    ],
)
def test_a_description_of_a_type_is_said_not_to_be_looked_at(claims: dict[str, Any]) -> None:
    """Its digest is signed, and nothing is fetched to be compared: no card is made of it, and no word says it fits."""
    report = read(wallet.learnt(**claims))
    assert report.headline == "verified"
    assert wallet.LEARNT in {each.code: each.message for each in report.remarks}["remark.type-description"]
    assert report.credential is not None
    assert report.credential["shown"].get("online", []) == []
    carried = judged(wallet.presented(wallet.issued(wallet.learnt(), vctm=["e30"])).encode())
    assert "remark.type-description" in {each.code for each in carried.remarks}
    assert "remark.type-description" not in {each.code for each in read(wallet.learnt()).remarks}


@pytest.mark.parametrize(
    "claims",
    [
        {"vct#integrity": "x"},
        {"vct#integrity": "md5-WRL5ca"},
        {"vct#integrity": DIGEST[:40]},
        {"vct#integrity": [DIGEST]},
        {"aka_vcts": []},
        {"aka_vcts": "urn:x:y"},
        {"aka_vcts": [""]},
        {"aka_vcts": [5]},
        {"aka_vcts": ["urn:x:y", wallet.LEARNT]},
    ],
)
def test_what_is_no_type_beside_the_type_is_refused(claims: dict[str, Any]) -> None:
    """A digest that is none, other types that are none, or that are the type itself."""
    report = read(wallet.learnt(**claims))
    assert (report.verdict, outcome(report, "parse")) == ("undecided", ("unchecked", "parse.property-wrong"))


@pytest.mark.parametrize("name", ["iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "aka_vcts", "status"])
def test_what_must_not_be_chosen_is_refused(name: str) -> None:
    """SD-JWT VC, "Registered JWT Claims": whoever lets a holder choose these has issued another thing."""
    value = {"cnf": {"jwk": wallet.HOLDER.jwk}, "status": {}, "iss": wallet.ISSUER, "vct#integrity": DIGEST,
             "aka_vcts": ["urn:x"]}.get(name, 1_800_000_000)  # fmt: skip
    payload, told = wallet.hide(wallet.learnt(**{name: "urn:x:y" if name == "vct" else value}), name)
    report = read({**payload, **({} if name == "vct" else {"vct": wallet.LEARNT})}, told[name])
    assert report.verdict == "undecided"
    if name != "vct":
        assert outcome(report, "parse") == ("unchecked", "proof.disclosure")


@pytest.mark.parametrize(
    ("changes", "step", "said"),
    [
        ({"exp": 1_769_950_000}, "dates", ("failed", "proof.expired")),
        ({"exp": 1_769_950_000, "date_of_expiry": "2028-01-01"}, "dates", ("failed", "proof.expired")),
        ({"date_of_expiry": "2026-11-01"}, "dates", ("failed", "dates.expired")),
        ({"nbf": 1_900_000_000}, "dates", ("failed", "proof.not-yet-valid")),
        ({"exp": "morgen"}, "parse", ("unchecked", "parse.property-wrong")),
        ({"date_of_expiry": 20280101}, "parse", ("unchecked", "parse.property-wrong")),
        ({"vct": 1}, "parse", ("unchecked", "parse.property-wrong")),
        ({"iss": ["x"]}, "parse", ("unchecked", "parse.property-wrong")),
        ({"cnf": "x"}, "parse", ("unchecked", "parse.property-wrong")),
    ],
)
def test_dates_and_types_of_the_token_count(changes: dict[str, Any], step: str, said: tuple[str, str]) -> None:
    """Those of the token beside those of what was learnt; the first that ends, ends it."""
    report = read(wallet.learnt(**changes))
    found = outcome(report, step)
    assert report.verdict != "valid"
    assert found == said or (step == "dates" and found[0] == "failed")


@pytest.mark.parametrize(
    "typ", ["vc+jwt", "JWT", "kb+jwt", "statuslist+jwt", "dpop+jwt", "application/vc+jwt", 7, "sd-jwt+x"]
)
def test_a_token_of_another_type_is_not_one(typ: object) -> None:
    """What a school signs for another purpose is no credential of a wallet."""
    report = read(wallet.learnt(), typ=typ)
    assert report.verdict == "undecided"
    assert outcome(report, "proof")[0] != "passed"


@pytest.mark.parametrize("typ", ["dc+sd-jwt", "vc+sd-jwt", "application/dc+sd-jwt"])
def test_a_token_of_either_name_is_one(typ: str) -> None:
    """The type was called otherwise before 2025."""
    assert read(wallet.learnt(), typ=typ).headline == "verified"


@pytest.mark.parametrize("header", [{"alg": "none"}, {"alg": "HS256"}, {"crit": ["exp"]}, {"b64": False}])
def test_a_header_that_must_be_refused_is_refused(header: dict[str, Any]) -> None:
    """As of any token."""
    assert outcome(read(wallet.learnt(), **header), "proof")[1] == "proof.algorithm-refused"


def test_an_unknown_type_is_shown_as_what_it_is() -> None:
    """A student card that a listed school signed is no badge, and its type stands there."""
    report = read(wallet.learnt(vct="urn:example:studentenpas", achievement_title=None))
    assert (report.verdict, report.headline) == ("undecided", "no-badge-found")
    step = next(each for each in report.steps if each.name == "parse")
    assert (step.outcome, step.code) == ("absent", "parse.vct-other")
    assert "urn:example:studentenpas" in step.message
    assert outcome(report, "proof") == ("passed", "proof.passed")


MODEL = {
    "credentialSubject": {
        "givenName": {"und": "Sam"},
        "familyName": {"und": "Jansen"},
        "hasClaim": {
            "title": {"nl": "Bachelor Zorg", "en": "Bachelor of Care"},
            "awardedBy": {"awardingBody": {"legalName": {"nl": "Demo-mbo Rijnstad"}}, "awardingDate": "2026-02-01"},
            "specifiedBy": {
                "eqfLevel": {"id": "http://data.europa.eu/snb/eqf/6", "prefLabel": {"en": "Level 6"}},
                "creditPoint": [
                    {"framework": {"id": "http://data.europa.eu/snb/education-credit/6fcec5c5af"}, "point": "240"}
                ],
                "learningOutcome": [{"title": {"nl": "Verleent zorg"}}],
            },
        },
    }
}
SHAPES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "European Learning Model": (
        {"vct": "urn:eudi:diploma:1", **MODEL},
        {
            "name": "Bachelor Zorg",
            "issuer": "Demo-mbo Rijnstad",
            "eqf": "6",
            "ects": "240",
            "outcomes": ["Verleent zorg"],
        },
    ),
    "Open Badge within": (
        {
            "vct": "urn:eudi:micro_credential:1",
            "Issuer": {"Name": "Demo-mbo Rijnstad"},
            "credentialSubject": {"achievement": {"name": "Veilig tillen", "description": "Tillen.", "ECTS": 2.5}},
        },
        {"name": "Veilig tillen", "issuer": "Demo-mbo Rijnstad", "description": "Tillen.", "ects": "2.5"},
    ),
    "European Learning Model, by notations": (
        {
            "vct": "urn:eudi:diploma:1",
            "credentialSubject": {
                "hasClaim": [
                    {
                        "title": {"en": "Lifting"},
                        "awardedBy": {"awardingBody": [{"legalName": {"en": "Demo-mbo Rijnstad"}}]},
                        "specifiedBy": {"eqfLevel": {"notation": "5"}},
                        "creditReceived": [{"framework": {"notation": "ECTS"}, "point": "5"}],
                        "provenBy": [{"grade": {"noteLiteral": {"en": "Pass"}}}],
                    }
                ]
            },
        },
        {"name": "Lifting", "issuer": "Demo-mbo Rijnstad", "eqf": "5", "ects": "5", "grade": "Pass"},
    ),
    "European Learning Model, by notations of nothing": (
        {
            "vct": "urn:eudi:diploma:1",
            "credentialSubject": {
                "hasClaim": {
                    "title": {"en": "Lifting"},
                    "specifiedBy": {
                        "eqfLevel": {"notation": "9"},
                        "creditPoint": {"framework": {"notation": "x"}, "point": "5"},
                    },
                    "provenBy": [{"grade": {"noteLiteral": {"en": "1"}}}, {"grade": {"noteLiteral": {"en": "2"}}}],
                }
            },
        },
        {"name": "Lifting", "eqf": None, "ects": None, "grade": None},
    ),
    "Open Badge beside its person": (
        {
            "vct": "https://purl.imsglobal.org/spec/ob/v3p0#OpenBadgeCredential",
            "name": "Lifting",
            "achievement": {"type": ["Achievement"], "name": "Lifting", "description": "Lift."},
            "validFrom": "2026-02-01T12:00:00Z",
            "credentialSubject": {"id": "did:example:sam"},
        },
        {"name": "Lifting", "description": "Lift."},
    ),
    "flat diploma": (
        {"vct": "urn:credential:diploma", "title": "Bachelor Zorg", "grade": "8", "eqf_level": 6},
        {"name": "Bachelor Zorg", "grade": "8", "alignments": ["6 · eqf_level"]},
    ),
    "several achievements": (
        {
            "vct": "urn:eudi:elm:1",
            "credentialSubject": {"hasClaim": [{"title": {"en": "One"}}, {"title": {"en": "Two"}}]},
        },
        {"name": "One · Two"},
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_claims_of_known_shapes_stand_on_the_card(shape: str) -> None:
    """What, who, level, worth and outcomes, as far as they are there."""
    claims, wanted = SHAPES[shape]
    report = read({"iss": wallet.ISSUER, "iat": 1_769_940_000, "exp": 1_830_000_000, **claims})
    assert outcome(report, "parse") == ("passed", "parse.vct")
    found = shown(report)
    flat = {**found["shown"], "name": found["name"], "issuer": found["issuer"]["name"]}
    assert {name: flat.get(name) for name in wanted} == wanted


def test_a_flat_diploma_of_another_type_is_no_diploma() -> None:
    """A member `title` alone is no achievement."""
    report = read(wallet.learnt(vct="urn:example:pas", title="Directeur", achievement_title=None))
    assert outcome(report, "parse") == ("absent", "parse.vct-other")


def test_whose_it_is_can_be_compared_and_what_is_hidden_accuses_nobody() -> None:
    """The name in the open fits or differs; behind a choice another may be the one."""
    whole = wallet.presented(wallet.issued(wallet.learnt())).encode()
    assert outcome(judged(whole, recipient="Sam Jansen"), "recipient") == ("passed", "recipient.matches")
    assert outcome(judged(whole, recipient="Kim Smit"), "recipient") == ("failed", "recipient.differs")
    payload, told = wallet.hide(wallet.learnt(), "given_name", "family_name")
    part = wallet.presented(wallet.issued(payload), [told["family_name"]]).encode()
    assert outcome(judged(part, recipient="Kim Smit"), "recipient") == ("unchecked", "recipient.undisclosed")
    assert outcome(judged(part, recipient="Sam Jansen"), "recipient")[0] == "absent"


def test_a_w3c_credential_with_selective_disclosure_is_read_as_one() -> None:
    """An Open Badge 3.0 secured by VC-JOSE-COSE; whole it is verified, in part it says what is missing."""
    document = make.badge(validUntil="2028-01-01T00:00:00Z")
    header = {"typ": "vc+sd-jwt", "kid": make.METHODS["active"]}
    assert judged(wallet.presented(wallet.SCHOOL.token(header, document)).encode()).headline == "verified"
    subject, told = wallet.hide(document["credentialSubject"], "identifier")
    part = {**document, "credentialSubject": subject}
    report = judged(wallet.presented(wallet.SCHOOL.token(header, part)).encode(), recipient="sam@example.org")
    assert outcome(report, "recipient") == ("unchecked", "recipient.undisclosed")
    assert outcome(report, "dates") == ("passed", "dates.in-force")
    assert outcome(report, "status") == ("absent", "status.none")
    whole = wallet.presented(wallet.SCHOOL.token(header, part), told.values()).encode()
    assert judged(whole, recipient="sam@example.org").headline == "verified"
    payload, _ = wallet.hide(document, "validUntil")
    report = judged(wallet.presented(wallet.SCHOOL.token(header, payload)).encode())
    assert outcome(report, "dates") == ("unchecked", "dates.undisclosed")
    assert outcome(report, "status") == ("unchecked", "status.undisclosed")
    assert report.headline == "not-disclosed"


CARD = {
    "@context": ["https://www.w3.org/ns/credentials/v2"],
    "type": ["VerifiableCredential"],
    "issuer": make.badge()["issuer"]["id"],
    "validFrom": "2026-02-01T00:00:00Z",
    "credentialSubject": {"id": "did:example:sam"},
}


@pytest.mark.parametrize("name", ["credentialSubject", "issuer", "type"])
@pytest.mark.parametrize("credential", [make.badge(), CARD], ids=["badge", "no badge"])
def test_what_is_needed_to_read_it_is_asked_for(credential: dict[str, Any], name: str) -> None:
    """Without it nobody can say what it is, nor whether it is a badge: a reader asks for all of it."""
    payload, _ = wallet.hide(credential, name)
    header = {"typ": "vc+sd-jwt", "kid": make.METHODS["active"]}
    report = judged(wallet.presented(wallet.SCHOOL.token(header, payload)).encode())
    assert outcome(report, "parse") == ("unchecked", "parse.undisclosed")
    assert (narrowed(to_json(report, "x")), report.open_because) == ("too-little-shared", "file")
    types = [*make.badge()["type"], {"...": wallet.digest("EndorsementCredential")}]
    report = judged(wallet.presented(wallet.SCHOOL.token(header, make.badge(type=types))).encode())
    assert outcome(report, "parse") == ("unchecked", "parse.undisclosed")


def metadata(**changes: object) -> dict[str, Any]:
    """Return what an issuer publishes about its keys."""
    document = {"issuer": ELSEWHERE, "jwks": {"keys": [{**wallet.STRANGER.jwk, "kid": "een"}]}, **changes}
    return {METADATA: {name: value for name, value in document.items() if value is not None}}


def published(net: dict[str, Any], **header: object) -> Report:
    """Judge a token of an issuer that publishes its key."""
    token = wallet.STRANGER.token({"typ": "dc+sd-jwt", "kid": "een", **header}, wallet.learnt(iss=ELSEWHERE))
    return judged(wallet.presented(token).encode(), Net(net))


def test_keys_are_fetched_where_issuers_publish_them() -> None:
    """At the well-known address of the issuer that the token names; offline that address is offered."""
    report = published(metadata())
    assert outcome(report, "proof") == ("passed", "proof.passed")
    assert outcome(report, "issuer") == ("passed", "issuer.bound")
    assert published({}).headline == "online-check-needed"
    assert shown(published({}))["shown"]["online"] == [METADATA]
    elsewhere = {**metadata(jwks=None, jwks_uri="https://sleutels.example.org/k"),
                 "https://sleutels.example.org/k": {"keys": [wallet.STRANGER.jwk]}}  # fmt: skip
    assert outcome(published(elsewhere), "issuer") == ("passed", "issuer.bound")


@pytest.mark.parametrize(
    "net",
    [
        metadata(issuer="https://kleidorp.example.org/"),
        metadata(issuer=None),
        metadata(jwks=None),
        metadata(jwks_uri="https://kleidorp.example.org/k"),
        metadata(jwks={"keys": "x"}),
        metadata(jwks=[]),
        metadata(jwks=None, jwks_uri="http://kleidorp.example.org/k"),
        metadata(jwks={"keys": [{**wallet.STRANGER.jwk, "use": "enc"}]}),
        metadata(jwks={"keys": [{**wallet.STRANGER.jwk, "kid": "a"}, {**wallet.SCHOOL.jwk, "kid": "b"}]}),
    ],
)
def test_metadata_of_another_or_in_another_form_prove_nothing(net: dict[str, Any]) -> None:
    """What an issuer publishes must be its own, name its keys once, and keep them for signing."""
    report = published(net)
    assert report.verdict == "undecided"
    assert outcome(report, "proof")[0] == "unchecked"


def test_another_key_of_the_issuer_accuses_nobody() -> None:
    """Keys that were fetched may have been replaced."""
    report = published(metadata(jwks={"keys": [{**wallet.SCHOOL.jwk, "kid": "een"}]}))
    assert outcome(report, "proof") == ("unchecked", "proof.other-key")


def test_a_stranger_cannot_sign_for_a_listed_school() -> None:
    """Neither by the name of its key, nor without one, nor with a key that the token brings along."""
    for header in ({}, {"kid": "active"}, {"kid": None}, {"jwk": wallet.STRANGER.jwk, "kid": None}):
        head = {"typ": "dc+sd-jwt", "kid": wallet.KID, **header}
        head = {name: value for name, value in head.items() if value is not None}
        report = judged(wallet.presented(wallet.STRANGER.token(head, wallet.learnt())).encode())
        assert report.verdict != "valid"
        assert outcome(report, "issuer")[0] != "passed"


@pytest.mark.parametrize("kid", ["active", None])
def test_a_listed_key_needs_no_network(kid: str | None) -> None:
    """Found by the name within its issuer, or by trying the few that are listed."""
    head = {"typ": "dc+sd-jwt", **({"kid": kid} if kid else {})}
    assert judged(wallet.presented(wallet.SCHOOL.token(head, wallet.learnt())).encode()).headline == "verified"


def test_tokens_are_found_where_wallets_put_them() -> None:
    """In a letter, in the answer of a wallet, in an envelope; each is one."""
    token = wallet.presented(wallet.issued(wallet.learnt()))
    payload, told = wallet.hide(wallet.learnt(), "birth_date")
    longer = wallet.bound(wallet.issued(payload), told.values())
    assert judged(f"Mijn bewijs: {token} groeten, Sam".encode()).headline == "verified"
    for each in (token, longer):
        assert judged({"vp_token": {"diploma": [each]}}).headline == "verified"
        assert judged(json.dumps(each).encode()).headline == "verified"
    enveloped = {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": "EnvelopedVerifiableCredential",
        "id": f"data:application/dc+sd-jwt,{longer}",
    }
    assert judged(enveloped).headline == "verified"


def test_without_a_list_nothing_is_vouched_for() -> None:
    """A key that a stranger lists for nobody makes no credential valid."""
    empty = TrustList("x", TRUST.date, TRUST.expires, TRUST.site_url)
    token = wallet.presented(wallet.issued(wallet.learnt(iss=None, sub="x"))).encode()
    assert judged(token, trust=empty, now=NOW).verdict == "undecided"


@pytest.mark.parametrize("width", [60, 64, 76, 100])
@pytest.mark.parametrize("mark", ["", "> "])
@pytest.mark.parametrize("tail", ["", "\n\nGroeten,\nSam", "\nGroeten\nSam de Vries"])
def test_a_token_that_a_mail_broke_is_joined(width: int, mark: str, tail: str) -> None:
    """Wherever the lines break: in the signed part, in a disclosure, behind a tilde; what follows is no part of it."""
    payload, told = wallet.hide(wallet.learnt(), "given_name", "birth_date", "family_name")
    whole = wallet.presented(wallet.issued(wallet.learnt()))
    for text in (
        whole,
        wallet.presented(wallet.issued(payload), told.values()),
        wallet.bound(wallet.issued(payload), told.values()),
    ):
        letter = f"\n{mark}".join(["Mijn bewijs:", *textwrap.wrap(text, width)]) + tail
        report = judged(letter.encode())
        assert report.headline == "verified", text
        assert "remark.lines-joined" in {each.code for each in report.remarks}


def test_two_tokens_below_each_other_are_two() -> None:
    """The second is no part of the first, which ends with its tilde."""
    one = wallet.presented(wallet.issued(wallet.learnt()))
    two = wallet.presented(wallet.issued(wallet.learnt(achievement_title="Veilig rijden")))
    found = unbake(f"Mijn bewijzen:\n{one}\n{two}\n".encode(), Limits())
    assert [each.text for each in found if isinstance(each, Payload)] == [one, two]


@pytest.mark.parametrize(
    ("changes", "verdict", "code"),
    [
        ({"credentialSubject": {"expiry_date": "2020-01-01"}}, "undecided", "dates.may-have-ended"),
        ({"valid_to": "2020-01-01"}, "undecided", "dates.may-have-ended"),
        ({"date_of_expiry": "2027-01-01", "expiry_date": "2020-01-01"}, "undecided", "dates.may-have-ended"),
        ({"date_of_expiry": "2020-01-01", "expiry_date": "2027-01-01"}, "invalid", "dates.expired"),
        ({"credentialSubject": {"expiry_date": "2027-01-01"}}, "valid", "dates.in-force"),
        ({"date_of_expiry": "2027-01-01", "expiry_date": "2027-01-01"}, "valid", "dates.in-force"),
    ],
)
def test_the_end_of_a_token_hides_no_end_of_what_it_attests(changes: dict[str, Any], verdict: str, code: str) -> None:
    """A token that still runs renews nothing that ended, under whatever name; of two ends none is chosen."""
    report = judged(wallet.presented(wallet.issued(wallet.learnt(**changes))).encode())
    assert (report.verdict, outcome(report, "dates")[1]) == (verdict, code)


def test_where_something_was_left_out_is_said_in_words() -> None:
    """Of the person, of what was learnt, or by the name of the claim; at the top there is nothing to name."""
    said = {
        "credentialSubject": "(over de persoon)",
        "address": "(address)",
        "": "hebben weggelaten. Wat",
    }
    for place, words in said.items():
        hidden = {"_sd": [wallet.digest("x")]}
        payload = wallet.learnt(date_of_expiry="2028-01-01", **({place: hidden} if place else hidden))
        report = judged(wallet.presented(wallet.issued(payload)).encode(), lang="nl")
        (note,) = (each.message for each in report.remarks if each.code == "remark.not-disclosed")
        assert words in note
