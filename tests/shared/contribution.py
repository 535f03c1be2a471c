"""A copy of the repository to which an institution that is not fictional contributed two badges, one with hints."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLACE = "catalogue/institutions/waddencollege"
MADE = ("verifier/page/runtime", "verifier/badge_verifier/contexts", "site_src/overrides/assets/fonts")  # by set-up
INSTITUTION = """\
# yaml-language-server: $schema=../../schema/institution.json
name: {nl: Waddencollege, en: Wadden College}
description:
  nl: Het Waddencollege is een mbo-school voor scheepvaart, toerisme en zorg op de eilanden.
  en: Wadden College is a college for shipping, tourism and care on the islands.
kind: institution
sectors: [mbo]
country: NL
city: Schiermonnikoog
url: https://waddencollege.example.org/
contact: badges@waddencollege.example.org
privacy:
  - {badge_type: extra_curricular, basis: consent, notice_url: https://waddencollege.example.org/privacy}
code_owners: ["@waddencollege/badges"]
reviewed_on: 2026-11-01
"""
GUIDE = """\
# yaml-language-server: $schema=../../../schema/badge.json
type: extra_curricular
name: {nl: Wadgids voor beginners, en: Mudflat guide for beginners}
description:
  nl: Je loopt mee met een wadgids en leert een groep veilig over de wadden te leiden.
  en: You walk along with a mudflat guide and learn to lead a group safely across the flats.
criteria:
  nl: Je hebt vier tochten meegelopen en een tocht zelf geleid.
  en: You walked along on four trips and led one yourself.
issuer: waddencollege
sector: [mbo]
language: [nl]
version: "1"
status: active
contact: badges@waddencollege.example.org
reviewed_on: 2026-11-01
"""
SHELLS = """\
# yaml-language-server: $schema=../../../schema/badge.json
type: extra_curricular
name: {nl: Schelpen herkennen, en: Knowing shells}
description:
  nl: Je leert schelpen van de Noordzee op naam brengen, en je legt anderen uit waar ze leven.
  en: You learn to name the shells of the North Sea and explain to others where they live.
criteria:
  nl: Je hebt dertig schelpen op naam gebracht.
  en: You named thirty shells.
learning_outcomes:
  - {id: weten, text: {nl: Je begrijpt waar schelpen vandaan komen., en: Understand where shells come from.}}
issuer: waddencollege
sector: [mbo]
language: [nl]
version: "1"
status: active
contact: badges@waddencollege.example.org
reviewed_on: 2026-11-01
"""


def made(folder: Path) -> Path:
    """Fill a folder with what git tracks and set-up made, add the contribution, and return the folder."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
    for name in names:
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    compiled = [
        path.relative_to(ROOT).as_posix() for top in ("build", "verifier") for path in (ROOT / top).rglob("__pycache__")
    ]
    for name in (*MADE, *compiled):  # Python takes what it compiled of the same bytes of the same moment
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
    for name in (".venv", "node_modules"):
        (folder / name).symlink_to(ROOT / name)
    place = folder / PLACE
    (place / "badges").mkdir(parents=True)
    for name, text in (("institution", INSTITUTION), ("badges/wadgids", GUIDE), ("badges/schelpen", SHELLS)):
        (place / f"{name}.yaml").write_text(text, encoding="utf-8")
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)  # noqa: S607 -- as above
    subprocess.run(["git", "add", "--all"], cwd=folder, check=True)  # noqa: S607 -- as above
    return folder


def environment(folder: Path) -> dict[str, str]:
    """Return the environment in which the copy's own code runs, with the installed packages of this checkout."""
    return {**os.environ, "PYTHONPATH": f"{folder / 'build'}:{folder / 'verifier'}"}
