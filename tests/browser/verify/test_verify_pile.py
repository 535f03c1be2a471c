"""Forty applications as they come in, in one go, with a stand-in for edubadges that behaves as badly as hosts do."""

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
PAGE = "https://www.edubadges.nl/public/assertions/"
DATA = "https://api.edubadges.nl/public/assertions/"
CORS = {"access-control-allow-origin": "*"}
KINDS = ("public", "private", "revoked", "redirect", "no-cors", "huge", "gone-silent", "slow")
GAVE = {
    "private": "does not show this to everyone",
    "no-cors": "gave no answer, or does not let this page look",
    "huge": "sent too much",
    "gone-silent": "gave no answer",
}
FILES = (
    "genuine.png",
    "genuine.svg",
    "genuine.json",
    "genuine.jwt",
    "tampered.png",
    "expired.svg",
    "unknown-issuer.png",
)

HEADLINES = {
    "genuine": "verified",
    "tampered": "tampered",
    "expired": "expired",
    "unknown-issuer": "issuer-unknown",
}


def _badge(name: str, **more: object) -> str:
    home = "https://api.edubadges.nl/public"
    issuer = {
        "type": "Issuer",
        "id": f"{home}/issuers/i",
        "name": "Vakschool Voorbeeld",
        "url": "https://school.example",
    }
    badge = {
        "type": "BadgeClass",
        "id": f"{home}/badges/b",
        "name": "Lassen",
        "description": "Lassen",
        "criteria": {"narrative": "Lassen"},
        "image": f"{home}/badges/b/image",
        "issuer": issuer | {"email": "info@school.example"},
    }
    whole = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": f"{DATA}{name}",
        "recipient": {"type": "email", "hashed": True, "identity": f"sha256${'a' * 64}", "salt": "zout"},
        "badge": badge,
        "issuedOn": "2026-01-01T00:00:00Z",
        "verification": {"type": "HostedBadge"},
    }
    return json.dumps(whole | more)


@pytest.fixture
def edubadges(desk: Any) -> list[str]:
    """A stand-in host: public, private, revoked, redirect, no CORS, huge, one that hangs up, and a slow one."""
    asked: list[str] = []
    page = desk().page

    def answer(route: Any) -> None:
        address = route.request.url
        asked.append(address)
        name = address.partition("?")[0].rpartition("/")[2]
        kind = name.rpartition("-")[0]
        if kind == "private":
            route.fulfill(status=404, headers=CORS, body="{}")
        elif kind == "revoked":
            route.fulfill(status=200, headers=CORS, body=_badge(name, revoked=True, revocationReason="Fout"))
        elif kind == "redirect":
            route.fulfill(status=302, headers=CORS | {"location": f"{DATA}public-9"})
        elif kind == "no-cors":
            other = {"access-control-allow-origin": "https://other.example"}  # without any, the stand-in lets us look
            route.fulfill(status=200, headers=other, body=_badge(name))
        elif kind == "huge":
            route.fulfill(status=200, headers=CORS, body=_badge(name) + " " * 2_100_000)
        elif kind == "gone-silent":
            route.abort("timedout")
        else:
            if kind == "slow":
                page.wait_for_timeout(1_500)
            route.fulfill(status=200, headers=CORS, body=_badge(name))

    page.context.route(re.compile(r"https://(api|www)\.edubadges\.nl/"), answer)
    return asked


def _pile(folder: Path, samples: Path) -> list[Path]:
    """Nineteen files: badges, a screenshot, a PDF, a ZIP, and what people send besides."""
    paths = []
    for number in range(14):
        name = FILES[number % len(FILES)]
        paths.append(folder / f"{number}-{name}")
        paths[-1].write_bytes((samples / name).read_bytes())
    listed = json.loads((samples / "index.json").read_text(encoding="utf-8"))
    for one in listed:
        if one["file"].endswith(".pdf") or (one["headline"] == "no-badge-found" and one["file"].endswith(".png")):
            paths.append(folder / f"sent-{one['file']}")
            paths[-1].write_bytes((samples / one["file"]).read_bytes())
    with zipfile.ZipFile(folder / "all.zip", "w") as pack:
        pack.write(samples / "genuine.svg", "one.svg")
    (folder / "letter.docx").write_bytes(b"PK a letter, not a badge")
    (folder / "empty.png").write_bytes(b"")
    return [*paths, folder / "all.zip", folder / "letter.docx", folder / "empty.png"]


def test_forty_mixed_applications_are_judged_in_one_go(
    edubadges: list[str], desk: Any, verify_folder: Path, tmp_path: Path
) -> None:
    """Each application has its row; one click asks the host for all; a refusal is undecided."""
    page = desk()
    paths = _pile(tmp_path, verify_folder / "samples")
    links = [f"{PAGE}{KINDS[number % len(KINDS)]}-{number}" for number in range(40 - len(paths))]
    page.give(*paths)
    page.paste("\n".join(links))
    for name in [path.name for path in paths] + links:
        page.headline(name)
    assert page.page.locator("[data-item]").count() == 40
    assert edubadges == []
    question = page.page.locator("[data-online-pile]")
    question.locator("summary").click()
    assert re.search(r"\d+ files .*api\.edubadges\.nl then sees", question.inner_text(), re.DOTALL)
    question.locator("button").click()
    question.wait_for(state="detached")  # nobody is left to ask
    page.page.locator(".going").wait_for(state="hidden")
    found = {name: page.headline(name) for name in [path.name for path in paths] + links}
    for link in links:
        kind = link.removeprefix(PAGE).rpartition("-")[0]
        verdict, headline = found[link]
        if kind == "revoked":
            assert (verdict, headline) == ("invalid", "revoked"), link
        elif kind == "private":
            assert (verdict, headline) == ("undecided", "not-public"), link
        elif kind == "slow":
            assert headline == found[links[0]][1], link  # waited for, and judged like the quick one
        else:
            assert verdict == "undecided", link
        row = page.page.locator(f'tr[data-row="{link}"]')
        if kind in GAVE:
            assert GAVE[kind] in row.locator(".why").inner_text(), link
            assert "Too early to reject" in row.locator(".do").inner_text(), link
            assert row.locator(".do a").get_attribute("href").startswith("https://api.edubadges.nl/"), link
    for path in paths[:14]:
        expected = path.name.partition("-")[2]
        assert found[path.name][1] == HEADLINES[expected.partition(".")[0]]
    assert found["letter.docx"][0] == found["empty.png"][0] == "undecided"
    assert found["all.zip"] == ("valid", "verified")
    valid = {name for name, (verdict, _) in found.items() if verdict == "valid"}
    assert all("genuine" in name or name.endswith((".zip", ".pdf")) for name in valid), valid
    assert len(valid & {path.name for path in paths[:14]}) == 8
    assert {address.split("/")[2] for address in edubadges} == {"api.edubadges.nl"}
