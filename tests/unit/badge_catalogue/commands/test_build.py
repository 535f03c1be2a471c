"""The build command: the same bytes twice, nothing left over, no link that leads nowhere, no mistake let through."""

import hashlib
import importlib.util
import json
import os
import posixpath
import re
import shutil
import subprocess
import sys
from functools import partial
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import demonstrated
import pytest

from badge_catalogue.checks import CHECKS
from badge_catalogue.cli import main
from badge_catalogue.commands import build
from badge_catalogue.commands.build import Refused, settings_from
from badge_catalogue.pages import licences
from badge_catalogue.settings import Settings
from badge_catalogue.shipped import PROJECT
from badge_catalogue.site.output import Output, Progress

SITE_URL = "https://badges.example.org/deep/"
EPOCH = 1_795_305_600  # 2026-11-22
SMALL = Path(__file__).parents[1] / "small" / "catalogue"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration's site: BADGE_SITE where `make test` has just built it, else one built now."""
    if named := os.environ.get("BADGE_SITE"):
        return Path(named)
    folder = tmp_path_factory.mktemp("build") / "site"
    build.build(demonstrated.CATALOGUE, folder, Settings(SITE_URL, EPOCH), Progress(quiet=True))
    return folder


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


# What tells of this repository itself, and so stands on the site that is built beside it alone.
BESIDE_THE_PROGRAM = {
    *(
        f"{folder}{page}/index.html"
        for folder in ("", "en/")
        for page in ("contribute", "hosting", "listed", "first-day")
    ),
    "en/assets/growth-sites.svg",
    "en/assets/growth.svg",
    "en/decisions/index.html",
    "sitemap/1.xml",
}


