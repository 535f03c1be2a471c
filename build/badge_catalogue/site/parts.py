"""Writes the parts of a site, shared out over two processes where there can be a second one."""

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from badge_catalogue.site.output import Output
from badge_catalogue.site.processes import Turns, beside
from badge_catalogue.site.render import Part

Told = dict[str, tuple[float, int]]  # by stage: seconds of one process, and files


def written(output: Output, parts: Sequence[Part]) -> Told:
    """Write all parts and return what each stage took; whichever process is free takes the next part.

    Args:
        output: The folder. Its own `write` is used in this process; the second one, if any, writes beside it.
        parts: None needs what another one writes.
    """
    turns = Turns(len(parts))
    pending = beside(lambda: _beside(Output(output.folder, output.kept), parts, turns))
    try:
        _, told = _taken(output, parts, turns)
    except BaseException:
        with suppress(Exception):  # this one's mistake is raised; the other process is through before it is
            _ = pending and pending()
        raise
    if pending:
        other, also = pending()
        output.absorb(other)
        told = _sum(told, also)
    return {part.stage: told[part.stage] for part in parts}


def _beside(output: Output, parts: Sequence[Part], turns: Turns) -> tuple[Output, Told]:
    """Write parts in the second process; what is kept goes to the first one without what that has already."""
    _, told = _taken(output, parts, turns)
    return replace(output, kept=output.kept.made_here()), told


def _taken(output: Output, parts: Sequence[Part], turns: Turns) -> tuple[Output, Told]:
    """Write parts until all are taken."""
    told: Told = {}
    try:
        for place in turns:
            start = time.perf_counter()
            count = output.write_all(parts[place].files)
            told = _sum(told, {parts[place].stage: (time.perf_counter() - start, count)})
    except BaseException:
        turns.end()  # the other process need not go on
        raise
    return output, told


def _sum(one: Told, other: Told) -> Told:
    return {
        stage: (
            one.get(stage, (0.0, 0))[0] + other.get(stage, (0.0, 0))[0],
            one.get(stage, (0.0, 0))[1] + other.get(stage, (0.0, 0))[1],
        )
        for stage in (*one, *other)
    }
