"""When the next purchase of what a contract covers is planned, and (kind `tender-start`) when its tender must start."""

from collections.abc import Iterator
from datetime import date

from registry_cli.analysis.activity import is_active
from registry_cli.analysis.deadlines.event import Around, Event, actors
from registry_cli.analysis.periods import Period, after, shifted
from registry_cli.model.registry import Entry


def tender_events(contract: Entry, around: Around) -> Iterator[Event]:
    """The planned quarter of the next purchase; overdue when it is over and nothing has been started."""
    reprocurement = contract.section("reprocurement")
    first = _first_day(reprocurement.get("plan"))
    if first is not None:
        must = reprocurement.get("started") is not True and is_active(contract, around.as_of, around.registry)
        after_it = after(first, Period(3, 0))
        last = shifted(after_it, -1) if after_it else None
        yield Event(
            "reprocurement",
            first,
            contract,
            name=str(reprocurement["plan"]),
            route=("reprocurement", "plan"),
            who=actors(contract),
            must=must,
            through=last,
        )


def _first_day(quarter: object) -> date | None:
    """The first day of a quarter such as `2027-Q2`."""
    year, _, number = quarter.partition("-Q") if isinstance(quarter, str) else ("", "", "")
    if not (len(year) == 4 and year.isdecimal() and year.isascii() and number in ("1", "2", "3", "4") and int(year)):
        return None
    return date(int(year), 3 * int(number) - 2, 1)
