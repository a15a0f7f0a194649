"""Costs for programs: one JSON document with every row, every view and all that could not be reckoned. Amounts are kroner."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from registry_cli.analysis.costs.concentration import Concentration
from registry_cli.analysis.costs.leaving import Leaving
from registry_cli.analysis.costs.oddities import BoughtTwice
from registry_cli.analysis.costs.overview import Overview
from registry_cli.analysis.costs.records import NOT_COUNTED, VIEWS, Charge, CostGap, Ledger, Ore, kroner
from registry_cli.analysis.costs.selection import Concerned
from registry_cli.analysis.costs.tables import CostTable, YearTotal
from registry_cli.findings import Route
from registry_cli.language import Lang
from registry_cli.model.registry import Entry, Registry
from registry_cli.output.cost_words import PROBLEMS, key_words
from registry_cli.output.tables import json_text


def as_json(
    table: CostTable | None,
    ledger: Ledger,
    totals: Sequence[YearTotal],
    overview: Overview | None,
    registry: Registry,
    lang: Lang,
) -> str:
    """The costs by a dimension; by year alone without a table."""
    return json_text(
        {
            **_head(ledger, registry),
            **({"by": "year"} if table is None else _table(table, registry, lang)),
            **_tail(totals, ledger.gaps, lang),
            **({} if overview is None else _overview(overview)),
        }
    )


def _table(table: CostTable, registry: Registry, lang: Lang) -> dict[str, object]:
    rows = [
        {
            "key": row.key,
            "name": key_words(row.key, table.dimension, registry, lang) if row.key else None,
            "own": _by_year(table.years, row.own),
            "shared": _by_year(table.years, row.shared),
            "paid": _by_year(table.years, row.paid),
        }
        for row in table.rows
    ]
    return {
        "by": table.dimension.name,
        "view": table.view,
        "rows": rows,
        "shared_once": _by_year(table.years, table.shared_once),
        "total": _by_year(table.years, table.total),
    }


def entity_as_json(
    entry: Entry,
    concerned: Sequence[Concerned],
    gaps: Iterable[CostGap],
    ledger: Ledger,
    registry: Registry,
    lang: Lang,
) -> str:
    """The price lines that concern an entity, each in every view."""
    return json_text(
        {
            **_head(ledger, registry),
            **_identity(entry),
            "lines": [
                {
                    **_charge(one.charge),
                    "is_shared": one.is_shared,
                    **{view: {str(year): _money(one.amount(view, year)) for year in ledger.years} for view in VIEWS},
                }
                for one in concerned
            ],
            "unreckoned": [_gap(gap, lang) for gap in gaps],
        }
    )


def _head(ledger: Ledger, registry: Registry) -> dict[str, object]:
    return {
        "schema_version": 1,
        "as_of": ledger.as_of,
        "incomplete": registry.is_incomplete,
        "currency": registry.settings.currency,
        "years": ledger.years,
    }


def _tail(totals: Sequence[YearTotal], gaps: Iterable[CostGap], lang: Lang) -> dict[str, object]:
    return {
        "totals": [
            {
                "year": one.year,
                **{view: _money(one.views[view]) for view in VIEWS},
                "paid": _money(one.paid),
                "internal": _money(one.internal),
            }
            for one in totals
        ],
        "unreckoned": [_gap(gap, lang) for gap in gaps],
    }


def _gap(gap: CostGap, lang: Lang) -> dict[str, object]:
    return {
        "problem": gap.problem,
        "counted": gap.problem not in NOT_COUNTED,
        **_identity(gap.entry),
        "field": field_of(gap.route),
        "about": dict(gap.about),
        "text": PROBLEMS[gap.problem].say(lang),
    }


def _overview(overview: Overview) -> dict[str, object]:
    return {
        "concentration": _concentration(overview.concentration),
        "without_contract": [_charge(charge) for charge in overview.without_contract],
        "without_cost": [_identity(entry) for entry in overview.without_cost],
        "bought_twice": [_bought(one) for one in overview.bought_twice],
        "leaving": [_leaving(one) for one in overview.leaving],
    }


def _concentration(found: Concentration) -> dict[str, object]:
    suppliers = [
        {"supplier": one.supplier, "amount": _money(one.amount), "share": round(float(one.share), 6)}
        for one in found.suppliers
    ]
    return {"year": found.year, "hhi": found.index, "unnamed": _money(found.unnamed), "suppliers": suppliers}


def _bought(one: BoughtTwice) -> dict[str, object]:
    purchases = [
        {"source": it.source.id, "buyer": it.buyer.id, "amount": _money(it.amount), "is_shared": it.is_shared}
        for it in one.purchases
    ]
    return {"register": one.register.id, "purchases": purchases}


def _leaving(one: Leaving) -> dict[str, object]:
    return {
        "contract": one.contract.id,
        "earliest_exit": one.earliest_exit,
        "locked_in": _money(one.locked_in),
        "exit_price": _money(one.price),
        "systems": [{"system": it.system.id, "exit_cost": _money(it.amount)} for it in one.systems],
        "notice_day": one.notice_day,
        "missed": one.missed,
        "if_missed": _money(one.if_missed),
    }


def _charge(charge: Charge) -> dict[str, object]:
    line = charge.line
    return {
        "line": line.name,
        **_identity(line.entry),
        "field": field_of(line.route),
        "contract": line.contract.id if line.contract else None,
        "bought": charge.bought,
        "type": charge.type,
        "supplier": charge.supplier,
        "unit": charge.unit,
        "account": charge.account,
        "internal": charge.is_internal,
    }


def field_of(route: Route) -> str:
    """A route as people write it: `prices[0].amount`."""
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in route).removeprefix(".")


def _identity(entry: Entry) -> dict[str, object]:
    return {"id": entry.id, "kind": entry.kind, "name": entry.name, "path": entry.path}


def _by_year(years: Sequence[int], amounts: Sequence[Ore | None]) -> dict[str, Decimal | None]:
    return {str(year): _money(one) for year, one in zip(years, amounts, strict=True)}


def _money(one: Ore | None) -> Decimal | None:
    return None if one is None else kroner(one)
