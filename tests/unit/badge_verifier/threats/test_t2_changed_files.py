"""Threat T2: a genuine badge of which anything was changed shows what was signed, or its proof has not passed."""

import json
from pathlib import Path
from typing import Any

import pytest
from any_file import JSON, NAMES, SLOW, SOUND, VECTORS, reports_of
from hypothesis import given
from hypothesis import strategies as st

from badge_verifier.report import Outcome, Report


def shown(report: Report) -> Any:
    """Return what a reader sees of the badge."""
    return report.credential and {name: report.credential[name] for name in ("name", "issuer", "achievement", "shown")}


GENUINE = shown(reports_of((VECTORS / "genuine-json" / "badge.json").read_bytes())[0])


def check_nothing_new_is_said(data: bytes) -> None:
    """A changed file either shows what was signed, or its proof has not passed."""
    for report in reports_of(data):
        if next(step for step in report.steps if step.name == "proof").outcome is Outcome.PASSED:
            assert shown(report) == GENUINE


# Of wallets and sealed diplomas: other badges, whose own tests change each byte.
OTHERS = ("genuine-wallet", "genuine-wallet-shown", "genuine-sealed")
ONE_BADGE = [path for path in SOUND if path.parent.name not in OTHERS]


@pytest.mark.parametrize("path", ONE_BADGE, ids=[path.parent.name for path in ONE_BADGE])
def test_each_container_shows_the_same_badge(path: Path) -> None:
    """The kind of file changes nothing of what is shown."""
    (report,) = reports_of(path.read_bytes())
    found, wanted = shown(report), {**GENUINE, "shown": dict(GENUINE["shown"])}
    if "jwt" in str(path) or path.suffix == ".txt":  # a token is read under no context
        del wanted["shown"]["contexts"]
    assert found == wanted


@SLOW
@given(st.sampled_from([path for path in ONE_BADGE if "jwt" not in str(path) and "text" not in str(path)]), st.data())
def test_a_changed_byte_changes_nothing_that_is_believed(path: Path, data: st.DataObject) -> None:
    """One byte of any container, replaced, removed or added."""
    original = path.read_bytes()
    place = data.draw(st.integers(0, len(original) - 1))
    byte = data.draw(st.binary(min_size=0, max_size=2))
    check_nothing_new_is_said(original[:place] + byte + original[place + 1 :])


@SLOW
@given(st.integers(0, 5_000), st.binary(min_size=1, max_size=1))
def test_a_changed_token_is_never_believed(place: int, byte: bytes) -> None:
    """One byte of a signed token."""
    original = (VECTORS / "genuine-jwt" / "badge.jwt").read_bytes()
    place %= len(original)
    if original[place : place + 1] == byte:
        return
    for report in reports_of(original[:place] + byte + original[place + 1 :]):
        assert report.verdict != "valid"


@SLOW
@given(st.dictionaries(NAMES, JSON, min_size=1, max_size=3))
def test_members_put_into_a_badge_are_not_believed(extra: dict[str, Any]) -> None:
    """A genuine badge with members replaced or added."""
    document = json.loads((VECTORS / "genuine-json" / "badge.json").read_bytes())
    check_nothing_new_is_said(json.dumps({**document, **extra}).encode())
    document["credentialSubject"] |= extra
    check_nothing_new_is_said(json.dumps(document).encode())


def turned(value: Any) -> Any:
    """Return JSON with every array the other way round."""
    if isinstance(value, dict):
        return {name: each if name == "@context" else turned(each) for name, each in value.items()}
    return [turned(each) for each in reversed(value)] if isinstance(value, list) else value


def test_order_that_is_not_signed_is_not_shown() -> None:
    """A proof over RDF does not cover the order of arrays; turning all of them round changes nothing that is shown."""
    document = json.loads((VECTORS / "order" / "badge.json").read_bytes())
    first, second = (reports_of(json.dumps(each).encode())[0] for each in (document, turned(document)))
    assert first.verdict == second.verdict == "valid"
    assert shown(first) == shown(second)
