"""Lists of other services: what stands in them beside badges is said, and so is that a list goes on elsewhere."""

import json
from typing import Any

import pytest

from badge_catalogue.imports import sources
from badge_catalogue.imports.record import NotImportable
from badge_catalogue.model import Catalogue

CLASS = {"type": "BadgeClass", "name": "Lassen", "description": "Je last.", "criteria": {"narrative": "Las."}}
FIRST = {"name": "Lassen", "description": "d", "image": "https://m.example.org/x.png", "criteria": "https://m.example.org/c",
         "issuer": "https://m.example.org/i"}  # fmt: skip


def read(told: object) -> tuple[sources.Source, str]:
    """Return what a file holds, and all that was said of it."""
    data = told if isinstance(told, bytes) else json.dumps(told).encode()
    source = sources.read(sources.kind_of("a.json", data) or "edubadges", "a", {"a.json": data}, catalogue=Catalogue())
    said = [*source.notes, *(text for one in source.incoming for text in (*one.wrong, *one.changed, *one.lost))]
    return source, "\n".join(text.get("en") for text in said)


@pytest.mark.parametrize(
    ("around", "whole"),
    [
        ({"result": [CLASS], "pagination": {"hasNext": True, "nextResults": "https://p.example.org/2"}}, False),
        ({"result": [CLASS], "pagination": {"hasNext": False, "nextResults": None}}, True),
        ({"data": [CLASS], "metadata": {"current_page": 1, "total_pages": 3}}, False),
        ({"value": [CLASS], "@odata.nextLink": "https://p.example.org/2"}, False),
        ({"results": [CLASS], "count": 20}, False),
        ({"results": [CLASS], "count": 1}, True),
        ({"items": [CLASS], "pageNumber": 3, "hasNextPage": False}, False),
        ({"items": [CLASS], "pageNumber": "1", "totalPages": "1"}, True),
        ({"name": "School", "type": "Issuer", "badgeClasses": [CLASS], "next": "https://p.example.org/2"}, False),
    ],
)
def test_a_list_that_goes_on_is_a_part(around: dict[str, Any], whole: bool) -> None:  # noqa: FBT001 -- a table
    """Whichever words a service has for it, a part of a list is told and retires nothing."""
    source, said = read(around)
    assert [item.slug for item in source.incoming] == ["lassen"]
    assert source.whole is whole
    assert ("fetch the other pages" in said) is not whole


def test_what_is_no_badge_in_a_list_is_said() -> None:
    """An address or a number beside badges is passed over and named; nothing is a gap."""
    source, said = read([CLASS, "https://m.example.org/2", 5, None])
    assert len(source.incoming) == 1
    assert said.count("in the list is no badge and was passed over") == len(["https://m.example.org/2", 5])
    with pytest.raises(NotImportable, match="these are addresses alone"):
        read(["https://m.example.org/1", "https://m.example.org/2"])


def test_a_member_that_stands_twice_is_said() -> None:
    """Only the last of two is read; twice the same says nothing new. A version keeps its digits."""
    twice = b'{"type":"BadgeClass","name":"A","name":"A","description":"een","description":"twee","version":1.10}'
    source, said = read(twice)
    assert "member 'description' stands twice" in said
    assert "member 'name'" not in said
    assert source.incoming[0].data["version"] == "1.10"


def test_a_class_of_the_first_version_is_read() -> None:
    """Open Badges 1.0 has no types; an object without all of its members is none of its classes."""
    source, _ = read(FIRST)
    assert source.incoming[0].data["criteria"] == {"nl": FIRST["criteria"]}
    with pytest.raises(NotImportable, match="expected"):
        read({key: value for key, value in FIRST.items() if key != "criteria"})


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ({"uid": "x", "recipient": {"identity": "y"}, "badge": "b", "issuedOn": 1400000000}, "awarded"),
        ({"data": {"id": "1", "badge_template": {"id": "2", "name": "X"}, "issued_to": "P"}}, "awarded"),
        ({"credential": {"name": "c", "recipient": {"name": "P"}, "issued_on": "2020-01-01"}}, "awarded"),
        ({"actor": {"mbox": "mailto:p@example.org"}, "verb": {"id": "v"}, "object": {"id": "o"}}, "xAPI"),
        ({"statements": [{"actor": {}, "verb": {}, "object": {}}], "more": "/more"}, "xAPI"),
        ({"iss": "l", "https://purl.imsglobal.org/spec/lti/claim/version": "1.3.0"}, "LTI"),
        ({"type": "ltiResourceLink", "title": "X", "url": "https://l.example.org"}, "LTI"),
        ({"id": "1", "name": "x", "badge_content_id": "z"}, "Open Badge Passport"),
        ({"data": {"id": "1", "name": "X", "vanity_slug": "x"}}, "Credly"),
        (b'<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"/>', "SCORM"),
        (b'<x xmlns="http://www.imsglobal.org/xsd/imslticc_v1p0"/>', "LTI"),
    ],
)  # fmt: skip
def test_what_is_no_kind_of_badge_is_named(told: object, named: str) -> None:
    """It is called what it is, with what to ask for instead."""
    with pytest.raises(NotImportable, match=named) as refused:
        read(told)
    assert "Open Badges" in str(refused.value)


def test_every_specification_of_a_credential_is_carried_or_named() -> None:
    """One file is one badge; credits of another framework than ECTS are not made ECTS."""
    claims = [
        {"specifiedBy": {"title": {"nl": title}, "creditPoint": {"point": "5", "framework": {"id": scheme}}}}
        for title, scheme in (("Dijken", "http://data.europa.eu/snb/education-credit/other"), ("Sluizen", ""))
    ]
    source, said = read({"type": ["EuropeanDigitalCredential"], "credentialSubject": {"hasClaim": claims}})
    assert [item.data["name"]["nl"] for item in source.incoming] == ["Dijken"]
    assert "another specification" in said
    assert "Sluizen" in said
    assert "credits '5" in said
    assert "workload" not in source.incoming[0].data
