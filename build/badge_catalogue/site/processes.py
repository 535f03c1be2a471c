"""Work in a second process that inherits what this one has in memory, where that can be.

A fork copies nothing beforehand, so a catalogue of thousands of badges is there at once. A process with several threads
must not fork, and some systems cannot: there the caller does the work itself.
"""

import multiprocessing
import os
import threading
import traceback
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection


class Turns:
    """Places of a list of work, each handed out once, to whichever of two processes asks first."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._next = multiprocessing.Value("i", 0)

    def __iter__(self) -> Iterator[int]:
        """Yield the next place nobody has taken, until there is none left."""
        while (place := self._take()) < self._count:
            yield place

    def end(self) -> None:
        """Hand out no more."""
        with self._next.get_lock():
            self._next.value = self._count

    def _take(self) -> int:
        with self._next.get_lock():
            place: int = self._next.value
            self._next.value = min(place + 1, self._count)
        return place


class SecondProcessError(Exception):
    """The second process ended without an answer, or with a mistake that cannot travel; the message has its words."""


def beside[Result](work: Callable[[], Result]) -> Callable[[], Result] | None:
    """Start work in a second process and return what waits for it; None where no second process can be had.

    The returned function gives the result of `work`, or raises what `work` raised. What `work` changes in memory is not
    seen here, so its result has to say it all.

    Args:
        work: Its result can be pickled.
    """
    if not _can_fork():
        return None
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_answer, args=(there, work), daemon=True)
    process.start()
    there.close()

    def result() -> Result:
        try:
            value, mistake = here.recv()
        except EOFError:
            process.join()
            raise SecondProcessError(
                f"a second process ended with {process.exitcode} and no answer: is there enough memory?"
            ) from None
        process.join()
        if mistake is not None:
            raise mistake
        answer: Result = value
        return answer

    return result


def _can_fork() -> bool:
    return (
        "fork" in multiprocessing.get_all_start_methods()
        and threading.active_count() == 1
        and (os.cpu_count() or 1) > 1
    )


def _answer[Result](there: Connection, work: Callable[[], Result]) -> None:
    """Send what `work` gives or raises, as far as it can travel."""
    try:
        answer: tuple[Result | None, Exception | None] = (work(), None)
    except Exception as mistake:  # noqa: BLE001 -- whatever it is, the first process has to hear of it
        answer = (None, mistake)
    try:
        there.send(answer)
    except Exception:  # noqa: BLE001 -- pickling fails in many ways
        words = "".join(traceback.format_exception(answer[1])) if answer[1] else f"cannot travel: {answer[0]!r:.200}"
        there.send((None, SecondProcessError(words)))
