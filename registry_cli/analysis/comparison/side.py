"""One of the two states: a registry on a day, and whether a thing is there in it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry_cli.analysis.activity import is_active
from registry_cli.analysis.contracts.calendar import state_of
from registry_cli.analysis.contracts.records import ContractState
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.values import day_in
from registry_cli.timeline import KINDS_WITH_A_LIFE, Standing, at

Presence = Literal["absent", "coming", "there", "over"]
"""Not in the registry, to come, there, or over: retired, ended, closed, left."""

RECORDS = ("decision", "waiver")
"""Kinds of which an entity stands for a day: it is there from the moment it is written."""


@dataclass(frozen=True)
class Side:
    """A registry as a revision has it (`None`: the files as they are), on a day.

    `today` is when it is asked: what a contract will do on a later day is what we plan with today.
    """

    registry: Registry
    day: date
    today: date
    rev: str | None = None

    @property
    def label(self) -> str:
        """As it is asked for."""
        return f"{self.rev or ''}@{self.day.isoformat()}"

    def standing(self, entry: Entry) -> Standing | None:
        """Where it stands, if its kind has a life."""
        return at(self.registry, self.day).standings.get(entry.id) if entry.kind in KINDS_WITH_A_LIFE else None

    def contract(self, entry: Entry) -> ContractState | None:
        """Where a contract stands on the day, or today if the day is to come."""
        if entry.kind != "contract":
            return None
        day = min(self.day, self.today)
        return self.registry.once(("contract-state", entry.path, day), lambda: state_of(entry, self.registry, day))

    def presence(self, entry: Entry | None) -> Presence:
        """Whether it is there."""
        if entry is None:
            return "absent"
        now, contract = self.standing(entry), self.contract(entry)
        if now is not None:
            return "there" if now.is_living else "coming" if now.state == "planned" else "over"
        if contract is not None:
            return self._contract_presence(contract)
        return "there" if entry.kind in RECORDS or is_active(entry, self.day, self.registry) else "over"

    def _contract_presence(self, state: ContractState) -> Presence:
        start = state.terms.own_start or state.terms.start
        if start is not None and start > self.day:
            return "coming"
        end = state.end if state.phase == "expired" else state.expected_end
        return "over" if state.phase == "expired" or (end is not None and end < self.day) else "there"

    def last_day(self, entry: Entry) -> date | None:
        """The last day on which it is there, for kinds that have no life but an end."""
        contract = self.contract(entry)
        if contract is not None:
            return contract.end if contract.phase == "expired" else contract.expected_end
        return day_in(entry.data.get("end"))
