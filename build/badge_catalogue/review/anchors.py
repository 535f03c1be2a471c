"""The authorities whose certificates a catalogue believes, as `governance.yaml` names them: each checked as it is read.

A certificate is copied by hand from a list of trusted services, with the day on which it stood there; who may do that
is who may change the rules.
"""

import base64
import binascii
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from badge_verifier.encodings import x509
from badge_verifier.errors import StepError
from badge_verifier.proofs import keys
from badge_verifier.trust.trust_list import TrustAnchor

_PEM = re.compile(r"\s*-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----\s*")


def anchors_of(told: Iterable[Any]) -> tuple[TrustAnchor, ...]:
    """Return the anchors of the member `anchors`, in their order.

    Raises:
        ValueError: One is none; the message says which, and what was expected.
    """
    found = tuple(_anchor(each, number) for number, each in enumerate(told))
    if len({each.id for each in found}) < len(found):
        raise ValueError("anchors: two bear the same id; give each one of its own")
    return found


def _anchor(told: Any, number: int) -> TrustAnchor:  # noqa: ANN401 -- YAML
    place = f"anchors[{number}]"
    if not isinstance(told, dict) or set(told) != {"id", "name", "certificate", "taken"}:
        raise ValueError(f"{place}: expected id, name, certificate and taken")
    if type(told["taken"]) is not date:
        raise ValueError(f"{place}.taken: got {told['taken']!r}; write a day such as 2026-11-30")
    match = _PEM.fullmatch(str(told["certificate"]))
    if match is None:
        raise ValueError(f"{place}.certificate: expected one -----BEGIN CERTIFICATE----- and its end")
    try:
        data = base64.b64decode("".join(match[1].split()), validate=True)
        certificate = x509.certificate(data)
        keys.from_spki(certificate.key)
        is_authority = x509.authority(certificate)[0]
    except (StepError, binascii.Error) as error:
        raise ValueError(f"{place}.certificate: {error}") from error
    if not is_authority:
        raise ValueError(f"{place}.certificate: it is no authority's; name the one that issued it")
    return TrustAnchor(
        str(told["id"]), str(told["name"]), base64.b64encode(data).decode(), f"{told['taken']}T00:00:00Z"
    )
