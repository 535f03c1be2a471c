"""Web pages and XML as servers send them: other letters, prefixes, signs of HTML, parts of a graph, broken scripts."""

import json
from typing import Any

import pytest

from badge_catalogue.imports import elm, json_files, sources
from badge_catalogue.imports.record import NotImportable
from badge_catalogue.model import Catalogue

COURSE = {"@context": "https://schema.org", "@type": "Course", "name": "Café leiden", "description": "Één dag."}


def read(name: str, data: bytes) -> tuple[list[dict[str, Any]], str]:
    """Return the badges of a file, and all that was said."""
    kind = sources.kind_of(name, data) or sources.likely([name])
    source = sources.read(kind, name, {name: data}, catalogue=Catalogue())
    said = [*source.notes, *(text for one in source.incoming for text in (*one.wrong, *one.changed, *one.lost))]
    return [one.data for one in source.incoming], "\n".join(text.get("en") for text in said)


def page(*scripts: object, encoding: str = "utf-8") -> bytes:
    """Return a page with each of these in a script, a text as it stands."""
    texts = [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in scripts]
    whole = "".join(f"<script class='x' type=application/ld+json>{text}</script>" for text in texts)
    return f"<!doctype html><html><head>{whole}</head><body>x</body></html>".encode(encoding)


@pytest.mark.parametrize(
    "script",
    [
        {"@context": {"schema": "https://schema.org/"}, "@type": "schema:Course", "schema:name": "Café leiden"},
        {"@type": "https://schema.org/Course", "https://schema.org/name": "Café leiden"},
        '//<![CDATA[\n{"@context": "https://schema.org", "@type": ["Course"], "name": "Café leiden"}\n//]]>',
        '<!-- {"@context": "http://schema.org/", "@type": "Course", "name": "Caf&eacute; leiden"} -->',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_course_is_read_however_its_page_writes_it(script: object, encoding: str) -> None:
    """Prefixes and full addresses, comments around the script, signs of HTML and the letters of Windows."""
    assert read("p.html", page(script, encoding=encoding))[0][0]["name"] == {"nl": "Café leiden"}


def test_a_line_end_within_a_text_is_read() -> None:
    """Strict JSON forbids it, and pages have it."""
    script = '{"@context":"https://schema.org","@type":"Course","name":"A","description":"a\nb"}'
    badges, _ = read("p.html", page(script))
    assert badges[0]["description"] == {"nl": "a\nb"}


def test_parts_of_a_graph_stand_in_place_or_are_named() -> None:
    """A part that the course refers to is of it; one that nothing refers to is named, and what pages have is not."""
    graph = [
        {"@type": "WebSite", "name": "School"},
        {**COURSE, "hasCourseInstance": {"@id": "#i"}},
        {"@type": "CourseInstance", "@id": "#i", "startDate": "2027-02-01",
         "location": {"address": {"addressLocality": "Assen"}}},
        {"@type": "Event", "@id": "#e"},
    ]  # fmt: skip
    badges, said = read("p.html", page({"@context": "https://schema.org", "@graph": graph}))
    assert badges[0]["offering"] == [{"starts": ["2027-02-01"], "locations": ["Assen"]}]
    assert "member '@graph.Event'" in said
    assert "WebSite" not in said


def test_what_a_page_holds_besides_is_named() -> None:
    """A broken script about a course, and an entry of a list that is an address alone."""
    listed = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "url": "https://e.example.org/2"}]}
    course = {**COURSE, "inLanguage": {"@type": "Language", "name": "Dutch"}}
    badges, said = read("p.html", page(course, '{"@type":"Course",,}', listed))
    assert badges[0]["language"] == ["nl"]
    assert said.count("in the list is no badge and was passed over") == 2
    with pytest.raises(NotImportable, match="describes no course for programs"):
        read("p.html", page('{"@type":"Course",,}'))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_xml_is_read_in_its_own_encoding(encoding: str) -> None:
    """The European form, with a prefix of its own and the address of a language."""
    dutch = "http://publications.europa.eu/resource/authority/language/NLD"
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><q:qualification xmlns:q="http://data.europa.eu/snb/model/elm/" '
        f'id="urn:q"><q:title language="{dutch}">Één dag</q:title></q:qualification>'
    )
    assert read("a.xml", text.encode(encoding))[0][0]["name"] == {"nl": "Één dag"}


def test_a_part_of_xml_that_nothing_leads_to_is_named() -> None:
    """An outcome that a specification refers to comes in; one beside it is told."""
    text = (
        '<r xmlns="http://data.europa.eu/snb/model/elm/"><LearningAchievementSpecification id="urn:s">'
        '<title language="nl">Dijken</title><learningOutcome idref="urn:1"/></LearningAchievementSpecification>'
        '<LearningOutcome id="urn:1"><title language="nl">Meten</title></LearningOutcome>'
        '<LearningOutcome id="urn:2"><title language="nl">Graven</title></LearningOutcome></r>'
    )
    page = json_files.read(elm.as_json(text.encode()))
    assert len(page.objects) == 1
    assert [said.get("en").split("'")[1] for said in page.notes] == ["LearningOutcome Graven"]
