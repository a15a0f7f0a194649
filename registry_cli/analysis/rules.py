"""The municipality's own rules: which connections they speak of, and where they are broken.

A connection is a reference along the field that the rule names, else along what a thing depends on. In the second case an interface stands
for what it offers: whoever uses it is connected to the interface, to its provider and to the register behind it. Interfaces and
data sources are then no holders of connections themselves, unless the rule names their kind: they are means, and the rule asks who uses them.
A use that has ended is no connection, and neither is one of what is retired or over.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from registry_cli.analysis.activity import is_active
from registry_cli.analysis.chosen import fits
from registry_cli.analysis.dependence import DEPENDENCE
from registry_cli.documents import Data
from registry_cli.findings import Route
from registry_cli.model.kinds import KINDS
from registry_cli.model.references import Found
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.settings.policy import Rule
from registry_cli.model.shape import fields_along, shape_of
from registry_cli.model.values import day_in
from registry_cli.timeline import KINDS_WITH_A_LIFE, standing

MEANS = ("interface", "datasource")
"""The kinds that things are connected through."""

OPEN_WAYS = (None, "platform")
"""Ways of the data (`via`) on which they come from whoever distributes the source; all others go around."""


@dataclass(frozen=True, slots=True)
class Connection:
    """What holds it, what it leads to, where the reference stands, and the interface it leads over, if any."""

    holder: Entry
    target: Entry
    route: Route
    via: str | None = None
    over: Entry | None = None


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule and where it is broken: the entity, the route to the reference (the whole entity where one is missing).

    `excused_by` are the exceptions that allow it. Without `is_certain` a fault in some file may be the cause.
    """

    rule_id: str
    rule: Rule
    entry: Entry
    route: Route = ()
    excused_by: tuple[str, ...] = ()
    is_certain: bool = True


@dataclass(frozen=True)
class _Ground:
    """What rules are held against: a registry on a day, with the references of each entity that count on it."""

    registry: Registry
    as_of: date
    _by_relation: dict[tuple[str, str | None], tuple[Connection, ...]] = field(default_factory=dict)

    def connections(self, holder: Entry, relation: str | None) -> tuple[Connection, ...]:
        """The connections that `holder` has along a relation, found once for all rules."""
        known = self._by_relation.get((holder.id, relation))
        if known is None:
            known = tuple(self._connections(holder, relation))
            self._by_relation[holder.id, relation] = known
        return known

    def _connections(self, holder: Entry, relation: str | None) -> Iterator[Connection]:
        for found in references_along(holder, relation):
            target, row = self.registry.find(found.entity), _row(holder, found.route)
            until = day_in(row.get("until"))
            if target is None or target.id in self.registry.ambiguous or (until is not None and until < self.as_of):
                continue
            via = row.get("via")
            way = via if isinstance(via, str) else None
            yield Connection(holder, target, found.route, way)
            if relation is None and target.kind == "interface":
                for behind in self.behind(target):
                    yield Connection(holder, behind, found.route, way, over=target)

    def behind(self, interface: Entry) -> tuple[Entry, ...]:
        """What an interface offers: its provider and the register behind it."""
        named = (self.registry.find(interface.text(key)) for key in ("provider", "source"))
        return tuple({entry.id: entry for entry in named if entry is not None}.values())

    def offerers(self, means: Entry) -> tuple[Entry, ...]:
        """Who offers an interface or distributes a data source."""
        ids = (means.text("provider"),) if means.kind == "interface" else means.words("providers")
        found = (self.registry.find(one) for one in ids if means.kind in MEANS)
        return tuple(entry for entry in found if entry is not None)

    def is_clear(self, *entries: Entry | None) -> bool:
        """Whether these are there without faults, and what an interface or a data source among them leads to is so too."""
        behind = [
            self.registry.find(found.entity)
            for entry in entries
            if entry is not None and entry.kind in MEANS
            for found in references_along(entry, None)
        ]
        return all(entry is not None and self.registry.is_whole(entry) for entry in (*entries, *behind))


def references_along(holder: Entry, relation: str | None) -> Iterator[Found]:
    """The references of a field, or, without one, those by which `holder` depends on something."""
    for found in holder.references:
        if found.relation == relation if relation else found.effect in DEPENDENCE:
            yield found


def breaches(registry: Registry, as_of: date, among: Iterable[Entry] | None = None) -> Iterator[Breach]:
    """Everywhere that a rule in force is broken, also where an exception allows it; by rule, then by entity.

    Only what the entities `among` break, where they are given.
    """
    ground = _Ground(registry, as_of)
    holders = tuple(registry.entries.values() if among is None else among)
    for rule_id, rule in rules_in_force(registry, as_of).items():
        for holder in holders:
            if _is_spoken_of(rule, holder, ground):
                yield from _REASONING[rule.kind](rule_id, rule, holder, ground)


def rules_in_force(registry: Registry, as_of: date) -> Mapping[str, Rule]:
    """The rules that hold on a day, by id; a rule that is switched off holds never."""
    rules = registry.settings.rules
    return {
        key: rule for key, rule in rules.items() if rule.severity != "off" and (not rule.since or rule.since <= as_of)
    }


