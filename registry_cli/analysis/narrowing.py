"""What is shown of a registry that was narrowed to a selection: everything is loaded and reckoned with, only some is shown.

So a reference out of the selection is no fault, a sum that rests on others is right, and what depends on a thing is counted whole.
An analysis goes through `chosen` (or `concerned`) where it makes the rows that people see, and through `Registry.of_kind` where it
reckons.
"""

from collections.abc import Iterator

from registry_cli.model.registry import Entry, Registry


def is_chosen(entry: Entry, registry: Registry) -> bool:
    """Whether the entity itself is selected; everything is where nothing was."""
    return registry.narrowing is None or entry.key in registry.narrowing.keys


def is_concerned(entry: Entry, registry: Registry) -> bool:
    """Whether the entity is selected, or is a contract that covers something that is."""
    if registry.narrowing is None or is_chosen(entry, registry):
        return True
    covered = (registry.find(thing) for thing in entry.words("covers")) if entry.kind == "contract" else ()
    return any(thing is not None and is_chosen(thing, registry) for thing in covered)


def chosen(registry: Registry, *kinds: str) -> Iterator[Entry]:
    """The selected entities of these kinds, by id."""
    return (entry for entry in registry.of_kind(*kinds) if is_chosen(entry, registry))


def concerned(registry: Registry, *kinds: str) -> Iterator[Entry]:
    """The selected entities of these kinds and the contracts that cover selected ones, by id."""
    return (entry for entry in registry.of_kind(*kinds) if is_concerned(entry, registry))
