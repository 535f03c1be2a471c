"""The register knows what was given, and shows nobody to whom."""

import asyncio
import gzip
import json
import shutil
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from badge_issuer import ledger, status_list
from badge_issuer.errors import Refused
from badge_issuer.issue import Recipient
from badge_issuer.ledger import Line
from badge_issuer.register import SIZE, Register, create
from badge_verifier.encodings.multibase import base64url
from badge_verifier.limits import Limits
from badge_verifier.network.fetches import Offline
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.steps.status import Entry, value
from badge_verifier.verify import verify


def test_everyone_gets_one(tmp_path: Path, register: Register, school: Any) -> None:
    """A second run, and the same address twice or in capitals, give nobody a second one."""
    first = school.issue(tmp_path / "out", register)
    assert [each.outcome for each in first] == ["written"] * 3
    with school.reopened(register, tmp_path) as later:
        again = school.issue(tmp_path / "out", later, [*school.people, Recipient("PERSON0@example.org ")])
    assert [each.outcome for each in again] == ["there"] * 4
    assert {each.file for each in again} == {each.file for each in first}


def test_an_event_cut_in_half_never_happened(tmp_path: Path, register: Register, school: Any) -> None:
    """A crash in the middle of a line leaves the events before it."""
    school.issue(tmp_path / "out", register)
    path = tmp_path / "register.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    with school.reopened(register, tmp_path) as later:
        assert len(later.state.issued) == 2
    path.write_bytes(whole.replace(b'"issued"', b'"uttered"', 1))
    with pytest.raises(Refused, match="damaged"):
        Register(path)


def test_two_commands_take_turns(tmp_path: Path, register: Register, school: Any) -> None:
    """A register that is open is refused to a second command, and given to it afterwards."""
    with pytest.raises(Refused, match="another command"):
        Register(tmp_path / "register.jsonl")
    with school.reopened(register, tmp_path) as later:
        assert later.state.institution == "a"


def test_neither_register_nor_file_names_a_recipient(tmp_path: Path, register: Register, school: Any) -> None:
    """No address stands anywhere, nor a hash that one could make from an address alone."""
    school.issue(tmp_path / "out", register)
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) == 4
    assert [path.name for path in written if b"person" in path.read_bytes() + path.name.encode()] == []
    with create(tmp_path / "other.jsonl", "a", "1") as other:
        assert register.state.pseudonym("person0@example.org") != other.state.pseudonym("person0@example.org")


def test_indexes_are_unlike_one_another(tmp_path: Path, register: Register, school: Any) -> None:
    """No two credentials share a bit, none has a decoy's, and they do not come in order."""
    school.issue(tmp_path / "out", register, [Recipient(f"p{number}@example.org") for number in range(12)])
    indexes = [entry.index for entry in register.state.issued.values()]
    assert len(set(indexes)) == 12
    assert indexes != sorted(indexes)
    assert not set(indexes) & set().union(*register.state.decoys.values())


def test_a_list_says_of_each_what_was_decided(tmp_path: Path, register: Register, school: Any) -> None:
    """The verifier reads 1 for the withdrawn and 0 for the others, in the list of that purpose alone."""
    school.issue(tmp_path / "out", register)
    revoked, suspended, fine = register.state.issued.values()
    register.set_status("revocation", revoked.id)
    register.set_status("suspension", suspended.id)

    def bits(purpose: str) -> list[int]:
        text = status_list.encoded(register.state.bits(purpose), SIZE)
        return [
            value(text, Entry("bitstring", "", each.index, 1, purpose), Limits()) for each in (revoked, suspended, fine)
        ]

    assert (bits("revocation"), bits("suspension")) == ([1, 0, 0], [0, 1, 0])
    register.reinstate(suspended.id)
    assert bits("suspension") == [0, 0, 0]


def test_a_revocation_is_for_ever(tmp_path: Path, register: Register, school: Any) -> None:
    """It is neither reinstated nor done twice, and an unknown credential is refused."""
    school.issue(tmp_path / "out", register)
    name = next(iter(register.state.issued))
    register.set_status("revocation", name)
    with pytest.raises(Refused, match="never reinstated"):
        register.reinstate(name)
    with pytest.raises(Refused, match="already"):
        register.set_status("revocation", name)
    with pytest.raises(Refused, match="knows no credential"):
        register.set_status("revocation", "urn:uuid:0")


def test_decoys_hide_how_many_were_withdrawn(register: Register) -> None:
    """Bits are set before anything is withdrawn, and more of them at every publication."""
    before = {purpose: register.state.bits(purpose) for purpose in ("revocation", "suspension")}
    assert all(len(bits) >= 600 for bits in before.values())
    register.add_decoys()
    assert before["revocation"] < register.state.bits("revocation")
    assert (
        before["suspension"] - register.state.bits("suspension")
        or register.state.bits("suspension") > before["suspension"]
    )


def test_more_withdrawals_hide_among_more_decoys(tmp_path: Path, register: Register, school: Any) -> None:
    """Of a few nothing shows; of many a publication shows up to twice as many bits, and the next one no more."""
    school.issue(tmp_path / "out", register, [Recipient(f"p{number}@example.org") for number in range(12)])
    for name in list(register.state.issued):
        register.set_status("revocation", name)
    assert register.state.since == {"revocation": 12, "suspension": 0}
    with school.reopened(register, tmp_path) as later:
        before = len(later.state.bits("revocation"))
        later.add_decoys(range(1))  # none, but for those that hide the twelve
        assert 0 <= len(later.state.bits("revocation")) - before < 13
        assert later.state.since == {"revocation": 0, "suspension": 0}
    fresh = {f"{number:064x}": "key" for number in range(300)}
    sizes = {len(ledger.extended([], fresh, school.now)) - 300 for _ in range(40)}
    assert min(sizes) >= 5
    assert 60 < max(sizes) < 360


