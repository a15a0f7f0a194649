"""What selections are evaluated against: a registry on a day, what depends on what in it, and perhaps an earlier state of it."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from registry_cli.analysis.dependence import dependences
from registry_cli.analysis.selection.changes import Changes, changes_since
from registry_cli.graph import Graph, graph_on
from registry_cli.model.registry import EntityKey, Registry

if TYPE_CHECKING:
    from registry_cli.analysis.selection.methods import Method

Neighbours = Mapping[EntityKey, tuple[EntityKey, ...]]


@dataclass(frozen=True)
class Ground:
    """A registry on a day. `base` loads the state to compare with; `None` where none was named.

    `beside` are other states of it that are asked about in the same breath: an id of one of those is no mistake.
    """

    registry: Registry
    as_of: date
    base: Callable[[], Registry] | None = None
    beside: tuple[Registry, ...] = ()
    _indexes: dict[str, Mapping[str, frozenset[EntityKey]]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def graph(self) -> Graph:
        """Every reference of the registry, as it leads on the day."""
        return graph_on(self.registry, self.as_of)

    @cached_property
    def depends_on(self) -> Neighbours:
        """What each entity stops or suffers without, one step away."""
        found: defaultdict[EntityKey, set[EntityKey]] = defaultdict(set)
        for edge in dependences(self.graph):
            found[edge.source].add(edge.target)
        return {key: tuple(sorted(targets)) for key, targets in found.items()}

    @cached_property
    def dependents(self) -> Neighbours:
        """What stops or suffers without each entity, one step away."""
        found: defaultdict[EntityKey, set[EntityKey]] = defaultdict(set)
        for source, targets in self.depends_on.items():
            for target in targets:
                found[target].add(source)
        return {key: tuple(sorted(sources)) for key, sources in found.items()}

    @cached_property
    def changes(self) -> Changes | None:
        """What has changed since the base; `None` where no base was named."""
        return changes_since(self.base(), self.registry) if self.base is not None else None

    def index(self, method: "Method") -> Mapping[str, frozenset[EntityKey]]:
        """Every word that `method` finds in an entity, folded, with the entities it finds it in."""
        if method.name not in self._indexes:
            found: defaultdict[str, set[EntityKey]] = defaultdict(set)
            for entry in self.registry.entries.values():
                for word in method.words(entry, self):
                    found[fold(word)].add(entry.key)
            self._indexes[method.name] = {word: frozenset(keys) for word, keys in found.items()}
        return self._indexes[method.name]


def fold(text: str) -> str:
    """The text as it is compared: case does not count, nor how an accented letter is written."""
    return unicodedata.normalize("NFC", text).casefold()
