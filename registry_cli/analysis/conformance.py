"""The reference architecture: how systems stand against standards, what is due when, and what the next tender must ask for.

A standard concerns a living system if the system is of a type that the standard names (or it names none) and has one of the
functions it names (or it names none); a system that says itself how it stands is concerned in any case.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from registry_cli.analysis.narrowing import is_chosen
from registry_cli.analysis.organisation import owner_of
from registry_cli.analysis.tenders.plan import Tender, tender_of
from registry_cli.language import sort_key
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.values import day_in
from registry_cli.timeline import standing

ConformanceStatus = Literal["compliant", "planned", "gap", "unstated", "not-applicable"]
STATUSES: tuple[ConformanceStatus, ...] = get_args(ConformanceStatus)
OPEN: tuple[ConformanceStatus, ...] = ("planned", "gap", "unstated")
"""Those by which something is still to be done."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How a system stands against a standard. `by` is the planned day; `is_mandatory` on the day asked about.

    `due` is the day by which it must be met: the planned one, else the one from which the standard is mandatory.
    """

    system: Entry
    standard: Entry
    owner: Entry | None
    status: ConformanceStatus
    by: date | None
    note: str
    is_mandatory: bool

    @property
    def due(self) -> date | None:
        """The planned day, else the first day on which the standard is mandatory."""
        return self.by or (
            day_in(self.standard.text("mandatory_from")) if self.standard.text("obligation") == "mandatory" else None
        )

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.status in OPEN


@dataclass(frozen=True, slots=True)
class StandardRow:
    """A standard with every system that it concerns."""

    standard: Entry
    stands: tuple[Stand, ...]

    def count(self, status: ConformanceStatus) -> int:
        """How many systems stand so."""
        return sum(one.status == status for one in self.stands)

    @property
    def concerned(self) -> int:
        """How many it is asked of: all but those to which it does not apply."""
        return len(self.stands) - self.count("not-applicable")

    @property
    def is_taken_up(self) -> bool:
        """Whether any system follows it."""
        return self.count("compliant") > 0


@dataclass(frozen=True, slots=True)
class Demand:
    """What the next purchase of what a contract covers must ask for: the standards not yet followed, by system."""

    tender: Tender
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class ArchitectureScore:
    """Building blocks taken into use: of the mandatory ones on the day, and of those beyond."""

    name: str
    mandatory: int
    mandatory_used: int
    beyond: int
    beyond_used: int

    @property
    def percent(self) -> int | None:
        """The share of the mandatory ones in whole percent; `None` where there is none."""
        return round(100 * self.mandatory_used / self.mandatory) if self.mandatory else None


@dataclass(frozen=True, slots=True)
class ConformanceReport:
    """Everything on a day: by standard, what is due (earliest first), what tenders must ask for, and the score."""

    as_of: date
    rows: tuple[StandardRow, ...]
    due: tuple[Stand, ...]
    demands: tuple[Demand, ...]
    score: ArchitectureScore


def conformance(registry: Registry, as_of: date) -> ConformanceReport:
    """How the living systems of `registry` stand against its standards on `as_of`.

    Of a registry narrowed to a selection the selected standards and how the selected systems stand; the score is that of the whole.
    """
    every = tuple(_row(standard, registry, as_of) for standard in _by_binding(registry))
    rows = tuple(shown for row in every if (shown := _shown(row, registry)) is not None)
    stands = [one for row in rows for one in row.stands if one.is_open]
    due = [one for one in stands if one.due is not None and _is_told(one, as_of)]
    return ConformanceReport(
        as_of,
        rows,
        tuple(sorted(due, key=lambda one: (one.due or date.max, one.system.id, one.standard.id))),
        tuple(_demands(stands, registry, as_of)),
        score_of(registry, as_of, every),
    )


def _shown(row: StandardRow, registry: Registry) -> StandardRow | None:
    """What a selection shows of a standard: all of a selected one, else the selected systems, if it concerns any."""
    if is_chosen(row.standard, registry):
        return row
    stands = tuple(one for one in row.stands if is_chosen(one.system, registry))
    return replace(row, stands=stands) if stands else None


def _is_told(one: Stand, as_of: date) -> bool:
    """Whether a day is of use: what nobody has stated of a standard that binds already is only counted."""
    return one.status == "planned" or (one.status == "gap" and one.is_mandatory) or (one.due or as_of) > as_of


def score_of(registry: Registry, as_of: date, rows: tuple[StandardRow, ...] | None = None) -> ArchitectureScore:
    """How many building blocks a registry has taken into use."""
    known = tuple(_row(one, registry, as_of) for one in _by_binding(registry)) if rows is None else rows
    blocks = [row for row in known if row.standard.text("type") == "building-block"]
    bound = [row for row in blocks if is_mandatory(row.standard, as_of)]
    beyond = [row for row in blocks if row not in bound]
    return ArchitectureScore(
        registry.settings.organisation.name,
        len(bound),
        sum(row.is_taken_up for row in bound),
        len(beyond),
        sum(row.is_taken_up for row in beyond),
    )


def is_mandatory(standard: Entry, day: date) -> bool:
    """Whether a standard binds on a day."""
    since = day_in(standard.text("mandatory_from"))
    return standard.text("obligation") == "mandatory" and (since is None or since <= day)


def stands_of(system: Entry, registry: Registry, as_of: date) -> Iterator[Stand]:
    """How one system stands against every standard that concerns it."""
    for standard in _by_binding(registry):
        stand = _stand(system, standard, registry, as_of)
        if stand is not None:
            yield stand


def _by_binding(registry: Registry) -> list[Entry]:
    """The standards: binding ones first, then by name."""
    order = {"mandatory": 0, "recommended": 1, "optional": 2}
    standards = registry.of_kind("standard")
    return sorted(standards, key=lambda one: (order.get(one.text("obligation") or "", 3), sort_key(one.name), one.id))


def _row(standard: Entry, registry: Registry, as_of: date) -> StandardRow:
    living = (one for one in registry.of_kind("system") if standing(one, as_of).is_living)
    stands = (_stand(system, standard, registry, as_of) for system in living)
    return StandardRow(standard, tuple(one for one in stands if one is not None))


def _stand(system: Entry, standard: Entry, registry: Registry, as_of: date) -> Stand | None:
    stated = next((row for row in system.rows("conforms") if row.get("standard") == standard.id), None)
    if stated is None and not _concerns(standard, system):
        return None
    word, note = (stated.get("status"), stated.get("note")) if stated else (None, None)
    status: ConformanceStatus = next((one for one in STATUSES if one == word), "unstated")
    return Stand(
        system,
        standard,
        owner_of(system, registry),
        status,
        day_in(stated.get("by")) if stated else None,
        note if isinstance(note, str) else "",
        is_mandatory(standard, as_of),
    )


def _concerns(standard: Entry, system: Entry) -> bool:
    types, functions = standard.words("applies_to"), standard.words("functions")
    is_type = not types or (system.text("type") or "application") in types
    return is_type and (not functions or not set(functions).isdisjoint(system.words("functions")))


def _demands(stands: list[Stand], registry: Registry, as_of: date) -> Iterator[Demand]:
    """For each contract that covers a system with something open, what its next purchase must ask for; by the day it must begin."""
    by_system: dict[str, list[Stand]] = {}
    for one in stands:
        if one.status != "unstated" or one.is_mandatory:
            by_system.setdefault(one.system.id, []).append(one)
    found = []
    for contract in registry.of_kind("contract"):
        wanted = [one for system in contract.words("covers") for one in by_system.get(system, ())]
        tender = tender_of(contract, registry, as_of) if wanted else None
        if tender is not None and tender.state != "not-needed":
            found.append(Demand(tender, tuple(wanted)))
    yield from sorted(found, key=lambda one: (one.tender.start_by or date.max, one.tender.contract.id))
