"""However generously a badge is read, what is disproven stays disproven: in every form, each with its own headline.

For each form a genuine badge that is valid, and twins that are truly altered, withdrawn, suspended, out of force, of a
stolen key or somebody else's. A verifier that never says so passes nothing here.
"""

import base64
import io
import json
import textwrap
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import make
import pytest
from judging import judged
from of_files import SVG, chunk, itxt, picture
from of_lookups import status_list

from badge_issuer import bake
from badge_verifier.encodings import multibase
from badge_verifier.report import Report

Json = dict[str, Any]
Key = Any
SUBJECT = "credentialSubject"


def as_token(document: Json, key: Key, method: str) -> str:
    """Return a document as a token."""
    token: str = key.token(document, method)
    return token


def as_json(document: Json, key: Key, method: str) -> str:
    """Return a document with a proof over its meaning."""
    return json.dumps(key.prove(document, method))


def altered(text: str) -> str:
    """Return a signed badge with its name changed and its signature kept."""
    if text.startswith("{"):
        return json.dumps({**json.loads(text), "name": "Arts"})
    header, body, signature = text.split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    return f"{header}.{multibase.to_base64url(json.dumps({**claims, 'name': 'Arts'}).encode())}.{signature}"


def packed(name: str, body: bytes, *, word: bool = False) -> bytes:
    """Return a ZIP, or a document of an office program, with one file in it."""
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w") as archive:
        if word:
            archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, body)
    return bundle.getvalue()


@dataclass(frozen=True)
class Form:
    """One way in which a badge comes.

    Attributes:
        sign: Makes the signed text of a document.
        wrap: Makes the file of that text.
        shape: What an issuing program makes of the document before it is signed.
    """

    sign: Callable[[Json, Key, str], str]
    wrap: Callable[[str], bytes] = str.encode
    shape: Callable[[Json], Json] = dict


def subject(document: Json, **changes: Any) -> Json:
    """Return the document with members of its subject changed."""
    return {**document, SUBJECT: {**document[SUBJECT], **changes}}


def achievement(document: Json, **changes: Any) -> Json:
    """Return the document with members of its achievement changed; None leaves one out."""
    changed = {**document[SUBJECT]["achievement"], **changes}
    return subject(document, achievement={name: said for name, said in changed.items() if said is not None})


def folded(text: str) -> bytes:
    """Return a token as a mail program quotes it."""
    return ("Beste,\n\n> " + "\n> ".join(textwrap.wrap(text, 72)) + "\n\nGroet,\nSam\n").encode()


def saved(text: str) -> bytes:
    """Return an e-mail with the badge as an attachment."""
    attachment = base64.encodebytes(text.encode()).decode()
    return (
        "From: a@example.org\r\nSubject: badge\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n"
        "\r\n--b\r\nContent-Type: text/plain\r\n\r\nHier is hij.\r\n--b\r\nContent-Type: application/json\r\n"
        f"Content-Transfer-Encoding: base64\r\n\r\n{attachment}\r\n--b--\r\n"
    ).encode()


LANGUAGES = [{"@value": "Veilig tillen", "@language": "nl"}, {"@value": "Lifting safely", "@language": "en"}]
FORMS: dict[str, Form] = {
    "JSON": Form(as_json),
    "token": Form(as_token),
    "context spelt otherwise": Form(
        as_token,
        shape=lambda one: {**one, "@context": [one["@context"][0], one["@context"][1].replace("https", "http")]},
    ),
    "contexts in another order": Form(as_token, shape=lambda one: {**one, "@context": one["@context"][::-1]}),
    "extension of the standard": Form(
        as_json,
        shape=lambda one: {
            **one,
            "@context": [*one["@context"], "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"],
        },
    ),
    "picture": Form(as_json, lambda text: picture(itxt(text.encode()))),
    "picture, packed": Form(as_json, lambda text: picture(itxt(text.encode(), packed=True))),
    "picture, older chunk": Form(as_token, lambda text: picture(chunk(b"tEXt", b"openbadges\0" + text.encode()))),
    "picture, in base64": Form(as_json, lambda text: picture(itxt(base64.b64encode(text.encode())))),
    "picture, zeros behind": Form(as_json, lambda text: picture(itxt(text.encode() + b"\0"))),
    "drawing": Form(as_json, lambda text: bake.svg(SVG, text)),
    "drawing with a DOCTYPE": Form(
        as_json, lambda text: b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">' + bake.svg(SVG, text)
    ),
    "list of one": Form(as_json, lambda text: f"[{text}]".encode()),
    "answer of an issuer": Form(as_token, lambda text: json.dumps({"credentials": [{"credential": text}]}).encode()),
    "text in JSON": Form(as_json, lambda text: json.dumps({"raw": text}).encode()),
    "UTF-16": Form(as_json, lambda text: text.encode("utf-16")),
    "hard spaces": Form(as_json, lambda text: text.replace('": ', '":\u00a0').encode()),
    "cell of a spreadsheet": Form(as_json, lambda text: ('naam,"' + text.replace('"', '""') + '"').encode()),
    "address with data": Form(as_json, lambda text: f"data:application/json,{quote(text)}".encode()),
    "words around": Form(as_json, lambda text: f"Hallo, hier is mijn badge:\n```\n{text}\n```\nGroet".encode()),
    "token in a mail": Form(as_token, folded),
    "token in quotes": Form(as_token, lambda text: f"“{text}”".encode()),
    "saved mail": Form(as_json, saved),
    "saved page": Form(
        as_json, lambda text: f'<html><script type="application/ld+json">{text}</script></html>'.encode()
    ),
    "ZIP": Form(as_json, lambda text: packed("badge.json", text.encode())),
    "document": Form(as_token, lambda text: packed("word/document.xml", f"<w:p>{text}</w:p>".encode(), word=True)),
    "type in a list": Form(as_json, shape=lambda one: subject(one, type="AchievementSubject")),
    "date without a zone": Form(as_token, shape=lambda one: {**one, "validFrom": "2026-01-31T10:00:00.5"}),
    "dates of version 1.1": Form(
        as_token,
        shape=lambda one: {**{k: v for k, v in one.items() if k != "validFrom"}, "issuanceDate": one["validFrom"]},
    ),
    "no description": Form(as_token, shape=lambda one: achievement(one, description=None)),
    "number as its id": Form(as_token, shape=lambda one: {**one, "id": "2d1a9c7e-5a0b"}),
    "evidence as an address": Form(
        as_token, shape=lambda one: {**one, "evidence": "https://rijnstad.example.org/werk"}
    ),
    "empty members": Form(as_token, shape=lambda one: {**one, "evidence": None, "image": None, "description": ""}),
    "names in languages": Form(as_json, shape=lambda one: achievement(one, name=LANGUAGES)),
    "subject in a list": Form(as_json, shape=lambda one: {**one, SUBJECT: [one[SUBJECT]]}),
}


