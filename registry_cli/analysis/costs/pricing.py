"""From a price line as it stands in a file to one that can be reckoned, with what stands in the way."""

from collections.abc import Iterator
from datetime import date

from registry_cli.analysis.costs.indexation import Regulation, regulation
from registry_cli.analysis.costs.rates import NoRate, rate_of, unused_keys
from registry_cli.analysis.costs.records import Bounds, CostGap, CostProblem, Priced, PriceLine
from registry_cli.model.registry import Registry


class Pricing:
    """Makes price lines of one registry reckonable until the end of `last_year`; regulations are reckoned once."""

    def __init__(self, registry: Registry, last_year: int) -> None:
        self._organisation = registry.settings.organisation
        self._indices = {str(name): index for name, index in registry.settings.indices.items()}
        self._last_year = last_year
        self._regulations: dict[tuple[str, date], Regulation] = {}

    def priced(self, line: PriceLine, bounds: Bounds, gaps: list[CostGap]) -> Priced | None:
        """The line with its rate and regulation; `None` where it cannot be counted, which `gaps` then tells."""
        rate = rate_of(line.row, self._organisation)
        if isinstance(rate, NoRate):
            gaps.append(gap(rate.problem, line, rate.key))
            return None
        first = line.first or bounds.first
        if first is None:
            gaps.append(gap("no-start", line))
            return None
        end = bounds.last["maximum"]
        if end is not None and first > end:
            gaps.append(gap("after-the-end", line, "date" if "date" in line.row else "from"))
            return None
        gaps.extend(gap("part-unused", line, key, field=key) for key in unused_keys(line.row, rate))
        steps = self._regulation(line, first, gaps).steps if rate.per != "once" else ()
        return Priced(line, rate, first, steps)

    def _regulation(self, line: PriceLine, first: date, gaps: list[CostGap]) -> Regulation:
        name = line.row.get("indexed")
        if name is None:
            return Regulation()
        index = self._indices.get(name) if isinstance(name, str) else None
        if index is None or not isinstance(name, str):
            gaps.append(gap("unknown-index", line, "indexed", index=str(name)))
            return Regulation()
        if (name, first) not in self._regulations:
            self._regulations[name, first] = regulation(index, first, self._last_year)
        found = self._regulations[name, first]
        if found.missing is not None:
            gaps.append(gap("no-index-value", line, "indexed", index=name, year=str(found.missing)))
        return found


def gap(problem: CostProblem, line: PriceLine, key: str = "", **about: str) -> CostGap:
    """A problem of a line, at one of its keys where the line has it."""
    route = (*line.route, key) if key in line.row and isinstance(line.route[-1], int) else line.route
    return CostGap(problem, line.entry, route, {"line": line.name, **about})


def unsplit_ends(things: tuple[str, ...], line: PriceLine, bounds: Bounds) -> Iterator[CostGap]:
    """What a partial termination takes out of a price that several share: nobody says by how much the price falls."""
    if len(things) > 1 and any(thing in bounds.parts for thing in things):
        yield gap("partial-not-split", line)
