"""Modules and the systems they are part of."""

from registry_cli.model.registry import Entry, Registry

MAX_LEVELS = 50
"""No system is nested deeper; a cycle of modules ends here."""


def with_wholes(system: Entry, registry: Registry) -> tuple[Entry, ...]:
    """`system` itself, the system it is a module of, and so on to the outermost."""
    line = [system]
    while (
        len(line) < MAX_LEVELS
        and (whole := registry.find(line[-1].text("part_of"))) is not None
        and whole.kind == "system"
        and whole not in line
    ):
        line.append(whole)
    return tuple(line)


def is_part_of(one: Entry, other: Entry, registry: Registry) -> bool:
    """Whether one of the two is a module of the other, over any number of levels."""
    return other in with_wholes(one, registry) or one in with_wholes(other, registry)


def have_one_whole(one: Entry, other: Entry, registry: Registry) -> bool:
    """Whether the two are modules of the same system, or one is a module of the other."""
    wholes = with_wholes(other, registry)
    return any(whole in wholes for whole in with_wholes(one, registry))
