"""Make forty applications for an employer's desk, and the key with the right answers, of people who do not exist.

usage: python tests/bench/applications.py FOLDER        (writes FOLDER/, FOLDER.names.csv, FOLDER.key.csv)

Somebody who did not build the verify page gets the folder, the address of a site built from this checkout and ten
minutes; afterwards their list is laid beside the key. The badges are signed with the published keys of the
demonstration institutions, so they are genuine for that site and worth nothing anywhere. No clock and no randomness:
two runs write the same files.
"""

import csv
import hashlib
import io
import json
import sys
import uuid
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from PIL import Image

from badge_catalogue.commands.samples import demonstration_key
from badge_catalogue.commands.samples_pdf import document
from badge_catalogue.definitions.load import load_files, read_folder
from badge_catalogue.drawings import badge_images
from badge_catalogue.exports import ob3
from badge_catalogue.exports.keys import jwk
from badge_catalogue.model import Badge, Catalogue, Institution
from badge_catalogue.settings import Settings
from badge_issuer import bake
from badge_issuer.credential import Award, credential
from badge_issuer.keys import SigningKey
from badge_issuer.sign import as_jwt, with_proof
from badge_verifier.encodings.moments import stamp

ROOT = Path(__file__).resolve().parents[2]
AWARDED = datetime(2026, 6, 1, 10, tzinfo=UTC)
ENDED = datetime(2026, 9, 1, 10, tzinfo=UTC)
LATER = datetime(2099, 1, 1, 10, tzinfo=UTC)
SITES = "https://rugzak.example.org/public/assertions/"  # a made-up platform; nothing answers there
FIRST = "Aya Bas Cem Daan Esra Fleur Gijs Hanna Ilias Joost Karima Lars Mila Niels Oumaima Pim Quinty Ravi Sanne Tess"
LAST = "van Dam|Bakker|Yilmaz|de Groot|Kaya|Mulder|Visser|Smits|el Amrani|Peters|Jansen|Dekker|Vos|Post|Haddad"


@dataclass(frozen=True)
class Person:
    """One applicant: a name, and the address with which badges were got."""

    name: str
    email: str

    @property
    def folder(self) -> str:
        """As a recruiter names it."""
        return self.name


@dataclass(frozen=True)
class School:
    """A demonstration institution with a badge of its own, and the key that everybody knows."""

    badge: Badge
    institution: Institution
    key: SigningKey
    method: str


@dataclass(frozen=True)
class Desk:
    """What all applications are made from."""

    catalogue: Catalogue
    settings: Settings
    schools: tuple[School, ...]

    def award(self, school: School, person: Person, **more: Any) -> Award:
        """Return a badge of a school for a person, not yet signed."""
        language = school.badge.default_language
        seed = f"{school.badge.id} {person.email}"
        award = Award(
            id=uuid.uuid5(uuid.NAMESPACE_URL, f"https://example.org/applications/{seed}").urn,
            achievement=ob3.embedded(school.badge, self.catalogue, self.settings, language),
            issuer=ob3.profile_summary(school.institution, self.settings, language),
            email=person.email,
            salt=hashlib.sha256(seed.encode()).hexdigest()[:32],
            valid_from=AWARDED,
        )
        return replace(award, **more)

    def signed(self, school: School, person: Person, **more: Any) -> str:
        """Return a signed badge as JSON."""
        return written(signed(school, self.award(school, person, **more)))


def signed(school: School, award: Award) -> dict[str, Any]:
    """Return an award with the school's signature."""
    return with_proof(
        credential(award), school.key, method=school.method, cryptosuite="eddsa-rdfc-2022", created=stamp(AWARDED)
    )


def written(made: Mapping[str, Any]) -> str:
    """Return JSON as programs write it."""
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def drawing(school: School) -> bytes:
    """Return the picture of a badge, an SVG."""
    return badge_images.svg(school.badge, school.institution)


def png(school: School, badge: str) -> bytes:
    """Return the picture with a badge in it."""
    return bake.png(badge_images.png(drawing(school)), badge)


