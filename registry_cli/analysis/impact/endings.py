"""What becomes of the contracts when what they cover is retired: when they can end, what must be said by when, what is saved and stranded."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry_cli.analysis.contracts.calendar import state_of
from registry_cli.analysis.contracts.course import certain_course
from registry_cli.analysis.contracts.exits import Leaving, leaving_of
from registry_cli.analysis.contracts.records import ContractState
from registry_cli.analysis.contracts.working_days import working_days_of
from registry_cli.analysis.impact.kroner import Money, cost_between
from registry_cli.analysis.impact.scope import still_matters
from registry_cli.analysis.periods import before, shifted
from registry_cli.graph import Graph
from registry_cli.model.registry import EntityKey, Entry, Registry
from registry_cli.timeline import KINDS_WITH_A_LIFE, standing

HowItEnds = Literal["notice", "ends", "terminated", "unknown"]
"""By our notice; by itself; it has been terminated; or it cannot be told from what is written."""
FAR_AWAY = 100
"""An exit so many years away says nothing of what is stranded."""


@dataclass(frozen=True, slots=True)
class ContractEnding:
    """A contract that covers something that is retired.

    `covered` is what of it goes, `left` what it must still cover. `end` is its last day if we act in time, the first possible one that
    is not before the last day of use, or an earlier one if it ends by itself; `notice_day` is the last day on which our notice can
    be received, `safe_day` the last working day on or before it, `decide_by` the lead time before that. `stranded` is what is paid
    after the last day of use, `None` where it cannot be reckoned. `yearly` is what a whole year costs from then on if it went on.
    """

    contract: Entry
    state: ContractState
    covered: tuple[Entry, ...]
    left: tuple[Entry, ...]
    how: HowItEnds
    end: date | None
    notice_day: date | None
    safe_day: date | None
    decide_by: date | None
    stranded: Money | None
    yearly: Money

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left for the contract to cover."""
        return not self.left

    def ends_before(self, last: date) -> bool:
        """Whether it ends before the last day of use, so that something must be done to keep it until then."""
        return self.end is not None and self.end < last


def endings(
    gone: dict[EntityKey, Entry], asked: Entry, registry: Registry, graph: Graph, as_of: date, day: date
) -> Iterator[ContractEnding]:
    """The contracts that cover any of `gone`, which are not there from `day` on; by id."""
    contracts = {asked.key: asked} if asked.kind == "contract" else {}
    for key in gone:
        for edge in graph.incoming[key]:
            if edge.relation == "covers":
                contracts[edge.source] = graph.nodes[edge.source]
        for edge in graph.outgoing[key]:
            main = graph.nodes[edge.target]
            if edge.relation == "main_contract" and main.kind == "contract" and not main.words("covers"):
                contracts[edge.target] = main
    for key in sorted(contracts):
        if still_matters(contracts[key], as_of, registry):
            yield _ending(contracts[key], gone, registry, graph, as_of, day)


def _ending(
    contract: Entry, gone: dict[EntityKey, Entry], registry: Registry, graph: Graph, as_of: date, day: date
) -> ContractEnding:
    state = state_of(contract, registry, as_of)
    covered = {
        edge.target: graph.nodes[edge.target] for edge in graph.outgoing[contract.key] if edge.relation == "covers"
    }
    covered |= {key: one for key, one in gone.items() if one.text("main_contract") == contract.id}
    last = shifted(day, -1) or day
    how, end, notice_day = _way_out(state, last)
    safe_day = working_days_of(registry.settings).on_or_before(notice_day) if notice_day else None
    lead_time = state.terms.lead_time
    ids = frozenset((contract.id, *(one.id for one in gone.values())))
    return ContractEnding(
        contract,
        state,
        tuple(one for key, one in covered.items() if key in gone),
        tuple(one for key, one in covered.items() if key not in gone and not _is_retired(one, day)),
        how,
        end,
        notice_day,
        safe_day,
        safe_day if safe_day is None or lead_time is None else before(safe_day, lead_time) or date.min,
        _stranded(contract, registry, end, day, ids),
        _yearly(contract, registry, day, ids),
    )


def _is_retired(entry: Entry, day: date) -> bool:
    return entry.kind in KINDS_WITH_A_LIFE and standing(entry, day).state == "retired"


def _way_out(state: ContractState, last: date) -> tuple[HowItEnds, date | None, date | None]:
    """How the contract ends, its last day, and the last day for our notice."""
    if state.phase == "terminated" and state.end is not None:
        return "terminated", state.end, None
    course = certain_course(state.terms, state.day)
    leaving = leaving_of(state.terms, course, "us") if course else None
    exit_ = _first_exit(leaving, state.day, last) if leaving else None
    if leaving is not None and exit_ is not None:
        return "notice", exit_, leaving.last_notice_day(exit_)
    if state.end is not None:
        return "ends", state.end, None
    return "unknown", None, None


def _first_exit(leaving: Leaving, today: date, last: date) -> date | None:
    """The first permitted exit on or after `last` that a notice from today on leads to."""
    earlier = leaving.latest_exit(last)
    if earlier is None:
        return leaving.exit_for(today)
    received = leaving.last_notice_day(earlier)
    if earlier == last and received is not None and received >= today:
        return earlier
    following = shifted(received, 1) if received is not None else None
    return leaving.exit_for(today if following is None else max(today, following))


def _stranded(contract: Entry, registry: Registry, end: date | None, day: date, ids: Collection[str]) -> Money | None:
    if end is None or end.year - day.year > FAR_AWAY:
        return None
    return cost_between(contract, registry, day, end, ids)


def _yearly(contract: Entry, registry: Registry, day: date, ids: Collection[str]) -> Money:
    year = first_whole_year(day)
    return cost_between(contract, registry, date(year, 1, 1), date(year, 12, 31), ids)


def first_whole_year(day: date) -> int:
    """The first calendar year that begins on `day` or later."""
    return day.year if (day.month, day.day) == (1, 1) else min(day.year + 1, date.max.year)
