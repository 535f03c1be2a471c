"""What the page shows as "the badge as it stands in the file"."""

import base64
import io
import json
import zipfile

from badge_verifier.containers.page_texts import entries_json, texts_json


def test_a_badge_is_shown_as_it_stands_there() -> None:
    """The text is the file's own, spaces and all: what was signed is not what was reprinted."""
    text = '{ "type":  ["VerifiableCredential"] , "id": "urn:x" }'
    assert json.loads(texts_json(text.encode())) == [{"container": "json", "path": "", "text": text}]


def test_a_file_without_a_badge_shows_none() -> None:
    """Nothing is shown of a file that holds no badge, and nothing is raised."""
    assert texts_json(b"\x89PNG\r\n\x1a\n") == "[]"
    assert texts_json(b"") == "[]"


def test_the_files_of_a_zip_are_given_as_they_are() -> None:
    """Name and bytes, without what a file manager adds; of a broken ZIP none."""
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.writestr("a/photo.jpg", b"\xff\xd8\xff\0")
        archive.writestr("__MACOSX/._photo.jpg", b"x")
    found = [(each["name"], base64.b64decode(each["base64"])) for each in json.loads(entries_json(bundle.getvalue()))]
    assert found == [("a/photo.jpg", b"\xff\xd8\xff\0")]
    assert entries_json(b"PK\3\4broken") == "[]"