def _is_spoken_of(rule: Rule, holder: Entry, ground: _Ground) -> bool:
    kinds = rule.source.kinds if rule.source else ()
    is_means = holder.kind in MEANS and holder.kind not in kinds and not rule.relation
    if (
        is_means
        or not is_active(holder, ground.as_of, ground.registry)
        or not fits(holder, rule.source, ground.registry)
    ):
        return False
    if rule.kind != "required":
        return True
    is_there = holder.kind not in KINDS_WITH_A_LIFE or standing(holder, ground.as_of).is_living
    return is_there and (holder.kind in kinds or holder.kind in _kinds_with(rule.relation))


def _kinds_with(relation: str | None) -> tuple[str, ...]:
    """The kinds that can have a relation; what depends on others in general are systems."""
    if relation is None:
        return ("system",)
    return tuple(kind.KIND for kind in KINDS if fields_along(shape_of(kind), relation.split(".")))


def _spoken_of(rule: Rule, holder: Entry, ground: _Ground) -> Iterator[Connection]:
    """The connections of `holder` that lead to what the rule is about, in the way it is about."""
    for one in ground.connections(holder, rule.relation):
        if (not rule.via or one.via in rule.via) and fits(one.target, rule.target, ground.registry):
            yield one


def _forbidden(rule_id: str, rule: Rule, holder: Entry, ground: _Ground) -> Iterator[Breach]:
    yield from _once(
        Breach(rule_id, rule, holder, one.route, _excuses(rule, one)) for one in _spoken_of(rule, holder, ground)
    )


def _required(rule_id: str, rule: Rule, holder: Entry, ground: _Ground) -> Iterator[Breach]:
    if next(_spoken_of(rule, holder, ground), None) is None:
        excuses = (holder.id,) if holder.id in rule.exceptions else ()
        named = (ground.registry.find(found.entity) for found in references_along(holder, rule.relation))
        yield Breach(rule_id, rule, holder, (), excuses, ground.is_clear(holder, *named))


def _only_through(rule_id: str, rule: Rule, holder: Entry, ground: _Ground) -> Iterator[Breach]:
    astray = (one for one in _spoken_of(rule, holder, ground) if not _leads_through(rule, one, ground))
    yield from _once(
        Breach(
            rule_id,
            rule,
            holder,
            one.route,
            _excuses(rule, one),
            ground.is_clear(holder, one.target, one.over or one.target),
        )
        for one in astray
    )


def _layers(rule_id: str, rule: Rule, holder: Entry, ground: _Ground) -> Iterator[Breach]:
    """Connections that lead upwards; what stands in no layer is not asked about."""
    here = _layer(rule, holder, ground)
    if here is None:
        return
    upwards = (
        one
        for one in _spoken_of(rule, holder, ground)
        if (there := _layer(rule, one.target, ground)) is not None and there < here
    )
    yield from _once(
        Breach(rule_id, rule, holder, one.route, _excuses(rule, one), ground.is_clear(holder, one.target))
        for one in upwards
    )


def _layer(rule: Rule, entry: Entry, ground: _Ground) -> int | None:
    """The first layer from the top in which an entity stands."""
    return next((at for at, layer in enumerate(rule.layers) if fits(entry, layer, ground.registry)), None)


_REASONING = {"forbidden": _forbidden, "required": _required, "only-through": _only_through, "layers": _layers}


def _leads_through(rule: Rule, one: Connection, ground: _Ground) -> bool:
    """Whether the holder is what the rule asks for, or stands behind it, or the way leads over such a thing.

    The way leads over the interface and whoever offers it; to a source used without an interface it leads over those who
    distribute it, if every one of them fits, unless `via` says that the data go around them.
    """

    def fit(*entries: Entry) -> bool:
        return any(fits(entry, rule.through, ground.registry) for entry in entries)

    if fit(one.holder, *ground.offerers(one.holder)):
        return True
    if one.over is not None:
        return fit(one.over, *ground.offerers(one.over))
    offerers = ground.offerers(one.target)
    is_distributed = bool(offerers) and all(fit(offerer) for offerer in offerers)
    return one.via in OPEN_WAYS and (is_distributed or (one.via == "platform" and _is_any_platform(rule)))


def _is_any_platform(rule: Rule) -> bool:
    """Whether the rule is content with any platform, also one that nobody names."""
    return rule.through is not None and rule.through.model_dump(exclude_defaults=True) in (
        {"types": ("platform",)},
        {"types": ("platform",), "kinds": ("system",)},
    )


def _excuses(rule: Rule, one: Connection) -> tuple[str, ...]:
    ends = (one.holder.id, one.target.id, *([one.over.id] if one.over else []))
    return tuple(end for end in ends if end in rule.exceptions)


def _once(found: Iterator[Breach]) -> Iterator[Breach]:
    """One breach for each reference: an excused one only where every other of that reference is excused too."""
    by_route: dict[Route, Breach] = {}
    for breach in found:
        known = by_route.get(breach.route)
        if known is None or (known.excused_by and not breach.excused_by):
            by_route[breach.route] = breach
    yield from by_route.values()


def _row(holder: Entry, route: Route) -> Mapping[str, Data]:
    """The item of a list that a reference stands in; empty for one that stands by itself."""
    here: Data = dict(holder.data)
    for step in route[:-1]:
        here = here[step]  # type: ignore[index]  # the reference was found on this route
    return here if isinstance(here, dict) and len(route) > 1 else {}
