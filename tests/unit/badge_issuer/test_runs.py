"""A run of issuing can be broken off, repeated and mended, and never says something else than before."""

import errno
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from badge_issuer.errors import Refused
from badge_issuer.issue import Batch, Recipient, all_of
from badge_issuer.register import Register, create


def test_a_run_that_was_broken_off_is_taken_up(tmp_path: Path, register: Register, school: Any) -> None:
    """A credential that was noted and never written is made again, byte for byte."""
    told = school.issue(tmp_path / "out", register)
    lost = tmp_path / "out" / told[1].file
    content = lost.read_bytes()
    lost.unlink()
    with school.reopened(register, tmp_path) as later:
        again = school.issue(tmp_path / "out", later)
    assert [each.outcome for each in again] == ["there", "restored", "there"]
    assert lost.read_bytes() == content


def test_a_lost_file_is_not_replaced_by_another(tmp_path: Path, register: Register, school: Any) -> None:
    """From a definition that was changed since, the same credential would exist in two forms."""
    told = school.issue(tmp_path / "out", register)
    (tmp_path / "out" / told[0].file).unlink()
    before = school.badge()
    later = replace(before, achievement={"nl": {**before.achievement["nl"], "description": "Over kou"}})
    with pytest.raises(Refused, match="row 1 was issued before"):
        all_of(
            Batch(later, school.signer(), school.people, "json", school.now), tmp_path / "out", register, told.append
        )


def test_nobody_keeps_a_wrong_grade_unseen(tmp_path: Path, register: Register, school: Any) -> None:
    """Other data for someone who has the badge is refused, and so are two rows that differ; equal rows count once."""
    mine = Recipient("a@example.org", evidence_url="https://example.org/1")
    school.issue(tmp_path / "out", register, [mine])
    with pytest.raises(Refused, match="the recipient has this badge already"):
        school.issue(tmp_path / "out", register, [replace(mine, evidence_url="https://example.org/2")])
    yours = Recipient("b@example.org")
    with pytest.raises(Refused, match="rows 1 and 3 are of one person"):
        school.issue(tmp_path / "out", register, [yours, mine, replace(yours, evidence_url="https://example.org/3")])
    assert len(register.state.issued) == 1
    assert [each.outcome for each in school.issue(tmp_path / "out", register, [yours, mine, yours])] == [
        "written",
        "there",
        "there",
    ]


def test_what_cannot_be_issued_stops_the_run_before_the_first_badge(
    tmp_path: Path, register: Register, school: Any
) -> None:
    """A row with a fault at the end of a table leaves nobody with a badge."""
    for wrong in (
        Recipient("z@example.org", "en"),
        Recipient("z@example.org", grade="8"),
        Recipient("z@example.org", evidence_name="x"),
    ):
        with pytest.raises(Refused, match="row 4: "):
            school.issue(tmp_path / "out", register, [*school.people, wrong])
    graded = Batch(
        replace(school.badge(), grade_result="urn:g", grade_required=True),
        school.signer(),
        school.people,
        "json",
        school.now,
    )
    with pytest.raises(Refused, match=r"row 1: .*is given with a grade"):
        all_of(graded, tmp_path / "out", register, lambda _: None)
    assert (len(register.state.issued), list((tmp_path / "out").iterdir())) == (0, [])


def test_whose_badge_was_revoked_gets_a_new_one_when_asked(tmp_path: Path, register: Register, school: Any) -> None:
    """The new one has its own id and bit, and the old one stays revoked; a suspended one is not given twice."""
    (first,) = school.issue(tmp_path / "out", register, school.people[:1])
    (old,) = register.state.issued.values()
    register.set_status("suspension", old.id)
    assert school.issue(tmp_path / "out", register, school.people[:1])[0].outcome == "there"
    register.set_status("revocation", old.id)
    assert (
        school.issue(tmp_path / "out", register, school.people[:1])[0].outcome == "revoked"
    )  # the table is run again, no more
    (again,) = school.issue(tmp_path / "out", register, school.people[:1], anew=True)
    assert (again.outcome, again.file == first.file) == ("written", False)
    with school.reopened(register, tmp_path) as later:
        assert school.issue(tmp_path / "out", later, school.people[:1]) == [replace(again, outcome="there")]
        new = later.state.issued[f"urn:uuid:{Path(again.file).stem}"]
        assert (old.index in later.state.bits("revocation"), new.index in later.state.bits("revocation")) == (
            True,
            False,
        )


def test_a_full_disk_costs_nothing_that_was_there(
    tmp_path: Path, register: Register, monkeypatch: pytest.MonkeyPatch, school: Any
) -> None:
    """Neither a badge, nor the register, nor what was published is left in halves; with room again the run goes on."""
    school.issue(tmp_path / "out", register, school.people[:1])

    def publish_now() -> list[Path]:
        return list(school.publish(tmp_path / "p", register))

    before = {path: path.read_bytes() for path in publish_now()}
    with monkeypatch.context() as patch:
        patch.setattr("badge_issuer.writing.os.fsync", full)
        with pytest.raises(OSError, match="No space"):
            school.issue(tmp_path / "out", register)
        with pytest.raises(OSError, match="No space"):
            publish_now()
        with pytest.raises(OSError, match="No space"):
            create(tmp_path / "other.jsonl", "a", "1")
    assert {path: path.read_bytes() for path in (tmp_path / "p" / "a").iterdir()} == before
    assert not (tmp_path / "other.jsonl").exists()
    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".json"]
    with school.reopened(register, tmp_path) as later:
        told = school.issue(tmp_path / "out", later)
    assert "written" in {each.outcome for each in told}
    assert len(list((tmp_path / "out").iterdir())) == len(school.people)


def full(_: int) -> None:
    """Do as a disk without room does."""
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_damaged_ledger_is_not_written_over(tmp_path: Path, register: Register, school: Any) -> None:
    """What stood in it is what counts after a theft."""
    (tmp_path / "p" / "a").mkdir(parents=True)
    (tmp_path / "p" / "a" / "ledger.jsonl").write_bytes(b'{"sha256":')
    with pytest.raises(Refused, match="restore it"):
        school.publish(tmp_path / "p", register)
    assert (tmp_path / "p" / "a" / "ledger.jsonl").read_bytes() == b'{"sha256":'
