"""Words of the program name no country's institutions, registers or platforms: those stand in its pack."""

import re
from pathlib import Path

import pytest

from badge_catalogue.packs import pack

ROOT = Path(__file__).resolve().parents[4]
DUTCH = re.compile(
    r"(?i:edubadge|npuls|crebo|croho|nlqf|diplomaregister|diploma register|startkwalificatie|eduwallet|kompas ?21"
    r"|keuzedeel|praktijkverklaring|onderwijsinspectie)|\b(?:SURF|SBU|RIO|DUO|NVAO|vmbo|[Mm]bo|[Hh]bo|MBO|HBO)\b"
    r"|\b(?:Netherlands|Nederland)\b"
)
FOLDERS = (
    "build/badge_catalogue/words",
    "verifier/badge_verifier/words",
    "verifier/page/verify",
    "verifier/page/describe",
)
ENTRY = re.compile(r'msgid "(?P<key>[^"]+)"\n(?:msgid_plural .*\n)?(?P<said>(?:msgstr.*\n(?:".*\n)*)+)')
# A country by its name, and what is said of a file that edubadges gave.
ALLOWED = {"country_NL", "formats.edubadges_query"}


def entries() -> dict[tuple[str, str], str]:
    """Return every message of the program by its file and key."""
    paths = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.po"))]
    return {
        (path.relative_to(ROOT).as_posix(), found["key"]): found["said"]
        for path in paths
        for found in ENTRY.finditer(path.read_text(encoding="utf-8"))
    }


def test_no_word_of_the_program_belongs_to_one_country() -> None:
    """Pages, mails, errors, remedies, reports and hints: what is Dutch is said by the pack alone."""
    found = entries()
    assert len(found) > 4000
    assert sorted({where for where, said in found.items() if DUTCH.search(said) and where[1] not in ALLOWED}) == []


@pytest.mark.parametrize("said", ["write sbu or hours SBU", "in het mbo", "een edubadge", "Npuls", "a service of SURF"])
def test_what_belongs_to_one_country_is_seen(said: str) -> None:
    """The rule finds a register, a platform, a sector and a programme."""
    assert DUTCH.search(said)


def test_a_ladder_of_a_country_is_referenced_by_its_pack() -> None:
    """The rungs that are no rung of the same name on the European ladder are data."""
    assert pack("nl").beside_eqf == {"4+": "4", "entry": None}
    assert pack("be-vlg").beside_eqf == {}
    assert pack("nl").credit == (28, 28)
    assert pack("be-vlg").credit == (25, 30)
