"""Many files: which ones, in what order, over how many processes. The order of the answers is that of the files."""

import asyncio
import contextlib
import hashlib
import importlib
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from badge_verifier.claims.credential import Payload, Remark
from badge_verifier.containers import kinds
from badge_verifier.containers.unbake import unbake
from badge_verifier.errors import StepError
from badge_verifier.limits import Limits
from badge_verifier.network.fetches import Offline
from badge_verifier.proofs.contexts import Context
from badge_verifier.report import Report, to_json
from badge_verifier.runtimes.in_cpython import CpythonCrypto, HttpsFetcher
from badge_verifier.trust.trust_list import TrustList
from badge_verifier.verify import noted, verify

_CHUNK = 1024 * 1024


@dataclass(frozen=True)
class Question:
    """The options of a run, the same for every file."""

    now: datetime
    trust: TrustList | None
    contexts: tuple[Context, ...]
    recipient: str | None
    language: str
    online: bool
    snapshots: Mapping[str, bytes]
    limits: Limits


@dataclass(frozen=True)
class Answered:
    """The reports on one file, or why it could not be opened."""

    file: str
    reports: tuple[dict[str, Any], ...]
    error: str = ""


def files(arguments: Iterable[str]) -> Iterator[str]:
    """Yield every file to look at: a folder stands for the files in it, by name, without hidden ones."""
    for argument in arguments:
        if argument == "-" or not Path(argument).is_dir():
            yield argument
            continue
        for folder, folders, names in os.walk(argument):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (str(Path(folder) / name) for name in sorted(names) if not name.startswith("."))


def answers(names: Iterable[str], question: Question, stdin: BinaryIO, jobs: int) -> Iterator[Answered]:
    """Yield the answer for each file, in order; one that cannot be opened does not stop the others."""
    if jobs <= 1:
        for name in names:
            yield answer(name, question, stdin)
        return
    importlib.import_module("badge_verifier.proofs.jsonld")  # once, before there are more of us that would each do it
    with ProcessPoolExecutor(jobs, initializer=_remember, initargs=(question,)) as pool:
        yield from pool.map(_remembered, names, chunksize=4)


def answer(name: str, question: Question, stdin: BinaryIO | None = None) -> Answered:
    """Return the answer for one file, or for what stands on standard input if its name is "-"."""
    try:
        with contextlib.ExitStack() as stack:
            stream = stdin if name == "-" and stdin is not None else stack.enter_context(Path(name).open("rb"))
            data, sha256 = _read(stream, question.limits.file_bytes)
    except OSError as error:
        return Answered(name, (), error.strerror or str(error))
    return Answered(name, tuple(asyncio.run(written(data, sha256, name, question))))


async def written(data: bytes, sha256: str, name: str, question: Question) -> list[dict[str, Any]]:
    """Return the reports on a file as JSON has them.

    Args:
        data: The file; of a larger one no more than a byte beyond the limit is needed.
        sha256: Of the whole file.
        name: Under which it was handed in.
        question: The options.
    """
    reports = await _judged(data, question)
    return [{**to_json(replace(report, index=index), name), "sha256": sha256} for index, report in enumerate(reports)]


async def _judged(data: bytes, question: Question) -> list[Report]:
    """Verify a file; of a list of links each one by itself, with what a file may ask for each of them."""
    found: list[Report] = []
    for part in links(data, question.limits):
        reports = await verify(
            part.data,
            crypto=CpythonCrypto(),
            fetcher=HttpsFetcher() if question.online else Offline(),
            now=question.now,
            trust=question.trust,
            contexts=question.contexts,
            recipient=question.recipient,
            limits=question.limits,
            lang=question.language,
            snapshots=question.snapshots,
        )
        seen = noted(part.remarks, question.language)
        found += [replace(each, remarks=tuple(dict.fromkeys((*seen, *each.remarks)))) for each in reports]
    return found


class Part(NamedTuple):
    """What of a file is verified by itself, and what was noted of it where it stood."""

    data: bytes
    remarks: tuple[Remark, ...] = ()


def links(data: bytes, limits: Limits) -> tuple[Part, ...]:
    """Return the links and tokens of a plain text in its own order, each to be verified by itself.

    Any other file, and a text with nothing to verify or too much of it, is returned as it is.
    """
    if len(data) > limits.file_bytes or kinds.kind_of(data) != "text":
        return (Part(data),)
    try:
        found = unbake(data, limits)
    except StepError:
        return (Part(data),)
    badges = [each for each in found if isinstance(each, Payload) and each.kind != "json"]
    parts = tuple(Part(each.text.encode(), each.remarks) for each in badges)
    return parts if 1 < len(parts) == len(found) else (Part(data),)


def _read(stream: BinaryIO, most: int) -> tuple[bytes, str]:
    """Return the bytes up to one more than `most`, and the digest of all of them."""
    digest = hashlib.sha256()
    data = bytearray()
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
        data += chunk[: most + 1 - len(data)]
    return bytes(data), digest.hexdigest()


_asked: list[Question] = []  # of this worker process


def _remember(question: Question) -> None:
    _asked[:] = [question]


def _remembered(name: str) -> Answered:
    return answer(name, _asked[0])
