"""A part of a whole, as both are counted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; the whole may be nothing."""

    part: int
    whole: int

    @property
    def ratio(self) -> float:
        """The part divided by the whole; where there is nothing, nothing is missing, so 1."""
        return self.part / self.whole if self.whole else 1.0


def share(things: Iterable[Thing], has: Callable[[Thing], object]) -> Share:
    """For how many of the things `has` is true."""
    answers = [bool(has(thing)) for thing in things]
    return Share(sum(answers), len(answers))
