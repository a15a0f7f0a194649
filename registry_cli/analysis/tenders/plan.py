"""The tender plan: for each contract when the next purchase must start, what it is worth, whether it is planned, and what is left if it is too late."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from registry_cli.analysis.contracts.calendar import state_of
from registry_cli.analysis.contracts.records import ContractState
from registry_cli.analysis.contracts.working_days import working_days_of
from registry_cli.analysis.narrowing import concerned
from registry_cli.analysis.organisation import owner_of
from registry_cli.analysis.periods import shifted
from registry_cli.analysis.tenders.schedule import Schedule, schedule, stage_plans
from registry_cli.analysis.tenders.value import BELOW_THRESHOLD, JOINING, Value, threshold_of, value_of
from registry_cli.analysis.tenders.ways import Way, ways_left
from registry_cli.model.approved import ApprovedChange
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.values import words_in
from registry_cli.timeline import retirement

TenderState = Literal[
    "too-late", "planned-too-late", "no-plan", "planned", "started", "not-needed", "no-end", "unknown"
]
"""Started late, planned later than it must start, not planned, planned in time, under way, nothing to replace, without an end."""

EndReason = Literal["terminated", "intended", "maximum", "end"]
Doubt = Literal["nothing-bought", "no-last-day", "no-procedure", "no-stages", "out-of-reach"]
"""Why a purchase cannot be reckoned: nothing says what would be bought, when the contract ends, how it is bought; how long
the procedure takes; or it would begin too many years back."""

USUAL = ("offentligt-udbud", BELOW_THRESHOLD)
"""What is assumed where a contract names no procedure: from the threshold on, and below it."""

PROCEDURE_OF = {
    "eu-udbud": "offentligt-udbud",
    "udbud": "offentligt-udbud",
    "miniudbud": "ski-miniudbud",
    "annoncering": BELOW_THRESHOLD,
}
"""The procedure that is assumed where a contract names only a strategy of another name."""


@dataclass(frozen=True, slots=True)
class Tender:
    """The next purchase of what a contract covers.

    `end` is the last day of the contract that is planned with and `why` which day that is. `procedure` is the one stated, or the
    usual one for the value (`is_assumed`). `planned` is the first day of the planned quarter. `threshold` holds for the year of
    publication; `is_above` says whether the value reaches it, `None` where either is not known. `doubt` is why the state is unknown.
    """

    contract: Entry
    contract_state: ContractState
    owner: Entry | None
    covers: tuple[Entry, ...]
    state: TenderState
    end: date | None
    why: EndReason | None
    procedure: str | None
    is_assumed: bool
    schedule: Schedule | None
    value: Value
    threshold: Decimal | None
    threshold_year: int | None
    is_above: bool | None
    planned: date | None
    project: Entry | None
    joint_with: tuple[str, ...]
    ways: tuple[Way, ...] = ()
    doubt: Doubt | None = None

    @property
    def start_by(self) -> date | None:
        """The last day to begin."""
        return self.schedule.start_by if self.schedule else None

    @property
    def quarter(self) -> str | None:
        """The quarter in which it must start; where nothing forces it, the one in which it is planned."""
        day = self.start_by or self.planned
        return quarter_of(day) if day is not None else None


@dataclass(frozen=True, slots=True)
class TenderPlan:
    """All purchases of a registry by the day they must start; those without such a day last."""

    as_of: date
    tenders: tuple[Tender, ...]

    def by_quarter(self) -> tuple[tuple[str, tuple[Tender, ...]], ...]:
        """The purchases that are still to start, by the quarter in which they must."""
        quarters: dict[str, list[Tender]] = {}
        for one in self.tenders:
            if one.quarter is not None and one.state in ("planned", "planned-too-late", "no-plan"):
                quarters.setdefault(one.quarter, []).append(one)
        return tuple((name, tuple(found)) for name, found in sorted(quarters.items()))

    def of_state(self, *states: TenderState) -> tuple[Tender, ...]:
        """The purchases in one of these states."""
        return tuple(one for one in self.tenders if one.state in states)


def tender_plan(registry: Registry, as_of: date) -> TenderPlan:
    """The tender plan of all contracts that are not over, as known on `as_of`; of those that concern what was selected."""
    found = [one for contract in concerned(registry, "contract") if (one := tender_of(contract, registry, as_of))]
    return TenderPlan(as_of, tuple(sorted(found, key=lambda one: (one.start_by or date.max, one.contract.id))))


def tender_of(contract: Entry, registry: Registry, as_of: date) -> Tender | None:
    """The next purchase of what `contract` covers; `None` where it is over, or its parent's is bought with it."""
    state = state_of(contract, registry, as_of)
    if state.phase == "expired" or state.terms.inherited_from is not None:
        return None
    stated = contract.section("reprocurement")
    value = value_of(contract, state, registry)
    procedure, is_assumed = _procedure(contract, value, registry, as_of)
    end, why = last_day(state)
    dates = _schedule(procedure, end, registry)
    published = (dates.published or dates.start_by) if dates else None
    threshold, year = threshold_of(registry.settings, published or as_of)
    found = Tender(
        contract=contract,
        contract_state=state,
        owner=owner_of(contract, registry),
        covers=tuple(one for name in contract.words("covers") if (one := registry.find(name)) is not None),
        state="unknown",
        end=end,
        why=why,
        procedure=procedure,
        is_assumed=is_assumed,
        schedule=dates,
        value=value,
        threshold=threshold,
        threshold_year=year,
        is_above=None if threshold is None or value.kroner is None else value.kroner >= threshold,
        planned=first_day(stated.get("plan")),
        project=registry.find(_text(stated.get("project"))),
        joint_with=words_in(stated.get("joint_with")),
    )
    now = _state(found)
    if now == "unknown":
        return replace(found, doubt=_doubt(found, registry), schedule=None)
    ways = tuple(ways_left(contract, state, end, registry)) if now == "too-late" and end else ()
    return replace(found, state=now, ways=ways)


