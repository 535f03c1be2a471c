"""Private keys are kept encrypted, outside repositories, and never shown."""

import asyncio
import errno
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from badge_issuer.errors import Refused
from badge_issuer.keys import KINDS, free, from_seed, load, new, save
from badge_issuer.sign import DATA_INTEGRITY
from badge_verifier.encodings.multibase import base64url, to_base64url
from badge_verifier.ports import Algorithm, SignatureCheck
from badge_verifier.proofs import securing
from badge_verifier.runtimes.in_cpython import CpythonCrypto

GIT = shutil.which("git") or ""
PASSPHRASE = "correct horse battery"  # noqa: S105 -- of keys that live for one test


@pytest.mark.parametrize("kind", KINDS)
def test_a_saved_key_is_the_key_that_is_read(tmp_path: Path, kind: str) -> None:
    """What is saved and read back has the same public half."""
    key = new(kind)
    save(key, tmp_path / "key.json", PASSPHRASE)
    assert load(tmp_path / "key.json", PASSPHRASE).jwk == key.jwk


@pytest.mark.parametrize("kind", KINDS)
def test_a_signature_is_the_keys_over_the_message(kind: str) -> None:
    """It verifies over the message, and not over another."""
    key = new(kind)

    def verifies(message: bytes) -> bool:
        check = SignatureCheck(key.algorithm, key.jwk, message, key.sign(b"message"))
        return asyncio.run(CpythonCrypto().verify(check))

    assert (verifies(b"message"), verifies(b"massage")) == (True, False)


def test_a_key_file_is_encrypted_and_its_owners_alone(tmp_path: Path) -> None:
    """Neither the raw key nor an unencrypted form stands in it, and nobody else may read it."""
    key = from_seed(bytes(32))
    save(key, tmp_path / "key.json", PASSPHRASE)
    written = (tmp_path / "key.json").read_text(encoding="utf-8")
    assert to_base64url(bytes(32))[:20] not in written
    assert json.loads(written)["public"] == key.multibase
    assert (tmp_path / "key.json").stat().st_mode & 0o777 == 0o600


def test_a_key_is_never_shown(tmp_path: Path) -> None:
    """Printing a key shows no private half, nor does the message about a wrong passphrase show what was tried."""
    key = from_seed(bytes(range(32)))
    assert "private" not in repr(key)
    save(key, tmp_path / "key.json", PASSPHRASE)
    with pytest.raises(Refused, match="check the passphrase") as caught:
        load(tmp_path / "key.json", "another passphrase")
    assert "another" not in str(caught.value)


def test_an_open_key_file_is_refused(tmp_path: Path) -> None:
    """A file that others can read may have been read; the message says how to close it."""
    save(new("ed25519"), tmp_path / "key.json", PASSPHRASE)
    (tmp_path / "key.json").chmod(0o644)
    with pytest.raises(Refused, match="chmod 600"):
        load(tmp_path / "key.json", PASSPHRASE)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"-----BEGIN " + b"PRIVATE KEY-----\n",
        b'{"format": "badge-key/1", "public": "z6Mk", "sealed": "?"}',
        b'{"format": "badge-key/0", "public": "z6Mk", "sealed": "AA"}',
    ],
    ids=["empty", "array", "object", "in the clear", "no base64url", "another format"],
)
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    """What is no key file of this program is not used; a key in the clear least of all."""
    path = tmp_path / "key.json"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(Refused, match="catalogue keys new"):
        load(path, PASSPHRASE)


def test_a_swapped_public_half_is_noticed(tmp_path: Path) -> None:
    """The public half that the file shows is sealed with the private one."""
    save(from_seed(bytes(32)), tmp_path / "key.json", PASSPHRASE)
    other = from_seed(b"1" * 32).multibase
    text = (tmp_path / "key.json").read_text(encoding="utf-8")
    shown = json.loads(text)["public"]
    (tmp_path / "key.json").write_text(text.replace(shown, other), encoding="utf-8")
    with pytest.raises(Refused):
        load(tmp_path / "key.json", PASSPHRASE)


def test_a_key_inside_a_repository_is_refused(tmp_path: Path) -> None:
    """Beside a .git folder neither saving nor reading works, also through a link; beside it, both do."""
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    key = new("ed25519")
    with pytest.raises(Refused, match="inside the repository"):
        save(key, repository / "keys" / "key.json", PASSPHRASE)
    save(key, tmp_path / "key.json", PASSPHRASE)
    (tmp_path / "elsewhere").symlink_to(repository)
    with pytest.raises(Refused, match="inside the repository"):
        save(key, tmp_path / "elsewhere" / "key.json", PASSPHRASE)
    assert load(tmp_path / "key.json", PASSPHRASE).jwk == key.jwk


