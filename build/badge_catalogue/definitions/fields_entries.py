"""The fields of all files that are no badges: institutions, frameworks, pathways, settings and smaller ones."""

from badge_catalogue import model as m
from badge_catalogue.definitions import fields as f
from badge_catalogue.definitions.fields import BOTH, Field, named
from badge_catalogue.packs import known
from badge_catalogue.words.po import spoken

ENTRY_FIELDS: dict[type, dict[str, Field]] = {
    m.Institution: {
        "name": named("Institution.name", example="{nl: Polderveen College, en: Polderveen College}", also=("naam",)),
        "description": named("Institution.description", example=BOTH, also=("beschrijving",)),
        "kind": named(
            "Institution.kind",
            example="institution",
            values=("institution", "group", "issuer", "virtual", "workplace"),
            also=("soort", "type"),
        ),
        "demonstration": named("Institution.demonstration", example="true"),
        "other_names": named(
            "Institution.other_names", example='["Polderveen"]', also=("afkorting", "short_name", "aliases")
        ),
        "parent": named("Institution.parent", example="demo-mbo", pattern=f.SLUG),
        "units": named("Institution.units", example="[demo-mbo-zorg]", pattern=f.SLUG),
        "shares_with": named("Institution.shares_with", example="[demo-wo]", pattern=f.SLUG),
        "sectors": named("Institution.sectors", example="[mbo]", values=m.SECTORS, also=("sector",)),
        "country": named("Institution.country", example="NL", pattern="^[A-Z]{2}$", also=("land",)),
        "city": named("Institution.city", example="Purmerend", also=("plaats",)),
        "url": named("Institution.url", example="https://demo-mbo.example.org/", pattern=f.HTTPS, also=("website",)),
        "contact": named("Institution.contact", example="edubadges@demo-mbo.example.org", pattern=f.MAILBOX),
        "email": named("Institution.email", example="info@demo-mbo.example.org", pattern=f.MAILBOX),
        "institution_code": named(
            "Institution.institution_code", example='"00XX"', pattern="^[0-9]{2}[A-Z]{2}$", also=("brin",)
        ),
        "ror": named("Institution.ror", example="https://ror.org/…", pattern=r"^https://ror\.org/0[a-z0-9]{8}$"),
        "register": named(
            "Institution.register", example="{name: {nl: …, en: …}, url: 'https://…', code: \"100012345\"}"
        ),
        "logo": named("Institution.logo", example="logo.svg", pattern=f.PICTURE),
        "identities": named(
            "Institution.identities",
            example='["did:web:demo-mbo.example.org"]',
            pattern="^(did:[a-z0-9]+:|https://).+$",
        ),
        "hosted_under": named(
            "Institution.hosted_under", example="['https://demo-mbo.example.org/badges/']", pattern=f.HTTPS
        ),
        "keys": named(
            "Institution.keys", example="[{id: 'https://…#key-1', multibase: z6Mk…, not_before: 2026-01-01T00:00:00Z}]"
        ),
        "status_lists": named("Institution.status_lists", example="['https://…']", pattern=f.HTTPS),
        "privacy": named(
            "Institution.privacy", example="[{badge_type: microcredential, basis: contract, notice_url: 'https://…'}]"
        ),
        "recognises": named(
            "Institution.recognises",
            example='[{badge: demo-mbo.basis, version: "1", effect: {nl: …}, decided_by: {nl: …}, on: 2026-05-01}]',
            also=("erkent", "erkenningen"),
        ),
        "code_owners": named("Institution.code_owners", example='["@demo-mbo/edubadges"]', pattern=f.CODE_OWNER),
        "reviewed_on": named("Institution.reviewed_on", example="2026-09-01", required=True),
    },
    m.Privacy: {
        "badge_type": named("Privacy.badge_type", example="microcredential", values=m.TYPES),
        "basis": named(
            "Privacy.basis",
            example="contract",
            values=("consent", "contract", "legal_obligation", "public_task", "legitimate_interests"),
        ),
        "notice_url": named("Privacy.notice_url", example="https://…", pattern=f.HTTPS, required=True),
    },
    m.PublicKey: {
        "id": named("PublicKey.id", example="https://demo-mbo.example.org/issuer#key-1"),
        "jwk": named("PublicKey.jwk", example="{kty: OKP, crv: Ed25519, x: …}"),
        "multibase": named("PublicKey.multibase", example="z6Mk…", pattern="^z[1-9A-HJ-NP-Za-km-z]+$"),
        "not_before": named("PublicKey.not_before", example="2026-01-01T00:00:00Z", form="instant"),
        "not_after": named("PublicKey.not_after", example="2028-01-01T00:00:00Z", form="instant"),
        "status": named("PublicKey.status", example="active", values=("active", "retired", "compromised")),
        "compromised_at": named("PublicKey.compromised_at", example="2026-06-01T00:00:00Z", form="instant"),
    },
    m.Framework: {
        "name": named("Framework.name", example="{nl: KOMPAS21, en: KOMPAS21}"),
        "kind": named(
            "Framework.kind", example="competence", values=("quality", "competence", "qualification", "classification")
        ),
        "description": named("Framework.description", example=BOTH),
        "checked_by": named("Framework.checked_by", example=BOTH),
        "guarantees": named("Framework.guarantees", example=BOTH),
        "owner": named("Framework.owner", example="{nl: Europese Commissie, en: European Commission}", required=True),
        "licence": named("Framework.licence", example="{nl: CC BY 4.0, en: CC BY 4.0}", also=("license",)),
        "version": named("Framework.version", example='"2.0"'),
        "url": named("Framework.url", example="https://…", pattern=f.HTTPS),
        "demonstration": named("Framework.demonstration", example="true"),
        "nodes": named("Framework.nodes", example="[{id: samenwerken, name: {nl: Samenwerken, en: Collaborating}}]"),
        "levels": named("Framework.levels", example="[{id: beginner, name: {nl: Beginner, en: Beginner}}]"),
        "rubric": named("Framework.rubric", example="{samenwerken: {beginner: {nl: …, en: …}}}"),
        "workload_limits": named(
            "Framework.workload_limits", example="[{sector: mbo, unit: sbu, minimum: 240, valid_from: 2023-01-01}]"
        ),
    },
    m.Node: {
        "id": named("Node.id", example="samenwerken"),
        "name": named("Node.name", example="{nl: Samenwerken, en: Collaborating}"),
        "description": named("Node.description", example=BOTH),
        "url": named("Node.url", example="https://…", pattern=r"^https?://[^\s]+$"),
        "broader": named("Node.broader", example="samenwerken"),
    },
    m.WorkloadLimit: {
        "sector": named("WorkloadLimit.sector", example="mbo", values=m.SECTORS),
        "unit": named("WorkloadLimit.unit", example="sbu", values=("ects", "sbu")),
        "minimum": named("WorkloadLimit.minimum", example="240"),
        "maximum": named("WorkloadLimit.maximum", example="30"),
        "valid_from": named("WorkloadLimit.valid_from", example="2025-05-01"),
        "valid_until": named("WorkloadLimit.valid_until", example="2027-04-30"),
        "note": named("WorkloadLimit.note", example=BOTH),
    },
    m.Template: {
        "name": named("Template.name", example=BOTH),
        "description": named("Template.description", example=BOTH),
        "owner": named("Template.owner", example="demo-mbo"),
        "locked": named("Template.locked", example="{type: extra_curricular}"),
        "free": named("Template.free", example="[description, offering]"),
        "steps": named("Template.steps", example="[{id: beginner, name: {nl: Beginner, en: Beginner}}]"),
        "per_step": named("Template.per_step", example="{beginner: {name: {nl: …, en: …}}}"),
    },
    m.Pathway: {
        "name": named("Pathway.name", example=BOTH),
        "description": named("Pathway.description", example=BOTH),
        "owner": named("Pathway.owner", example="demo-mbo", pattern=f.SLUG),
        "goal": named("Pathway.goal", example="{kind: badge, badge: demo-mbo.energie}", also=("doel",)),
        "steps": named(
            "Pathway.steps",
            example="[{id: basis, name: {nl: Basis, en: Basics}, rule: all, badges: [demo-mbo.basis]}]",
            also=("stappen",),
        ),
        "recognised_by": named(
            "Pathway.recognised_by",
            example="[{institution: demo-hbo, decided_by: {nl: …, en: …}, on: 2026-05-01, effect: {nl: …, en: …}}]",
        ),
        "status": named("Pathway.status", example="active", values=m.STATUSES),
    },
    m.Step: {
        "id": named("Step.id", example="basis", pattern=f.SLUG),
        "name": named("Step.name", example="{nl: Basis, en: Basics}"),
        "rule": named("Step.rule", example="all", values=("all", "any", "choose")),
        "choose": named("Step.choose", example="2"),
        "badges": named("Step.badges", example="[demo-mbo.basis]", pattern=f.BADGE_ID),
        "description": named("Step.description", example=BOTH),
    },
    m.Goal: {
        "kind": named("Goal.kind", example="badge", values=("badge", "mbo_certificaat", "diploma")),
        "badge": named("Goal.badge", example="demo-mbo.energie", pattern=f.BADGE_ID),
        "crebo": named("Goal.crebo", example='"25737"', pattern="^[0-9]{5}$"),
        "name": named("Goal.name", example=BOTH),
    },
    m.Recognition: {
        "institution": named("Recognition.institution", example="demo-hbo", pattern=f.SLUG),
        "decided_by": named("Recognition.decided_by", example=BOTH),
        "on": named("Recognition.on", example="2026-05-01"),
        "effect": named("Recognition.effect", example=BOTH),
    },
    m.Platform: {
        "name": named("Platform.name", example="edubadges"),
        "hosts": named("Platform.hosts", example="[api.edubadges.nl, www.edubadges.nl]", pattern=r"^[a-z0-9.-]+$"),
        "operator": named("Platform.operator", example="SURF"),
        "url": named("Platform.url", example="https://www.edubadges.nl/", pattern=f.HTTPS),
        "who_may_issue": named("Platform.who_may_issue", example=BOTH),
        "sectors": named("Platform.sectors", example="[mbo, hbo, wo]", values=m.SECTORS),
    },
    m.Endorsement: {
        "endorser": named("Endorsement.endorser", example="demo-hbo"),
        "badge": named("Endorsement.badge", example="demo-mbo.energie", pattern=f.BADGE_ID),
        "version": named("Endorsement.version", example='"1"'),
        "claim": named("Endorsement.claim", example=BOTH),
        "on": named("Endorsement.on", example="2026-05-01", required=True),
        "url": named("Endorsement.url", example="https://…", pattern=f.HTTPS),
        "status": named("Endorsement.status", example="accepted", values=("accepted", "revoked")),
    },
    m.Term: {
        "uri": named("Term.uri", example="http://data.europa.eu/esco/skill/…", pattern=r"^https?://[^\s]+$"),
        "label": named("Term.label", example="{nl: samenwerken, en: work in teams}", also=("name", "labels")),
        "kind": named("Term.kind", example="skill"),
        "own_translation": named("Term.own_translation", example="[nl]", values=spoken()),
        "description": named("Term.description", example=BOTH),
    },
    m.Site: {
        "format": named("Site.format", example="2"),
        "languages": named("Site.languages", example="[en]"),
        "name": named("Site.name", example="{en: Badges of the North}", also=("naam", "title")),
        "owner": named("Site.owner", example="{en: Northern Colleges}", also=("eigenaar",)),
        "contact": named("Site.contact", example="badges@example.org", pattern=f.MAILBOX),
        "curator": named("Site.curator", example="catalogue@example.org", pattern=f.MAILBOX),
        "address": named("Site.address", example="https://badges.example.org/", pattern=f.ADDRESS, also=("site_url",)),
        "former_addresses": named("Site.former_addresses", example="['https://old.example.org/']", pattern=f.ADDRESS),
        "host": named("Site.host", example="github-pages", values=("cloudflare-pages", "github-pages")),
        "countries": named("Site.countries", example="[BE]", pattern=f.COUNTRY, also=("landen", "country")),
        "packs": named("Site.packs", example="[be-vlg]", values=known()),
        "called": named("Site.called", example="{one: {en: microcredential}, many: {en: microcredentials}}"),
        "sectors": named("Site.sectors", example="[{id: higher, name: {en: higher education}}]", also=("sectoren",)),
        "registers": named("Site.registers", example="[{country: BE, name: {en: register of diplomas}}]"),
        "worth": named("Site.worth", example="{BE: {no_diploma: {en: It is not a diploma.}}}"),
        "quality_frameworks": named("Site.quality_frameworks", example="[institutional]", pattern=f.SLUG),
        "platforms": named("Site.platforms", example="[our-platform]", pattern=f.SLUG),
        "logo": named("Site.logo", example="logo.svg", pattern=f.PICTURE),
        "accent": named("Site.accent", example='"#0b4f4b"', pattern="^#[0-9a-fA-F]{6}$", also=("colour", "color")),
        "footer": named("Site.footer", example=BOTH),
    },
    m.Called: {
        "one": named("Called.one", example="{en: microcredential}"),
        "many": named("Called.many", example="{en: microcredentials}"),
    },
    m.Sector: {
        "id": named("Sector.id", example="higher", pattern="^[a-z0-9]+([_-][a-z0-9]+)*$"),
        "name": named("Sector.name", example="{en: higher education}"),
    },
    m.DiplomaRegister: {
        "country": named("DiplomaRegister.country", example="BE", pattern=f.COUNTRY),
        "name": named("DiplomaRegister.name", example="{en: register of diplomas}"),
        "url": named("DiplomaRegister.url", example="https://…", pattern=f.HTTPS),
    },
}
