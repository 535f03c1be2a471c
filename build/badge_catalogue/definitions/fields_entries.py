"""The fields of all files that are no badges: institutions, frameworks, templates, pathways and smaller ones."""

from badge_catalogue import model as m
from badge_catalogue.definitions import fields as f
from badge_catalogue.definitions.fields import BOTH, Field, named

ENTRY_FIELDS: dict[type, dict[str, Field]] = {
    m.Institution: {
        "name": named("Naam", "Name", example="{nl: Polderveen College, en: Polderveen College}", also=("naam",)),
        "description": named("Beschrijving", "Description", example=BOTH, also=("beschrijving",)),
        "kind": named(
            "Soort",
            "Kind",
            about=(
                "institution, group (koepel), issuer (afdeling) of virtual (samenwerking).",
                "institution, group, issuer (a department) or virtual (a partnership).",
            ),
            example="institution",
            values=("institution", "group", "issuer", "virtual"),
            also=("soort", "type"),
        ),
        "demonstration": named("Verzonnen, om te laten zien", "Fictional, for demonstration", example="true"),
        "other_names": named(
            "Andere namen",
            "Other names",
            about=("Afkortingen, vroegere namen en roepnamen.", "Short, former and spoken names."),
            example='["Polderveen"]',
            also=("afkorting", "short_name", "aliases"),
        ),
        "parent": named(
            "Hoort bij",
            "Belongs to",
            about=("De instelling, die deze onder units noemt.", "The institution, which names this one under units."),
            example="demo-mbo",
            pattern=f.SLUG,
        ),
        "units": named(
            "Onderdelen",
            "Units",
            about=("Instellingen die hierbij horen; zij zeggen dat ook.", "Institutions of this one; they say so."),
            example="[demo-mbo-zorg]",
            pattern=f.SLUG,
        ),
        "shares_with": named(
            "Deelt naam of host met",
            "Shares a name or host with",
            about=(
                "Andere instellingen met een naam die erop lijkt, of met dezelfde host; zij noemen deze ook.",
                "Other institutions with a name that resembles this one, or with its host; they name this one too.",
            ),
            example="[demo-wo]",
            pattern=f.SLUG,
        ),
        "sectors": named("Sectoren", "Sectors", example="[mbo]", values=m.SECTORS, also=("sector",)),
        "country": named(
            "Land",
            "Country",
            about=("ISO 3166-1, twee hoofdletters.", "ISO 3166-1, two capitals."),
            example="NL",
            pattern="^[A-Z]{2}$",
            also=("land",),
        ),
        "city": named("Plaats", "City", example="Purmerend", also=("plaats",)),
        "url": named("Website", "Website", example="https://demo-mbo.example.org/", pattern=f.HTTPS, also=("website",)),
        "contact": named(
            "Contact (algemeen postvak)",
            "Contact (functional mailbox)",
            example="edubadges@demo-mbo.example.org",
            pattern=f.MAILBOX,
        ),
        "email": named(
            "E-mailadres voor deelnemers",
            "E-mail address for participants",
            example="info@demo-mbo.example.org",
            pattern=f.MAILBOX,
        ),
        "institution_code": named(
            "Instellingscode", "Institution code", example='"00XX"', pattern="^[0-9]{2}[A-Z]{2}$", also=("brin",)
        ),
        "ror": named("ROR", "ROR", example="https://ror.org/…", pattern=r"^https://ror\.org/0[a-z0-9]{8}$"),
        "logo": named("Logo", "Logo", example="logo.svg", pattern=r"^[a-z0-9][a-z0-9@._-]*\.(svg|png)$"),
        "identities": named(
            "Namen als uitgever",
            "Names as an issuer",
            about=(
                "DID's en adressen van uitgeversprofielen waaronder de instelling badges uitgeeft.",
                "DIDs and addresses of issuer profiles under which the institution issues badges.",
            ),
            example='["did:web:demo-mbo.example.org"]',
            pattern="^(did:[a-z0-9]+:|https://).+$",
        ),
        "keys": named(
            "Publieke sleutels",
            "Public keys",
            example="[{id: 'https://…#key-1', multibase: z6Mk…, not_before: 2026-01-01T00:00:00Z}]",
        ),
        "status_lists": named(
            "Adressen van statuslijsten", "Addresses of status lists", example="['https://…']", pattern=f.HTTPS
        ),
        "privacy": named(
            "Grondslag per soort badge",
            "Legal basis per type of badge",
            about=(
                "Vastgesteld door de eigen functionaris gegevensbescherming.",
                "Decided by the institution's own privacy officer.",
            ),
            example="[{badge_type: microcredential, basis: contract, notice_url: 'https://…'}]",
        ),
        "code_owners": named(
            "Wie wijzigingen goedkeurt", "Who approves changes", example='["@demo-mbo/edubadges"]', pattern=f.CODE_OWNER
        ),
        "reviewed_on": named("Nagekeken op", "Reviewed on", example="2026-09-01", required=True),
    },
    m.Privacy: {
        "badge_type": named("Soort badge", "Type of badge", example="microcredential", values=m.TYPES),
        "basis": named(
            "Grondslag (AVG artikel 6)",
            "Legal basis (GDPR article 6)",
            example="contract",
            values=("consent", "contract", "legal_obligation", "public_task", "legitimate_interests"),
        ),
        "notice_url": named("Privacyverklaring", "Privacy notice", example="https://…", pattern=f.HTTPS, required=True),
    },
    m.PublicKey: {
        "id": named("Naam van de sleutel", "Name of the key", example="https://demo-mbo.example.org/issuer#key-1"),
        "jwk": named("Publieke JWK", "Public JWK", example="{kty: OKP, crv: Ed25519, x: …}"),
        "multibase": named("Publieke multikey", "Public multikey", example="z6Mk…", pattern="^z[1-9A-HJ-NP-Za-km-z]+$"),
        "not_before": named("Geldig vanaf", "Valid from", example="2026-01-01T00:00:00Z", form="instant"),
        "not_after": named("Geldig tot en met", "Valid until", example="2028-01-01T00:00:00Z", form="instant"),
        "status": named("Stand", "Status", example="active", values=("active", "retired", "compromised")),
        "compromised_at": named("Gelekt op", "Compromised at", example="2026-06-01T00:00:00Z", form="instant"),
    },
    m.Framework: {
        "name": named("Naam", "Name", example="{nl: KOMPAS21, en: KOMPAS21}"),
        "kind": named(
            "Soort", "Kind", example="competence", values=("quality", "competence", "qualification", "classification")
        ),
        "description": named("Beschrijving", "Description", example=BOTH),
        "checked_by": named("Wie het controleert", "Who checks it", example=BOTH),
        "guarantees": named("Wie voor het niveau instaat", "Who guarantees the level", example=BOTH),
        "owner": named("Eigenaar", "Owner", example="{nl: Europese Commissie, en: European Commission}", required=True),
        "licence": named(
            "Licentie",
            "Licence",
            example="{nl: CC BY 4.0, en: CC BY 4.0}",
            also=("license",),
        ),
        "version": named("Versie", "Version", example='"2.0"'),
        "url": named("Adres", "Address", example="https://…", pattern=f.HTTPS),
        "demonstration": named(
            "Zelf geschreven, om te laten zien", "Written afresh, for demonstration", example="true"
        ),
        "nodes": named(
            "Elementen", "Elements", example="[{id: samenwerken, name: {nl: Samenwerken, en: Collaborating}}]"
        ),
        "levels": named("Niveaus", "Levels", example="[{id: beginner, name: {nl: Beginner, en: Beginner}}]"),
        "rubric": named(
            "Rubric",
            "Rubric",
            about=("Per element en niveau wat iemand laat zien.", "What someone shows, per element and level."),
            example="{samenwerken: {beginner: {nl: …, en: …}}}",
        ),
        "workload_limits": named(
            "Richtlijnen voor de studielast",
            "Guidelines for the workload",
            example="[{sector: mbo, unit: sbu, minimum: 240, valid_from: 2023-01-01}]",
        ),
    },
    m.Node: {
        "id": named("Kenmerk", "Identifier", example="samenwerken"),
        "name": named("Naam", "Name", example="{nl: Samenwerken, en: Collaborating}"),
        "description": named("Beschrijving", "Description", example=BOTH),
        "url": named("Adres", "Address", example="https://…", pattern=r"^https?://[^\s]+$"),
        "broader": named("Valt onder", "Falls under", example="samenwerken"),
    },
    m.WorkloadLimit: {
        "sector": named("Sector", "Sector", example="mbo", values=m.SECTORS),
        "unit": named("Eenheid", "Unit", example="sbu", values=("ects", "sbu")),
        "minimum": named("Ten minste", "At least", example="240"),
        "maximum": named("Hoogstens", "At most", example="30"),
        "valid_from": named("Geldt vanaf", "Holds from", example="2025-05-01"),
        "valid_until": named("Geldt tot en met", "Holds until", example="2027-04-30"),
        "note": named("Toelichting", "Note", example=BOTH),
    },
    m.Template: {
        "name": named("Naam", "Name", example=BOTH),
        "description": named("Beschrijving", "Description", example=BOTH),
        "owner": named(
            "Beheerder",
            "Keeper",
            about=(
                "De naam van de map van een instelling, of van een raamwerk.",
                "The name of an institution's folder, or of a framework.",
            ),
            example="demo-mbo",
        ),
        "locked": named(
            "Vaste velden",
            "Locked fields",
            about=(
                "Velden van een badge die voor alle deelnemers gelijk zijn.",
                "Fields of a badge that are the same for every adopter.",
            ),
            example="{type: extra_curricular}",
        ),
        "free": named("Vrije velden", "Free fields", example="[description, offering]"),
        "steps": named("Treden", "Steps", example="[{id: beginner, name: {nl: Beginner, en: Beginner}}]"),
        "per_step": named(
            "Vaste velden per trede", "Locked fields per step", example="{beginner: {name: {nl: …, en: …}}}"
        ),
    },
    m.Pathway: {
        "name": named("Naam", "Name", example=BOTH),
        "description": named("Beschrijving", "Description", example=BOTH),
        "owner": named("Beheerder", "Keeper", example="demo-mbo", pattern=f.SLUG),
        "goal": named("Waarheen", "Where it leads", example="{kind: badge, badge: demo-mbo.energie}", also=("doel",)),
        "steps": named(
            "Stappen",
            "Steps",
            example="[{id: basis, name: {nl: Basis, en: Basics}, rule: all, badges: [demo-mbo.basis]}]",
            also=("stappen",),
        ),
        "recognised_by": named(
            "Erkend door",
            "Recognised by",
            example="[{institution: demo-hbo, decided_by: {nl: …, en: …}, on: 2026-05-01, effect: {nl: …, en: …}}]",
        ),
        "status": named("Status", "Status", example="active", values=m.STATUSES),
    },
    m.Step: {
        "id": named("Kenmerk", "Identifier", example="basis", pattern=f.SLUG),
        "name": named("Naam", "Name", example="{nl: Basis, en: Basics}"),
        "rule": named(
            "Regel",
            "Rule",
            about=(
                "all: alle; any: een ervan; choose: een aantal naar keuze.",
                "all: every one; any: one of them; choose: a number of them.",
            ),
            example="all",
            values=("all", "any", "choose"),
        ),
        "choose": named("Hoeveel", "How many", example="2"),
        "badges": named("Badges", "Badges", example="[demo-mbo.basis]", pattern=f.BADGE_ID),
        "description": named("Beschrijving", "Description", example=BOTH),
    },
    m.Goal: {
        "kind": named("Soort", "Kind", example="badge", values=("badge", "mbo_certificaat", "diploma")),
        "badge": named("Badge", "Badge", example="demo-mbo.energie", pattern=f.BADGE_ID),
        "crebo": named("Crebonummer", "Crebo number", example='"25737"', pattern="^[0-9]{5}$"),
        "name": named("Naam", "Name", example=BOTH),
    },
    m.Recognition: {
        "institution": named("Instelling", "Institution", example="demo-hbo", pattern=f.SLUG),
        "decided_by": named("Besloten door", "Decided by", example=BOTH),
        "on": named("Op", "On", example="2026-05-01"),
        "effect": named("Wat het oplevert", "What it gives", example=BOTH),
    },
    m.Platform: {
        "name": named("Naam", "Name", example="edubadges"),
        "hosts": named(
            "Adressen van het platform",
            "Hosts of the platform",
            example="[api.edubadges.nl, www.edubadges.nl]",
            pattern=r"^[a-z0-9.-]+$",
        ),
        "operator": named("Beheerder", "Operator", example="SURF"),
        "url": named("Website", "Website", example="https://www.edubadges.nl/", pattern=f.HTTPS),
        "who_may_issue": named("Wie er mag uitgeven", "Who may issue there", example=BOTH),
    },
    m.Endorsement: {
        "endorser": named("Wie het steunt", "Who endorses", example="demo-hbo"),
        "badge": named("Badge", "Badge", example="demo-mbo.energie", pattern=f.BADGE_ID),
        "version": named("Versie", "Version", example='"1"'),
        "claim": named("Wat er gezegd wordt", "What is said", example=BOTH),
        "on": named("Op", "On", example="2026-05-01", required=True),
        "url": named("Adres", "Address", example="https://…", pattern=f.HTTPS),
        "status": named("Stand", "Status", example="accepted", values=("accepted", "revoked")),
    },
    m.Term: {
        "uri": named(
            "Adres van het begrip",
            "Address of the term",
            example="http://data.europa.eu/esco/skill/…",
            pattern=r"^https?://[^\s]+$",
        ),
        "label": named("Label", "Label", example="{nl: samenwerken, en: work in teams}", also=("name", "labels")),
        "kind": named("Soort", "Kind", example="skill"),
        "own_translation": named(
            "Label in deze talen zelf vertaald",
            "Label translated by ourselves in these languages",
            about=(
                "Zulke labels gaan niet mee als naam van de lijst zelf; catalogue import esco vervangt ze.",
                "Such labels are not exported as the list's own name; catalogue import esco replaces them.",
            ),
            example="[nl]",
            values=("nl", "en"),
        ),
        "broader": named("Valt onder", "Falls under", example="…"),
        "description": named("Beschrijving", "Description", example=BOTH),
    },
}
