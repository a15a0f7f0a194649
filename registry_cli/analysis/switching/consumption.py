"""Who reads which register how: each use of data, by the register behind it, the source it is read from, and the channel."""

from collections.abc import Mapping, Sequence

from registry_cli.analysis.costs.oddities import register_behind
from registry_cli.analysis.switching.payments import Payments, is_copy
from registry_cli.analysis.switching.records import Way
from registry_cli.analysis.uses import Use
from registry_cli.language import sort_key
from registry_cli.model.registry import Entry, Registry


def register_of(source: Entry, registry: Registry) -> Entry | None:
    """The register that a data source or interface leads to; `None` for an interface between systems."""
    behind = source
    if source.kind == "interface":
        named = (registry.find(source.text(key)) for key in ("source", "provider"))
        found = next((one for one in named if one is not None and one.kind == "datasource"), None)
        if found is None:
            return None
        behind = found
    return register_behind(behind, registry)


def channel_of(use: Use) -> str | None:
    """How the data travel, if that is stated."""
    via = use.row.get("via")
    return via if isinstance(via, str) else None


def ways(uses: Sequence[Use], payments: Payments, registry: Registry) -> tuple[Way, ...]:
    """Every way to a register that is in use, by the names of register, source and channel."""
    found: dict[tuple[str, str, str | None], list[Use]] = {}
    for use in uses:
        source = registry.entries[use.target]
        register = register_of(source, registry)
        if register is not None:
            found.setdefault((register.id, source.id, channel_of(use)), []).append(use)
    made = (_way(*key, uses=some, payments=payments, entries=registry.entries) for key, some in found.items())
    return tuple(sorted(made, key=_by_name))


def _by_name(way: Way) -> tuple[str, bool, str, str]:
    return sort_key(way.register.name), way.source.id != way.register.id, sort_key(way.source.name), way.channel or ""


def _way(
    register: str,
    source: str,
    channel: str | None,
    *,
    uses: list[Use],
    payments: Payments,
    entries: Mapping[str, Entry],
) -> Way:
    """A way with what is paid for it: each payment once."""
    paid = {found.key: found for found in map(payments.of, uses)}
    here = {use.place for use in uses}
    amounts = [one.amount for one in paid.values() if one.amount is not None]
    is_partly = any(one.amount is None for one in paid.values()) or any(
        use.place not in here for one in paid.values() for use in one.members
    )
    return Way(
        entries[register],
        entries[source],
        channel,
        tuple(uses),
        sum(amounts) if amounts else None,
        is_partly and bool(amounts),
    )


def is_candidate(use: Use, payments: Payments, registry: Registry) -> bool:
    """Whether the use should be looked at: a copy register, a purchase of our own, or one with a better way stated."""
    source = registry.entries[use.target]
    if source.kind == "system":
        return False
    if is_copy(source, registry) or channel_of(use) == "copy-register" or use.row.get("switch") is not None:
        return True
    return channel_of(use) == "direct" and payments.of(use).missing != "no-price"


def is_unpriced(use: Use, payments: Payments, registry: Registry) -> bool:
    """Whether a register is read directly, and neither a price nor a better way is stated."""
    source = registry.entries[use.target]
    is_direct = channel_of(use) == "direct" and source.kind != "system"
    return is_direct and register_of(source, registry) is not None and not is_candidate(use, payments, registry)
