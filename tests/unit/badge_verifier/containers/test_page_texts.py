"""What the page shows as "the badge as it stands in the file"."""

import base64
import io
import json
import zipfile
from email.message import EmailMessage

from badge_verifier.containers.page_texts import entries_json, inside_json


def test_a_badge_is_shown_as_it_stands_there() -> None:
    """The text is the file's own, spaces and all: what was signed is not what was reprinted."""
    text = '{ "type":  ["VerifiableCredential"] , "id": "urn:x" }'
    assert json.loads(inside_json(text.encode()))["texts"] == [{"container": "json", "path": "", "text": text}]


def test_a_file_without_a_badge_shows_none() -> None:
    """Nothing is shown of a file that holds no badge, and nothing is raised."""
    nothing: dict[str, list[str]] = {"texts": [], "paths": [], "looked": []}
    assert json.loads(inside_json(b"\x89PNG\r\n\x1a\n")) == nothing
    assert json.loads(inside_json(b"")) == nothing


def test_the_files_in_a_zip_and_a_mail_are_named() -> None:
    """Also those that hold no badge: a row of the page then says which file it speaks of, or what was looked at."""
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.writestr("a/cv.txt", b"Curriculum vitae")
        archive.writestr("badge.json", b'{"type": ["VerifiableCredential"], "id": "urn:x"}')
        archive.writestr("inner.zip", b"PK\3\4")
    found = json.loads(inside_json(bundle.getvalue()))
    assert found["paths"] == ["a/cv.txt", "badge.json", "inner.zip"]
    assert [each["path"] for each in found["texts"]] == ["badge.json"]
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "a@example.org", "b@example.org", "Sollicitatie"
    letter.set_content("Zie de bijlage.")
    letter.add_attachment(b"\xff\xd8\xff\0", maintype="image", subtype="jpeg", filename="foto.jpg")
    assert json.loads(inside_json(letter.as_bytes())) == {"texts": [], "paths": [], "looked": ["foto.jpg"]}


def test_the_files_of_a_zip_are_given_as_they_are() -> None:
    """Name and bytes, without what a file manager adds; of a broken ZIP none."""
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.writestr("a/photo.jpg", b"\xff\xd8\xff\0")
        archive.writestr("__MACOSX/._photo.jpg", b"x")
    found = [(each["name"], base64.b64decode(each["base64"])) for each in json.loads(entries_json(bundle.getvalue()))]
    assert found == [("a/photo.jpg", b"\xff\xd8\xff\0")]
    assert entries_json(b"PK\3\4broken") == "[]"
