"""What makes a fuzzer's input a finding."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

MAX_SECONDS = 15.0
"""Processor time that one input may take; the fuzzers' inputs are small, and most take less than a tenth of a second."""


class Broken(AssertionError):
    """Something that must hold for any input does not."""


def demand(holds: object, *what: object) -> None:
    """Go on where it holds.

    Raises:
        Broken: it does not; `what` says so.
    """
    if not holds:
        raise Broken(*what)


@contextmanager
def bounded() -> Iterator[None]:
    """Demand that what is done inside, or by the function, takes no longer than `MAX_SECONDS`."""
    start = time.process_time()
    yield
    took = time.process_time() - start
    demand(took <= MAX_SECONDS, f"took {took:.1f} s")
