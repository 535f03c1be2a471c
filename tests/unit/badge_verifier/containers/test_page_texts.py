"""What the page shows as "the badge as it stands in the file"."""

import json

from badge_verifier.containers.page_texts import texts_json


def test_a_badge_is_shown_as_it_stands_there() -> None:
    """The text is the file's own, spaces and all: what was signed is not what was reprinted."""
    text = '{ "type":  ["VerifiableCredential"] , "id": "urn:x" }'
    assert json.loads(texts_json(text.encode())) == [{"container": "json", "path": "", "text": text}]


def test_a_file_without_a_badge_shows_none() -> None:
    """Nothing is shown of a file that holds no badge, and nothing is raised."""
    assert texts_json(b"\x89PNG\r\n\x1a\n") == "[]"
    assert texts_json(b"") == "[]"
