"""All contracts on a day as whoever manages them needs to see them: what to decide now, what comes, what was missed, what ends."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import get_args

from registry_cli.analysis.contracts.calendar import state_of
from registry_cli.analysis.contracts.records import ContractPhase, ContractState, Deadline
from registry_cli.analysis.narrowing import concerned
from registry_cli.analysis.organisation import owner_of
from registry_cli.analysis.periods import Period, after
from registry_cli.model.registry import Entry, Registry
from registry_cli.timeline import standing

PHASES: tuple[ContractPhase, ...] = get_args(ContractPhase)
AHEAD = Period(12, 0)
"""So far ahead deadlines are listed."""

ENDING = Period(24, 0)
"""A contract that ends by itself so soon should have a plan: a tender takes most of that time."""


@dataclass(frozen=True, slots=True)
class ContractRow:
    """A contract with its state, who stands behind it, and what it covers."""

    entry: Entry
    state: ContractState
    supplier: Entry | None
    owner: Entry | None
    covers: tuple[Entry, ...]
    has_plan: bool

    @property
    def deadline(self) -> Deadline:
        """The next deadline of a contract that has one."""
        assert self.state.deadline is not None
        return self.state.deadline


@dataclass(frozen=True, slots=True)
class ContractOverview:
    """The contracts of a registry on a day; each part is in the order of its days.

    `to_decide` are in their notice window, by last day; `coming` have their day to decide within a year; `missed` renew into
    another term because no notice was given; `ending` end by themselves within two years; `expired` are over and still cover
    something that lives; `conditional` have conditions that no rule can reckon.
    """

    as_of: date
    rows: tuple[ContractRow, ...]
    phases: tuple[tuple[ContractPhase, int], ...]
    to_decide: tuple[ContractRow, ...]
    coming: tuple[ContractRow, ...]
    missed: tuple[ContractRow, ...]
    ending: tuple[ContractRow, ...]
    expired: tuple[ContractRow, ...]
    conditional: tuple[ContractRow, ...]
    unreckoned: tuple[ContractRow, ...]


def contract_overview(registry: Registry, as_of: date) -> ContractOverview:
    """The overview of all contracts of `registry` on `as_of` that concern what was selected."""
    rows = tuple(row_of(contract, registry, as_of) for contract in concerned(registry, "contract"))
    counts = Counter(row.state.phase for row in rows)
    year, soon = after(as_of, AHEAD) or date.max, after(as_of, ENDING) or date.max
    return ContractOverview(
        as_of=as_of,
        rows=rows,
        phases=tuple((phase, counts[phase]) for phase in PHASES),
        to_decide=_by(rows, lambda row: row.state.phase == "notice-window", lambda row: row.deadline.last_day),
        coming=_by(rows, lambda row: _comes(row, as_of, year), lambda row: row.deadline.decide_by),
        missed=_by(
            rows, lambda row: row.state.phase == "notice-missed", lambda row: row.state.earliest_exit or date.max
        ),
        ending=_by(rows, lambda row: _ends(row, as_of, soon), lambda row: row.state.end or date.max),
        expired=_by(rows, lambda row: _is_over_in_use(row, as_of), lambda row: row.state.end or date.min),
        conditional=tuple(row for row in rows if row.state.terms.conditions and row.state.phase != "expired"),
        unreckoned=tuple(row for row in rows if row.state.unreckoned),
    )


def row_of(contract: Entry, registry: Registry, as_of: date) -> ContractRow:
    """One contract with its state on `as_of`."""
    found = (registry.find(name) for name in contract.words("covers"))
    return ContractRow(
        contract,
        state_of(contract, registry, as_of),
        registry.find(contract.text("supplier")),
        owner_of(contract, registry),
        tuple(one for one in found if one is not None),
        has_plan=bool(contract.section("reprocurement")),
    )


def _by(
    rows: Iterable[ContractRow], chosen: Callable[[ContractRow], bool], day: Callable[[ContractRow], date]
) -> tuple[ContractRow, ...]:
    return tuple(sorted((row for row in rows if chosen(row)), key=lambda row: (day(row), row.entry.id)))


def _comes(row: ContractRow, as_of: date, until: date) -> bool:
    """Whether something is to be decided later within the year; the end itself is listed among what ends."""
    state, deadline = row.state, row.state.deadline
    if deadline is None or deadline.kind == "end" or state.phase in ("notice-window", "expired", "terminated"):
        return False
    return as_of < deadline.decide_by <= until


def _ends(row: ContractRow, as_of: date, until: date) -> bool:
    return row.state.phase != "expired" and row.state.end is not None and as_of <= row.state.end <= until


def _is_over_in_use(row: ContractRow, as_of: date) -> bool:
    return row.state.phase == "expired" and any(standing(one, as_of).is_living for one in row.covers)
