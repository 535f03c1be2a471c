"""The fields of the groups that say what a badge stands for elsewhere: practice, decisions, upkeep, registers."""

from badge_catalogue import model as m
from badge_catalogue.definitions import fields as f
from badge_catalogue.definitions.fields import BOTH, Field, named

_BOARD = "{nl: examencommissie Techniek, en: Examination Board Technology}"

STANDING_FIELDS: dict[type, dict[str, Field]] = {
    m.Qualification: {
        "code": named("Qualification.code", example='"99992"', also=("crebo",)),
        "name": named("Qualification.name", example=BOTH, also=("naam",)),
        "url": named("Qualification.url", example="https://…", pattern=f.HTTPS),
    },
    m.WorkProcess: {
        "code": named("WorkProcess.code", example="B1-K1-W1", pattern="^[A-Z][0-9]+(-[A-Z][0-9]+)+$"),
        "name": named("WorkProcess.name", example=BOTH, also=("naam", "werkproces")),
        "task": named("WorkProcess.task", example=BOTH, also=("kerntaak",)),
    },
    m.Practice: {
        "kind": named("Practice.kind", example="praktijkverklaring", pattern=f.SLUG, also=("soort",)),
        "qualification": named(
            "Practice.qualification", example='{code: "99992", name: {nl: …, en: …}}', also=("kwalificatiedossier",)
        ),
        "processes": named(
            "Practice.processes",
            example="[{code: B1-K1-W1, name: {nl: …, en: …}, task: {nl: …, en: …}}]",
            also=("werkprocessen",),
        ),
        "workplace": named("Practice.workplace", example="demo-leerbedrijf", pattern=f.SLUG, also=("leerbedrijf",)),
        "assessor": named("Practice.assessor", example=BOTH, also=("beoordelaar", "praktijkopleider")),
    },
    m.Replaces: {
        "part": named("Replaces.part", example=BOTH, also=("onderdeel",)),
        "ects": named("Replaces.ects", example="2", also=("ec", "studiepunten")),
        "sbu": named("Replaces.sbu", example="80"),
    },
    m.Accepts: {
        "badge": named("Accepts.badge", example="demo-hbo.energie", pattern=f.BADGE_ID),
        "version": named("Accepts.version", example='"1"', required=True),
        "effect": named("Accepts.effect", example="{nl: vrijstelling voor …, en: exemption from …}"),
        "decided_by": named("Accepts.decided_by", example=_BOARD),
        "on": named("Accepts.on", example="2026-05-01", required=True),
        "decision": named("Accepts.decision", example="partial", values=m.DECISIONS, also=("besluit",)),
        "replaces": named(
            "Accepts.replaces", example="{part: {nl: …, en: …}, ects: 2}", also=("vervangt", "vrijstelling")
        ),
        "for_whom": named("Accepts.for_whom", example=BOTH, key="for", also=("voor", "doelgroep")),
        "condition": named("Accepts.condition", example=BOTH, also=("voorwaarde", "voorwaarden")),
        "until": named("Accepts.until", example="2028-08-31", also=("tot", "geldig_tot")),
        "document": named("Accepts.document", example="https://…", pattern=f.HTTPS, also=("url",)),
    },
    m.Renewal: {
        "what": named("Renewal.what", example=BOTH, also=("wat",)),
        "every": named("Renewal.every", example="P1Y", pattern=f.DURATION, also=("elke",)),
        "where": named("Renewal.where", example=BOTH, also=("waar",)),
        "url": named("Renewal.url", example="https://…", pattern=f.HTTPS),
        "service": named("Renewal.service", example="https://…", pattern=f.HTTPS),
    },
    m.Register: {
        "name": named("Register.name", example=BOTH, also=("naam",)),
        "url": named("Register.url", example="https://…", pattern=f.HTTPS),
        "code": named("Register.code", example='"100012345"', also=("nummer",)),
    },
}
