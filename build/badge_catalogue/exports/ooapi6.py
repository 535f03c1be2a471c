"""Open Education API 6: a badge as a course, beside version 5.

https://github.com/open-education-api/specification, folder `v6`, schema "CourseProperties". Loads, modes and languages
are lists there, learning outcomes are objects, and the codes of CROHO and crebo are gone: that of RIO took their place.
"""

import uuid
from typing import Any

from badge_catalogue.exports import ooapi
from badge_catalogue.exports.json_text import present
from badge_catalogue.model import Badge, Catalogue, ProgrammeCodes, Workload
from badge_catalogue.settings import Settings

_MODES = {"online": "online", "onsite": "presential", "blended": "hybrid", "work_experience": "work_based"}
_SAME = (
    "courseId", "primaryCode", "name", "abbreviation", "description", "duration", "fieldsOfStudy",
    "admissionRequirements", "qualificationRequirements", "assessment", "link", "addresses", "ext",
)  # fmt: skip


def course(badge: Badge, catalogue: Catalogue, settings: Settings) -> dict[str, Any]:
    """Return the current version as a Course of version 6; what OOAPI has no word for stands in `ext`."""
    before = ooapi.course(badge, catalogue, settings)
    start = before.get("firstStartDate")
    return present(
        **{key: before.get(key) for key in _SAME},
        studyLoad=_loads(badge.workload) if badge.workload else None,
        modesOfDelivery=[_MODES[name] for name in badge.participation],
        firstStartDate=f"{start}T00:00:00Z" if start else None,
        teachingLanguages=[ooapi.spoken(language, catalogue) for language in badge.language],
        learningOutcomes=_outcomes(badge, before["courseId"]),
        level=before["level"].replace(" ", "_"),
        otherCodes=_codes(badge, before.get("otherCodes", [])),
        organisation=before["organization"],
    )


def _loads(load: Workload) -> list[dict[str, Any]]:
    """Return the load in every unit in which it is stated."""
    known = (("ects", load.ects), ("sbu", load.sbu), ("hour", load.hours))
    return [{"studyLoadUnit": unit, "value": value} for unit, value in known if value is not None]


def _outcomes(badge: Badge, course_id: str) -> list[dict[str, Any]]:
    """Return the outcomes as objects; they hold from the day of the first award, else that of the last review."""
    since = badge.first_awarded or badge.reviewed_on
    return [
        present(
            learningOutcomeId=str(uuid.uuid5(uuid.UUID(course_id), outcome.id)),
            name=ooapi.texts(outcome.text),
            startDate=f"{since:%Y-%m-%d}" if since else None,
        )
        for outcome in badge.learning_outcomes
    ]


def _codes(badge: Badge, before: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return the codes of version 5, that of RIO under its new name; crebo is a code of the institution's own now."""
    codes = badge.programme_codes or ProgrammeCodes()
    kept = [one for one in before if one["codeType"] not in {"crohoCreboCode", "x-rio"}]
    named = (("programme_code", codes.rio), ("x-crebo", codes.crebo))
    return [{"codeType": kind, "code": code} for kind, code in named if code] + kept
