"""What a badge says it corresponds to, and what was achieved, in words: ESCO skills, levels of EQF and NLQF, results.

A badge writes names of its own beside the addresses that it points at. What an address stands for is therefore said
as well, in the reader's language, where the catalogue has a label for it.
"""

import re
from collections.abc import Mapping
from typing import Any

from badge_verifier.claims import reading
from badge_verifier.encodings.characters import by_known

Labels = Mapping[str, Mapping[str, str]]
"""Address to language to text, as the trust list has them."""

# The addresses of the European Qualifications Framework and of the NLQF (Europass data model).
_EQF = re.compile(r"https?://data\.europa\.eu/(?:snb/eqf|esco/eqf|[a-z]+/eqf)/([1-8])/?")
_EQF_ADDRESS = "http://data.europa.eu/snb/eqf/"
_NLQF_ADDRESS = "http://data.europa.eu/snb/qdr/"
_NLQF = {
    "c_b42dd23b": "entry",
    "c_3e11a3fd": "1",
    "c_c749fa23": "2",
    "c_f97cdbb5": "3",
    "c_ff656b33": "4",
    "c_c2700f4e": "4+",
    "c_18c9e9fe": "5",
    "c_1711a061": "6",
    "c_478359fc": "7",
    "c_2835a50f": "8",
}

_SCIENTIFIC = re.compile(r"-?\d\.\d{1,15}E-?\d{1,3}", re.ASCII)


def levels(achievement: Mapping[str, Any]) -> dict[str, str]:
    """Return the level that the alignments name: "eqf" and "nlqf", where they are there."""
    found: dict[str, str] = {}
    for address in sorted(
        reading.text(each.get("targetUrl")) for each in reading.objects(achievement.get("alignment"))
    ):
        if (match := _EQF.fullmatch(address)) is not None:
            found.setdefault("eqf", match[1])
        if (level := _NLQF.get(address.rpartition("/")[2])) is not None:
            found.setdefault("nlqf", level)
    return found


def label(address: str, labels: Labels, language: str) -> str:
    """Return the catalogue's name for the thing at an address; "" where it has none.

    >>> known = {"http://data.europa.eu/snb/eqf/4": {"nl": "EQF-niveau 4", "en": "EQF level 4"}}
    >>> label("https://data.europa.eu/esco/eqf/4", known, "nl")
    'EQF-niveau 4'
    """
    texts = labels.get(_usual(address), {})
    return texts.get(language) or next(iter(texts.values()), "")


def _usual(address: str) -> str:
    """Return an address of EQF, NLQF or ESCO as the vocabularies write it."""
    if (match := _EQF.fullmatch(address)) is not None:
        return _EQF_ADDRESS + match[1]
    if address.startswith("https://data.europa.eu/"):
        address = "http:" + address[len("https:") :]
    name = address.rpartition("/")[2]
    return _NLQF_ADDRESS + name if name in _NLQF and address.startswith("http://data.europa.eu/") else address


def alignment(each: Mapping[str, Any], labels: Labels, language: str) -> str:
    """Return one alignment on one line: the catalogue's words first, then the badge's own where they differ.

    The address is left out where the catalogue knows what it stands for.
    """
    name, address = reading.text(each.get("targetName")), reading.text(each.get("targetUrl"))
    framework, code = (reading.text(each.get(member)) for member in ("targetFramework", "targetCode"))
    ours = label(address, labels, language)
    known = {_folded(text) for text in labels.get(_usual(address), {}).values()}
    own = "" if _folded(name) in known else name
    framework = "" if _folded(framework) == _folded(name) else framework
    where = " ".join(part for part in (framework, "" if code == address else code) if part)
    return " · ".join(part for part in (ours, own, where, "" if ours else address) if part)


def _folded(text: str) -> str:
    return " ".join(by_known(text, str.casefold).split())


class Described:
    """The descriptions in a badge that its results refer to; each is gathered once, however many refer to it.

    Args:
        document: The whole document, which may say more of a description elsewhere.
        achievement: Whose `resultDescription` says what was measured.
    """

    def __init__(self, document: Mapping[str, Any], achievement: Mapping[str, Any]) -> None:
        self._objects = reading.by_id(document)
        self._descriptions = _by_name(achievement.get("resultDescription"))
        self._levels: dict[str | None, dict[str, Mapping[str, Any]]] = {}
        self._gathered: dict[str, Mapping[str, Any]] = {}

    def description(self, name: Any) -> Mapping[str, Any]:  # noqa: ANN401 -- JSON is Any
        """Return the description of a result; "" where the badge gives none."""
        return self._one(name, self._descriptions)

    def level(self, description: Mapping[str, Any], name: Any) -> Mapping[str, Any]:  # noqa: ANN401 -- JSON is Any
        """Return a level of what was measured; empty where the badge does not say."""
        of = reading.identifier(description)
        if of not in self._levels:
            self._levels[of] = _by_name(description.get("rubricCriterionLevel"))
        return self._one(name, self._levels[of])

    def _one(self, name: Any, members: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:  # noqa: ANN401 -- JSON
        wanted = reading.identifier(reading.plain(name))
        found = members.get(wanted or "")
        if found is None or wanted is None:
            return {}
        if wanted not in self._gathered:
            self._gathered[wanted] = reading.merged(self._objects.get(wanted) or [found])
        return self._gathered[wanted]


def _by_name(members: Any) -> dict[str, Mapping[str, Any]]:  # noqa: ANN401 -- JSON is Any
    named = [(reading.identifier(each), each) for each in reading.objects(members)]
    return {name: each for name, each in reversed(named) if name}  # of two the first


def result(each: Mapping[str, Any], described: Described) -> str:
    """Return one result with the name of what was measured, e.g. "Eindcijfer: 8.5"."""
    measured = described.description(each.get("resultDescription"))
    level = described.level(measured, each.get("achievedLevel"))
    named = reading.text(level.get("name")) or reading.text(level.get("level"))
    reached = named or reading.text(each.get("achievedLevel"))
    parts = (figure(each.get("value")), reached, reading.text(each.get("status")))
    said = " · ".join(part for part in parts if part)
    name = reading.text(measured.get("name"))
    return f"{name}: {said}" if name and said else said


def figure(value: Any) -> str:  # noqa: ANN401 -- JSON is Any
    """Return a text or a number; 8.5 is signed as "8.5E0" where the context asks for text, and means the same."""
    value = reading.plain(value)
    if isinstance(value, float) or (isinstance(value, str) and _SCIENTIFIC.fullmatch(value)):
        return f"{float(value):.10g}"
    return reading.text(value)
