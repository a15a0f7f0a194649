"""The days on which a contract costs money, in each view."""

from collections.abc import Iterator
from datetime import date

from registry_cli.analysis.contracts.records import ContractState
from registry_cli.analysis.costs.records import Bounds, CostGap
from registry_cli.model.registry import Entry


def bounds_of(state: ContractState) -> Bounds:
    """The first day of a contract, and its last by view.

    What lies behind us is spent whatever the view says, and what we cannot yet leave is paid even where we intend to leave
    earlier. So `committed` runs at least to the day asked about, `expected` at least as long, and `maximum` longest.
    """
    first = max((day for day in (state.terms.start, state.terms.own_start) if day is not None), default=None)
    if state.phase in ("expired", "terminated") and state.end is not None:
        return Bounds(first, {"committed": state.end, "expected": state.end, "maximum": state.end}, state.parts)
    committed = max(state.day, state.earliest_exit or state.end or state.day)
    expected = None if state.expected_end is None else max(state.expected_end, committed)
    is_open = expected is None or (state.maximum is None)
    maximum = None if is_open else max(expected or date.min, state.maximum or date.min)
    return Bounds(first, {"committed": committed, "expected": expected, "maximum": maximum}, state.parts)


def open_ends(contract: Entry, state: ContractState) -> Iterator[CostGap]:
    """What is not known of the end, and so was assumed: committed until today, expected to go on."""
    if state.phase == "expired" or (state.phase == "terminated" and state.end is not None):
        return
    route = ("inherits_term",) if state.terms.inherited_from else ("term",)
    if state.earliest_exit is None and state.end is None:
        yield CostGap("no-exit", contract, route)
    if state.expected_end is None and not state.is_endless:
        yield CostGap("no-end", contract, route)
