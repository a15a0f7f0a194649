"""The price lines of a contract: its own, and those of its amendments, which take the place of lines with the same name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from registry_cli.analysis.costs.records import CostGap, PriceLine
from registry_cli.documents import Data
from registry_cli.findings import Route
from registry_cli.model.registry import Entry
from registry_cli.model.values import day_in


@dataclass(frozen=True, slots=True)
class Lines:
    """The price lines of a contract in the order of its file, and what is wrong with others."""

    lines: tuple[PriceLine, ...]
    gaps: tuple[CostGap, ...]


def price_lines(contract: Entry) -> Lines:
    """Every price line of `contract` with the days that it states.

    An amendment's line holds from its own `from`, else from the amendment's date, and ends what was agreed before under the
    same name on the day before. Of two lines of one list with the same name the one that begins later takes over; both are named.
    """
    gaps: list[CostGap] = []
    lines = _listed(contract, contract.data.get("prices"), ("prices",), None, gaps)
    lines = _taken_over_within(lines, gaps)
    for date_, route, prices in _amendments(contract, gaps):
        new = _taken_over_within(_listed(contract, prices, route, date_, gaps), gaps)
        lines = [*_taken_over(lines, new), *new]
    return Lines(tuple(lines), tuple(gaps))


def label_of(row: Mapping[str, Data], route: Route) -> str:
    """What a line calls itself; its place where it has no name."""
    name = row.get("name")
    return name if isinstance(name, str) and name.strip() else f"{route[-2]}[{route[-1]}]"


def _amendments(contract: Entry, gaps: list[CostGap]) -> list[tuple[date, Route, Data]]:
    """The amendments with price lines, by their dates; one without a date cannot be reckoned."""
    found: list[tuple[date, Route, Data]] = []
    for position, row in contract.numbered_rows("amendments"):
        day, prices = day_in(row.get("date")), row.get("prices")
        if not prices:
            continue
        if day is None:
            gaps.append(CostGap("amendment-without-date", contract, ("amendments", position)))
        else:
            found.append((day, ("amendments", position, "prices"), prices))
    return sorted(found, key=lambda one: one[0])


def _listed(contract: Entry, prices: Data, route: Route, since: date | None, gaps: list[CostGap]) -> list[PriceLine]:
    if prices is None:
        return []
    if not isinstance(prices, list):
        gaps.append(CostGap("bad-line", contract, route))
        return []
    found = [_line(contract, row, (*route, position), since) for position, row in enumerate(prices)]
    gaps.extend(one for one in found if isinstance(one, CostGap))
    return [one for one in found if isinstance(one, PriceLine)]


def _line(contract: Entry, row: Data, route: Route, since: date | None) -> PriceLine | CostGap:
    if not isinstance(row, dict):
        return CostGap("bad-line", contract, route)
    name = label_of(row, route)
    for key in ("from", "until", "date"):
        if row.get(key) is not None and day_in(row.get(key)) is None:
            return CostGap("bad-day", contract, (*route, key), {"line": name})
    first, last = day_in(row.get("from")) or since, day_in(row.get("until"))
    if row.get("per") in (None, "once"):
        first = day_in(row.get("date")) or first
    if first is not None and last is not None and last < first:
        return CostGap("until-before-from", contract, (*route, "until"), {"line": name})
    return PriceLine(contract, route, name, row, first, last, contract)


def _taken_over_within(lines: list[PriceLine], gaps: list[CostGap]) -> list[PriceLine]:
    """Lines of one list: where two of a name hold on the same day, the later one takes over; the same first day counts twice."""
    kept = list(lines)
    for name in dict.fromkeys(line.name for line in lines):
        same = sorted(
            (at for at, line in enumerate(kept) if line.name == name and line.row.get("per") not in (None, "once")),
            key=lambda at: kept[at].first or date.min,
        )
        for at, following in pairwise(same):
            this, next_ = kept[at], kept[following]
            if next_.first is None or this.last is None or this.last >= next_.first:
                gaps.append(CostGap("overlapping-lines", next_.entry, next_.route, {"line": next_.name}))
                if next_.first is not None and next_.first != this.first:
                    kept[at] = replace(this, last=_before(next_.first))
    return kept


def _taken_over(lines: Iterable[PriceLine], by: list[PriceLine]) -> Iterator[PriceLine]:
    """The lines as they are once an amendment's lines hold; one that would end before it begins is gone."""
    since: dict[str, date] = {}
    for line in by:
        if line.first is not None:
            since[line.name] = min(line.first, since.get(line.name, line.first))
    for line in lines:
        until = _before(since[line.name]) if line.name in since else None
        if until is None or (line.last is not None and line.last <= until):
            yield line
        elif line.first is None or line.first <= until:
            yield replace(line, last=until)


def _before(day: date) -> date:
    return day - timedelta(days=1) if day > date.min else day
