"""What a purchase is worth by the rules of tenders: all years with every option and renewal, without VAT."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from registry_cli.analysis.contracts.calendar import state_of
from registry_cli.analysis.contracts.records import ContractState
from registry_cli.analysis.costs.leaving import committed_between
from registry_cli.analysis.periods import Period, after, shifted
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.settings import Settings

UNTERMED_MONTHS = 48
"""So many months count as the value of a contract without end, where the settings say nothing (Udbudsloven)."""

BELOW_THRESHOLD = "under-taerskel"
"""The procedure of the presets that is open below the threshold alone."""

JOINING = ("tilslutningsaftale", "kombit-tilslutning")
"""The type of contract that is renewed by joining again, and the procedure for that."""


@dataclass(frozen=True, slots=True)
class Value:
    """Kroner of a purchase, and where they come from: stated for the next one, or reckoned from the contract as it runs."""

    kroner: Decimal | None
    basis: Literal["stated", "whole-term", "untermed", "unknown"]


def value_of(contract: Entry, state: ContractState, registry: Registry) -> Value:
    """The value of the next purchase: as stated, else that of the contract, which is taken to be bought again as it is."""
    stated = contract.section("reprocurement").get("value")
    if isinstance(stated, int | Decimal) and not isinstance(stated, bool):
        return Value(Decimal(stated), "stated")
    return contract_value(contract, state, registry)


def contract_value(contract: Entry, state: ContractState, registry: Registry) -> Value:
    """The value of the contract itself: from its first day to the last end there can be, changes of the contract left out."""
    start = state.terms.own_start or state.terms.start
    if start is None or state.phase == "unknown" or not _has_price(contract):
        return Value(None, "unknown")
    tenders = registry.settings.tenders
    months = (tenders.untermed_months if tenders else None) or UNTERMED_MONTHS
    whole = _last_end(contract, state, registry)
    beyond = after(start, Period(months, 0))
    last = whole if whole is not None else (shifted(beyond, -1) if beyond else None)
    if last is None or last < start:
        return Value(None, "unknown")
    kroner = registry.once(
        ("committed", contract.path, start, last), lambda: committed_between(contract, registry, start, last)
    )
    return Value(kroner, "whole-term" if whole is not None else "untermed")


def threshold_of(settings: Settings, published: date) -> tuple[Decimal | None, int | None]:
    """The threshold for services of the year of publication, else of the last year before it that is known; and that year."""
    known = settings.tenders.thresholds if settings.tenders else {}
    years = sorted(int(year) for year in known if int(year) <= published.year)
    for year in reversed(years):
        services = known[str(year)].services
        if services is not None:
            return Decimal(services), year
    return None, None


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes of a contract added up, the most they may come to without a tender, and from where on to look out; kroner."""

    done: Decimal
    most: Decimal
    warn_from: Decimal | None


def changes_of(contract: Entry, state: ContractState, registry: Registry) -> Changes | None:
    """The changes of `contract` against what the law allows; `None` where its value cannot be reckoned.

    The sum of all changes stays within a share of the value, and (`below_threshold`) below the threshold of the day as well
    (Udbudsloven, changes of small value).
    """
    value = contract_value(contract, state, registry)
    limit = registry.settings.tenders.changes if registry.settings.tenders else None
    if limit is None or limit.share is None or value.kroner is None:
        return None
    most = value.kroner * Decimal(limit.share)
    threshold, _ = threshold_of(registry.settings, state.day)
    if limit.below_threshold and threshold is not None:
        most = min(most, threshold)
    done = sum((_amount(row.get("value")) for row in contract.rows("changes")), Decimal(0))
    warn_from = value.kroner * Decimal(limit.warn_at) if limit.warn_at is not None else None
    return Changes(done, most, warn_from)


def change_left(contract: Entry, state: ContractState, registry: Registry) -> Decimal | None:
    """Kroner by which the contract may still be changed without a tender; `None` where it cannot be reckoned."""
    changes = changes_of(contract, state, registry)
    return None if changes is None else changes.most - changes.done


def _last_end(contract: Entry, state: ContractState, registry: Registry) -> date | None:
    """The last end there could be when the contract was signed: options that have lapsed since were part of its value."""
    start = state.terms.own_start or state.terms.start
    first = state_of(contract, registry, start) if start is not None else state
    ends = [day for day in (first.maximum, state.maximum) if day is not None]
    return None if first.is_endless or state.is_endless else max(ends, default=None)


def _has_price(contract: Entry) -> bool:
    return bool(contract.rows("prices")) or any(row.get("prices") for row in contract.rows("amendments"))


def _amount(value: object) -> Decimal:
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else Decimal(0)
