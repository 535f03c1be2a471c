"""A Course of schema.org, as the page of a course embeds it, with the credential that it awards."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from badge_catalogue import addresses
from badge_catalogue.imports import formats, platforms, texts
from badge_catalogue.imports import json_files as j
from badge_catalogue.imports.alignments import align
from badge_catalogue.imports.edubadges import skills_alone
from badge_catalogue.imports.members import Group, tell_the_rest, watched
from badge_catalogue.imports.pictures import picture
from badge_catalogue.imports.record import Incoming, says
from badge_catalogue.imports.spreadsheets import letters
from badge_catalogue.model import AUDIENCES, Catalogue
from badge_catalogue.model.badge import HOURS_PER_EC
from badge_catalogue.model.text import LANGUAGES, USUAL

_SCRIPT = re.compile(
    r"<script[^>]*type\s*=\s*[\"']?application/ld\+json[\"']?[^>]*>(.*?)</script>", re.IGNORECASE | re.DOTALL
)
_AROUND_JSON = re.compile(
    r"^\s*(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?|(?://|/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?\s*$"
)
_PREFIX = re.compile(r"^(?:schema:|https?://schema\.org/)")
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
_OF_A_LEVEL = re.compile(r"\b(?:EQF|NLQF|EQR|EKK)", re.IGNORECASE)
_HOURS = re.compile(r"PT(\d{1,5})H")
_AROUND = ("itemListElement", "item", "mainEntity", "hasPart")  # what a page or a list has its courses in
_KEPT = ("educationalCredentialAwarded",)  # what `badge` looks up in the graph itself
# Kinds that a page has for itself, with no word on what a course is worth.
_NOT_OF_A_COURSE = frozenset({
    "WebSite", "WebPage", "BreadcrumbList", "ImageObject", "Organization", "CollegeOrUniversity", "Person",
    "EducationalOrganization", "EducationalOccupationalCredential", "SearchAction", "SiteNavigationElement",
})  # fmt: skip
_OF_THE_PAGE = ("provider", "sameAs", "@id", "dateModified", "mainEntityOfPage", "educationalCredentialAwarded")


def in_page(data: bytes) -> bytes:
    """Return the courses that a web page embeds, or that a file lists, as one list of JSON; else the file as it is.

    What stands among them and cannot be read is in that list as text, so that it is named: an address alone, or JSON
    that is broken.
    """
    broken = []
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        scripts = _SCRIPT.findall(letters.decoded(data)[0])
        read = [(_read(script), script) for script in scripts]
        found = [_unescaped(told) for told, _ in read]
        broken = [j.shown(script) for told, script in read if told is None and "Course" in script]
    else:
        found = [_read(data.decode("utf-8-sig", "replace"))]
    courses = [course for told in found for course in _courses(_plain(told))]
    if not any(isinstance(course, dict) for course in courses):
        return data
    return json.dumps([*courses, *broken]).encode()


def _read(text: str) -> Any:  # noqa: ANN401 -- what JSON holds
    try:
        return json.loads(_AROUND_JSON.sub("", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _unescaped(told: Any) -> Any:  # noqa: ANN401 -- what JSON holds
    """Return what a page embeds with its texts as people read them: `&amp;` is a sign of HTML."""
    if isinstance(told, dict):
        return {key: _unescaped(value) for key, value in told.items()}
    if isinstance(told, list):
        return [_unescaped(item) for item in told]
    return html.unescape(told) if isinstance(told, str) else told


def _plain(told: Any) -> Any:  # noqa: ANN401 -- what JSON holds
    """Return JSON-LD whose names and types have prefixes (`schema:name`, `https://schema.org/Course`) without them."""
    if isinstance(told, list):
        return [_plain(item) for item in told]
    if not isinstance(told, dict):
        return told
    plain = {_PREFIX.sub("", key): _plain(value) for key, value in told.items()}
    if len(plain) < len(told):
        return told
    kinds = plain.get("@type")
    if kinds is not None:
        short = [_PREFIX.sub("", str(kind)) for kind in j.items(kinds)]
        plain["@type"] = short if isinstance(kinds, list) else short[0]
    return plain


def _courses(
    told: object, around: tuple[Any, ...] = (), context: str = "https://schema.org"
) -> Iterator[dict[str, Any] | str]:
    """Yield every course of a document, list or page, each with what stands beside it in its graph.

    An entry of a list that is an address alone is yielded as that.
    """
    if isinstance(told, list):
        for item in told:
            yield from _courses(item, around, context)
    elif isinstance(told, dict):
        stated = told.get("@context")
        context = "https://schema.org" if isinstance(stated, dict) else str(stated or context)
        if _is_course(told):
            beside = [part for part in around if part is not told and not _is_course(part)]
            whole, left = _joined(told, beside)
            yield {"@context": context, "@graph": [whole, *left]} if left else {**whole, "@context": context}
            return
        graph = told.get("@graph")
        parts = tuple(graph) if isinstance(graph, list) else ()
        for part in parts:
            yield from _courses(part, parts, context)
        for key in _AROUND:
            yield from _courses(told.get(key), (), context)
        if told.get("@type") == "ListItem" and "item" not in told and isinstance(told.get("url"), str):
            yield str(told["url"])


def _joined(course: dict[str, Any], beside: list[Any]) -> tuple[dict[str, Any], list[Any]]:
    """Return a course with the parts of its graph that it refers to in their place, and the other parts."""
    named = {part["@id"]: part for part in beside if isinstance(part, dict) and isinstance(part.get("@id"), str)}
    taken: list[str] = []

    def placed(value: Any) -> Any:  # noqa: ANN401 -- what JSON holds
        if isinstance(value, list):
            return [placed(item) for item in value]
        if isinstance(value, dict) and set(value) == {"@id"} and value["@id"] in named:
            taken.append(value["@id"])
            return named[value["@id"]]
        return value

    whole = {key: value if key in _KEPT else placed(value) for key, value in course.items()}
    return whole, [part for part in beside if not isinstance(part, dict) or part.get("@id") not in taken]


def _is_course(part: object) -> bool:
    return "Course" in map(str, j.items(j.group(part).get("@type")))


def _pick(told: dict[str, Any], kind: str) -> dict[str, Any]:
    """Return the object of a type: the document itself, or a part of its graph."""
    parts = [told, *map(j.group, j.items(dict.get(told, "@graph")))]
    return next((part for part in parts if kind in map(str, j.items(dict.get(part, "@type")))), {})


def badge(
    told: dict[str, Any], catalogue: Catalogue, language: str = USUAL[0], sectors: tuple[str, ...] = ()
) -> Incoming:
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
    words = j.text(course.get("educationalCredentialAwarded"))
    credential = _pick(told, "EducationalOccupationalCredential") or awarded
    incoming = Incoming("")
    spoken = [
        j.text(code) or j.text(j.group(code).get("alternateName")) or j.text(j.group(code).get("name"))
        for code in j.items(course.get("inLanguage"))
    ]
    stated = j.text(credential.get("inLanguage")) or (spoken[0] if len(spoken) == 1 else "")
    language = texts.spoken(stated, language, incoming) if stated else language
    _texts(course, credential, language, incoming)
    texts.taught_in(spoken, incoming)
    _sizes(course, credential, catalogue, incoming)
    _codes(course, sectors, incoming)
    _aligned(course, credential, catalogue, incoming)
    _offering(course, language, incoming)
    for part in (course, credential):
        if isinstance(part, Group):
            part.pass_over(*_OF_THE_PAGE)
    if words and not words.startswith(("http", "#")):
        incoming.lose("schema_org.awarded", shown=words[:80])
    platforms.issuer(course.get("provider"), incoming)
    tell_the_rest(course, incoming)
    tell_the_rest(credential, incoming)
    for part in j.items(dict.get(told, "@graph")):
        kinds = [str(kind) for kind in j.items(j.group(part).get("@type"))]
        if part is not course and part is not credential and not _NOT_OF_A_COURSE & set(kinds):
            incoming.lose("members.member", shown=f"@graph.{' '.join(kinds) or '?'}"[:60])
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
    if address.startswith("https://") and not addresses.is_of_a_badge(address):
        incoming.data.setdefault("offering", [{}])[0]["url"] = address
    elif address and not addresses.is_of_a_badge(address):
        incoming.lose("members.member", shown=f"url {j.shown(address)}")
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


def _town(place: object) -> str:
    return j.text(j.group(j.group(place).get("address")).get("addressLocality"))


def _sizes(
    course: dict[str, Any],
    credential: dict[str, Any],
    catalogue: Catalogue,
    incoming: Incoming,
) -> None:
    """Carry over kind, size, field and how long it is valid."""
    for kind in filter(None, map(_named, j.items(credential.get("credentialCategory")))):
        known = _TYPES.get(kind.casefold().rpartition("/")[2])
        if known and "type" not in incoming.data:
            incoming.put("type", known)
        else:  # such as the kind of evidence of work, which ours have beside their type
            incoming.lose("schema_org.credentialcategory", kind=kind[:40])
    incoming.put("version", j.text(credential.get("version")))
    points = course.get("numberOfCredits")
    written = j.text(points) or j.text(j.group(points).get("value"))
    incoming.put("workload.ects", j.number(written))
    if written and j.number(written) is None:
        incoming.lose("ob3.credits", points=written[:20])
    j.group(points).get("unitText")
    hours = _HOURS.fullmatch(j.text(course.get("timeRequired")))
    if hours and int(hours[1]) != (incoming.data.get("workload", {}).get("ects") or 0) * HOURS_PER_EC:
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


def _aligned(course: dict[str, Any], credential: dict[str, Any], catalogue: Catalogue, incoming: Incoming) -> None:
    """Carry over levels, skills, elements and occupations, from course and credential."""
    targets = []
    for part in (course, credential):
        for item in map(j.group, j.items(part.get("educationalAlignment"))):
            named = {key: item.get(key) for key in ("targetUrl", "targetName", "targetDescription")}
            targets.append(named | {"targetFramework": item.get("educationalFramework")})
            item.get("alignmentType")
        levels = [level for item in j.items(part.get("educationalLevel")) if (level := _named(item))]
        targets += [{"targetName": one, "targetFramework": one if _OF_A_LEVEL.search(one) else ""} for one in levels]
    found = align(targets, incoming, catalogue)
    skills = found.skills
    incoming.add("alignments", [dict(zip(("framework", "code"), ref.split(":", 1), strict=True)) for ref in found.refs])
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
        dated = re.match(r"\d{4}-\d\d-\d\d", start)
        offerings[number] |= {"starts": [start[:10]]} if dated else {}
        offerings[number] |= {"url": url} if url.startswith("https://") else {}
        for name, said in (
            ("startDate", start if not dated else ""),
            ("url", "" if url.startswith("https://") else url),
        ):
            if said:
                incoming.lose("members.member", shown=f"hasCourseInstance.{name} {j.shown(said)}")
        places = [place for item in j.items(one.get("location")) if (place := _named(item) or _town(item))]
        offerings[number] |= {"locations": places} if places else {}
        work = j.text(one.get("courseWorkload"))
        if work and work != j.text(course.get("timeRequired")):
            incoming.lose("schema_org.workload", shown=work[:40])
    costs = _costs(course, language, incoming)
    if costs:
        offerings = offerings or [{}]
        offerings[0]["costs"] = costs
    incoming.put("offering", [one for one in offerings if one])


def _costs(course: dict[str, Any], language: str, incoming: Incoming) -> list[dict[str, Any]]:
    """Return the prices in euros; others are named."""
    costs: list[dict[str, Any]] = []
    for offer in map(j.group, j.items(course.get("offers"))):
        price = j.number(offer.get("price"))
        named = j.text(offer.get("description")) or says("schema_org.everyone").get(language)
        offer.get("category")
        if price is not None and j.text(offer.get("priceCurrency")) in {"", "EUR"}:
            costs.append({"for": {language: named}, "eur": price})
        elif offer:
            incoming.lose("schema_org.price", offer=j.shown(offer))
    return costs