def test_every_kind_of_repository_is_one(tmp_path: Path) -> None:
    """A second work tree, where .git is a file, and a bare repository publish what lies in them too."""
    for command in (["init", "-q", "main"], ["init", "-q", "--bare", "bare.git"]):
        subprocess.run([GIT, *command], cwd=tmp_path, check=True)
    who = ["-c", "user.name=n", "-c", "user.email=n@example.org"]
    subprocess.run([GIT, *who, "commit", "-q", "--allow-empty", "-m", "x"], cwd=tmp_path / "main", check=True)
    subprocess.run([GIT, "worktree", "add", "-q", "../tree"], cwd=tmp_path / "main", check=True, capture_output=True)
    assert (tmp_path / "tree" / ".git").is_file()
    for place in ("main/a/b", "main/.git", "tree", "bare.git"):
        with pytest.raises(Refused, match="inside the repository"):
            free(tmp_path / place / "key.json")
    free(tmp_path / "beside" / "key.json")


def test_a_folder_made_for_a_key_is_its_owners_alone(tmp_path: Path) -> None:
    """Nobody else learns which keys there are."""
    save(new("ed25519"), tmp_path / "keys" / "key.json", PASSPHRASE)
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700


def test_half_a_key_is_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full nothing stays behind, so the same name can be used again."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("badge_issuer.writing.os.fsync", full)
        with pytest.raises(OSError, match="No space"):
            save(new("p256"), tmp_path / "key.json", PASSPHRASE)
    assert list(tmp_path.iterdir()) == []
    save(new("p256"), tmp_path / "key.json", PASSPHRASE)


def test_a_key_is_never_replaced(tmp_path: Path) -> None:
    """A second key under the same name is refused, and the first one still opens."""
    first = new("ed25519")
    save(first, tmp_path / "key.json", PASSPHRASE)
    with pytest.raises(Refused, match="never replaced"):
        save(new("ed25519"), tmp_path / "key.json", PASSPHRASE)
    assert load(tmp_path / "key.json", PASSPHRASE).jwk == first.jwk


@pytest.mark.parametrize(("passphrase", "fine"), [("eleven char", False), ("twelve chars", True)])
def test_a_short_passphrase_is_refused(tmp_path: Path, passphrase: str, *, fine: bool) -> None:
    """Eleven characters are too few, twelve will do."""
    if fine:
        save(new("ed25519"), tmp_path / "key.json", passphrase)
        assert [path.name for path in tmp_path.iterdir()] == ["key.json"]
    else:
        with pytest.raises(Refused, match="too short"):
            save(new("ed25519"), tmp_path / "key.json", passphrase)
        assert list(tmp_path.iterdir()) == []


def test_a_missing_key_file_is_named(tmp_path: Path) -> None:
    """The message says which file is missing and how to make one."""
    with pytest.raises(Refused, match="catalogue keys new"):
        load(tmp_path / "absent.pem", PASSPHRASE)


@pytest.mark.parametrize("length", [0, 1, 27, 28, 43, 44, 45])
def test_a_key_file_that_seals_too_little_is_named(tmp_path: Path, length: int) -> None:
    """Cut off anywhere, it is refused in words: as no key file, or as one that does not open."""
    save(from_seed(bytes(32)), tmp_path / "key.json", PASSPHRASE)
    envelope = json.loads((tmp_path / "key.json").read_text(encoding="utf-8"))
    envelope["sealed"] = to_base64url(base64url(envelope["sealed"])[:length])
    (tmp_path / "key.json").write_text(json.dumps(envelope), encoding="utf-8")
    with pytest.raises(Refused, match="does not open" if length > 44 else "is no key file"):
        load(tmp_path / "key.json", PASSPHRASE)


@pytest.mark.parametrize(("cryptosuite", "algorithm"), sorted(DATA_INTEGRITY.items()))
def test_what_is_issued_with_is_verified(cryptosuite: str, algorithm: Algorithm) -> None:
    """Every cryptosuite of the issuer is a row of the verifier's table, for the same keys."""
    assert securing.suite("DataIntegrityProof", cryptosuite, algorithm).cryptosuite == cryptosuite
