"""An institution's logo is published as a PNG, on its page and in its profiles; without one nothing names it."""

from badge_catalogue import addresses
from badge_catalogue.definitions.load import load_files
from badge_catalogue.exports import ob2, ob3
from badge_catalogue.settings import Settings
from badge_catalogue.site.render import own_images

SETTINGS = Settings("https://badges.example.org/", 1_780_000_000)
FILE = "catalogue/institutions/demo-hbo/institution.yaml"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'


class Pictures:
    """Draws everything as one PNG, and keeps what it was given."""

    def png(self, data: bytes) -> bytes:
        """Return the bytes with a mark."""
        return b"PNG of " + data


def test_a_logo_is_published(small: dict[str, bytes]) -> None:
    """A drawing becomes pixels; both profiles say where it stands."""
    written = {**small, FILE: small[FILE] + b"logo: logo.svg\n", FILE.replace("institution.yaml", "logo.svg"): SVG}
    for files, there in ((written, True), (small, False)):
        catalogue, findings = load_files(files)
        assert findings == []
        institution = catalogue.institutions["demo-hbo"]
        address = f"{SETTINGS.site_url}{addresses.logo(institution)}"
        made = dict(own_images(catalogue, Pictures()))  # type: ignore[arg-type]  # one method is asked for
        assert (addresses.logo(institution) in made) is there
        assert (ob2.issuer(institution, SETTINGS).get("image") == address) is there
        assert (ob3.profile(institution, catalogue, SETTINGS).get("image") == {"id": address, "type": "Image"}) is there
