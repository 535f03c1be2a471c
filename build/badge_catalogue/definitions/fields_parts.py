"""The fields of the groups within a badge file."""

from badge_catalogue import model as m
from badge_catalogue.definitions import fields as f
from badge_catalogue.definitions.fields import BOTH, Field, named

PART_FIELDS: dict[type, dict[str, Field]] = {
    m.Level: {
        "framework": named("Raamwerk", "Framework", example="nlqf", values=("eqf", "nlqf"), also=("raamwerk",)),
        "value": named("Niveau", "Level", example='"4"', also=("niveau", "level")),
        "status": named(
            "Vastgesteld door",
            "Established by",
            about=(
                "indicative: door de school zelf; verified: staat in het NLQF-register.",
                "indicative: by the school itself; verified: stands in the NLQF register.",
            ),
            example="indicative",
            values=("indicative", "verified"),
        ),
        "register_url": named("Adres in het register", "Address in the register", example="https://…", pattern=f.HTTPS),
    },
    m.Workload: {
        "ects": named(
            "Studiepunten (EC)",
            "Credits (EC)",
            about=("1 EC is 28 uur.", "1 EC is 28 hours."),
            example="5",
            also=("ec", "studiepunten", "credits"),
        ),
        "sbu": named("Studiebelastingsuren (SBU)", "Study load hours (SBU)", example="240"),
        "hours": named("Uren", "Hours", example="28", also=("uren", "uur")),
    },
    m.LearningOutcome: {
        "id": named("Kenmerk", "Identifier", example="lo1", pattern="^[a-z0-9][a-z0-9-]*$"),
        "text": named(
            "Wat iemand kan",
            "What someone can do",
            about=(
                "Nederlands met 'kan' of een heel werkwoord, Engels met een werkwoord voorop.",
                "English starts with a verb, Dutch has 'kan' or an infinitive.",
            ),
            example="{nl: Je kan een warmtepomp plaatsen., en: Install a heat pump.}",
            also=("tekst", "name", "description"),
        ),
        "kind": named("Soort", "Kind", example="skill", values=m.OUTCOME_KINDS, also=("soort", "type")),
        "bloom": named("Niveau volgens Bloom", "Level after Bloom", example="apply", values=m.BLOOM),
        "esco": named(
            "ESCO-vaardigheden", "ESCO skills", example="[http://data.europa.eu/esco/skill/…]", pattern=f.ESCO_SKILL
        ),
        "refs": named(
            "Elementen van raamwerken",
            "Elements of frameworks",
            example="['kompas21:samenwerken']",
            pattern="^[a-z0-9-]+:.+$",
        ),
    },
    m.Assessment: {
        "types": named(
            "Toetsvormen", "Types", example="[professional_product]", values=m.ASSESSMENTS, also=("type", "toetsvormen")
        ),
        "supervised": named("Onder toezicht", "Supervised", example="true"),
        "id_verified": named("Identiteit gecontroleerd", "Identity verified", example="true"),
    },
    m.QualityAssurance: {
        "framework": named("Kwaliteitskader", "Quality framework", example="npuls-mbo", pattern=f.SLUG),
        "body": named(
            "Wie erop let", "Who sees to it", example="{nl: examencommissie Techniek, en: Examination Board Technology}"
        ),
        "url": named("Adres", "Address", example="https://…", pattern=f.HTTPS),
        "status": named("Stand", "Status", example="assured", values=("assured", "in_progress")),
        "checked_on": named("Gecontroleerd op", "Checked on", example="2026-03-01"),
    },
    m.Accepts: {
        "badge": named("Badge die meetelt", "Badge that counts", example="demo-hbo.energie", pattern=f.BADGE_ID),
        "version": named("Versie", "Version", example='"1"', required=True),
        "effect": named("Wat het oplevert", "What it gives", example="{nl: vrijstelling voor …, en: exemption from …}"),
        "decided_by": named(
            "Besloten door", "Decided by", example="{nl: examencommissie Techniek, en: Examination Board Technology}"
        ),
        "on": named("Besloten op", "Decided on", example="2026-05-01", required=True),
    },
    m.Stacking: {
        "role": named(
            "Rol",
            "Role",
            about=(
                "standalone: staat op zichzelf; stackable: telt mee voor iets anders.",
                "standalone: stands alone; stackable: counts towards something else.",
            ),
            example="stackable",
            values=("standalone", "stackable"),
        ),
        "into": named(
            "Telt mee voor (volgens de aanbieder)",
            "Counts towards (according to the provider)",
            example="[demo-mbo.energie, 'pathway:energietransitie']",
        ),
        "accepts": named(
            "Hier telt mee (bevestigd)",
            "Counts here (confirmed)",
            example='[{badge: demo-hbo.energie, version: "1", effect: {nl: …}, decided_by: {nl: …}, on: 2026-05-01}]',
        ),
        "requires": named("Eerst nodig", "Requires", example="[demo-mbo.basis]", pattern=f.BADGE_ID),
        "recommends": named("Aangeraden", "Recommends", example="[demo-mbo.basis]", pattern=f.BADGE_ID),
    },
    m.Series: {
        "template": named(
            "Sjabloon van de reeks", "Template of the series", example="kompas21-samenwerken", pattern=f.SLUG
        ),
        "step": named("Trede", "Step", example="beginner", pattern=f.SLUG),
    },
    m.Alignment: {
        "framework": named("Raamwerk", "Framework", example="kompas21", pattern=f.SLUG),
        "code": named("Element", "Element", example="samenwerken"),
        "url": named("Adres", "Address", example="https://…", pattern=f.HTTPS),
        "relation": named("Verhouding", "Relation", example="exact", values=("exact", "broad", "narrow", "related")),
    },
    m.Grade: {
        "required": named("Een cijfer hoort erbij", "A grade belongs to it", example="false"),
        "scale": named("Schaal", "Scale", example="1-10"),
    },
    m.Cost: {
        "for_whom": named("Voor wie", "For whom", example="{nl: werkenden, en: working adults}", key="for"),
        "eur": named("Bedrag in euro", "Amount in euro", example="450", also=("bedrag", "price", "euro")),
        "note": named("Toelichting", "Note", example=BOTH),
    },
    m.Offering: {
        "url": named("Adres van de aanmelding", "Address of the enrolment", example="https://…", pattern=f.HTTPS),
        "costs": named(
            "Kosten", "Costs", example="[{for: {nl: werkenden, en: working adults}, eur: 450}]", also=("kosten", "cost")
        ),
        "locations": named("Plaatsen", "Places", example="[Purmerend]", also=("location", "locaties")),
        "schedule": named("Wanneer", "When", example="[evening]", values=m.SCHEDULES),
        "starts": named("Begint op", "Starts on", example="[2027-02-01]", also=("start",)),
        "duration": named("Duur", "Duration", example="P12W", pattern=f.DURATION, also=("duur",)),
    },
    m.AwardedAs: {
        "platform": named("Platform", "Platform", example="edubadges", pattern=f.SLUG),
        "badge_class_url": named(
            "Adres van de badgeclass", "Address of the badge class", example="https://…", pattern=f.HTTPS
        ),
    },
    m.Approval: {
        "body": named(
            "Wie de badge goedkeurde",
            "Who approved the badge",
            example="{nl: examencommissie Techniek, en: Examination Board Technology}",
        ),
        "decided_on": named("Op", "On", example="2026-02-10"),
        "url": named("Adres van het besluit", "Address of the decision", example="https://…", pattern=f.HTTPS),
    },
    m.ProgrammeCodes: {
        "rio": named("Code in RIO", "Code in RIO", example='"…"'),
        "crebo": named("Crebonummer", "Crebo number", example='"25737"', pattern="^[0-9]{5}$"),
        "keuzedeel": named("Keuzedeel", "Optional unit (keuzedeel)", example="K0123", pattern="^K[0-9]{4}$"),
        "mbo_certificaat": named("MBO-certificaat", "MBO certificate", example="C0012", pattern="^C[0-9]{4}$"),
    },
}
