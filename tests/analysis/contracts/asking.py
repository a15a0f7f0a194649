"""Contracts as they are written, and what the calendar says of them as text."""

from datetime import date

from registry_cli.analysis.contracts.calendar import state_of
from registry_cli.analysis.contracts.records import ContractState, Deadline, Terms
from registry_cli.analysis.contracts.terms import terms_of
from tests.model.memory import SETTINGS, registry_of


def state(text: str, day: str, **others: str) -> ContractState:
    """Where the contract `k` stands; a text that begins with `{` is its term alone. `others` are contracts too."""
    registry = registry_of(_files(text, others))
    return state_of(registry.entries["k"], registry, date.fromisoformat(day))


def terms(text: str, **others: str) -> Terms:
    """The terms of the contract `k`."""
    registry = registry_of(_files(text, others))
    return terms_of(registry.entries["k"], registry)


def _files(text: str, others: dict[str, str]) -> dict[str, str]:
    contracts = {"k": text, **others}
    files = {f"contracts/{name}.yaml": f"name: {name}\n{_contract(one)}\n" for name, one in contracts.items()}
    return {"registry.yaml": SETTINGS, **files}


def _contract(text: str) -> str:
    return f"term: {text}" if text.startswith("{") else text


def said(state: ContractState) -> dict[str, str | None]:
    """The state as text: days, `number first..last` of the current term, and of a deadline its kind and days."""
    current, deadline = state.current, state.deadline
    return {
        "phase": state.phase,
        "current": f"{current.number} {current.first}..{current.last or ''}" if current else None,
        "end": _day(state.end),
        "maximum": _day(state.maximum),
        "endless": "yes" if state.is_endless else "no",
        "exit": _day(state.earliest_exit),
        "after": _day(state.after_that),
        "expected": _day(state.expected_end),
        "supplier": _day(state.supplier_earliest_exit),
        "deadline": _deadline(deadline) if deadline else None,
        "decide": f"{deadline.safe_day} {deadline.decide_by}" if deadline else None,
        "deadlines": ", ".join(f"{one.kind} {one.last_day}" for one in state.deadlines),
        "parts": ", ".join(f"{each} {day}" for each, day in sorted(state.parts.items())),
        "unreckoned": unreckoned(state),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else str(day)


def _deadline(deadline: Deadline) -> str:
    return f"{deadline.kind} {deadline.last_day}: {deadline.exit}, {deadline.missed or 'nothing'}"


def unreckoned(found: ContractState | Terms) -> str:
    """What could not be reckoned, as `route problem`."""
    return ", ".join(f"{'.'.join(map(str, one.route))} {one.problem}" for one in found.unreckoned)
