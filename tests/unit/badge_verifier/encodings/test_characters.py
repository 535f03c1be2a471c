"""Two versions of Python read one badge in one way: what differs between their tables is decided by ours."""

import io
import json
import os
import shutil
import struct
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

import pytest

from badge_verifier.containers import archives
from badge_verifier.encodings import characters
from badge_verifier.encodings.visible import visible
from badge_verifier.errors import Invalid
from badge_verifier.limits import Limits
from badge_verifier.network.platforms import host
from badge_verifier.trust import lookalike

ROOT = Path(__file__).resolve().parents[4]
OUTLINED = "".join(chr(0x1CCD6 + ord(sign) - ord("A")) if sign != " " else " " for sign in "HOGESCHOOL RIJNSTAD")
NEW = "\u1c89\ua7cb\U00010d50\U0001ccd6\u2ffc\U0002ebf0"  # of Unicode 15.1 and 16.0; two of them have a small letter

TEXTS = (
    OUTLINED,
    NEW,
    f"Demo{NEW}-mbo",
    "e\u0301" + NEW + "e\u0301",
    "\u0378",
    "ÉCOLE",
    "K\u212a",
    "\U0001f600\u200d\U0001fae9",
)
ADDRESSES = (
    "https://[::1]x/", "https://[::1]/", "https://[::1]:8/", "https://x[::1]/", "https://a@[::1]/", "https://[v1.x]/",
    "https://[::1%25eth0]/", "https://[", "https://]/", "https://b.example/[x]", f"https://{OUTLINED[:4]}.example/",
)  # fmt: skip
JSON = ("[1,]", '{"a":1,}', "[1", "", "{} {}", "tru", "[01]", '{"a" 1}')

# Texts in which a letter that is new decides whether something is a word, a link, an end date or a tag.
FILES = (
    '{"recipient": "a", "badge": "b"}\n\U00010d50',
    "\U00010d50edubadges.nl/public/assertions/A",
    "\U00010d50.edubadges.nl/public/assertions/A",
    "https://a.example.org/badges/1 \U00010d50",
    "https://a.example.org/x \U00010d50",
    "https://a.example.org/x ⟨",
    "\U00010d50haip://a",
    "<p\U00010d50>https://a.example.org/badges/1</p>",
    "<html><script\U00010d50>https://a.example.org/badges/1</script></html>",
    "https://a.example.org/badges/1?v=\U0001ccf0",
    "https://a\ua7dc.example.org/badges/1",
)

READ = """
import json
from badge_verifier.report import Outcome, Ruling
from badge_verifier.words.messages import message
from badge_verifier.containers.unbake import unbake
from badge_verifier.steps.hosted_spelling import spelling
from badge_verifier.encodings import strictjson
from badge_verifier.encodings.visible import visible
from badge_verifier.errors import StepError
from badge_verifier.limits import Limits
from badge_verifier.network.platforms import host
from badge_verifier.proofs.key_document import _name
from badge_verifier.steps.recipient import folded
from badge_verifier.trust.lookalike import skeleton

def refused(text):
    try:
        return strictjson.parse(text, Limits())
    except StepError as error:
        return [error.code, error.detail]

def told(text):
    try:
        return [getattr(each, "text", str(each)) for each in unbake(text.encode(), Limits())]
    except StepError as error:
        return [error.code, error.detail]

texts, addresses, json_texts, files = json.loads(given)
found = json.dumps([
    [[visible(text), skeleton(text), folded(text)] for text in texts],
    [[host(address), _name({"id": address}, "https://a.example/")] for address in addresses],
    [refused(text) for text in json_texts],
    [told(text) for text in files],
    [message(Ruling(Outcome.UNCHECKED, "jsonld.undefined-term", f"{text!r} {text}"), "nl") for text in texts],
    [[host("did:web:" + text), spelling("https://a.example/?v=" + text)] for text in texts],
])
"""


