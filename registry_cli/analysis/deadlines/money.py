"""The days on which what a contract costs changes: price lines that begin and end, single payments, and regulation by an index."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from registry_cli.analysis.contracts.records import ContractState
from registry_cli.analysis.deadlines.event import Around, Event, actors, text_of
from registry_cli.analysis.periods import shifted
from registry_cli.documents import Data
from registry_cli.model.registry import Entry
from registry_cli.model.values import day_in

MAX_YEARS = 50
"""No more years of regulation are told, however wide the window."""


def money_events(contract: Entry, state: ContractState, around: Around) -> Iterator[Event]:
    """What changes the price, as the price lines and the index of the contract say."""
    rows = list(contract.numbered_rows("prices"))
    begins = {(row.get("name"), day_in(row.get("from"))) for _, row in rows}
    for position, row in rows:
        yield from _line(contract, state, position, row, begins)
    for index in _indices(contract):
        yield from _regulations(contract, state, index, around)


def _line(
    contract: Entry, state: ContractState, position: int, row: dict[str, Data], begins: set[tuple[Data, date | None]]
) -> Iterator[Event]:
    name, who, amount = text_of(row, "name"), actors(contract), _amount(row.get("amount"))
    first, until, paid = (day_in(row.get(key)) for key in ("from", "until", "date"))
    route = ("prices", position)
    if first is not None and first != state.terms.start:
        yield Event("price-change", first, contract, f"{name} from", name, "from", (*route, "from"), who, amount=amount)
    if until is not None and until != state.end and (row.get("name"), shifted(until, 1)) not in begins:
        yield Event("price-change", until, contract, f"{name} until", name, "until", (*route, "until"), who)
    if paid is not None:
        yield Event("payment", paid, contract, name, name, route=(*route, "date"), who=who, amount=amount)


def _indices(contract: Entry) -> tuple[str, ...]:
    """Every index that regulates something of the contract."""
    named = [row.get("indexed") for row in contract.rows("prices")] + [contract.section("payment").get("regulation")]
    return tuple(dict.fromkeys(one for one in named if isinstance(one, str)))


def _regulations(contract: Entry, state: ContractState, index: str, around: Around) -> Iterator[Event]:
    """The days of the window on which the index moves the price, as long as the contract is in force."""
    stated = around.registry.settings.indices.get(index)
    if stated is None or stated.regulated is None:
        return
    start, end = state.terms.own_start or state.terms.start, state.end
    for year in range(around.first.year, min(around.last.year, around.first.year + MAX_YEARS) + 1):
        day = day_in(f"{year:04}-{stated.regulated}")
        if day is not None and (start is None or start < day) and (end is None or day <= end):
            part, route = f"{index} {year}", ("payment", "regulation")
            yield Event("price-change", day, contract, part, stated.name, "index", route, actors(contract))


def _amount(value: Data) -> Decimal | None:
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None