def pdf(person: Person, attached: str = "", link: str = "") -> bytes:
    """Return a CV as PDF, with a badge attached or with a link to one."""
    lines = ["Mijn badge" if link else "Curriculum vitae", f"Naam: {person.name.encode('ascii', 'ignore').decode()}"]
    return document(lines, attached=("badge.json", attached.encode()) if attached else None, links=[link] * bool(link))


def docx(person: Person, picture: bytes = b"", link: str = "") -> bytes:
    """Return a CV as Word writes it: with a picture in it, or a link."""
    words = (
        f"Curriculum vitae. {person.name}. {'Mijn badge: ' + link if link else 'Werkervaring: twee jaar in de zorg.'}"
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/'
        'package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/'
        'package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.'
        f'org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>',
    }
    return zipped({**parts, **({"word/media/image1.png": picture} if picture else {})})


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP with these files, always of the same moment."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 1, 9, 0, 0)), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def mail(person: Person, text: str, attached: Mapping[str, bytes]) -> bytes:
    """Return an e-mail as a mail program saves it."""
    message = EmailMessage()
    message["From"], message["To"] = f'"{person.name}" <{person.email}>', "werk@zorghuis.example.org"
    message["Subject"], message["Date"] = "Sollicitatie", "Mon, 02 Nov 2026 09:00:00 +0100"
    message.set_content(text)
    for name, body in attached.items():
        message.add_attachment(body, maintype="application", subtype="octet-stream", filename=name)
    if attached:
        message.set_boundary("=-applications-=")
    return message.as_bytes()


def people() -> list[Person]:
    """Return forty applicants."""
    first, last = FIRST.split(), LAST.split("|")
    names = [f"{first[place % len(first)]} {last[(place * 7 + place // 20) % len(last)]}" for place in range(40)]
    plain = (name.lower().replace(" ", ".") for name in names)
    return [Person(name, f"{address}@example.org") for name, address in zip(names, plain, strict=True)]


def desk() -> Desk:
    """Return the demonstration catalogue and those of its schools that have a published key."""
    catalogue, _ = load_files(read_folder(ROOT / "catalogue")[0])
    schools = []
    for institution in catalogue.institutions.values():
        key = demonstration_key(institution.id)
        listed = [
            each.id
            for each in institution.keys
            if each.status == "active" and jwk(each) == key.jwk and (each.not_before or "") <= stamp(AWARDED)
        ]
        badges = [
            badge
            for badge in catalogue.badges.values()
            if badge.issuer == institution.id and badge.status == "active" and badge.current
        ]
        if institution.demonstration and listed:
            schools += [School(badge, institution, key, listed[0]) for badge in badges[:4]]
    return Desk(catalogue, Settings(), tuple(schools))


Made = tuple[dict[str, bytes], str, str]
"""Files by their path, the right answer, and what of it matters."""

REAL = "echt: past bij wie het stuurde"
OPEN = "nog niet te zeggen: opzoeken of om het bestand vragen"
NONE = "geen badge te vinden: om het bestand of de link vragen"


def applications(made: Desk, who: list[Person]) -> list[Made]:
    """Return what each applicant sent, in the order of `who`."""
    found: list[Made] = []
    for place, person in enumerate(who[:24]):
        found.append(genuine(made, person, place))
    rest = iter(who[24:])
    school, other = made.schools[0], made.schools[-1]
    for kind in ODD:
        person = next(rest)
        found.append(kind(made, person, school, other, who))
    return found


