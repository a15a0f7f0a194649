"""Who answers for what on a day: owners, managers, heads, those in a role, members of boards."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.activity import ENDED_PROJECTS, is_active
from registry_cli.analysis.lifetimes import has_clear_life
from registry_cli.analysis.links import Link
from registry_cli.documents import Data
from registry_cli.findings import Route
from registry_cli.model.fields import EntityRef
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.values import day_in
from registry_cli.timeline import standing

WITHOUT_CHARGE = ("verified.by", "fit.by", "handover.participants", "resources.person", "substitute")
"""Fields that name somebody who did something once, or who is asked to work, or to stand in: none of them answers for it."""


@dataclass(frozen=True, slots=True)
class Charge:
    """Somebody answers for something: the reference that says so, and the position or unit it names."""

    link: Link
    who: Entry


def charges(links: Iterable[Link], registry: Registry, day: date) -> Iterator[Charge]:
    """Everything that somebody answers for on `day`; what is over needs nobody any more."""
    for link in links:
        who = registry.find(link.found.entity)
        if who is None or who.id in registry.ambiguous or not _is_charge(link) or who.kind not in link.found.kinds:
            continue
        if link.holder is None or _is_current(link.holder, link.found.route, registry, day):
            yield Charge(link, who)


def _is_charge(link: Link) -> bool:
    declared = link.found.declared
    return (
        isinstance(declared, EntityRef)
        and set(declared.kinds) in ({"person"}, {"person", "unit"})
        and link.found.relation not in WITHOUT_CHARGE
    )


def _is_current(holder: Entry, route: Route, registry: Registry, day: date) -> bool:
    row = _row(holder, route)
    if route[0] == "benefits":
        return _is_followed(holder, row, day)
    if route[0] == "milestones" and row.get("done") is not None:
        return False
    if route[0] == "communications" and (sent := day_in(row.get("date"))) is not None and sent < day:
        return False
    return _needs_care(holder, registry, day)


def _needs_care(holder: Entry, registry: Registry, day: date) -> bool:
    if holder.kind == "waiver":
        last = day_in(holder.text("expires"))
        return last is not None and last >= day
    if holder.kind == "processing":
        systems = [registry.find(system) for system in holder.words("systems")]
        return not systems or any(one is None or standing(one, day).state != "retired" for one in systems)
    return is_active(holder, day, registry) and has_clear_life(holder)


def _is_followed(project: Entry, benefit: Mapping[str, Data], day: date) -> bool:
    """Whether a benefit is still followed: after a closed project as long as its last day or its target lies ahead."""
    last = day_in(benefit.get("follow_up_until"))
    if benefit.get("written_off") is not None or (last is not None and last < day):
        return False
    if project.text("state") not in ENDED_PROJECTS:
        return True
    target = benefit.get("target")
    ahead = day_in(target.get("date")) if isinstance(target, dict) else None
    return project.text("state") == "closed" and any(one is not None and one >= day for one in (last, ahead))


def _row(holder: Entry, route: Route) -> Mapping[str, Data]:
    """The item of a list that a reference stands in; empty where it stands in none."""
    items = holder.data.get(str(route[0]))
    if len(route) > 1 and isinstance(route[1], int) and isinstance(items, list):
        row = items[route[1]]
        return row if isinstance(row, dict) else {}
    return {}
