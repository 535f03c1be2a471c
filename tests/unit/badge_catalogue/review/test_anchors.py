"""Authorities stand in `governance.yaml` and come out in the trust list; what is none is refused where it stands."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import certified as ca
import pytest
import yaml
from cryptography.hazmat.primitives import serialization
from full_catalogue import full_catalogue

from badge_catalogue.commands.approvals import read_rules
from badge_catalogue.exports.trust import trust_list
from badge_catalogue.review.agreement import NoRules, rules_of
from badge_catalogue.settings import Settings
from badge_verifier.trust.trust_list import dump_trust, parse_trust

PEM = ca.root().public_bytes(serialization.Encoding.PEM).decode()
RIGHT: dict[str, Any] = {"id": "demo", "name": "Demo-wortel", "certificate": PEM, "taken": date(2026, 11, 30)}


def test_an_anchor_comes_out_in_the_trust_list_with_its_day(tmp_path: Path) -> None:
    """As it was copied, by the command that builds."""
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "governance.yaml").write_text(yaml.safe_dump({"anchors": [RIGHT]}), encoding="utf-8")
    (found,) = read_rules(tmp_path / "catalogue").anchors
    assert (found.id, found.name, found.taken) == ("demo", "Demo-wortel", "2026-11-30T00:00:00Z")
    trust = trust_list(full_catalogue(), replace(Settings(), anchors=(found,)))
    assert parse_trust(dump_trust(trust)).anchors == (found,)
    assert trust_list(full_catalogue(), Settings()).anchors == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"taken": "2026-11-30"}, "write a day"),
        ({"taken": None}, "write a day"),
        ({"certificate": "MIIB"}, "BEGIN CERTIFICATE"),
        ({"certificate": PEM + PEM}, "BEGIN CERTIFICATE"),
        ({"certificate": "-----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----"}, "certificate"),
        ({"certificate": ca.leaf().public_bytes(serialization.Encoding.PEM).decode()}, "no authority's"),
        ({"more": 1}, "expected id, name"),
    ],
)
def test_what_is_no_anchor_is_refused_where_it_stands(changes: dict[str, Any], said: str) -> None:
    """With its number, and what to write."""
    with pytest.raises(NoRules, match=rf"governance\.yaml: anchors\[1\].*{said}"):
        rules_of({"anchors": [RIGHT, {**RIGHT, "id": "two", **changes}]})


def test_two_anchors_of_one_name_are_refused() -> None:
    """A remark could not say which of them it was."""
    with pytest.raises(NoRules, match="same id"):
        rules_of({"anchors": [RIGHT, RIGHT]})