def genuine(made: Desk, person: Person, place: int) -> Made:
    """Return an application with a badge that is right, in one of eight forms."""
    school = made.schools[place % len(made.schools)]
    badge = made.signed(school, person)
    picture = png(school, badge)
    home = f"{person.folder}/"
    forms: tuple[dict[str, bytes], ...] = (
        {f"{home}badge.png": picture, f"{home}CV.docx": docx(person)},
        {f"{home}mijn-badge.svg": bake.svg(drawing(school), badge), f"{home}CV.pdf": pdf(person)},
        {f"{home}CV.pdf": pdf(person, attached=badge)},
        {f"{home}CV.docx": docx(person, picture)},
        {f"{person.name}.eml": mail(person, "Beste,\nMijn badge zit erbij.", {"mijn badge.png": picture})},
        {f"{person.name}.zip": zipped({"CV.docx": docx(person), "badges/diploma.png": picture})},
        {f"{person.name}.eml": mail(person, "Zie bijlage.", {"alles.zip": zipped({"badge.png": picture})})},
        {f"{home}badge.jwt": as_jwt(credential(made.award(school, person)), school.key, method=school.method).encode()},
    )
    return forms[place % len(forms)], REAL, f"{school.badge.name.get('nl')} van {school.institution.name.get('nl')}"


def _link(made: Desk, person: Person, *_: Any) -> Made:
    del made
    return (
        {f"{person.folder}/CV.pdf": pdf(person, link=f"{SITES}{person.folder[:3].lower()}1")},
        OPEN,
        "een link in een CV",
    )


def _link_in_word(made: Desk, person: Person, *_: Any) -> Made:
    del made
    return {f"{person.folder}/CV.docx": docx(person, link=f"{SITES}sollicitant-2")}, OPEN, "een link in een CV in Word"


def _link_in_mail(made: Desk, person: Person, *_: Any) -> Made:
    del made
    text = f"Beste,\n\nU vindt mijn badge op {SITES}sollicitant-3 .\n\nGroet"
    return {f"{person.name}.eml": mail(person, text, {})}, OPEN, "een link in een e-mail"


def _screenshot(made: Desk, person: Person, school: School, *_: Any) -> Made:
    del made
    photo = io.BytesIO()
    Image.open(io.BytesIO(badge_images.png(drawing(school)))).convert("RGB").save(photo, "JPEG", quality=80)
    return {f"{person.folder}/IMG_2041.jpg": photo.getvalue()}, NONE, "een foto van een badge"


def _screenshot_in_mail(made: Desk, person: Person, _: School, other: School, *__: Any) -> Made:
    del made
    shot = {"Screenshot 2026-10-31.png": badge_images.png(drawing(other))}
    return {f"{person.name}.eml": mail(person, "Dit is hem!", shot)}, NONE, "een schermafdruk in een e-mail"


def _only_cv(made: Desk, person: Person, *_: Any) -> Made:
    del made
    return {f"{person.folder}/CV.docx": docx(person)}, NONE, "alleen een CV"


def _expired(made: Desk, person: Person, school: School, *_: Any) -> Made:
    badge = made.signed(school, person, valid_until=ENDED)
    return {f"{person.folder}/badge.png": png(school, badge)}, "telt niet: verlopen op 1 september 2026", "verlopen"


def _later(made: Desk, person: Person, _: School, other: School, *__: Any) -> Made:
    badge = made.signed(other, person, valid_from=LATER)
    return {f"{person.folder}/badge.png": png(other, badge)}, "telt niet: geldt nog niet", "begint in 2099"


def _stranger(made: Desk, person: Person, name: str, school: School) -> str:
    key = demonstration_key(f"an applicant's own key: {name}")
    issuer = f"did:key:{key.multibase}"
    profile = {"id": issuer, "type": ["Profile"], "name": name}
    known = ob3.embedded(school.badge, made.catalogue, made.settings, school.badge.default_language)
    told = {each: known[each] for each in ("type", "achievementType", "name", "description")}
    criteria = {"narrative": known["criteria"]["narrative"]}
    achievement = {**told, "id": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, issuer)}", "criteria": criteria}
    own = replace(school, key=key, method=f"{issuer}#{key.multibase}")
    return written(signed(own, made.award(own, person, achievement=achievement, issuer=profile)))


def _unknown(made: Desk, person: Person, school: School, *_: Any) -> Made:
    badge = _stranger(made, person, "Bijles & Zo", school)
    return (
        {f"{person.folder}/badge.png": png(school, badge)},
        "uitgever onbekend: zelf uitzoeken wie dat is",
        "onbekend",
    )


