"""A registry as it was loaded: settings, entities, documents, and what was wrong with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from registry_cli.documents import Data, Document
from registry_cli.findings import Finding
from registry_cli.model.entity import Entity
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.references import Found, references_in
from registry_cli.model.settings import Settings
from registry_cli.model.shape import shape_of

HOME = ""
"""The name of the registry one stands in, as part of an entity's key."""


class EntityKey(NamedTuple):
    """An entity in any registry: the peer's name (`HOME` for our own) and the id."""

    registry: str
    id: str

    def __str__(self) -> str:
        """As people write it: `ky`, or `peer/ky`."""
        return f"{self.registry}/{self.id}" if self.registry else self.id


@dataclass(frozen=True)
class Entry:
    """An entity's file: its id and kind, its plain data, and its record unless the file has faults."""

    key: EntityKey
    kind: str
    path: str
    data: Mapping[str, Data]
    record: Entity | None = None

    @property
    def id(self) -> str:
        """The id: the stem of the file."""
        return self.key.id

    @property
    def name(self) -> str:
        """The name for people; the id where the file gives none."""
        name = self.data.get("name")
        return name if isinstance(name, str) and name.strip() else self.id

    @cached_property
    def references(self) -> tuple[Found, ...]:
        """Every reference in the file, whether it leads anywhere or not."""
        return tuple(references_in(dict(self.data), shape_of(BY_KIND[self.kind])))


@dataclass(frozen=True)
class Registry:
    """Everything that was read, keyed by id; of files with the same id the first counts.

    `settings` are the defaults where `registry.yaml` has faults. `findings` are what loading itself found.
    """

    settings: Settings
    settings_are_sound: bool
    entries: Mapping[str, Entry]
    documents: Mapping[str, Document]
    findings: tuple[Finding, ...]

    def of_kind(self, *kinds: str) -> Iterator[Entry]:
        """The entries of these kinds, by id; of all kinds where none is named."""
        return (entry for entry in self.entries.values() if not kinds or entry.kind in kinds)

    @property
    def is_incomplete(self) -> bool:
        """Whether something could not be loaded, so that answers rest on less than the files hold."""
        return not self.settings_are_sound or any(entry.record is None for entry in self.entries.values())
