"""Chains of certificates that the program `openssl` makes, which reads RFC 5280 in its own way."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import certified
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key

_YEARS = ("-startdate", "20250101000000Z", "-enddate", "20350101000000Z")
_SETTINGS = """[ca]
default_ca = own
[own]
new_certs_dir = .
database = index
rand_serial = yes
default_md = sha256
policy = any
copy_extensions = none
unique_subject = no
[any]
commonName = supplied
[req]
distinguished_name = none
prompt = no
[none]
CN = x
[root]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[middle]
basicConstraints = critical,CA:true,pathlen:0
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[leaf]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature,nonRepudiation
extendedKeyUsage = 1.3.6.1.4.1.311.10.3.12
certificatePolicies = 0.4.0.194112.1.1
subjectAltName = URI:%(issuer)s
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
"""
_KEYS = {
    "EC": ("-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-pkeyopt", "ec_param_enc:named_curve"),
    "RSA": ("-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"),
}
_PSS = ("-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest")


@dataclass(frozen=True)
class Chain:
    """What `openssl` made.

    Attributes:
        key: Private key of the signer.
        chain: The signer's certificate and the one above it.
        root: The anchor.
    """

    key: Any
    chain: tuple[x509.Certificate, ...]
    root: x509.Certificate


def _program() -> str:
    """Return where `openssl` is; skips without it, but fails in CI."""
    program = shutil.which("openssl")
    if program is None:
        message = "openssl is missing: install it (Debian: apt install openssl)"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    return str(program)


def believed(chain: Sequence[x509.Certificate], anchor: x509.Certificate, moment: datetime) -> bool:
    """Return whether `openssl verify` finds a path at a moment, by RFC 5280 to the letter (`-x509_strict`)."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, found in (("leaf", chain[:1]), ("above", chain[1:]), ("anchor", [anchor])):
            (folder / file).write_bytes(b"".join(each.public_bytes(Encoding.PEM) for each in found))
        told = ["verify", "-x509_strict", "-attime", str(int(moment.timestamp())), "-trusted", "anchor"]
        told += ["-untrusted", "above"] if len(chain) > 1 else []
        run = subprocess.run([_program(), *told, "leaf"], cwd=folder, capture_output=True, timeout=120, check=False)
        return run.returncode == 0


def made(kind: str, digest: str = "sha256", *, pss: bool = False) -> Chain:
    """Return a chain for the invented issuer; skips without `openssl`, but fails in CI.

    Args:
        kind: "EC" or "RSA", of every key.
        digest: As `openssl` names it.
        pss: Whether signatures are by RSASSA-PSS.
    """
    program = _program()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "settings").write_text(_SETTINGS % {"issuer": certified.ISSUER}, encoding="utf-8")
        (folder / "index").touch()

        def run(*told: str) -> None:
            done = subprocess.run(
                [program, *told], cwd=folder, capture_output=True, text=True, timeout=120, check=False
            )
            assert done.returncode == 0, done.stderr[-1_000:]

        for each, above in (("root", ""), ("middle", "root"), ("leaf", "middle")):
            run("genpkey", *_KEYS[kind], "-out", f"{each}.key")
            run("req", "-new", "-config", "settings", "-key", f"{each}.key", "-subj", f"/CN=Demo {each}", "-out", each)
            by = (
                ("-cert", f"{above}.pem", "-keyfile", f"{above}.key")
                if above
                else ("-selfsign", "-keyfile", "root.key")
            )
            how = ("-md", digest, *(_PSS if pss else ()), *_YEARS)
            run("ca", "-batch", "-notext", "-config", "settings", "-extensions", each, *by, *how, "-in", each,
                "-out", f"{each}.pem")  # fmt: skip
        root, middle, leaf = (
            x509.load_pem_x509_certificate((folder / f"{each}.pem").read_bytes()) for each in ("root", "middle", "leaf")
        )
        return Chain(load_pem_private_key((folder / "leaf.key").read_bytes(), None), (leaf, middle), root)
