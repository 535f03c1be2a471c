"""Work beside: its result and its mistakes come back; where there is no second process the caller is told."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from badge_catalogue.second_process import SecondProcessError, beside
from badge_catalogue.site_output import Output


def started[Result](work: Callable[[], Result]) -> Callable[[], Result]:
    """Start work beside, which this machine can."""
    result = beside(work)
    if result is None:
        pytest.skip("this system has no second process to work in")
    return result


def test_what_is_in_memory_is_there_and_the_result_comes_back() -> None:
    """The work sees this process's objects, is done in another process, and its result arrives."""
    known = {"nl": "Instelling"}
    process, word = started(lambda: (os.getpid(), known["nl"]))()
    assert word == "Instelling"
    assert process != os.getpid()


def test_what_was_raised_is_raised_here() -> None:
    """A mistake keeps its kind and its words."""

    def refuse() -> None:
        raise ValueError("two stages write a.html")

    with pytest.raises(ValueError, match=r"two stages write a\.html"):
        started(refuse)()


def test_a_mistake_that_cannot_travel_keeps_its_words() -> None:
    """A mistake that can't be pickled arrives as text."""

    class OddError(Exception):
        """Local classes can't be pickled."""

    def refuse() -> None:
        raise OddError("no room for b.html")

    with pytest.raises(SecondProcessError, match=r"no room for b\.html"):
        started(refuse)()


def test_a_result_that_cannot_travel_is_refused() -> None:
    """A result that can't be pickled is an error, not silence."""
    with pytest.raises(SecondProcessError, match="cannot travel"):
        started(lambda: lambda: 1)()


def test_an_end_without_an_answer_is_said() -> None:
    """A process that was killed gives its exit code and a remedy."""

    def vanish() -> None:
        os._exit(9)

    with pytest.raises(SecondProcessError, match="ended with 9 and no answer"):
        started(vanish)()


def test_beside_another_thread_nothing_is_forked() -> None:
    """A process with two threads does the work itself."""
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert beside(os.getpid) is None
    finally:
        stop.set()
        thread.join()


def test_an_output_takes_over_what_another_wrote(tmp_path: Path) -> None:
    """Names and counts are added; a name that both wrote is refused."""
    first, second = Output(tmp_path), Output(tmp_path)
    first.write("a.html", b"a")
    second.write("en/a.html", b"an a")
    assert first.absorb(second) == 1
    assert (first.written, first.changed, first.size) == ({"a.html", "en/a.html"}, 2, 5)
    with pytest.raises(ValueError, match=r"two stages write en/a\.html"):
        first.absorb(second)
