"""The page "Describe your badge", as its visitor reads it.

Python takes seconds to start. So a page that was started stays open for the next test that only fills in the form, in
that language: emptied as a visitor empties it.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import demonstrated
import pytest
from lending import Lender
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tabs import Tab, listen

ROOT = Path(__file__).resolve().parents[3]
PATHS = {"nl": "describe/", "en": "en/describe/"}

MICROCREDENTIAL = {
    "name.nl": "Zonnepanelen keuren",
    "name.en": "Inspecting solar panels",
    "description.nl": "Je keurt zonnepanelen op een dak. Je meet de stroom en schrijft een rapport.",
    "description.en": "You inspect solar panels on a roof. You measure the current and write a report.",
    "criteria.nl": "- Je hebt drie daken gekeurd.\n- Je rapport is goedgekeurd.",
    "criteria.en": "- You have inspected three roofs.\n- Your report was approved.",
    "workload.sbu": "240",
    "target_group.nl": "Voor monteurs met twee jaar ervaring.",
    "target_group.en": "For technicians with two years of experience.",
    "prerequisites.nl": "Geen.",
    "prerequisites.en": "None.",
    "admission.nl": "Iedereen kan zich aanmelden.",
    "admission.en": "Open to all.",
    "quality_assurance.body.nl": "Examencommissie Techniek",
    "quality_assurance.body.en": "Examination board of Engineering",
    "approval.body.nl": "Examencommissie Techniek",
    "approval.body.en": "Examination board of Engineering",
    "approval.decided_on": "2026-02-10",
}
CHOICES = {
    "level.framework": "nlqf",
    "level.value": "4",
    "quality_assurance.framework": "npuls-mbo",
    "stacking.role": "standalone",
    "isced_f": "0713",
}
TICKS = {
    "language": "nl",
    "participation": "onsite",
    "assessment.types": "professional_product",
    "assessment.supervised": "true",
    "assessment.id_verified": "true",
    "audience": "professional",
}


@dataclass(frozen=True)
class Form:
    """The page in one language."""

    page: Page
    language: str = "nl"

    def open(self) -> None:
        """Open the page, not waiting for the checks."""
        self.page.goto(PATHS[self.language])

    def wait(self, state: str = "ready") -> None:
        """Wait until the checks run, or are said not to."""
        self.page.locator(f"html[data-describe={state}]").wait_for(state="attached")

    def field(self, at: str) -> Any:
        """Return the control of a field."""
        return self.page.locator(f'[data-input="{at}"]')

    def settled(self) -> str:
        """Wait until what stands in the form was checked; return the file."""
        self.page.locator("html[data-checked=true]").wait_for(state="attached")
        return self.file()

    def file(self) -> str:
        """Return the file as the page shows it."""
        return self.page.locator("#yaml").text_content() or ""

    def lines(self) -> list[str]:
        """Wait until what stands in the form was checked; return the lines of the file that are no remarks."""
        return [line for line in self.settled().splitlines() if not line.startswith("#")]

    def everywhere(self) -> None:
        """Show all steps below each other, so that every field can be reached."""
        self.page.locator("#steps-all").check()

    def fill(self) -> None:
        """Fill in a microcredential with everything it needs but an outcome."""
        self.everywhere()
        self.page.locator("#f-issuer").select_option("demo-mbo")
        self.page.locator('input[name="type"][value="microcredential"]').check()
        for at, text in MICROCREDENTIAL.items():
            self.field(at).fill(text)
        for at, value in CHOICES.items():
            self.field(at).select_option(value)
        for at, value in TICKS.items():
            self.page.locator(f'[data-input="{at}"][value="{value}"]').check()

    def unfold(self, group: str = "more") -> None:
        """Show the fields of a group that stand folded."""
        self.page.locator(f"#group-{group} summary").click()

    def told(self, field: str) -> list[str | None]:
        """Return the rules that are broken according to the place of a field."""
        found = self.page.locator(f'[data-found="{field}"] > [data-rule]')
        return [one.get_attribute("data-rule") for one in found.all()]

    def everything(self) -> set[tuple[str | None, str | None]]:
        """Return rule and level of all that is left to do."""
        items = self.page.locator("#todo [data-rule]").all()
        return {(item.get_attribute("data-rule"), item.get_attribute("data-level")) for item in items}

    def empty(self) -> None:
        """Take everything out of the form and the table, as a visitor does, and fold what was unfolded."""
        self.page.locator('button[data-way="table"]').click()
        self.page.locator("#table-issuer").select_option("")
        self.page.locator("#table-file").set_input_files([])
        self.page.locator('button[data-way="form"]').click()
        self.everywhere()
        self.page.locator("#forget").click()
        self.page.locator("#forget-yes").click()
        self.page.locator("main details").evaluate_all("all => all.forEach((one) => { one.open = false })")
        expect(self.field("name.nl")).to_have_value("")
        self.settled()


@pytest.fixture(scope="session")
def form_on() -> Callable[..., Form]:
    """Say in which page a form stands, and in which language; it is not opened yet."""
    return Form


@dataclass
class _Started:
    form: Form
    complaints: list[str]


@pytest.fixture(scope="package")
def _started(browser: Browser, site: Any) -> Iterator[Callable[[str], _Started]]:
    forms: dict[str, _Started] = {}
    lender = _lender(browser, site)

    def started(language: str) -> _Started:
        if language not in forms:
            one = forms[language] = _Started(Form(lender.window(), language), [])
            page, said = one.form.page, one.complaints
            page.on("console", lambda told: said.append(f"console: {told.text}") if told.type == "error" else None)
            page.on("pageerror", lambda error: said.append(f"error: {error}"))
            page.on("requestfailed", lambda request: said.append(f"failed: {request.url}"))
            page.on(
                "request",
                lambda request: (
                    None
                    if request.url.startswith((site.origin, "blob:", "data:", "about:"))
                    else said.append(f"foreign: {request.url}")
                ),
            )
            one.form.open()
            one.form.wait()
        return forms[language]

    yield started
    lender.close()


@pytest.fixture(params=PATHS)
def form(request: pytest.FixtureRequest, _started: Callable[[str], _Started]) -> Iterator[Form]:
    """The page in each language in turn, started and empty; fails on what console or network complain about."""
    one = _started(request.param)
    one.form.empty()
    one.complaints.clear()
    yield one.form
    assert one.complaints == []


def _lender(browser: Browser, site: Any) -> Lender:
    """Return what lends started pages in a context of its own; what they ask of Python leaves nothing in it."""

    def context() -> BrowserContext:
        return browser.new_context(viewport={"width": 1280, "height": 900}, base_url=site.address)

    return Lender(context, f"{site.address}describe/")


@pytest.fixture(scope="package")
def _lent(browser: Browser, site: Any) -> Iterator[Tab]:
    tab = Tab(browser, lender=_lender(browser, site))
    yield tab
    tab.close()


@pytest.fixture
def lent_page(_lent: Tab, site: Any, complaints: list[str]) -> Iterator[Page]:
    """A page without memory, but that it finds Python started: see `lending.js`; complaints as in `page`."""
    page = _lent.lend()
    end = listen(page, site.origin, complaints)
    yield page
    _lent.take_back(site.origin)
    end()
    assert complaints == []


@pytest.fixture
def on_cpython() -> Callable[[Path, str, str], set[tuple[str, str]]]:
    """Return rule and level of what `catalogue check` says of a file that stands in a copy of the catalogue."""

    def checked(folder: Path, name: str, text: str) -> set[tuple[str, str]]:
        made = demonstrated.CATALOGUE
        files = {path.relative_to(made.parent): path for path in made.rglob("*") if path.is_file()}
        for relative, path in files.items():
            target = folder / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
        (folder / name).write_text(text, encoding="utf-8")
        command = [
            str(Path(sys.executable).with_name("catalogue")),
            "check",
            str(folder / "catalogue"),
            "--format",
            "json",
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        said: Any = json.loads(done.stdout)
        listed = said["findings"] if isinstance(said, dict) else said
        return {(finding["rule"], finding["level"]) for finding in listed if finding["file"] == name}

    return checked
