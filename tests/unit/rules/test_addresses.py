"""Where everything published stands is said once: in `addresses.py`, and for the scripts in `addresses.js`."""

import ast
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from badge_catalogue import addresses
from badge_catalogue.model.text import LANGUAGES

ROOT = Path(__file__).resolve().parents[3]
SOURCES = ROOT / "build" / "badge_catalogue"
SCRIPTS = ROOT / "site_src" / "overrides" / "assets"
# A folder of published entries at the start of an address, or a file that programs fetch.
SPELLED = re.compile(
    r"(?<![\w/.-])(?:\.\./)*(?:badges|institutions|pathways|frameworks|plan)/|"
    r"achievement\.json|feed\.atom|dcat\.jsonld|trust\.json|logo\.png|image\.(?:png|svg)|api/v1"
)
PREFIX = re.compile(rf"^(?:{'|'.join(LANGUAGES[1:])})/")
IDS = ("demo-mbo.lassen", "a.b-c")
ELSEWHERE = {
    "addresses.py",  # here it belongs
    "definitions/loading_rules.py",  # files in the folder of definitions, which nobody publishes
}


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and text of every string of a module that is no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def test_no_module_spells_a_published_address() -> None:
    """Python makes every address through `addresses`; nor does it know a language's folder."""
    found = [
        f"{path.relative_to(SOURCES)}:{line}: {text[:60]}"
        for path in sorted(SOURCES.rglob("*.py"))
        if path.relative_to(SOURCES).as_posix() not in ELSEWHERE
        for line, text in literals(path)
        if SPELLED.search(text) or PREFIX.search(text)
    ]
    assert found == []


@pytest.mark.parametrize("folder", ["site_src/templates", "site_src/overrides"])
def test_no_template_or_script_spells_one(folder: str) -> None:
    """Templates ask `at`, the frame names `@@at:…@@`, scripts import `site/addresses.js`."""
    paths = [path for path in (ROOT / folder).rglob("*") if path.suffix in {".html", ".js"}]
    assert paths
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in sorted(paths)
        if path.name != "addresses.js"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if SPELLED.search(re.sub(r"^\s*(?://|\*|/\*).*|\{#.*?#\}|import .* from .*", "", line))
    ]
    assert found == []


def test_the_rule_sees_what_it_forbids() -> None:
    """An address, however it is put together, is found; a path in the folder of definitions is not."""
    wrong = ("badges/demo/lassen/", "../institutions/", "x/feed.atom", 'href="pathways/', "/api/v1/", "{}image.svg")
    assert [text for text in wrong if not SPELLED.search(text)] == []
    assert not SPELLED.search("catalogue/institutions/demo-mbo/badges/lassen.yaml")
    assert PREFIX.search("en/badges")


def test_scripts_of_the_verify_page_name_what_is_published() -> None:
    """They belong to a release of their own and import nothing of the site; what they ask for stands there."""
    page = ROOT / "verifier" / "page"
    asked = re.compile(r"""["`](?:\$\{words\.home\})?((?:trust|status|plan|catalogue|badges)/[\w./-]*)["`]""")
    told = {place for path in sorted(page.rglob("*.js")) for place in asked.findall(path.read_text(encoding="utf-8"))}
    assert told == {*addresses.TRUST_PARTS, addresses.STATUS_INDEX, addresses.PLAN}


def test_scripts_make_the_same_addresses() -> None:
    """For an id, the functions of `addresses.js` give what those of `addresses.py` give."""
    script = (SCRIPTS / "site" / "addresses.js").as_uri()
    told = (
        f"const at = await import({json.dumps(script)}); const ids = {json.dumps(IDS)};"
        "console.log(JSON.stringify([ids.map(at.badgeFolder), ids.map((id) => at.badgePicture(id, true)),"
        "ids.map((id) => at.badgePicture(id, false)), at.pathwayFolder('zorg'), at.institutionFolder('demo-mbo'),"
        "at.termsOf('nl'),"
        "[at.BADGES, at.FACETS, at.FACETS_LATER, at.FOUND, at.WORDS]]));"
    )
    done = subprocess.run(
        ["node", "--input-type=module", "-e", told],  # noqa: S607 -- node is found as npm found it
        capture_output=True,
        text=True,
        check=True,
    )
    folders = [addresses.badge_folder(each) for each in IDS]
    assert json.loads(done.stdout) == [
        folders,
        [f"{each}image.png" for each in folders],
        [f"{each}image.svg" for each in folders],
        f"{addresses.PATHWAYS}zorg/",
        addresses.institution_folder("demo-mbo"),
        addresses.terms_of("nl"),
        [addresses.BADGES, addresses.FACETS, addresses.FACETS_LATER, addresses.FOUND, addresses.WORDS],
    ]
