"""What institutions published of their issuing, with the lists among it whose signature does not hold.

A check reads and compares; that a list is signed by its institution only cryptography can say, which is looked up here.
"""

import asyncio
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

from badge_catalogue import addresses
from badge_catalogue.definitions import issuing_records
from badge_catalogue.definitions.issuing_records import IssuingRecords
from badge_catalogue.exports.trust import trust_list
from badge_catalogue.facts import issued
from badge_catalogue.model import Catalogue
from badge_catalogue.settings import Settings
from badge_verifier.errors import StepError
from badge_verifier.limits import Limits
from badge_verifier.network.fetches import Offline
from badge_verifier.report import Outcome
from badge_verifier.runtimes.in_cpython import CpythonCrypto
from badge_verifier.trust.trust_list import TrustList
from badge_verifier.verify import verify

_LIMITS = Limits(badge_bytes=Limits().fetch_bytes)  # a list is longer than a badge


def records_of(source: Path, catalogue: Catalogue, moment: datetime) -> IssuingRecords:
    """Return the files beside the definitions, and the names of lists that a listed key of theirs did not sign.

    Of what is no list at all, or of another's address, the checks speak without this.
    """
    records = issuing_records.beside(source)

    @cache
    def listed(site: str) -> TrustList:
        return trust_list(replace(catalogue, versions={}), Settings(site, int(moment.timestamp())))

    def holds(name: str, data: bytes) -> bool:
        found = issued.status_list(data)
        place = addresses.issuing_record(*name.split("/", 1))
        if found is None or not found.address.endswith(place):
            return True
        try:
            trust = listed(found.address.removesuffix(place))
        except (StepError, ValueError):  # keys that are none, of which the checks speak
            return True
        run = verify(data, crypto=CpythonCrypto(), fetcher=Offline(), now=moment, trust=trust, limits=_LIMITS)
        (report, *more) = asyncio.run(run)
        told = {step.name: step.outcome for step in report.steps}
        return not more and told["proof"] is told["issuer"] is Outcome.PASSED

    unproven = tuple(name for name, data in records.contents.items() if not holds(name, data))
    return replace(records, unproven=unproven)
