"""What a price line comes to in one pricing period: the amount as stated, or so many units at so many kroner each."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from registry_cli.analysis.costs.records import CostProblem, Pricing, Rate, number_in
from registry_cli.documents import Data
from registry_cli.model.settings.organisation import Organisation

_PERIODS: dict[str, Pricing] = {"month": "month", "quarter": "quarter", "half-year": "half-year", "year": "year"}
_COUNTED = ("user", "case", "child", "pupil")
_CONSUMED = ("call", "hour")


class NoRate(NamedTuple):
    """Why a line has no rate, and the key of the line that stands in the way."""

    problem: CostProblem
    key: str


def rate_of(row: Mapping[str, Data], organisation: Organisation) -> Rate | NoRate:
    """The rate of a price line.

    A price per inhabitant, user, case, child or pupil is a yearly one for as many as the organisation counts; `volume` says
    otherwise. A price per call or hour needs a `volume`. Units above a step of `tiers` cost what the step says.
    """
    amount, per = number_in(row.get("amount")), row.get("per")
    if amount is None:
        return NoRate("no-amount", "amount")
    if per is None or per == "once":
        return Rate(amount, "once")
    if isinstance(per, str) and per in _PERIODS:
        return Rate(amount, _PERIODS[per])
    if isinstance(per, str) and per in ("inhabitant", *_COUNTED, *_CONSUMED):
        return _per_unit(row, per, amount, organisation)
    return NoRate("unknown-per", "per")


def unused_keys(row: Mapping[str, Data], rate: Rate) -> tuple[str, ...]:
    """What the line states beside its price that has no meaning for it."""
    is_recurring, is_counted = rate.per != "once", rate.count is not None
    unused = {"date": is_recurring, "volume": not is_counted, "tiers": not is_counted, "indexed": not is_recurring}
    return tuple(key for key, is_unused in unused.items() if is_unused and row.get(key) not in (None, [], {}))


def _per_unit(row: Mapping[str, Data], unit: str, each: Fraction, organisation: Organisation) -> Rate | NoRate:
    found = _count(row, unit, organisation)
    if isinstance(found, NoRate):
        return found
    count, per = found
    steps = _tiers(row.get("tiers"))
    if steps is None:
        return NoRate("bad-tiers", "tiers")
    return Rate(_stepped(each, steps, count), per, count, unit, bool(steps))


def _count(row: Mapping[str, Data], unit: str, organisation: Organisation) -> tuple[int, Pricing] | NoRate:
    """How many units in which time."""
    volume = row.get("volume")
    if volume is not None:
        number = (volume.get("calls"), volume.get("count")) if isinstance(volume, dict) else ()
        stated = [one for one in number if isinstance(one, int) and not isinstance(one, bool) and one >= 0]
        per = volume.get("per") if isinstance(volume, dict) else None
        if len(stated) != 1 or not isinstance(per, str) or per not in _PERIODS:
            return NoRate("no-volume", "volume")
        return stated[0], _PERIODS[per]
    if unit in _CONSUMED:
        return NoRate("no-volume", "per")
    counts = {str(word): count for word, count in organisation.counts.items()}
    counted = organisation.inhabitants if unit == "inhabitant" else counts.get(unit)
    return NoRate("no-count", "per") if counted is None else (counted, "year")


def _tiers(value: Data) -> list[tuple[int, Fraction]] | None:
    """The steps in order; `None` where one of them cannot be read or stands twice."""
    if value is None:
        return []
    steps: dict[int, Fraction] = {}
    for row in value if isinstance(value, list) else [None]:
        above, amount = (row.get("above"), number_in(row.get("amount"))) if isinstance(row, dict) else (None, None)
        if not isinstance(above, int) or isinstance(above, bool) or above < 0 or amount is None or above in steps:
            return None
        steps[above] = amount
    return sorted(steps.items())


def _stepped(each: Fraction, steps: list[tuple[int, Fraction]], count: int) -> Fraction:
    """Units up to the first step at the line's price, those above a step at the step's."""
    bounds = [0, *(above for above, _ in steps), count]
    prices = [each, *(amount for _, amount in steps)]
    return sum(
        (
            price * (min(bounds[at + 1], count) - bounds[at])
            for at, price in enumerate(prices)
            if bounds[at] < min(bounds[at + 1], count)
        ),
        Fraction(0),
    )
