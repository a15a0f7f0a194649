"""The states that turn with no commit: of things with a life, of contracts, and of waivers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry_cli.analysis.contracts.calendar import state_of
from registry_cli.analysis.narrowing import is_chosen
from registry_cli.checks.contract_days import turning_days
from registry_cli.checks.days import Window, next_day
from registry_cli.findings import Mark
from registry_cli.model.registry import Entry
from registry_cli.model.values import day_in
from registry_cli.timeline import KINDS_WITH_A_LIFE, stages, standing

Of = Literal["life", "contract", "waiver"]


@dataclass(frozen=True, slots=True)
class StateTurn:
    """On `day` an entity goes from one state to another, in the program's words; `mark` is where the day is stated, if it is."""

    day: date
    entry: Entry
    of: Of
    before: str
    after: str
    mark: Mark | None = None
    project: str | None = None


def state_turns(window: Window) -> list[StateTurn]:
    """Every turn in the window by day, of the selected entities where some are."""
    found = [*_lives(window), *_contracts(window), *_waivers(window)]
    wanted = (one for one in found if is_chosen(one.entry, window.registry))
    return sorted(wanted, key=lambda one: (one.day, one.of, one.entry.id))


def _lives(window: Window) -> Iterator[StateTurn]:
    for entry in window.registry.of_kind(*KINDS_WITH_A_LIFE):
        days = sorted({stage.day for stage in stages(entry) if window.holds(stage.day)})
        was = standing(entry, window.first).state
        for day in days:
            now = standing(entry, day)
            if now.state != was:
                project = now.change.project if now.change else None
                yield StateTurn(day, entry, "life", was, now.state, now.place(entry), project)
            was = now.state


def _contracts(window: Window) -> Iterator[StateTurn]:
    registry = window.registry
    for id_, days in turning_days(window).items():
        contract = registry.entries[id_]
        was = state_of(contract, registry, window.first).phase
        for day in days:
            now = state_of(contract, registry, day).phase
            if now != was:
                yield StateTurn(day, contract, "contract", was, now)
            was = now


def _waivers(window: Window) -> Iterator[StateTurn]:
    for entry in window.registry.of_kind("waiver"):
        over = next_day(day_in(entry.text("expires")))
        if over is not None and window.holds(over):
            yield StateTurn(over, entry, "waiver", "in-force", "expired", Mark(entry.path, ("expires",)))
