"""Every reference in a registry with its holder and what it leads to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from registry_cli.documents import Data
from registry_cli.findings import Finding, Mark, Parameter
from registry_cli.model.fields import Word
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.references import Found, references_in
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.settings import Settings
from registry_cli.model.shape import Shape, shape_of


@dataclass(frozen=True, slots=True)
class Link:
    """A reference, the file it stands in, and the entity that holds it; settings have no entity."""

    path: str
    holder: Entry | None
    found: Found

    @property
    def mark(self) -> Mark:
        """Where it stands."""
        return Mark(self.path, self.found.route, self.found.part)

    def finding(
        self,
        code: str,
        candidates: tuple[str, ...] = (),
        meant: str | None = None,
        related: tuple[Mark, ...] = (),
        **params: Parameter,
    ) -> Finding:
        """A finding about this reference; its target is the parameter `found`."""
        entity = self.holder.id if self.holder else None
        return Finding(code, self.mark, entity, {"found": self.found.target, **params}, related, candidates, meant)


@dataclass(frozen=True, slots=True)
class Holder:
    """A file with what it holds, whatever that is: an entity's, one whose id is taken, or settings."""

    path: str
    entry: Entry | None
    data: dict[str, Data]
    shape: Shape

    @property
    def entity(self) -> str | None:
        """The entity's id; settings have none."""
        return self.entry.id if self.entry else None


def holders(registry: Registry) -> Iterator[Holder]:
    """Every file that holds data, in the order of the ids, the settings last."""
    for entry in (*registry.entries.values(), *registry.shadowed):
        yield Holder(entry.path, entry, dict(entry.data), shape_of(BY_KIND[entry.kind]))
    for layer in registry.own_layers:
        yield Holder(layer.path, None, layer.data, shape_of(Settings))


def links(registry: Registry) -> Iterator[Link]:
    """Every reference of every file, in the order of `holders`."""
    for holder in holders(registry):
        found = holder.entry.references if holder.entry else references_in(holder.data, holder.shape)
        yield from (Link(holder.path, holder.entry, one) for one in found)


class Named(Protocol):
    """An item of the settings that people know by a name."""

    @property
    def name(self) -> str:
        """The name."""
        ...


def part_ids(entry: Entry, key: str) -> tuple[str, ...]:
    """The ids of the items in the list at `key`: what a reference to a part may name."""
    items = entry.data.get(key)
    rows: list[Data] = items if isinstance(items, list) else []
    return tuple(str(row["id"]) for row in rows if isinstance(row, dict) and isinstance(row.get("id"), str))


def vocabulary(settings: Settings, word: Word) -> Mapping[str, str] | None:
    """The words a field may use, each with its name; `None` where the registry leaves the vocabulary open."""
    if word.vocabulary == "peers":
        return {peer.id: peer.name for peer in settings.peers}
    if word.vocabulary == "criteria":
        criteria = settings.prioritisation.criteria if settings.prioritisation else {}
        return {key: item.name for key, item in criteria.items()} or None
    if word.vocabulary in Settings.NAMED:
        named: Mapping[str, Named] = getattr(settings, word.vocabulary)
        return {key: item.name for key, item in named.items()} or None
    words: Mapping[str, str] = getattr(settings.vocabularies, word.vocabulary)
    return words or None
