"""What `pyhanko-certvalidator` says of a chain of certificates: RFC 5280 whole, with its policies."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding


def believed(chain: Sequence[x509.Certificate], anchor: x509.Certificate, moment: datetime) -> bool:
    """Return whether it finds a path from the first certificate to the anchor at a moment, with nothing fetched."""
    from asn1crypto import x509 as asn1  # type: ignore[import-untyped]  # noqa: PLC0415 -- slow, for this judge alone
    from pyhanko_certvalidator import CertificateValidator, ValidationContext  # noqa: PLC0415
    from pyhanko_certvalidator.errors import PathBuildingError, ValidationError  # noqa: PLC0415

    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)

    def read(found: x509.Certificate) -> Any:
        return asn1.Certificate.load(found.public_bytes(Encoding.DER))

    context = ValidationContext(
        trust_roots=[read(anchor)], moment=moment, allow_fetching=False, time_tolerance=timedelta(0)
    )
    validator = CertificateValidator(read(chain[0]), [read(each) for each in chain[1:]], validation_context=context)
    try:
        asyncio.run(validator.async_validate_usage({"digital_signature"}))  # type: ignore[no-untyped-call]
    except (PathBuildingError, ValidationError):
        return False
    return True
