"""A Course of schema.org, as the page of a course embeds it, with the credential that it awards."""

import json
import re
from typing import Any

from badge_catalogue.imports import formats, platforms, texts
from badge_catalogue.imports import json_files as j
from badge_catalogue.imports.edubadges import skills_alone
from badge_catalogue.imports.members import Group, tell_the_rest, watched
from badge_catalogue.imports.pictures import picture
from badge_catalogue.imports.record import Incoming, says
from badge_catalogue.model import AUDIENCES, Catalogue
from badge_catalogue.model.text import LANGUAGES

_SCRIPT = re.compile(
    rb"<script[^>]*type\s*=\s*[\"']?application/ld\+json[\"']?[^>]*>(.*?)</script>", re.IGNORECASE | re.DOTALL
)
_TYPES = {
    "microcredential": "microcredential",
    "micro-credential": "microcredential",
    "course": "regular",
    "certificate": "regular",
    "badge": "extra_curricular",
}
_MODES = {
    "online": "online",
    "onsite": "onsite",
    "in-person": "onsite",
    "offline": "onsite",
    "blended": "blended",
    "hybrid": "blended",
}
_HOURS = re.compile(r"PT(\d{1,5})H")
_OF_THE_PAGE = ("provider", "sameAs", "@id", "dateModified", "mainEntityOfPage", "educationalCredentialAwarded")


def in_page(data: bytes) -> bytes:
    """Return the data that a web page embeds, as one list of JSON; any other file as it stands."""
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return data
    found: list[Any] = []
    for script in _SCRIPT.findall(data):
        try:
            found.append(json.loads(script.decode("utf-8", "replace")))
        except (ValueError, RecursionError):
            continue
    courses = [told for each in found for told in j.items(each) if _pick(j.group(told), "Course")]
    return json.dumps(courses).encode() if courses else data


def _pick(told: dict[str, Any], kind: str) -> dict[str, Any]:
    """Return the object of a type: the document itself, or a part of its graph."""
    parts = [told, *map(j.group, j.items(dict.get(told, "@graph")))]
    return next((part for part in parts if kind in map(str, j.items(dict.get(part, "@type")))), {})


def badge(told: dict[str, Any], catalogue: Catalogue, language: str = "nl", sectors: tuple[str, ...] = ()) -> Incoming:
    """Return the fields of a badge that a Course states, with its credential.

    Arguments:
        language: Of texts that do not say theirs.
        sectors: Of the institution, for codes that mean one thing in mbo and another in hbo and wo.

    Raises:
        NotImportable: when there is no Course.
    """
    told = watched(told)
    course = _pick(told, "Course")
    if not course or not course.get("name"):
        raise formats.refusal(
            told,
            "schema",
            says("schema_org.no_course_expected_type"),
        )
    awarded = j.group(course.get("educationalCredentialAwarded"))
    credential = _pick(told, "EducationalOccupationalCredential") or awarded
    incoming = Incoming("")
    spoken = [j.text(code) for code in j.items(course.get("inLanguage"))]
    stated = j.text(credential.get("inLanguage")) or (spoken[0] if len(spoken) == 1 else "")
    language = texts.spoken(stated, language, incoming) if stated else language
    _texts(course, credential, language, incoming)
    texts.taught_in(spoken, incoming)
    _sizes(course, credential, catalogue, incoming)
    _codes(course, sectors, incoming)
    _aligned(credential, incoming)
    _offering(course, language, incoming)
    for part in (course, credential):
        if isinstance(part, Group):
            part.pass_over(*_OF_THE_PAGE)
    platforms.issuer(course.get("provider"), incoming)
    tell_the_rest(course, incoming)
    tell_the_rest(credential, incoming)
    return incoming


def _texts(course: dict[str, Any], credential: dict[str, Any], language: str, incoming: Incoming) -> None:
    """Carry over what people read, the picture and the words to search by."""
    names = texts.by_language(course.get("name"), language, incoming)
    address = j.text(course.get("url")) or j.text(credential.get("url"))
    incoming.slug = j.slug_of(address, next(iter(names.values()), "badge"))
    incoming.put("name", names)
    described = texts.by_language(course.get("description"), language, incoming)
    incoming.put("description", {key: texts.markdown(text, incoming, "description") for key, text in described.items()})
    for member in ("name", "description"):  # the same words, of the credential
        credential.get(member)
    if address.startswith("https://") and "/badges/" not in address:
        incoming.data.setdefault("offering", [{}])[0]["url"] = address
    for part in (course, credential):
        picture(part.get("image"), language, incoming)
        words = [word.strip() for item in j.items(part.get("keywords")) for word in j.text(item).split(",")]
        incoming.put(f"search_words.{language}", [word for word in words if word])
    written = [text for item in j.items(course.get("coursePrerequisites")) if (text := j.text(item))]
    incoming.put(f"prerequisites.{language}", "\n\n".join(written))
    taught = [text for item in j.items(course.get("teaches")) if (text := _named(item))]
    asked = [text for item in j.items(credential.get("competencyRequired")) if (text := _named(item))]
    outcomes = list(dict.fromkeys([*asked, *taught]))
    incoming.put(
        "learning_outcomes",
        [{"id": f"lo{number}", "text": {language: text}} for number, text in enumerate(outcomes, 1)],
    )


