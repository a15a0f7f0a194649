"""When the next purchase of what a contract covers is planned, and (kind `tender-start`) when its tender must start."""

from collections.abc import Iterator

from registry_cli.analysis.activity import is_active
from registry_cli.analysis.deadlines.event import Around, Event, actors
from registry_cli.analysis.periods import Period, after, shifted
from registry_cli.analysis.tenders.plan import first_day, tender_of
from registry_cli.model.registry import Entry


def tender_events(contract: Entry, around: Around) -> Iterator[Event]:
    """The last day to begin the next purchase, and the quarter it is planned for; overdue until it has been started."""
    tender = tender_of(contract, around.registry, around.as_of)
    if tender is not None and tender.start_by is not None and tender.state != "not-needed":
        must = tender.state != "started"
        yield Event("tender-start", tender.start_by, contract, leads_to=tender.end, who=actors(contract), must=must)
    yield from _planned(contract, around)


def _planned(contract: Entry, around: Around) -> Iterator[Event]:
    reprocurement = contract.section("reprocurement")
    first = first_day(reprocurement.get("plan"))
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