def test_two_builds_have_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same definitions on the same day give the same site, byte for byte: pages, pictures, indexes, samples.

    One process or two, beside the program or with what its wheel brings and no node, it makes no difference; only what
    tells of this repository stays here.
    """
    monkeypatch.setattr("os.cpu_count", partial(int, 1))
    sources = tmp_path / "catalogue"
    shutil.copytree(SMALL, sources)
    build.build(sources, tmp_path / "checkout", Settings(SITE_URL, EPOCH, alone=True), Progress(quiet=True))
    installed = tmp_path / "site-packages"
    as_in_the_wheel(installed)
    told = {"PYTHONPATH": str(installed), "SOURCE_DATE_EPOCH": str(EPOCH), "PATH": str(Path(sys.executable).parent)}
    command = ["--source", str(sources), "--out", str(tmp_path / "wheel"), "--site-url", SITE_URL]
    done = subprocess.run(
        [sys.executable, "-c", FROM_THERE, str(installed), "build", *command],
        env=told,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    here, there = digests(tmp_path / "checkout"), digests(tmp_path / "wheel")
    assert len(there) > 100
    assert {name for name in {*here, *there} if here.get(name) != there.get(name)} == BESIDE_THE_PROGRAM


FROM_THERE = """
import os, sys
os.cpu_count = lambda: 2
from badge_catalogue import cli, shipped
folder = sys.argv.pop(1)
assert str(shipped.PROJECT) == folder + "/badge_catalogue/shipped", shipped.PROJECT
sys.exit(cli.main(sys.argv[1:]))
"""


def as_in_the_wheel(folder: Path) -> None:
    """Lay out the package as an installed wheel has it, by the hook that fills the wheel."""
    spec = importlib.util.spec_from_file_location("hatch_build", PROJECT / "hatch_build.py")
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    data: dict[str, dict[str, str]] = {"force_include": {}}
    hook = made.WholeSite(str(PROJECT), {}, None, None, str(folder), "wheel")
    hook.initialize("standard", data)
    for name in ("badge_catalogue", "badge_issuer"):
        # With what Python compiled, which stays valid; not what it is compiling.
        shutil.copytree(PROJECT / "build" / name, folder / name, ignore=shutil.ignore_patterns("*.pyc.*"))
    for source, name in data["force_include"].items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if Path(source).is_dir() else shutil.copyfile
        copy(source, folder / name)
    hook.finalize("standard", data, "")


def pages(site: Path) -> dict[str, str]:
    """Return every page by site path."""
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))
    }


def root(site: Path) -> str:
    """Return the path at which the site stands, which the page for addresses that are not there says."""
    found = re.search(r'href="(/[^"]*)assets/', (site / "404.html").read_text(encoding="utf-8"))
    assert found
    return found[1]


def links(name: str, text: str, root: str) -> list[tuple[str, str]]:
    """Return site path and fragment of every link of a page to our own site, which stands at the path `root`."""
    found = []
    for link in re.findall(r'\s(?:href|src|action)="([^"]*)"', text):
        address = unescape(link)
        if re.match(r"[a-z]+:|//", address):
            continue
        path, _, fragment = address.partition("#")
        path = path.partition("?")[0]
        if path.startswith("/"):
            target = path.removeprefix(root)
        else:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
        if path.endswith(("/", ".")) or target == ".":
            target = "index.html" if target in {".", ""} else f"{target.rstrip('/')}/index.html"
        found.append((unquote(target), unquote(fragment)))
    return found


def _is_place(fragment: str) -> bool:
    """Say whether a fragment names a place; `#to=...` tells a script something."""
    return bool(fragment) and "=" not in fragment


def test_every_link_leads_somewhere(site: Path) -> None:
    """Every link, picture and script of every page is a file of the site, and every place named in a page exists."""
    texts = pages(site)
    known = set(digests(site))
    ids = {name: set(re.findall(r'\sid="([^"]+)"', text)) for name, text in texts.items()}
    broken = {
        f"{name} -> {target}{'#' if fragment else ''}{fragment}"
        for name, text in texts.items()
        for target, fragment in links(name, text, root(site))
        if target not in known or (_is_place(fragment) and target in ids and unescape(fragment) not in ids[target])
    }
    assert sorted(broken) == []


def test_every_page_is_a_demonstration_and_not_indexed(site: Path) -> None:
    """As long as institutions are fictional every page says so, asks not to be indexed, and holds no course markup."""
    frames = ("look.html", "register.html")  # what stands below verify/app-* is no page of its own
    for name, text in pages(site).items():
        if name.startswith("verify/app-") and name.endswith(frames):
            continue
        assert '<meta name="robots" content="noindex">' in text, name
        assert "geen dienst van SURF" in text or "not a service of SURF" in text, name
        assert '"@type":"Course"' not in text.replace(" ", ""), name


def test_every_page_has_a_policy_and_asks_nothing_of_others(site: Path) -> None:
    """Every page carries a policy, and no page loads anything from elsewhere."""
    for name, text in pages(site).items():
        assert "Content-Security-Policy" in text, name
        assert not re.search(r'<(?:script|img|link rel="stylesheet")[^>]*(?:src|href)="(?:https?:)?//', text), name


def test_language_switch_leads_to_the_same_page(site: Path) -> None:
    """Every page with a twin in the other language leads to it; the twin leads back."""
    texts = pages(site)
    for name, text in texts.items():
        twin = name.removeprefix("en/") if name.startswith("en/") else f"en/{name}"
        if twin in texts and "hreflang" in text and name != "404.html":
            switch = re.search(r'<a href="([^"]+)" hreflang', text)
            assert switch, name
            assert links(name, f' href="{switch[1]}"', root(site)) == [(twin, "")], name


def test_everything_foreign_has_its_licence(site: Path) -> None:
    """Every component's licence is shipped, and every file is ours or belongs to a component of the list."""
    known = digests(site)
    for component in licences.COMPONENTS:
        assert f"licenses/{component.key}.txt" in known
        assert (site / f"licenses/{component.key}.txt").stat().st_size > 500, component.name
    foreign = [component for component in licences.COMPONENTS if component.files]
    owners = {name: licences.owner(name).key for name in known}
    assert {component.key for component in foreign} <= set(owners.values())
    runtime = [name for name in known if "/runtime/" in name and owners[name] == licences.OURS.key]
    assert [name for name in runtime if "badge_verifier-" not in name and "snapshot" not in name] == []


def test_contexts_in_the_wheel_have_their_licence() -> None:
    """Every package that a bundled context comes from is in the table."""
    told = json.loads((PROJECT / "verifier/badge_verifier/contexts/index.json").read_text(encoding="utf-8"))
    table = " ".join(f"{component.path} {component.package}" for component in licences.COMPONENTS)
    names = {re.sub(r"^\w+:|[@=][\d.=]+$", "", entry["package"]) for entry in told}
    assert "pyld" in names
    assert [name for name in names if name not in table] == []


