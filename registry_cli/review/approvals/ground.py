"""What rules of approval are held against: both states, the day, and what is reckoned of them once for all rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from registry_cli.analysis.activity import is_active
from registry_cli.analysis.changes import Changes
from registry_cli.analysis.dependence import DEPENDENCE
from registry_cli.analysis.rules import MEANS
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.settings import Settings
from registry_cli.review.affected import affected
from registry_cli.review.costs import CostDelta, cost_delta
from registry_cli.review.footing import on_one_footing
from registry_cli.timeline import standing


@dataclass(frozen=True)
class Ground:
    """A change on a day. The settings are those of the base: the base's policy judges the change.

    `reckoned` is what it costs, where that is known already.
    """

    changes: Changes
    as_of: date
    reckoned: CostDelta | None = None

    @property
    def base(self) -> Registry:
        """The state the change begins from."""
        return self.changes.base

    @property
    def head(self) -> Registry:
        """The state it leads to."""
        return self.changes.head

    @property
    def settings(self) -> Settings:
        """The base's."""
        return self.changes.base.settings

    @cached_property
    def costs(self) -> CostDelta:
        """What changes in cost."""
        if self.reckoned is not None:
            return self.reckoned
        even = on_one_footing(self.changes)
        return cost_delta(even, affected(even), self.as_of)

    @cached_property
    def _former(self) -> Mapping[str, str]:
        """The old id of what was renamed for certain."""
        return {new: old for old, new in self.changes.renames.items()}

    def known(self, id_: str) -> Entry | None:
        """The entity as the base knew it, else as the head does: whoever approves cannot be made another by the change itself."""
        return self.base.find(id_) or self.before(id_) or self.head.find(id_)

    def before(self, id_: str) -> Entry | None:
        """The entity that has this id now, as it was in the base under the id it had there."""
        return self.base.find(self._former.get(id_, id_))

    def now(self, id_: str) -> str:
        """The id that an entity of the base has now."""
        return self.changes.renames.get(id_, id_)

    def consumers(self, entry: Entry) -> Iterator[Entry]:
        """What depends on an entity in either state, also over the interfaces and data sources that it offers; each once."""
        found: dict[str, Entry] = {}
        for registry, holders in ((self.base, self._holders[0]), (self.head, self._holders[1])):
            for holder in _over_means(entry.id, holders):
                if is_active(holder, self.as_of, registry):
                    found.setdefault(self.now(holder.id), holder)
        return (one for id_, one in sorted(found.items()) if id_ != self.now(entry.id))

    def is_platform(self, id_: str | None) -> bool:
        """Whether this is a platform in either state."""
        found = (registry.find(id_) for registry in (self.head, self.base))
        return any(one is not None and one.text("type") == "platform" for one in found)

    @cached_property
    def on_platforms(self) -> frozenset[str]:
        """The registers and systems to which a platform has an interface, in either state, that is not retired."""
        return frozenset(
            source
            for registry in (self.base, self.head)
            for one in registry.of_kind("interface")
            if standing(one, self.as_of).state != "retired"
            and (source := one.text("source"))
            and self.is_platform(one.text("provider"))
        )

    @cached_property
    def _holders(self) -> tuple[Mapping[str, tuple[Entry, ...]], Mapping[str, tuple[Entry, ...]]]:
        return _by_target(self.base), _by_target(self.head)


def _by_target(registry: Registry) -> Mapping[str, tuple[Entry, ...]]:
    """What depends on each entity by a field of its own."""
    found: dict[str, dict[str, Entry]] = {}
    for holder in registry.of_kind("system", *MEANS):
        for one in holder.references:
            if one.effect in DEPENDENCE and one.entity:
                found.setdefault(one.entity, {})[holder.id] = holder
    return {target: tuple(holders.values()) for target, holders in found.items()}


def _over_means(id_: str, holders: Mapping[str, tuple[Entry, ...]]) -> Iterator[Entry]:
    """The systems that depend on a thing, and those that use what it offers."""
    seen, waiting = {id_}, [id_]
    while waiting:
        for holder in holders.get(waiting.pop(), ()):
            if holder.kind == "system":
                yield holder
            elif holder.id not in seen:
                seen.add(holder.id)
                waiting.append(holder.id)