def report(form: Form, *, key: Key = make.ACTIVE, name: str = "active", bend: Any = str, **options: Any) -> Report:
    """Judge a badge in a form.

    Args:
        form: How it comes.
        key: Who signs.
        name: Of the key in the trust list.
        bend: What is done to the signed text.
        options: "changes" to the badge before it is signed; others as `judged` takes them.
    """
    document = form.shape(make.badge(**options.pop("changes", {})))
    signed = form.sign(document, key, make.METHODS[name])
    return judged(form.wrap(bend(signed)), **options)


def entry(purpose: str, place: int) -> Json:
    """Return a status entry."""
    return {
        "id": f"{make.STATUS}#{place}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": purpose,
        "statusListIndex": str(place),
        "statusListCredential": make.STATUS,
    }


@pytest.mark.parametrize("name", FORMS)
def test_what_is_disproven_is_so_in_every_form(name: str) -> None:
    """Genuine it is valid; altered, withdrawn, suspended, out of force, stolen or another's it is invalid, and why."""
    form = FORMS[name]
    assert report(form).headline == "verified"
    assert report(form, recipient="sam@example.org").headline == "verified"
    found = {"tampered": report(form, bend=altered)}
    for purpose, headline, place in (("revocation", "revoked", 7), ("suspension", "suspended", 9)):
        net = {make.STATUS: status_list(purpose, place)}
        found[headline] = report(form, changes={"credentialStatus": entry(purpose, place)}, net=net)
        clear = report(form, changes={"credentialStatus": entry(purpose, place + 1)}, net=net)
        assert clear.headline == "verified"
    found["expired"] = report(form, changes={"validUntil": "2026-03-01T00:00:00Z"})
    if name != "date without a zone":  # whose start that form sets
        found["not-yet-valid"] = report(form, changes={"validFrom": "2027-03-01T00:00:00Z"})
    found["key-compromised"] = report(form, key=make.STOLEN, name="stolen", changes={"name": "Heftruck rijden"})
    found["wrong-recipient"] = report(form, recipient="noor@example.org")
    said = {headline: (one.headline, one.verdict) for headline, one in found.items()}
    assert said == {headline: (headline, "invalid") for headline in found}


@pytest.mark.parametrize("name", FORMS)
def test_another_issuer_in_a_form_is_never_the_school(name: str) -> None:
    """Signed by a stranger who bears the school's name, or by nobody: undecided, and never valid."""
    form = FORMS[name]
    issuer = {"id": make.STRANGER.did, "type": ["Profile"], "name": "Demo-mbo Rijnstad"}
    method = f"{make.STRANGER.did}#{make.STRANGER.multikey}"
    document = form.shape(make.badge(issuer=issuer))
    posing = judged(form.wrap(form.sign(document, make.STRANGER, method)))
    assert (posing.verdict, posing.headline) == ("undecided", "impersonation-suspected")
    document = form.shape(make.badge(issuer=issuer, validUntil="2026-03-01T00:00:00Z"))
    assert judged(form.wrap(form.sign(document, make.STRANGER, method))).headline == "impersonation-suspected"
    borrowed = judged(form.wrap(form.sign(form.shape(make.badge()), make.STRANGER, method)))
    assert borrowed.verdict != "valid"