def test_definitions_with_errors_build_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With an error nothing is written, every finding is printed with its remedy, and the command ends with 1."""
    source = tmp_path / "catalogue"
    shutil.copytree(SMALL, source)
    badge = source / "institutions/demo-mbo/badges/metaal.yaml"
    badge.write_text(
        badge.read_text(encoding="utf-8").replace("issuer: demo-mbo", "issuer: demo-mb0"), encoding="utf-8"
    )
    assert main(["build", "--source", str(source), "--out", str(tmp_path / "site")]) == 1
    said = capsys.readouterr().err
    assert "metaal.yaml:" in said
    assert "hint:" in said
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("url", "environment", "message"),
    [("badges.example.org", {}, "--site-url"), (SITE_URL, {"SOURCE_DATE_EPOCH": "today"}, "SOURCE_DATE_EPOCH")],
)
def test_arguments_without_sense_are_refused(url: str, environment: dict[str, str], message: str) -> None:
    """An address that is none and a moment that is none are named."""
    with pytest.raises(ValueError, match=message):
        settings_from(url, environment)


def test_moment_of_a_build() -> None:
    """The moment is SOURCE_DATE_EPOCH, else the start of the day, so that builds of one day agree."""
    assert settings_from(SITE_URL, {"SOURCE_DATE_EPOCH": "1700000001"}).epoch == 1700000001
    assert settings_from(SITE_URL, {}).epoch % 86400 == 0
    assert settings_from("https://badges.example.org/deep", {}).site_url == SITE_URL


def test_output_leaves_unchanged_files_alone(tmp_path: Path) -> None:
    """A file with the same bytes is not written again; one with others is."""
    output = Output(tmp_path)
    output.write("a/b.txt", b"1")
    again = Output(tmp_path)
    again.write("a/b.txt", b"1")
    assert again.changed == 0
    other = Output(tmp_path)
    other.write("a/b.txt", b"2")
    assert (other.changed, (tmp_path / "a/b.txt").read_bytes()) == (1, b"2")


def test_output_sweeps_links_and_empty_folders(tmp_path: Path) -> None:
    """A link that nobody wrote goes, what it leads to stays, and so does every folder that holds something."""
    site, other = tmp_path / "site", tmp_path / "other"
    (site / "old" / "deep").mkdir(parents=True)
    other.mkdir()
    (other / "kept.txt").write_text("kept")
    (site / "linked").symlink_to(other, target_is_directory=True)
    output = Output(site)
    output.write("a/b/index.html", b"new")
    output.sweep()
    assert sorted(path.relative_to(site).as_posix() for path in site.rglob("*")) == ["a", "a/b", "a/b/index.html"]
    assert (other / "kept.txt").read_text() == "kept"


def test_output_sweeps_what_an_earlier_build_left(tmp_path: Path) -> None:
    """What this build did not write goes, with its empty folders; what it wrote stays."""
    Output(tmp_path).write("old/x.txt", b"1")
    output = Output(tmp_path)
    output.write("new.txt", b"1")
    output.sweep()
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["new.txt"]


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x"])
def test_output_stays_in_its_folder(tmp_path: Path, name: str) -> None:
    """No stage can write outside the site."""
    with pytest.raises(ValueError, match="does not lie in the site"):
        Output(tmp_path).write(name, b"")


def test_two_stages_cannot_write_one_file(tmp_path: Path) -> None:
    """Different bytes under one name are a mistake of ours; the same bytes are not."""
    output = Output(tmp_path)
    output.write("a", b"1")
    output.write("a", b"1")
    with pytest.raises(ValueError, match="two stages"):
        output.write("a", b"2")


def test_what_is_there_already_is_left_alone(tmp_path: Path) -> None:
    """A file with the same bytes is not written; one with other bytes is, and counts as changed, as a new one does."""
    first = Output(tmp_path)
    first.write_all([("a/same", b"1"), ("a/other", b"1"), ("a/shorter", b"12")])
    before = (tmp_path / "a/same").stat().st_mtime_ns
    second = Output(tmp_path)
    second.write_all([("a/same", b"1"), ("a/other", b"2"), ("a/shorter", b"1"), ("a/b/new", b"1")])
    assert (first.changed, second.changed) == (3, 3)
    assert (tmp_path / "a/same").stat().st_mtime_ns == before
    held = {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert held == {"same": b"1", "other": b"2", "shorter": b"1", "new": b"1"}


@pytest.mark.parametrize("processes", [1, 2])
def test_every_rule_is_checked_by_one_process_or_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    """Whoever checks a rule, this process or a second one, what breaks it stops the build: no rule is left out."""
    monkeypatch.setattr("os.cpu_count", lambda: processes)
    source = tmp_path / "catalogue"
    shutil.copytree(SMALL, source)
    broken = [rule for rule in CHECKS if rule.rule in {"issuer-exists", "superseded-names-successor"}]
    assert sorted(CHECKS.index(rule) % 2 for rule in broken) == [0, 1]  # one for each process
    badge = source / "institutions/demo-mbo/badges/metaal.yaml"
    text = badge.read_text(encoding="utf-8").replace("issuer: demo-mbo", "issuer: demo-nowhere")
    badge.write_text(text.replace("status: active", "status: superseded"), encoding="utf-8")
    with pytest.raises(Refused) as caught:
        build.checked(source)
    assert [rule.rule for rule in broken if f"[{rule.rule}]" not in str(caught.value)] == []


def test_empty_source_is_refused(tmp_path: Path) -> None:
    """A folder without badges is not taken for a catalogue."""
    (tmp_path / "catalogue").mkdir()
    with pytest.raises(Refused, match="--source"):
        build.checked(tmp_path / "catalogue")
