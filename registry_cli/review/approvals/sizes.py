"""How much a change is about, in kroner: a year, in all, and as a part of what was agreed at first."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from registry_cli.analysis.contracts.calendar import state_of
from registry_cli.analysis.costs.records import NOT_COUNTED, number_in
from registry_cli.analysis.tenders.value import contract_value
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.settings.policy import Changed
from registry_cli.review.approvals.faces import Face, values_at
from registry_cli.review.approvals.ground import Ground

SAVINGS = ("saving-salary", "saving-other")
"""Lines of a business case that are no costs; they are stated as positive amounts."""

BUDGET = "business_case.costs.budget"


def yearly_fits(when: Changed, face: Face, ground: Ground) -> bool:
    """Whether a year of those reckoned gets dearer, or cheaper, by more than the rule says; so does a price that cannot be reckoned."""
    delta = ground.costs.of(face.entry.id)
    limit = Fraction(when.yearly_above or 0) * 100
    changes = () if delta is None else delta.delta
    return _is_unreckoned(face, ground) or any(
        abs(one) > limit and (when.yearly_direction is None or (one > 0) is (when.yearly_direction == "up"))
        for one in changes
    )


def _is_unreckoned(face: Face, ground: Ground) -> bool:
    gaps = {gap.entry.id for gap in ground.costs.unreckoned if gap.problem in NOT_COUNTED}
    return bool(gaps) and any(one.id in gaps for side in face.sides for one in (side, *_covering(side, ground.head)))


def total_fits(when: Changed, face: Face, ground: Ground) -> bool:
    """Whether the value is above the rule's, before or after; a price that cannot be reckoned is taken to be."""
    limit = Fraction(when.total_above or 0)
    total = _total_of(face, ground)
    return _is_priced(face, ground) if total is None else total > limit


def is_unknown(when: Changed, face: Face, ground: Ground) -> bool:
    """Whether the rule asks for kroner, and nothing can be said of them."""
    return (when.total_above is not None and _total_of(face, ground) is None) or (
        when.yearly_above is not None and _is_unreckoned(face, ground)
    )


def _total_of(face: Face, ground: Ground) -> Fraction | None:
    sides = ((face.before, ground.base), (face.after, ground.head))
    known = [
        total for one, registry in sides if one is not None and (total := _total(one, registry, ground)) is not None
    ]
    return max(known) if known else None


def _total(entry: Entry, registry: Registry, ground: Ground) -> Fraction | None:
    """The value of a contract; the budget of a project; the contracts that cover anything else, together."""
    if entry.kind == "contract":
        value = contract_value(entry, state_of(entry, registry, ground.as_of), registry).kroner
        return None if value is None else Fraction(value)
    if entry.kind == "project":
        return budget_of(entry) or None
    known = [total for one in _covering(entry, registry) if (total := _total(one, registry, ground)) is not None]
    return sum(known, Fraction(0)) if known else None


def _covering(entry: Entry, registry: Registry) -> Iterator[Entry]:
    return (one for one in registry.of_kind("contract") if entry.kind != "contract" and entry.id in one.words("covers"))


def _is_priced(face: Face, ground: Ground) -> bool:
    """Whether anything is said of a price, so that not being able to reckon it is no reason to ask for less."""
    sides = ((face.before, ground.base), (face.after, ground.head))
    contracts = (one for side, registry in sides if side is not None for one in (side, *_covering(side, registry)))
    return any(one.kind == "contract" and (one.rows("prices") or _amended(one)) for one in contracts)


def _amended(contract: Entry) -> bool:
    return any(row.get("prices") for row in contract.rows("amendments"))


def share_fits(when: Changed, face: Face, ground: Ground) -> bool:
    """Whether what is added to a contract, or the number in the fields, grows by more than the share of what it was.

    The changes of a contract are added up and held against its value; anything else is held against itself before.
    """
    share = Fraction(when.share_above or 0)
    if face.entry.kind == "contract" and "changes" in when.fields:
        return _changes_fit(share, face, ground)
    if face.before is None or face.after is None:
        return False
    old, new = (_numbers(one, when.fields) for one in (face.before, face.after))
    return new > old and new - old > share * old


def _changes_fit(share: Fraction, face: Face, ground: Ground) -> bool:
    """Whether the sum grows and is above the share; where the value cannot be reckoned, any growth is."""
    old, new = (
        _numbers(one, ("changes.value",)) if one is not None else Fraction(0) for one in (face.before, face.after)
    )
    first, registry = (face.before, ground.base) if face.before is not None else (face.entry, ground.head)
    value = _total(first, registry, ground)
    return new > old and (value is None or new > share * value)


def _numbers(entry: Entry, fields: Iterable[str]) -> Fraction:
    """The sum of the numbers in the fields; of a budget without the savings."""
    return sum((budget_of(entry) if field == BUDGET else _sum(entry, field) for field in fields), Fraction(0))


def _sum(entry: Entry, field: str) -> Fraction:
    found = (number_in(one) for one in values_at(dict(entry.data), "", field) if isinstance(one, int | Decimal))
    return sum((one for one in found if one is not None), Fraction(0))


def budget_of(project: Entry) -> Fraction:
    """What a project costs by its business case: all years together."""
    costs = project.section("business_case").get("costs")
    rows = [row for row in costs if isinstance(row, dict)] if isinstance(costs, list) else []
    amounts = (number_in(row.get("budget")) for row in rows if row.get("type") not in SAVINGS)
    return sum((one for one in amounts if one is not None), Fraction(0))
