"""Cases of proofs: what holds, what does not, and what its holder left out."""

from collections.abc import Iterator

from derived import derive
from of_lookups import status_list
from of_school import (
    ACTIVE,
    METHODS,
    NOW,
    ONCE,
    RETIRED,
    SCHOOL,
    SELECTIVE,
    STATUS,
    STOLEN,
    STRANGER,
    Case,
    badge,
    signed,
    text_of,
)


def proofs() -> Iterator[Case]:
    """What is wrong with a proof, or with whose key made it."""

    def case(name: str, teaches: str, document: object, headline: str, **codes: str) -> Case:  # fmt: skip
        return Case(name, teaches, ("badge.json", text_of(document)), headline, codes)

    changed = signed()
    changed["credentialSubject"]["achievement"]["creditsAvailable"] = 30
    yield case("tampered", "One changed value breaks the proof.", changed, "tampered", proof="proof.signature-mismatch")
    yield case("unsigned", "A badge without a proof proves nothing.", badge(), "unsigned", proof="proof.none")
    yield case("empty-proof", "An empty list of proofs is no proof.", badge(proof=[]), "unsigned", proof="proof.none")
    other = {**signed(), "proof": {**signed()["proof"], "cryptosuite": "bbs-2023"}}
    yield case(
        "unsupported",
        "A proof that we do not know is named, never believed.",
        other,
        "unsupported-proof",
        proof="proof.unsupported",
    )
    yield case(
        "expired",
        "A badge past its end is expired.",
        signed(validUntil="2026-11-22T11:59:59Z"),
        "expired",
        dates="dates.expired",
    )
    yield case(
        "last-second",
        "A badge holds until its last second.",
        signed(validUntil=NOW),
        "verified",
        dates="dates.in-force",
    )
    yield case(
        "not-yet-valid",
        "A badge before its start does not hold yet.",
        signed(validFrom="2026-11-22T12:00:01Z"),
        "not-yet-valid",
        dates="dates.not-yet-valid",
    )
    late = {"validFrom": "2025-07-01T00:00:00Z"}
    early = {"validFrom": "2025-06-01T00:00:00Z"}
    yield case(
        "retired-key",
        "A retired key counts for what it signed in its time.",
        RETIRED.prove(badge(**early), METHODS["retired"], created=early["validFrom"]),
        "verified",
        trust="trust.listed",
    )
    yield case(
        "retired-key-late",
        "A retired key counts for nothing after its time.",
        RETIRED.prove(badge(**late), METHODS["retired"], created=late["validFrom"]),
        "issuer-unproven",
        trust="trust.key-not-in-force",
    )
    yield case(
        "stolen-key",
        "A stolen key counts for nothing, whatever date the thief writes.",
        STOLEN.prove(badge(name="Veilig tillen 2"), METHODS["stolen"]),
        "key-compromised",
        trust="trust.key-compromised",
    )
    yield case(
        "stolen-key-ledger",
        "What was published before the theft still holds.",
        STOLEN.prove(badge(), METHODS["stolen"]),
        "verified",
        trust="trust.listed-in-ledger",
    )
    yield case(
        "stranger-key",
        "A stranger's key under a listed issuer's address is not the issuer's.",
        STRANGER.prove(badge(), f"{STRANGER.did}#{STRANGER.multikey}"),
        "impersonation-suspected",
        issuer="issuer.key-unbound",
        trust="trust.impersonation-suspected",
    )
    yield case(
        "fragment-key",
        "A key in the fragment of the issuer's address is no evidence.",
        STRANGER.prove(badge(), f"{SCHOOL}#{STRANGER.multikey}"),
        "impersonation-suspected",
        issuer="issuer.key-unbound",
        trust="trust.impersonation-suspected",
    )
    for name, issuer in (("name", "Demo-mbo Rijnstad"), ("lookalike", "D\u0435mo-mb\u043e R\u0456jnstad")):
        yield case(
            f"impersonation-{name}",
            "A listed name with an own key is suspect.",
            STRANGER.prove(
                badge(issuer={"id": STRANGER.did, "type": ["Profile"], "name": issuer}),
                f"{STRANGER.did}#{STRANGER.multikey}",
            ),
            "impersonation-suspected",
            issuer="issuer.bound",
            trust="trust.impersonation-suspected",
        )
    past = {"validUntil": "2026-11-22T11:59:59Z"}
    yield case(
        "impersonation-expired",
        "An end date that the impersonator wrote does not hide whose name he bears.",
        STRANGER.prove(
            badge(issuer={"id": STRANGER.did, "type": ["Profile"], "name": "Demo-mbo Rijnstad"}, **past),
            f"{STRANGER.did}#{STRANGER.multikey}",
        ),
        "impersonation-suspected",
        dates="dates.expired",
        trust="trust.impersonation-suspected",
    )
    unknown = {"id": STRANGER.did, "type": ["Profile"], "name": "Timmerwerkplaats Oost"}
    yield case(
        "unknown-expired",
        "Of an issuer whom nobody knows an end date is only what the file says.",
        STRANGER.prove(badge(issuer=unknown, **past), f"{STRANGER.did}#{STRANGER.multikey}"),
        "issuer-unknown",
        dates="dates.expired",
    )
    inline = signed()
    inline["@context"] = [*inline["@context"], {"cum laude": "https://example.org/words#cum-laude"}]
    yield case(
        "inline-context",
        "A badge that brings its own meaning of words is not understood, and not called false.",
        inline,
        "not-understood",
        proof="jsonld.inline-context",
    )
    yield case(
        "unknown-issuer",
        "A sound proof by somebody whom nobody here knows is not valid.",
        STRANGER.prove(badge(issuer=unknown), f"{STRANGER.did}#{STRANGER.multikey}"),
        "issuer-unknown",
        trust="trust.not-listed",
        catalogue="catalogue.issuer-unproven",
    )
    elsewhere = {"id": "https://werkplaats.example.org/issuer", "type": ["Profile"], "name": "Timmerwerkplaats Oost"}
    yield case(
        "unbound-key",
        "A key that nobody ties to the issuer leaves the issuer unproven.",
        STRANGER.prove(badge(issuer=elsewhere), f"{STRANGER.did}#{STRANGER.multikey}"),
        "issuer-unproven",
        issuer="issuer.key-unbound",
    )
    heavy = signed()
    heavy = {name: member for name, member in heavy.items() if name != "proof"}
    heavy["credentialSubject"]["achievement"]["creditsAvailable"] = 30
    yield case(
        "differs",
        "What the catalogue says differently is said.",
        ACTIVE.prove(heavy, METHODS["active"]),
        "verified",
        catalogue="catalogue.differs",
    )


