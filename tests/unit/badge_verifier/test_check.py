"""The one call for other programs: the reports of the command line, with types that say what the schema says."""

import hashlib
import json
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any, get_args, get_type_hints, is_typeddict

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest

from badge_verifier import cli, report_types
from badge_verifier.check import check, known
from badge_verifier.presentation.report_schema import report_schema
from badge_verifier.report import REPORT_SCHEMA, Outcome, Verdict

VECTORS = Path(__file__).resolve().parents[2] / "vectors"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("case", "verdict"), [("genuine-json", "valid"), ("tampered", "invalid"), ("hosted", "undecided")]
)
def test_call_gives_what_the_command_writes(case: str, verdict: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Byte for byte, and by the published schema."""
    told = json.loads((VECTORS / case / "case.json").read_bytes())
    path = VECTORS / case / told["file"]
    reports = check(path.read_bytes(), known(str(VECTORS / "trust.json")), file=str(path), now=NOW)
    cli.main(["--json", "--now", "2026-11-22T12:00:00Z", "--trust", str(VECTORS / "trust.json"), str(path)])
    assert reports == [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [report["verdict"] for report in reports] == [verdict]
    jsonschema.validate(reports[0], report_schema("https://example.org/report.json"))


def test_a_folder_brings_its_status_lists(tmp_path: Path) -> None:
    """As it was saved from a site; what is no status list there is passed over. Without a list nothing can be valid."""
    (tmp_path / "trust.json").write_bytes((VECTORS / "trust.json").read_bytes())
    (tmp_path / "status").mkdir()
    (tmp_path / "status" / "a.json").write_text('{"id": "https://example.org/status/a"}', encoding="utf-8")
    (tmp_path / "status" / "index.json").write_text("[]", encoding="utf-8")
    by = known(str(tmp_path))
    assert by.trust is not None
    assert list(by.snapshots) == ["https://example.org/status/a"]
    badge = (VECTORS / "genuine-json" / "badge.json").read_bytes()
    assert check(badge, by, now=NOW)[0]["verdict"] == "valid"
    assert check(badge, known("none"), now=NOW)[0]["verdict"] == "undecided"
    with pytest.raises(OSError, match="nowhere"):
        known(str(tmp_path / "nowhere.json"))


def test_a_file_that_is_too_large_is_said_to_be_so() -> None:
    """Its digest is that of the whole file."""
    data = bytes(9_000_000)
    (report,) = check(data, known("none"), now=NOW)
    assert report["steps"][0]["code"] == "unbake.too-large"
    assert report["sha256"] == hashlib.sha256(data).hexdigest()


def _compared(kind: Any, schema: dict[str, Any]) -> None:
    """Compare the members of a type with those of a schema, as deep as the type goes."""
    if "oneOf" in schema:
        schema = next(each for each in schema["oneOf"] if each.get("type") == "object")
    hints = get_type_hints(kind)
    assert set(hints) == set(schema["properties"]), kind
    assert kind.__required_keys__ == set(schema["required"]), kind
    for name, hint in hints.items():
        inner = next((each for each in (hint, *get_args(hint)) if is_typeddict(each)), None)
        if inner is not None:
            told = schema["properties"][name]
            _compared(
                inner, (told.get("prefixItems") or [told.get("items")])[0] if told.get("type") == "array" else told
            )


def test_types_say_what_the_schema_says() -> None:
    """Every member, required or not; the words of an outcome and a verdict; the marker that the package has types."""
    _compared(report_types.WrittenReport, report_schema("https://example.org/report.json"))
    assert set(get_args(report_types.WrittenOutcome)) == {str(each) for each in Outcome}
    assert set(get_args(report_types.WrittenVerdict)) == {str(each) for each in Verdict}
    assert get_args(get_type_hints(report_types.WrittenReport)["schema"]) == (REPORT_SCHEMA,)
    assert resources.files("badge_verifier").joinpath("py.typed").is_file()
