"""The fields of the groups within a badge file."""

from badge_catalogue import model as m
from badge_catalogue.definitions import fields as f
from badge_catalogue.definitions.fields import BOTH, Field, named
from badge_catalogue.definitions.fields_standing import STANDING_FIELDS

PART_FIELDS: dict[type, dict[str, Field]] = STANDING_FIELDS | {
    m.Level: {
        "framework": named("Level.framework", example="nlqf", values=m.LADDERS, also=("raamwerk",)),
        "value": named("Level.value", example='"4"', also=("niveau", "level")),
        "status": named("Level.status", example="indicative", values=("indicative", "verified")),
        "register_url": named("Level.register_url", example="https://…", pattern=f.HTTPS),
    },
    m.Workload: {
        "ects": named("Workload.ects", example="5", also=("ec", "studiepunten", "credits")),
        "sbu": named("Workload.sbu", example="240"),
        "hours": named("Workload.hours", example="28", also=("uren", "uur")),
    },
    m.LearningOutcome: {
        "id": named("LearningOutcome.id", example="lo1", pattern="^[a-z0-9][a-z0-9-]*$"),
        "text": named(
            "LearningOutcome.text",
            example="{nl: Je kunt een warmtepomp plaatsen., en: Install a heat pump.}",
            also=("tekst", "name", "description"),
        ),
        "kind": named("LearningOutcome.kind", example="skill", values=m.OUTCOME_KINDS, also=("soort", "type")),
        "bloom": named("LearningOutcome.bloom", example="apply", values=m.BLOOM),
        "esco": named("LearningOutcome.esco", example="[http://data.europa.eu/esco/skill/…]", pattern=f.ESCO_SKILL),
        "refs": named("LearningOutcome.refs", example="['kompas21:samenwerken']", pattern="^[a-z0-9-]+:.+$"),
    },
    m.Assessment: {
        "types": named(
            "Assessment.types", example="[professional_product]", values=m.ASSESSMENTS, also=("type", "toetsvormen")
        ),
        "supervised": named("Assessment.supervised", example="true"),
        "id_verified": named("Assessment.id_verified", example="true"),
    },
    m.QualityAssurance: {
        "framework": named("QualityAssurance.framework", example="npuls-mbo", pattern=f.SLUG),
        "body": named(
            "QualityAssurance.body", example="{nl: examencommissie Techniek, en: Examination Board Technology}"
        ),
        "url": named("QualityAssurance.url", example="https://…", pattern=f.HTTPS),
        "status": named("QualityAssurance.status", example="assured", values=("assured", "in_progress")),
        "checked_on": named("QualityAssurance.checked_on", example="2026-03-01"),
    },
    m.Stacking: {
        "role": named("Stacking.role", example="stackable", values=("standalone", "stackable")),
        "into": named("Stacking.into", example="[demo-mbo.energie, 'pathway:energietransitie']"),
        "accepts": named(
            "Stacking.accepts",
            example='[{badge: demo-hbo.energie, version: "1", effect: {nl: …}, decided_by: {nl: …}, on: 2026-05-01}]',
        ),
        "requires": named("Stacking.requires", example="[demo-mbo.basis]", pattern=f.BADGE_ID),
        "recommends": named("Stacking.recommends", example="[demo-mbo.basis]", pattern=f.BADGE_ID),
    },
    m.Series: {
        "template": named("Series.template", example="kompas21-samenwerken", pattern=f.SLUG),
        "step": named("Series.step", example="beginner", pattern=f.SLUG),
    },
    m.Alignment: {
        "framework": named("Alignment.framework", example="kompas21", pattern=f.SLUG),
        "code": named("Alignment.code", example="samenwerken"),
        "url": named("Alignment.url", example="https://…", pattern=f.HTTPS),
        "relation": named("Alignment.relation", example="exact", values=("exact", "broad", "narrow", "related")),
    },
    m.Grade: {
        "required": named("Grade.required", example="false"),
        "scale": named("Grade.scale", example="1-10"),
    },
    m.Cost: {
        "for_whom": named("Cost.for_whom", example="{nl: werkenden, en: working adults}", key="for"),
        "eur": named("Cost.eur", example="450", also=("bedrag", "price", "euro")),
        "note": named("Cost.note", example=BOTH),
    },
    m.Offering: {
        "url": named("Offering.url", example="https://…", pattern=f.HTTPS),
        "costs": named(
            "Offering.costs", example="[{for: {nl: werkenden, en: working adults}, eur: 450}]", also=("kosten", "cost")
        ),
        "locations": named("Offering.locations", example="[Purmerend]", also=("location", "locaties")),
        "schedule": named("Offering.schedule", example="[evening]", values=m.SCHEDULES),
        "starts": named("Offering.starts", example="[2027-02-01]", also=("start",)),
        "duration": named("Offering.duration", example="P12W", pattern=f.DURATION, also=("duur",)),
    },
    m.AwardedAs: {
        "platform": named("AwardedAs.platform", example="edubadges", pattern=f.SLUG),
        "badge_class_url": named("AwardedAs.badge_class_url", example="https://…", pattern=f.HTTPS),
    },
    m.Approval: {
        "body": named("Approval.body", example="{nl: examencommissie Techniek, en: Examination Board Technology}"),
        "decided_on": named("Approval.decided_on", example="2026-02-10"),
        "url": named("Approval.url", example="https://…", pattern=f.HTTPS),
    },
    m.ProgrammeCodes: {
        "rio": named("ProgrammeCodes.rio", example='"…"'),
        "crebo": named("ProgrammeCodes.crebo", example='"25737"', pattern="^[0-9]{5}$"),
        "keuzedeel": named("ProgrammeCodes.keuzedeel", example="K0123", pattern="^K[0-9]{4}$"),
        "mbo_certificaat": named("ProgrammeCodes.mbo_certificaat", example="C0012", pattern="^C[0-9]{4}$"),
    },
}