def disclosures() -> Iterator[Case]:
    """Badges of which their holder left a part out."""
    whole = {
        "validUntil": "2027-02-01T00:00:00Z",
        "credentialStatus": {
            "id": f"{STATUS}#5",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": "5",
            "statusListCredential": STATUS,
        },
    }
    settled = ("issuer", "validFrom")
    left_out = derive(badge(), METHODS["selective"], SELECTIVE, ONCE, settled)
    yield Case(
        "not-disclosed",
        "Where the holder may have left out the end date and the way to withdraw it, the badge stays undecided.",
        ("badge.json", text_of(left_out)),
        "not-disclosed",
        {"proof": "proof.passed", "dates": "dates.undisclosed", "status": "status.undisclosed"},
    )
    listed = {STATUS: (200, status_list("revocation", 6))}
    shown = derive(badge(**whole), METHODS["selective"], SELECTIVE, ONCE, (*settled, "credentialStatus"))
    yield Case(
        "disclosed",
        "Where both are there, and the issuer let nobody leave out the way to withdraw it, the badge is as good as "
        "whole.",
        ("badge.json", text_of(shown)),
        "verified",
        {"proof": "proof.passed", "dates": "dates.in-force", "status": "status.not-withdrawn"},
        network=listed,
    )
    chosen = derive(badge(**whole), METHODS["selective"], SELECTIVE, ONCE, settled)
    yield Case(
        "disclosed-by-choice",
        "Where the holder chose to show one way to withdraw it, another may have been left out.",
        ("badge.json", text_of(chosen)),
        "not-disclosed",
        {"proof": "proof.passed", "dates": "dates.in-force", "status": "status.undisclosed"},
        network=listed,
    )
    lied = {**left_out, "name": "Onveilig tillen"}
    yield Case(
        "disclosed-tampered",
        "What was disclosed cannot be changed.",
        ("badge.json", text_of(lied)),
        "tampered",
        {"proof": "proof.signature-mismatch"},
    )
