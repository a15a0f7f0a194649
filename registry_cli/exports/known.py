"""What the references of a registry may name: ids, parts, words and numbers, each with a name for people."""

from collections.abc import Iterator, Mapping

from registry_cli.analysis.links import part_ids, vocabulary
from registry_cli.exports.schemas import Known
from registry_cli.labels import KIND_LABELS
from registry_cli.language import Lang
from registry_cli.model.fields import EntityRef, PartRef, Reference, Word
from registry_cli.model.registry import Registry


def known_in(registry: Registry, lang: Lang) -> Known:
    """What is known in the registry, for schemas in this language."""

    def known(reference: Reference) -> Mapping[str, str]:
        if isinstance(reference, EntityRef):
            entries = registry.of_kind(*reference.kinds)
            return {entry.id: f"{entry.name} ({KIND_LABELS[entry.kind].say(lang)})" for entry in entries}
        if isinstance(reference, PartRef):
            return dict(_parts(registry, reference))
        if isinstance(reference, Word):
            return vocabulary(registry.settings, reference) or {}
        return {
            f"{scheme}:{number}": title
            for scheme, numbers in registry.settings.taxonomies.items()
            for number, title in numbers.items()
        }

    return known


def _parts(registry: Registry, reference: PartRef) -> Iterator[tuple[str, str]]:
    for entry in registry.of_kind(reference.kind):
        names = {row.get("id"): row.get("name") for row in entry.rows(reference.items)}
        for part in part_ids(entry, reference.items):
            name = names.get(part)
            yield f"{entry.id}#{part}", f"{name if isinstance(name, str) else part} ({entry.name})"