def _schedule(procedure: str | None, end: date | None, registry: Registry) -> Schedule | None:
    working_days = working_days_of(registry.settings)
    plans = stage_plans(procedure, registry.settings, working_days) if procedure else None
    return schedule(procedure, plans, end, working_days) if procedure and plans and end else None


def last_day(state: ContractState) -> tuple[date | None, EndReason | None]:
    """The last day that the next purchase is planned back from, and why that one.

    The end of a terminated contract; else the exit we intend, where it comes before the last end there can be; else that.
    """
    if state.phase == "terminated":
        return state.end, "terminated" if state.end else None
    intended, maximum = state.terms.intended_exit, state.maximum
    if intended is not None and state.expected_end is not None and (maximum is None or state.expected_end < maximum):
        return state.expected_end, "intended"
    if maximum is None:
        return None, None
    return maximum, "end" if maximum == state.end else "maximum"


def first_day(quarter: object) -> date | None:
    """The first day of a quarter such as `2027-Q2`; `None` for anything else."""
    year, _, number = quarter.partition("-Q") if isinstance(quarter, str) else ("", "", "")
    is_one = len(year) == 4 and year.isascii() and year.isdecimal() and int(year) > 0 and number in ("1", "2", "3", "4")
    return date(int(year), 3 * int(number) - 2, 1) if is_one else None


def quarter_of(day: date) -> str:
    """The quarter of a day, as registries write it."""
    return f"{day.year:04}-Q{(day.month + 2) // 3}"


def _procedure(contract: Entry, value: Value, registry: Registry, as_of: date) -> tuple[str | None, bool]:
    """The procedure that the contract names, else the one of its strategy, its type or its value; and whether it is assumed."""
    stated, known = contract.section("reprocurement"), registry.settings.procedures
    procedure, strategy = stated.get("procedure"), _text(stated.get("strategy"))
    if isinstance(procedure, str) and procedure in known:
        return procedure, False
    limit, _ = threshold_of(registry.settings, as_of)
    is_small = value.kroner is not None and limit is not None and value.kroner < limit
    joining = JOINING[1] if contract.text("type") == JOINING[0] else None
    meant = (strategy, PROCEDURE_OF.get(strategy or ""), joining, USUAL[1] if is_small else USUAL[0])
    found = next((one for one in meant if one is not None and one in known and known[one].stages), None)
    return found, found is not None


def _state(tender: Tender) -> TenderState:
    is_started = tender.contract.section("reprocurement").get("started") is True
    if tender.end is None:
        return _state_without_end(tender, is_started=is_started)
    if _is_of_nothing(tender):
        return "unknown"
    if tender.covers and all(_is_gone_by(one, tender.end) for one in tender.covers):
        return "not-needed"
    if is_started:
        return "started"
    return "unknown" if tender.schedule is None else _state_to_come(tender, tender.schedule.start_by)


def _state_without_end(tender: Tender, *, is_started: bool) -> TenderState:
    if tender.planned is not None:
        return "started" if is_started else "planned"
    return "no-end" if tender.contract_state.is_endless else "unknown"


def _state_to_come(tender: Tender, start_by: date) -> TenderState:
    if start_by < tender.contract_state.day:
        return "too-late"
    if tender.planned is not None and tender.planned > start_by:
        return "planned-too-late"
    return "no-plan" if tender.planned is None and tender.project is None else "planned"


def _is_of_nothing(tender: Tender) -> bool:
    """Whether nothing says what the contract buys, as with another's framework agreement that our own contracts hang on."""
    return not tender.covers and tender.value.kroner is None and not tender.contract.section("reprocurement")


def _doubt(tender: Tender, registry: Registry) -> Doubt:
    if tender.end is None:
        return "no-last-day"
    if _is_of_nothing(tender):
        return "nothing-bought"
    if tender.procedure is None:
        return "no-procedure"
    has_stages = stage_plans(tender.procedure, registry.settings, working_days_of(registry.settings))
    return "out-of-reach" if has_stages else "no-stages"


def _is_gone_by(thing: Entry, end: date) -> bool:
    """Whether a thing is retired on or before the day after the contract's end, so that nothing need be bought for it.

    What a project replaces is retired because something is bought for it.
    """
    last = retirement(thing)
    is_replaced = last is not None and isinstance(last.ground, ApprovedChange) and last.ground.action == "replace"
    return last is not None and not is_replaced and last.day <= (shifted(end, 1) or end)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
