"""What people write for a value of a closed list: other capitals, or the word for it, in Dutch or English.

For questions and spreadsheets alone; a definition holds the value itself.
"""

import re
from collections.abc import Sequence

_WORDS: dict[str, str] = {
    "micro-credential": "microcredential",
    "deel van een opleiding": "regular",
    "regulier": "regular",
    "part of a programme": "regular",
    "extra curriculair": "extra_curricular",
    "extracurriculair": "extra_curricular",
    "extracurricular": "extra_curricular",
    "naast de opleiding": "extra_curricular",
    "universiteit": "wo",
    "university": "wo",
    "studenten": "student",
    "students": "student",
    "werkenden": "professional",
    "professionals": "professional",
    "working adults": "professional",
    "werkzoekenden": "jobseeker",
    "jobseekers": "jobseeker",
    "medewerkers": "staff",
    "docenten": "staff",
    "internationale studenten": "international",
    "international students": "international",
    "op locatie": "onsite",
    "op school": "onsite",
    "on site": "onsite",
    "deels online": "blended",
    "hybride": "blended",
    "hybrid": "blended",
    "blended learning": "blended",
    "combinatie": "blended",
    "klassikaal": "onsite",
    "fysiek": "onsite",
    "contactonderwijs": "onsite",
    "op de campus": "onsite",
    "on campus": "onsite",
    "classroom": "onsite",
    "afstandsonderwijs": "online",
    "e learning": "online",
    "elearning": "online",
    "werkplekleren": "work_experience",
    "praktijk": "work_experience",
    "stage": "work_experience",
    "op het werk": "work_experience",
    "deels online, deels op locatie": "blended",
    "op de werkplek": "work_experience",
    "at work": "work_experience",
    "schriftelijk examen": "written_exam",
    "schriftelijk": "written_exam",
    "schriftelijke toets": "written_exam",
    "kennistoets": "written_exam",
    "written test": "written_exam",
    "verslag": "report_paper",
    "verslag of paper": "report_paper",
    "praktijktoets": "behavioural_assessment",
    "praktijkexamen": "behavioural_assessment",
    "practical test": "behavioural_assessment",
    "beroepsproduct": "professional_product",
    "ontwikkelverslag": "development_report",
    "portfolio": "portfolio_assessment",
    "mondeling examen": "oral_exam",
    "mondeling": "oral_exam",
    "mondelinge toets": "oral_exam",
    "oral": "oral_exam",
    "oram exam": "oral_exam",
    "toets op maat": "personalized_assessment",
    "kennis": "knowledge",
    "vaardigheid": "skill",
    "op zichzelf": "standalone",
    "stapelbaar": "stackable",
    "telt mee": "stackable",
    "concept": "draft",
    "actief": "active",
    "gestopt": "retired",
    "overdag": "day",
    "avond": "evening",
    "s avonds": "evening",
    "in eigen tempo": "own_pace",
    "eigen tempo": "own_pace",
    "instelling": "institution",
    "instroom": "entry",
}


def meant(written: str, values: Sequence[str]) -> str:
    """Return the value of a list that someone meant; what was written where none is meant for sure."""
    if written in values:
        return written
    plain = " ".join(re.findall(r"[\w+,]+", written.casefold().replace("_", " ")))
    alike = {value.replace("_", " "): value for value in values}
    found = alike.get(plain) or _WORDS.get(plain) or _WORDS.get(written.strip().casefold())
    return found if found is not None and found in values else written
