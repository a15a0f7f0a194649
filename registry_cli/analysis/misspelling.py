"""What may be there under a misspelt name: nothing is called missing because of a slip that is told already."""

from collections.abc import Iterable

from registry_cli.model.kinds import BY_KIND
from registry_cli.model.registry import Registry
from registry_cli.suggestions import closest


def is_partly_unread(kind: str, registry: Registry) -> bool:
    """Whether an entity of the kind may be hidden in a file that could not be read, or in a misspelt folder."""
    return registry.once(("partly unread", kind), lambda: _is_partly_unread(kind, registry))


def _is_partly_unread(kind: str, registry: Registry) -> bool:
    folder = BY_KIND[kind].FOLDER
    return any(not entry.data for entry in (*registry.of_kind(kind), *registry.shadowed) if entry.kind == kind) or any(
        one.code == "unknown-folder" and one.meant == folder for one in registry.findings
    )


def is_listed(wanted: Iterable[str], listed: Iterable[str], registry: Registry) -> bool:
    """Whether one of the wanted ids is listed, or an id that nothing has and that may mean it."""
    wanted = tuple(wanted)
    return any(one in wanted or (one not in registry.entries and closest(one, wanted)) for one in listed)
