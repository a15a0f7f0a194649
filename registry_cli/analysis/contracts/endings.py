"""What ends a contract for certain: its terminations, its own end, and how far the rest can be relied on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.contracts.course import certain_course, own_end_on
from registry_cli.analysis.contracts.exits import permitted_exit
from registry_cli.analysis.contracts.records import Termination, Terms


def has_ended(terms: Terms, day: date) -> bool:
    """Whether a contract with these terms is over on `day`, for certain: terminated, or past an end that nothing moves."""
    ending = ending_on(terms, day)
    if ending is not None:
        return ending.last is not None and ending.last < day
    course = certain_course(terms, day)
    last = own_end_on(terms, day) if course is None else course.final
    return last is not None and last < day


@dataclass(frozen=True, slots=True)
class Ending:
    """A whole termination and the last day it leads to, if that can be reckoned."""

    termination: Termination
    last: date | None


def ending_on(terms: Terms, day: date) -> Ending | None:
    """The termination of the whole contract known on `day`; of several the one that ends it first."""
    whole = [one for one in terms.terminations if one.date <= day and not one.covers]
    endings = [Ending(one, effect_of(terms, one)) for one in whole]
    return min(endings, key=lambda one: one.last or date.max, default=None)


def effect_of(terms: Terms, termination: Termination) -> date | None:
    """The last day in force after a termination: as stated, else the exit for a notice received on its date."""
    return termination.effective or permitted_exit(terms, termination.date, termination.by)


def parts_on(terms: Terms, day: date) -> Mapping[str, date]:
    """The last day of each thing that a partial termination takes out."""
    ends: dict[str, date] = {}
    for one in terms.terminations:
        last = effect_of(terms, one) if one.covers and one.date <= day else None
        if last is not None:
            ends.update({each: min(last, ends.get(each, last)) for each in one.covers})
    return ends