def _course_bureau(made: Desk, person: Person, school: School, *_: Any) -> Made:
    badge = _stranger(made, person, "Cursusbureau Rozenbottel", school)
    packed = zipped({"badge.json": badge.encode(), "CV.pdf": pdf(person)})
    return {f"{person.name}.zip": packed}, "uitgever onbekend: zelf uitzoeken wie dat is", "onbekend, in een ZIP"


def _tampered(made: Desk, person: Person, school: School, *_: Any) -> Made:
    badge = json.loads(made.signed(school, person))
    badge["credentialSubject"]["achievement"]["name"] += " (cum laude)"
    return (
        {f"{person.folder}/badge.png": png(school, written(badge))},
        "vervalst: veranderd na ondertekening",
        "VERVALSING 1",
    )


def _impersonated(made: Desk, person: Person, school: School, *_: Any) -> Made:
    badge = _stranger(made, person, school.institution.name.get("nl"), school)
    attached = {"mijn diploma.png": png(school, badge)}
    answer = "vervalst: doet zich voor als een bekende school"
    return {f"{person.name}.eml": mail(person, "Mijn diploma zit erbij.", attached)}, answer, "VERVALSING 2"


def _stolen(made: Desk, person: Person, school: School, other: School, who: list[Person]) -> Made:
    del school, other
    owner, place = who[0], 0
    badge = made.signed(made.schools[place], owner)
    answer = f"van een ander: de badge is van {owner.name} (te zien met de lijst van namen)"
    return {f"{person.folder}/badge.png": png(made.schools[place], badge)}, answer, "GESTOLEN"


def _nobody(made: Desk, person: Person, school: School, *_: Any) -> Made:
    badge = made.signed(school, Person("Iemand Anders", "iemand.anders@example.net"))
    answer = "niet van wie het stuurde: op de lijst staat niemand met dit adres (ander adres vragen)"
    return {f"{person.folder}/badge.png": png(school, badge)}, answer, "op een adres dat niet op de lijst staat"


def _differs(made: Desk, person: Person, *_: Any) -> Made:
    school = next(each for each in made.schools if each.badge.workload is not None and each.badge.workload.ects)
    achievement = dict(made.award(school, person).achievement)
    achievement["creditsAvailable"] = 60
    badge = made.signed(school, person, achievement=achievement)
    answer = "let op: echt, maar niet zoals in de catalogus (60 studiepunten op de badge)"
    return {f"{person.folder}/badge.png": png(school, badge)}, answer, "meer studiepunten dan de catalogus zegt"


def _two(made: Desk, person: Person, school: School, other: School, *_: Any) -> Made:
    right, old = made.signed(other, person), made.signed(school, person, valid_until=ENDED)
    attached = {"badge 1.png": png(other, right), "badge 2.png": png(school, old), "CV.docx": docx(person)}
    answer = "twee badges: badge 1 is echt, badge 2 is verlopen"
    return {f"{person.name}.eml": mail(person, "Twee badges!", attached)}, answer, "twee badges in een e-mail"


ODD = (
    _link,
    _link_in_word,
    _link_in_mail,
    _screenshot,
    _screenshot_in_mail,
    _only_cv,
    _expired,
    _later,
    _unknown,
    _course_bureau,
    _tampered,
    _impersonated,
    _stolen,
    _nobody,
    _differs,
    _two,
)


def main() -> int:
    """Write the folder, and beside it the list of applicants and the key."""
    folder = Path(sys.argv[1])
    who = people()
    rows = []
    for person, (files, answer, why) in zip(who, applications(desk(), who), strict=True):
        for name, body in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)
        rows.append((person.name, " | ".join(files), answer, why))
    listed = "".join(f"{person.name};{person.email}\n" for person in who)
    folder.with_name(f"{folder.name}.names.csv").write_text(f"Naam;E-mail\n{listed}", encoding="utf-8")
    with folder.with_name(f"{folder.name}.key.csv").open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(("naam", "bestanden", "goed antwoord", "wat het is"))
        table.writerows(rows)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
