"""What depends on what directly, with what its item of `uses` says of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.dependence import DEPENDENCE
from registry_cli.analysis.lifetimes import is_surely_living
from registry_cli.analysis.links import Link
from registry_cli.documents import Data
from registry_cli.findings import Mark
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.values import day_in
from registry_cli.timeline import KINDS_WITH_A_LIFE, moved


@dataclass(frozen=True, slots=True)
class Connection:
    """Something with a life that stops or suffers without `target`; `row` is the item of `uses` that says so, else empty."""

    link: Link
    holder: Entry
    target: Entry
    row: Mapping[str, Data]

    def ends_by(self, day: date) -> bool:
        """Whether it is stated to be over by `day`, or its last day cannot be read."""
        until = self.row.get("until")
        last = day_in(until)
        return until is not None and (last is None or last <= day)

    def is_in_force(self, day: date) -> bool:
        """Whether it is not stated to be over before `day`, and its last day can be read."""
        until = self.row.get("until")
        last = day_in(until)
        return until is None or (last is not None and last >= day)

    def is_moved(self, registry: Registry, day: date) -> bool:
        """Whether it is a use that an approved project has moved to something else by `day`."""
        is_use = self.link.found.route[0] == "uses"
        return is_use and moved(registry, self.holder.id, self.target.id, day) is not None

    def mark(self, key: str) -> Mark:
        """The place of another key beside the reference."""
        return Mark(self.link.path, (*self.link.found.route[:-1], key))


def connections(links: Iterable[Link], registry: Registry) -> Iterator[Connection]:
    """Every reference along which something with a life depends on another entity, in the order of the links."""
    for link in links:
        holder, target = link.holder, registry.find(link.found.entity)
        if (
            holder is not None
            and target is not None
            and holder.kind in KINDS_WITH_A_LIFE
            and link.found.effect in DEPENDENCE
            and target.kind in link.found.kinds
            and target.id != holder.id
            and target.id not in registry.ambiguous
        ):
            yield Connection(link, holder, target, _row(holder, link))


def uses_in_force(found: Iterable[Connection], day: date) -> Iterator[Connection]:
    """Those of the connections by which systems living on `day` use something on it."""
    for one in found:
        if one.link.found.route[0] == "uses" and one.is_in_force(day) and is_surely_living(one.holder, day):
            yield one


def _row(holder: Entry, link: Link) -> Mapping[str, Data]:
    match link.found.route, holder.data.get("uses"):
        case ("uses", int(position), str()), list(rows):
            row = rows[position]
            return row if isinstance(row, dict) else {}
    return {}
