"""Takes the pictures of the contributors' guide; `make pictures` runs it on a fresh build.

usage: python tests/browser/guide_pictures.py [SITE]      (default: site)

Every picture shows the real thing: the page filled in by a browser, the real words of `catalogue check` on a file with
two mistakes. A picture that would be too heavy for a page is refused instead of written.
"""

import functools
import html
import http.server
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, FilePayload, FloatRect, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PAGES = {"nl": "", "en": "en/"}
MOST = 150_000  # bytes
START = 120_000  # milliseconds: Pyodide on a busy machine
HEATPUMPS = "catalogue/institutions/demo-mbo/badges/warmtepompen-installeren.yaml"
TEXTS = {
    "name.nl": "Zonnepanelen keuren",
    "name.en": "Inspecting solar panels",
    "description.nl": "Je keurt zonnepanelen op een dak. Je meet de stroom en schrijft een rapport.",
    "description.en": "You inspect solar panels on a roof. You measure the current and write a report.",
    "criteria.nl": "- Je hebt drie daken gekeurd.\n- Je rapport is goedgekeurd.",
    "criteria.en": "- You have inspected three roofs.\n- Your report was approved.",
    "workload.sbu": "veel",
}
HEADS = "type;name.nl;name.en;description.nl;description.en;criteria.nl;criteria.en;workload.hours"
ROWS = """
Lassen in de bouw;Welding on site;Je last staal.;You weld steel.;Je laste een balk.;You welded a beam.;8
Steigers bouwen;Building scaffolds;Je bouwt steigers.;You build scaffolds.;Je bouwde er twee.;You built two.;28
Planten verzorgen;Caring for plants;Je snoeit planten.;You prune plants.;Je deed een tuin.;You kept a garden.;een week
"""
SHEET = "\r\n".join([HEADS, *(f"extra_curricular;{row}" for row in ROWS.split("\n") if row)])


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine and give its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def form(page: Page) -> dict[str, bytes]:
    """Fill in the form with one mistake; return the form's top, the finding beside its field, and the preview."""
    page.locator("html:is([data-describe=ready], [data-describe=failed])").wait_for(state="attached", timeout=START)
    if page.locator("html[data-describe=ready]").count() == 0:
        message = f"the checks did not start on {page.url}: run `make build` anew"
        raise SystemExit(message)
    page.locator("#steps-all").check()
    page.locator("#f-issuer").select_option("demo-mbo")
    page.locator('input[name="type"][value="microcredential"]').check()
    for name, text in TEXTS.items():
        page.locator(f'[data-input="{name}"]').fill(text)
    page.locator("#check").click()
    page.wait_for_timeout(100)
    page.locator("html[data-checked=true]").wait_for(state="attached", timeout=START)
    wrong = page.locator('[data-input="workload.sbu"]')
    page.locator('[data-found="workload.sbu"] [data-level=error]').wait_for()
    page.evaluate("() => document.activeElement?.blur()")
    pictures = {"finding": field(page, "workload.sbu")}
    wrong.fill("240")
    page.wait_for_timeout(100)
    page.locator("html[data-checked=true]").wait_for(state="attached", timeout=START)
    pictures["preview"] = page.locator("#preview").screenshot()
    page.locator("#steps-all").uncheck()
    page.locator('[data-step="badge"]').click()
    page.evaluate("() => { document.activeElement?.blur(); scrollTo(0, 0); }")
    return {"form": page.screenshot(), **pictures}


def field(page: Page, name: str, margin: int = 12) -> bytes:
    """Return the part of the page with a field, its label and its findings, and a margin in CSS px."""
    one = page.locator(f'[data-input="{name}"]').locator("xpath=..")
    one.scroll_into_view_if_needed()
    box = one.bounding_box()
    if box is None:
        message = f"the field {name} is not on the page"
        raise SystemExit(message)
    x, y, width, height = (box[side] for side in ("x", "y", "width", "height"))
    clip = FloatRect(x=x - margin, y=y - margin, width=width + 2 * margin, height=height + 2 * margin)
    return page.screenshot(clip=clip)


def table(page: Page) -> bytes:
    """Give the page a spreadsheet of three badges, one of them with a mistake; return what it says of it."""
    page.locator('[data-way="table"]').click()
    sheet = FilePayload(name="badges.csv", mimeType="text/csv", buffer=SHEET.encode("cp1252"))
    page.locator("#table-file").set_input_files(files=[sheet])
    page.locator("#table-issuer").select_option("demo-mbo")
    page.locator(".row").nth(2).wait_for(timeout=START)
    return page.locator("#table").screenshot()


def findings(language: str) -> str:
    """Return what `catalogue check` says of a copy of the catalogue in which one badge has two mistakes."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "catalogue", Path(folder) / "catalogue")
        badge = Path(folder) / HEATPUMPS
        text = badge.read_text(encoding="utf-8")
        wrong = text.replace('value: "4"', 'value: "mbo4"', 1).replace("workload: {sbu: ", "workload: {sbuu: ", 1)
        if wrong.count("mbo4") != 1 or wrong.count("sbuu") != 1:
            message = f"{HEATPUMPS} no longer holds the two lines that the picture breaks: choose others"
            raise SystemExit(message)
        badge.write_text(wrong, encoding="utf-8")
        command = [str(Path(sys.executable).with_name("catalogue")), "check", "--lang", language]
        said = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    return f"$ catalogue check --lang {language}\n{said.stdout}"


def terminal(browser: Browser, text: str) -> bytes:
    """Return a text as a terminal shows it."""
    page = browser.new_page(viewport={"width": 900, "height": 300})
    style = "margin:0;padding:16px;background:#1b1f24;color:#f0f3f6;font:14px/1.5 monospace;white-space:pre-wrap"
    page.set_content(f'<body style="margin:0"><pre style="{style}">{html.escape(text)}</pre></body>')
    picture = page.locator("pre").screenshot()
    page.close()
    return picture


def taken(site: Path) -> dict[Path, bytes]:
    """Return every picture by the path below site_src/docs."""
    pictures: dict[Path, bytes] = {}
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for language, below in PAGES.items():
            context = browser.new_context(
                viewport={"width": 900, "height": 800}, color_scheme="light", reduced_motion="reduce"
            )
            page = context.new_page()
            page.goto(f"{address}{below}describe/")
            shown = form(page) | {"spreadsheet": table(page), "check": terminal(browser, findings(language))}
            context.close()
            folder = ROOT / "site_src" / "docs" / language / "assets"
            pictures |= {folder / f"guide-{name}.png": data for name, data in shown.items()}
        browser.close()
    return pictures


def main() -> int:
    """Write the pictures; return 1 where there is no site or a picture is too heavy."""
    site = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"
    if not (site / "describe" / "index.html").is_file():
        sys.stderr.write(f"no site in {site}: run `make build`, or name the folder of a built site\n")
        return 1
    pictures = taken(site)
    heavy = [path.name for path, data in pictures.items() if len(data) > MOST]
    if heavy:
        sys.stderr.write(f"more than {MOST} bytes: {', '.join(heavy)}: show less of the page\n")
        return 1
    for path, data in pictures.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        sys.stdout.write(f"{path.relative_to(ROOT)}: {len(data)} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
