"""The switch plan for programs: one JSON document. Amounts are kroner a year unless said otherwise, days ISO text."""

from decimal import Decimal

from registry_cli.analysis.costs.records import Ore, kroner
from registry_cli.analysis.switching.records import Case, Horizon, Payment, Row, Subscription, SwitchPlan, Way
from registry_cli.analysis.uses import Use
from registry_cli.model.registry import Entry, Registry
from registry_cli.output.cost_json import field_of
from registry_cli.output.tables import json_text


def as_json(plan: SwitchPlan, registry: Registry) -> str:
    """The whole plan; what is not known is null."""
    return json_text(
        {
            "schema_version": 1,
            "as_of": plan.as_of,
            "incomplete": registry.is_incomplete,
            "currency": registry.settings.currency,
            "ways": [_way(one) for one in plan.ways],
            "paid": _money(plan.paid),
            "switches": [_row(one) for one in plan.rows],
            "years": [
                {
                    "year": one.year,
                    "saving": _money(one.saving),
                    "one_off": _money(one.cost),
                    "net": _money(one.net),
                    "cumulated": _money(one.sum),
                }
                for one in plan.years
            ],
            "not_counted": [_place(row.facts.use) for row in plan.uncounted],
            "subscriptions": [_subscription(one) for one in plan.subscriptions],
            "unpriced": [_place(use) for use in plan.unpriced],
        }
    )


def _way(way: Way) -> dict[str, object]:
    return {
        "register": way.register.id,
        "source": way.source.id,
        "channel": way.channel,
        "uses": [_place(use) for use in way.uses],
        "paid": _money(way.amount),
        "is_partly": way.is_partly,
    }


def _row(row: Row) -> dict[str, object]:
    facts, price = row.facts, row.facts.target_price
    return {
        "system": _identity(row.system),
        "source": _identity(facts.source),
        "register": row.register.id,
        "field": field_of(facts.use.route),
        "channel": row.channel,
        "payment": _payment(row.payment),
        "target": facts.target.id if facts.target else None,
        "target_price": _money(price.extra) if price else None,
        "target_price_basis": price.why if price else None,
        "cost": _money(facts.cost),
        "together": _case(row.case) if row.case else None,
        "planned_end": facts.ends.day if facts.ends else None,
        "planned_end_of": facts.ends.why if facts.ends else None,
        "source_ends": facts.source_ends,
        "tender": {"contract": facts.tender.contract.id, "ends": facts.tender.day} if facts.tender else None,
        "recommended": row.verdict,
        "missing": row.missing,
        "waits_for": [_place(use) for use in row.waits_for],
        "leaves": row.leaves,
        "saves_from": row.saves_from,
        "paid_back": row.paid_back,
    }


def _case(case: Case) -> dict[str, object]:
    return {
        "switches": [_place(use) for use in case.switchers],
        "saving": _money(case.saving),
        "cost": _money(case.cost),
        "paid_until": case.first,
        "next_exit": _horizon(case.horizon) if case.horizon else None,
        "days": case.days,
        "payback_days": case.payback_days,
        "pays_before_exit": case.pays,
    }


def _horizon(horizon: Horizon) -> dict[str, object]:
    contract = horizon.contract.id if horizon.contract else None
    return {"day": horizon.day, "reason": horizon.why, "contract": contract}


def _payment(payment: Payment) -> dict[str, object]:
    return {
        "amount": _money(payment.amount),
        "stated_by": payment.stated.id,
        "contract": payment.contract.id if payment.contract else None,
        "shared_by": [_place(use) for use in payment.members] if payment.is_shared else [],
    }


def _subscription(one: Subscription) -> dict[str, object]:
    return {
        "stated_by": one.payment.stated.id,
        "pays_for": one.payment.things,
        "amount": _money(one.payment.amount),
        "contract": one.payment.contract.id if one.payment.contract else None,
        "uses": len(one.payment.members),
        "last_leaves": one.last,
        "stays": [_place(use) for use in one.stays],
        "notice_day": one.notice_day,
        "safe_day": one.safe_day,
        "ends": one.exit,
        "saves_from": one.saves_from,
        "conditions": one.conditions,
    }


def _place(use: Use) -> dict[str, str]:
    return {"system": use.system.id, "field": field_of(use.route), "uses": use.target}


def _identity(entry: Entry) -> dict[str, str]:
    return {"id": entry.id, "kind": entry.kind, "name": entry.name, "path": entry.path}


def _money(one: Ore | None) -> Decimal | None:
    return None if one is None else kroner(one)