def _named(value: object) -> str:
    """Return a text, or the name of a term."""
    return j.text(value) or j.text(j.group(value).get("name"))


def _sizes(
    course: dict[str, Any],
    credential: dict[str, Any],
    catalogue: Catalogue,
    incoming: Incoming,
) -> None:
    """Carry over kind, size, field and how long it is valid."""
    kind = _named(credential.get("credentialCategory"))
    incoming.put("type", _TYPES.get(kind.casefold().rpartition("/")[2]))
    if kind and "type" not in incoming.data:
        incoming.lose("schema_org.credentialcategory", kind=kind[:40])
    incoming.put("version", j.text(credential.get("version")))
    points = course.get("numberOfCredits")
    incoming.put("workload.ects", j.number(points) or j.number(j.group(points).get("value")))
    j.group(points).get("unitText")
    hours = _HOURS.fullmatch(j.text(course.get("timeRequired")))
    if hours and int(hours[1]) != (incoming.data.get("workload", {}).get("ects") or 0) * 28:
        incoming.put("workload.hours", int(hours[1]))
    elif not hours and j.text(course.get("timeRequired")):
        shown = j.shown(course.get("timeRequired"))
        incoming.lose("schema_org.timerequired", shown=shown)
    field = j.group(course.get("about"))
    code = j.text(field.get("termCode"))
    incoming.put("isced_f", code if code in catalogue.vocabularies.get("isced_f", {}) else None)
    if "isced_f" in incoming.data:
        field.get("name"), field.get("url")
    platforms.validity(credential.get("validFor"), incoming)


def _codes(course: dict[str, Any], sectors: tuple[str, ...], incoming: Incoming) -> None:
    """Carry over codes of programmes and for whom it is."""
    for code in filter(None, map(j.text, j.items(course.get("courseCode")))):
        if "." in code:  # our own is the badge's id
            continue
        if re.fullmatch(r"\d{5}|\d{4}O\d{4}", code):
            platforms.programme(code, list(sectors), incoming)
        else:
            incoming.lose("schema_org.coursecode", code=code[:40])
    for item in map(j.group, j.items(course.get("audience"))):
        named = j.text(item.get("audienceType")) or j.text(item.get("name"))
        if named in AUDIENCES:
            incoming.add("audience", [named])
        elif named:
            incoming.lose("schema_org.audience", named=named[:60])


def _aligned(credential: dict[str, Any], incoming: Incoming) -> None:
    """Carry over ESCO skills; other alignments are named."""
    skills: dict[str, str] = {}
    for item in map(j.group, j.items(credential.get("educationalAlignment"))):
        url, name = j.text(item.get("targetUrl")), j.text(item.get("targetName"))
        framework = j.text(item.get("educationalFramework"))
        if "/esco/skill/" in url:
            skills[url] = name
        elif url:
            shown = j.shown(f"{framework} {name}")
            incoming.lose("schema_org.alignment", shown=shown)
    outcomes = incoming.data.get("learning_outcomes")
    if outcomes and skills:
        outcomes[0]["esco"] = list(skills)
    else:
        skills_alone(skills, next(iter(incoming.data.get("name", {})), LANGUAGES[0]), incoming)


def _offering(course: dict[str, Any], language: str, incoming: Incoming) -> None:
    """Carry over when, where, how and for what price it is taught."""
    offerings: list[dict[str, Any]] = incoming.data.pop("offering", [])
    for number, one in enumerate(map(j.group, j.items(course.get("hasCourseInstance")))):
        while len(offerings) <= number:
            offerings.append({})
        for mode in map(j.text, j.items(one.get("courseMode"))):
            if mode.casefold() in _MODES:
                incoming.add("participation", [_MODES[mode.casefold()]])
            elif mode:
                incoming.lose("schema_org.coursemode", mode=mode[:40])
        start, url = j.text(one.get("startDate")), j.text(one.get("url"))
        offerings[number] |= {"starts": [start[:10]]} if re.match(r"\d{4}-\d\d-\d\d", start) else {}
        offerings[number] |= {"url": url} if url.startswith("https://") else {}
        places = [place for item in j.items(one.get("location")) if (place := _named(item))]
        offerings[number] |= {"locations": places} if places else {}
        one.get("courseWorkload")
    costs = []
    for offer in map(j.group, j.items(course.get("offers"))):
        price = j.number(offer.get("price"))
        named = j.text(offer.get("description")) or {"nl": "iedereen", "en": "everyone"}[language]
        offer.get("category")
        if price is not None and j.text(offer.get("priceCurrency")) in {"", "EUR"}:
            costs.append({"for": {language: named}, "eur": price})
        elif offer:
            incoming.lose("schema_org.price", offer=j.shown(offer))
    if costs:
        offerings = offerings or [{}]
        offerings[0]["costs"] = costs
    incoming.put("offering", [one for one in offerings if one])
