"""A registry as it was loaded: settings, entities, documents, and what was wrong with them."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from registry_cli.documents import Data, Document
from registry_cli.findings import Finding
from registry_cli.language import Lang
from registry_cli.model.approved import ApprovedChange
from registry_cli.model.entity import Entity
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.layers import Layer, merged
from registry_cli.model.references import Found, references_in
from registry_cli.model.settings import Settings
from registry_cli.model.shape import shape_of
from registry_cli.model.values import words_in

Answer = TypeVar("Answer")

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
    """An entity's file: its id and kind, its plain data, and its record unless the file has faults.

    Questions are answered from the data, so that one fault does not change what the rest of the file says. `approved_changes`
    are what other files say of its life: the changes of approved projects that bring it or take it away.
    """

    key: EntityKey
    kind: str
    path: str
    data: Mapping[str, Data]
    record: Entity | None = None
    approved_changes: tuple[ApprovedChange, ...] = ()
    _reckoned: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, question: Hashable, reckon: Callable[[], Answer]) -> Answer:
        """The answer to a question about this file alone, reckoned the first time; states that share the file share the answer."""
        if question not in self._reckoned:
            self._reckoned[question] = reckon()
        answer: Answer = self._reckoned[question]
        return answer

    def latest(self, question: str, about: Hashable, reckon: Callable[[], Answer]) -> Answer:
        """As `once`, for what is asked about many days or settings: only the last answer is kept."""
        kept = self._reckoned.get(question)
        if kept is None or kept[0] != about:
            kept = self._reckoned[question] = (about, reckon())
        answer: Answer = kept[1]
        return answer

    @property
    def id(self) -> str:
        """The id: the stem of the file."""
        return self.key.id

    @property
    def name(self) -> str:
        """The name for people; the id where the file gives none."""
        name = self.data.get("name")
        return name if isinstance(name, str) and name.strip() else self.id

    def text(self, key: str) -> str | None:
        """The text at `key`; `None` where there is none, or something else than text."""
        value = self.data.get(key)
        return value if isinstance(value, str) else None

    def section(self, key: str) -> Mapping[str, Data]:
        """The mapping at `key`; an empty one where there is none."""
        value = self.data.get(key)
        return value if isinstance(value, dict) else {}

    def rows(self, key: str) -> tuple[Mapping[str, Data], ...]:
        """The mappings in the list at `key`; what is no mapping is left out."""
        value = self.data.get(key)
        return tuple(row for row in value if isinstance(row, dict)) if isinstance(value, list) else ()

    def numbered_rows(self, key: str) -> Iterator[tuple[int, dict[str, Data]]]:
        """The mappings in the list at `key` with their positions in the file."""
        value = self.data.get(key)
        items = value if isinstance(value, list) else []
        return ((position, row) for position, row in enumerate(items) if isinstance(row, dict))

    def words(self, key: str) -> tuple[str, ...]:
        """The texts in the list at `key`; what is no text is left out."""
        return words_in(self.data.get(key))

    @cached_property
    def references(self) -> tuple[Found, ...]:
        """Every reference in the file, whether it leads anywhere or not."""
        return tuple(references_in(dict(self.data), shape_of(BY_KIND[self.kind])))


class Narrowing(NamedTuple):
    """The entities that answers are to be about, and the words that selected them; `is_open` where they only left some out."""

    keys: frozenset[EntityKey]
    text: str
    is_open: bool = False


@dataclass(frozen=True)
class Registry:
    """Everything that was read, keyed by id; of files with the same id the first counts.

    `settings` are the preset's alone where the registry's own have faults; `layers` are what they are made of, lowest first. `findings` are what loading itself found.
    `narrowing` says what is to be shown, never what there is: entries, references and sums that rest on others stay whole.
    `shadowed` entries have an id that an earlier file took; `overlooked` ids have a file that is misnamed or misplaced.
    """

    settings: Settings
    settings_are_sound: bool
    entries: Mapping[str, Entry]
    documents: Mapping[str, Document]
    findings: tuple[Finding, ...]
    shadowed: tuple[Entry, ...] = ()
    overlooked: frozenset[str] = frozenset()
    layers: tuple[Layer, ...] = ()
    narrowing: Narrowing | None = None
    _reckoned: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, question: Hashable, reckon: Callable[[], Answer]) -> Answer:
        """The answer to a question about this registry, reckoned the first time it is asked; `question` names it whole.

        The registry narrowed gives the same answers, so what is asked here must not look at `narrowing`.
        """
        if question not in self._reckoned:
            self._reckoned[question] = reckon()
        answer: Answer = self._reckoned[question]
        return answer

    @cached_property
    def ambiguous(self) -> frozenset[str]:
        """The ids that several files have."""
        return frozenset(entry.id for entry in self.shadowed)

    @cached_property
    def severity(self) -> Mapping[str, str]:
        """What the registry says of the severity of findings; read from the text where `registry.yaml` has faults."""
        if self.settings_are_sound:
            return dict(self.settings.severity)
        severity = self._settings_data.get("severity")
        stated = severity if isinstance(severity, dict) else {}
        return {code: str(word) for code, word in stated.items() if word in ("error", "warning", "info", "off")}

    @property
    def locale(self) -> Lang | None:
        """The language the registry asks for; read from the text where `registry.yaml` has faults."""
        if self.settings_are_sound:
            return self.settings.locale
        stated = self._settings_data.get("locale", self.settings.locale)
        return "en" if stated == "en" else "da" if stated == "da" and self._settings_data else None

    @cached_property
    def _settings_data(self) -> Mapping[str, Data]:
        return merged(self.layers)

    @property
    def own_layers(self) -> tuple[Layer, ...]:
        """The layers that the registry's own files make."""
        return tuple(layer for layer in self.layers if layer.preset is None)

    def find(self, wanted: str | None) -> Entry | None:
        """The entry with this id, if there is one."""
        return None if wanted is None else self.entries.get(wanted)

    def of_kind(self, *kinds: str) -> Iterator[Entry]:
        """The entries of these kinds, by id; of all kinds where none is named."""
        return (entry for entry in self.entries.values() if not kinds or entry.kind in kinds)

    def narrowed(self, narrowing: Narrowing | None) -> "Registry":
        """The same registry of which only a part is to be shown."""
        return self if narrowing is None else replace(self, narrowing=narrowing)

    def is_whole(self, entry: Entry) -> bool:
        """Whether no fault takes away anything that the entity's file says, so that what is not there was never stated."""
        return entry.record is not None and not self.documents[entry.path].unknown

    @property
    def is_incomplete(self) -> bool:
        """Whether something could not be loaded, so that answers rest on less than the files hold."""
        return not self.settings_are_sound or any(entry.record is None for entry in self.entries.values())
