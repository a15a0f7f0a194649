"""How the money is spread over suppliers."""

from dataclasses import dataclass
from fractions import Fraction

from registry_cli.analysis.costs.records import Ledger, Ore, View
from registry_cli.language import sort_key


@dataclass(frozen=True, slots=True)
class SupplierShare:
    """What a supplier is paid in a year, and its part of what all named suppliers are paid."""

    supplier: str
    amount: Ore
    share: Fraction


@dataclass(frozen=True, slots=True)
class Concentration:
    """The suppliers, the largest first, and the Herfindahl-Hirschman index: the sum of the squared percentages.

    `index` runs from near 0 (many small ones) to 10 000 (one alone); `None` where nobody is paid. `unnamed` is paid to nobody named.
    Payments within the municipality are left out.
    """

    year: int
    suppliers: tuple[SupplierShare, ...]
    index: int | None
    unnamed: Ore


def concentration(ledger: Ledger, view: View, year: int) -> Concentration:
    """The concentration of the costs of a year. A supplier from whom more comes back than is paid is left out of the shares."""
    sums: dict[str | None, Ore] = {}
    for charge in ledger.charges:
        if not charge.is_internal:
            sums[charge.supplier] = sums.get(charge.supplier, 0) + charge.amount(view, year)
    unnamed = sums.pop(None, 0)
    paid = {supplier: amount for supplier, amount in sums.items() if supplier is not None and amount > 0}
    whole = sum(paid.values())
    shares = [SupplierShare(supplier, amount, Fraction(amount, whole)) for supplier, amount in paid.items()]
    index = round(sum((10_000 * one.share**2 for one in shares), Fraction(0))) if shares else None
    ordered = sorted(shares, key=lambda one: (-one.amount, sort_key(one.supplier)))
    return Concentration(year, tuple(ordered), index, unnamed)