def test_a_list_is_as_long_as_the_standard_asks() -> None:
    """16 KiB, left-most bit first, and equal lists are equal bytes."""
    raw = gzip.decompress(base64url(status_list.encoded({0, 9}, SIZE)[1:]))
    assert (len(raw), raw[:2]) == (16 * 1024, b"\x80\x40")
    assert status_list.encoded({3}, SIZE) == status_list.encoded({3}, SIZE) != status_list.encoded({4}, SIZE)


@pytest.mark.parametrize("form", ["eddsa-rdfc-2022", "jwt"])
def test_what_is_published_convinces_the_verifier(tmp_path: Path, register: Register, form: str, school: Any) -> None:
    """With the published lists at hand the revoked badge is revoked, and the others were looked up."""
    told = school.issue(tmp_path / "out", register)
    register.set_status("revocation", next(iter(register.state.issued)))
    paths = school.publish(tmp_path / "p", register, form)
    snapshots = {f"{school.site}status/a/{path.name}": path.read_bytes() for path in paths[:2]}
    found = []
    for each in told:
        data = (tmp_path / "out" / each.file).read_bytes()
        (report,) = asyncio.run(
            verify(data, crypto=CpythonCrypto(), fetcher=Offline(), now=school.now, trust=None, snapshots=snapshots)
        )
        found.append({step.name: step.code for step in report.steps}["status"])
    assert Counter(found) == {"status.revoked": 1, "status.snapshot": 2}


def test_the_ledger_lists_what_the_verifier_looks_up(tmp_path: Path, register: Register, school: Any) -> None:
    """Every digest of the register, once, with the moment of its first publication; and digests of nothing."""
    school.issue(tmp_path / "out", register)

    def published(moment: datetime) -> list[Line]:
        paths = school.publish(tmp_path / "p", register, moment=moment)
        return ledger.read(paths[2].read_bytes())

    first = published(school.now)
    mine = {entry.sha256 for entry in register.state.issued.values()}
    assert mine < {line.sha256 for line in first}
    assert published(school.now.replace(hour=1)) == first
    school.issue(tmp_path / "out", register, [Recipient("late@example.org")])
    second = published(school.now.replace(hour=2))
    assert second[: len(first)] == first
    assert {line.published for line in second[len(first) :]} == {"2026-11-22T02:00:00Z"}


@pytest.mark.parametrize("form", ["eddsa-rdfc-2022", "jwt"])
def test_a_publication_takes_no_revocation_back(tmp_path: Path, register: Register, form: str, school: Any) -> None:
    """Another register with lists of the same name, or an old copy of this one, would make revoked badges valid."""

    def published(from_register: Register) -> bytes:
        paths = school.publish(tmp_path / "p", from_register, form)
        return bytes(paths[0].read_bytes())

    school.issue(tmp_path / "out", register)
    (tmp_path / "copy").mkdir()
    register.close()
    shutil.copy(tmp_path / "register.jsonl", tmp_path / "copy" / "register.jsonl")
    with Register(tmp_path / "register.jsonl") as now:
        now.set_status("revocation", next(iter(now.state.issued)))
        first = published(now)
        assert status_list.indexes(first.decode().strip()) == now.state.bits("revocation")
    with Register(tmp_path / "copy" / "register.jsonl") as old, pytest.raises(Refused, match="old copy"):
        published(old)
    with create(tmp_path / "other.jsonl", "a", "1") as other, pytest.raises(Refused, match="another register"):
        published(other)
    assert (tmp_path / "p" / "a" / "1-revocation.json").read_bytes() == first
    with Register(tmp_path / "register.jsonl") as now:
        assert published(now) != first


@pytest.mark.parametrize("text", ["", "{", "{}", "a.b.c", '{"credentialSubject": {"encodedList": "uAAAA"}}'])
def test_what_is_no_list_is_not_written_over(tmp_path: Path, register: Register, text: str, school: Any) -> None:
    """What stood in it cannot be seen any more, so nobody can say that nothing is lost."""
    (tmp_path / "p" / "a").mkdir(parents=True)
    (tmp_path / "p" / "a" / "1-revocation.json").write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match="is damaged"):
        school.publish(tmp_path / "p", register)


def test_a_digest_is_of_the_signed_credential(tmp_path: Path, register: Register, school: Any) -> None:
    """Indenting the file does not change it, changing a word does."""
    told = school.issue(tmp_path / "out", register, school.people[:1])
    document = json.loads((tmp_path / "out" / told[0].file).read_bytes())
    digest = next(iter(register.state.issued.values())).sha256
    assert ledger.digest_of(document) == digest
    assert ledger.digest_of({**document, "name": "Other"}) != digest


@pytest.mark.parametrize("data", [b"{}", b"x", b'{"sha256":"zz","published":"2026-11-22T00:00:00Z","key":"k"}'])
def test_another_file_is_no_ledger(data: bytes) -> None:
    """What cannot be read is not taken for an empty ledger."""
    with pytest.raises(ValueError, match="not a ledger"):
        ledger.read(data)
