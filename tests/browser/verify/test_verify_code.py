"""A QR code in a picture: a link or a badge in it is judged, anything else is said as text."""

import hashlib
import zipfile
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
LINK = "https://badges.example.net/public/assertions/7"
DRAW = """async ([text, kind]) => {
    const folder = document.querySelector('script[type=module]').src.replace(/[^/]*$/, '');
    const { default: qrcode } = await import(`${folder}qrcode.js`);
    const code = qrcode(0, 'M');
    code.addData(text, 'Byte');
    code.make();
    const side = code.getModuleCount();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [900, 700];
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#dde'; pen.fillRect(0, 0, 900, 700);
    pen.fillStyle = '#fff'; pen.fillRect(260, 180, 4 * (side + 8), 4 * (side + 8));
    pen.fillStyle = '#000';
    for (let row = 0; row < side; row++) for (let column = 0; column < side; column++)
        if (code.isDark(row, column)) pen.fillRect(276 + 4 * column, 196 + 4 * row, 4, 4);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, kind, 0.8));
    return [...new Uint8Array(await blob.arrayBuffer())];
}"""


def _picture(page: Any, text: str, path: Path) -> Path:
    kind = "image/jpeg" if path.suffix == ".jpg" else "image/png"
    path.write_bytes(bytes(page.page.evaluate(DRAW, [text, kind])))
    return path


@pytest.mark.parametrize("name", ["photo.png", "photo.jpg"])
def test_a_link_in_a_code_is_treated_as_a_pasted_link(name: str, desk: Any, tmp_path: Path) -> None:
    """The link is shown and judged; it is not followed unasked, and nothing else is asked either."""
    page = desk()
    page.wait()
    path = _picture(page, LINK, tmp_path / name)
    before = len(page.requests)
    page.give(path)
    assert page.headline(name) == ("undecided", "online-check-needed")
    assert LINK in page.page.locator("[data-code]").inner_text()
    assert hashlib.sha256(path.read_bytes()).hexdigest() in (page.page.locator(".on-paper").text_content() or "")
    assert [address for address in page.requests[before:] if not address.startswith("blob:")] == []


def test_a_text_in_a_code_is_said_and_judges_nothing(desk: Any, tmp_path: Path) -> None:
    """Anything but a link or a badge is shown as text, with what cannot be seen made visible."""
    page = desk()
    page.wait()
    page.give(_picture(page, "<b>Sam</b> http://plain.example", tmp_path / "photo.png"))
    assert page.headline("photo.png") == ("undecided", "no-badge-found")
    note = page.page.locator("[data-code]")
    assert "<b>Sam</b> http://plain.example" in note.inner_text()
    assert note.locator("b, a").count() == 0


def test_a_picture_without_a_code_says_nothing_of_codes(desk: Any, tmp_path: Path) -> None:
    """No code, no note; and what is no picture at all is not looked at."""
    page = desk()
    page.wait()
    plain = tmp_path / "plain.jpg"
    plain.write_bytes(b"\xff\xd8\xff\xe0 not a picture after all")
    page.give(plain)
    assert page.headline("plain.jpg")[0] == "undecided"
    assert page.page.locator("[data-code]").count() == 0


def test_photos_in_a_zip_are_read_as_if_they_came_alone(desk: Any, verify_folder: Path, tmp_path: Path) -> None:
    """Each file gets its own answer: a code is read, a badge beside it is judged, and nobody is asked unasked."""
    page = desk()
    page.wait()
    photo = _picture(page, LINK, tmp_path / "photo.jpg")
    bundle = tmp_path / "bundle.zip"
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.write(photo, "in/photo.jpg")
        archive.write(verify_folder / "samples" / "genuine.json", "badge.json")
    before = len(page.requests)
    page.give(bundle)
    assert page.headline("bundle.zip \u203a in/photo.jpg") == ("undecided", "online-check-needed")
    assert page.headline("bundle.zip \u203a badge.json") == ("valid", "verified")
    assert LINK in page.open("bundle.zip \u203a in/photo.jpg").locator("[data-code]").inner_text()
    assert page.page.locator("#card-note").is_hidden()
    assert [address for address in page.requests[before:] if not address.startswith("blob:")] == []


def test_a_request_to_a_wallet_in_a_code_is_named(desk: Any, tmp_path: Path) -> None:
    """Nobody opens it: the address within is not even offered."""
    page = desk()
    page.wait()
    asks = "openid-credential-offer://?credential_offer_uri=https%3A%2F%2Fagent.example.org%2Foffers%2F1"
    page.give(_picture(page, asks, tmp_path / "photo.png"))
    assert page.headline("photo.png") == ("undecided", "no-badge-found")
    shown = page.page.locator("[data-report]").inner_text()
    assert "invitation for a wallet" in shown
    assert page.page.locator("[data-host], .online").count() == 0