def interpreter(version: str) -> str:
    """Return the Python of this version, skipping where it is not on this machine."""
    places = [
        shutil.which(f"python{version}") or "",
        *map(str, Path.home().glob(f".pyenv/versions/{version}.*/bin/python")),
    ]
    for place in filter(None, places):
        if subprocess.run([place, "-c", ""], capture_output=True, check=False).returncode == 0:
            return place
    pytest.skip(f"no Python {version} here")


def reading(command: list[str]) -> object:
    """Return what an interpreter reads in the texts above."""
    run = subprocess.run(
        command,
        input=json.dumps([TEXTS, ADDRESSES, JSON, FILES]),
        env={**os.environ, "PYTHONPATH": str(ROOT / "verifier"), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(run.stdout)


PLAIN = f"import sys\ngiven = sys.stdin.read()\n{READ}\nprint(found)"
HERE = [sys.executable, "-c", PLAIN]


@pytest.mark.parametrize("version", ["3.12", "3.13", "3.14"])
def test_every_version_of_python_reads_the_same(version: str) -> None:
    """Names, owners, hosts and reasons are the same with the tables of 3.12, 3.13 and 3.14, where they are there."""
    assert reading([interpreter(version), "-c", PLAIN]) == reading(HERE)


def test_the_python_of_the_page_reads_the_same() -> None:
    """Pyodide brings a newer Python than the command runs on."""
    node = shutil.which("node")
    if node is None or not (ROOT / "node_modules" / "pyodide").is_dir():
        pytest.skip("no node, or no Pyodide in node_modules: run make setup")
    script = str(ROOT / "tests" / "contract" / "run_in_pyodide.mjs")
    assert reading([node, script, str(ROOT / "verifier"), READ]) == reading(HERE)


def test_the_table_is_that_of_unicode_15() -> None:
    """Every character of the table is assigned here too; with Unicode 15.0 itself the table is exact."""
    signs = [chr(place) for place in range(0x110000)]
    known = {sign for sign in signs if characters.is_known(sign)}
    assigned = {sign for sign in signs if unicodedata.category(sign) != "Cn"}
    assert known <= assigned
    assert unicodedata.unidata_version != "15.0.0" or known == assigned
    assert len(known) == 288_767


def test_what_is_new_is_shown_by_its_number_and_not_folded() -> None:
    """Letters that only newer tables have neither vanish nor change; known ones are folded as ever."""
    assert visible("a\ua7cb") == "a⟨U+A7CB⟩"
    assert characters.by_known("É\ua7cbÉ", str.casefold) == "é\ua7cbé"


def test_a_name_in_outlined_letters_resembles_the_school_everywhere() -> None:
    """Whether the interpreter knows such letters or not; another name in such letters does not."""
    assert lookalike.resembles(OUTLINED, "Hogeschool Rijnstad")
    assert not lookalike.resembles(OUTLINED, "Universiteit Waterland")


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://[::1]/", "::1"),
        ("https://[::1]:8443/", "::1"),
        ("https://[::1]x/", ""),
        ("https://x[::1]/", ""),
        ("https://b.example/[x]", "b.example"),
    ],
)
def test_a_bracket_stands_around_a_number_or_the_address_is_none(address: str, found: str) -> None:
    """Python 3.14 refuses what 3.13 takes; a bracket in the path is nobody's host."""
    assert host(address) == found


@pytest.mark.parametrize(("shift", "code"), [(0, None), (1, "unbake.zip-broken"), (-1, "unbake.zip-broken")])
def test_a_large_zip_says_rightly_where_its_end_is(shift: int, code: str | None) -> None:
    """Python 3.14 refuses a locator that points elsewhere; 3.13 looks for the end itself, and reads on."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", b"hallo")
    plain = stream.getvalue()
    end = plain.rfind(b"PK\x05\x06")
    counts = struct.unpack("<4xHHHHIIH", plain[end:])
    large = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, counts[2], counts[3], counts[4], counts[5])
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, end + shift, 1)
    data = plain[:end] + large + locator + plain[end:]
    if code is None:
        assert archives.entries(data, Limits()) == [("a.txt", b"hallo")]
    else:
        with pytest.raises(Invalid) as refused:
            archives.entries(data, Limits())
        assert refused.value.code == code
