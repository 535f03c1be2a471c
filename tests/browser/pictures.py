"""Takes the picture of the front page that the README shows; `make pictures` runs it on a fresh build.

usage: python tests/browser/pictures.py [SITE]      (default: site)

The English page in light colours, 1280 wide, down to the three doors. A picture that would be too heavy for a README is
refused instead of written.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / "site_src" / "docs" / "en" / "assets" / "front-page.png"
WIDTH, HEIGHT = 1280, 900
MOST = 250_000  # bytes


def taken(site: Path) -> bytes:
    """Return the top of the front page as a PNG."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--allow-file-access-from-files"],
        )
        page = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", reduced_motion="reduce"
        )
        page.goto((site / "en" / "index.html").resolve().as_uri())
        page.wait_for_load_state("networkidle")
        picture = page.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT})
        browser.close()
    return picture


def main() -> int:
    """Write the picture; return 1 where there is no site or the picture is too heavy."""
    site = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"
    if not (site / "en" / "index.html").is_file():
        sys.stderr.write(f"no site in {site}: run `make build`, or name the folder of a built site\n")
        return 1
    picture = taken(site)
    if len(picture) > MOST:
        sys.stderr.write(f"the picture has {len(picture)} bytes, more than {MOST}: make HEIGHT smaller\n")
        return 1
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_bytes(picture)
    sys.stdout.write(f"{PICTURE.relative_to(ROOT)}: {len(picture)} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
