"""The words that each method finds in an entity."""

from collections.abc import Callable, Iterable, Iterator

from registry_cli.analysis.accountability import WITHOUT_CHARGE
from registry_cli.analysis.contracts.calendar import state_of
from registry_cli.analysis.due import level_of
from registry_cli.analysis.organisation import MAX_LEVELS, supplier_of, unit_of
from registry_cli.analysis.selection.ground import Ground
from registry_cli.model.fields import Effect, EntityRef, PartRef, TaxonomyNumber, Word
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.registry import Entry, Registry
from registry_cli.timeline import KINDS_WITH_A_LIFE, standing

Words = Callable[[Entry, Ground], Iterable[str]]


def texts(*keys: str) -> Words:
    """The texts at these keys."""
    return lambda entry, _: (text for key in keys if (text := entry.text(key)) is not None)


def kind(entry: Entry, _: Ground) -> Iterable[str]:
    """Its kind and the folder of its kind."""
    return entry.kind, BY_KIND[entry.kind].FOLDER


def names(entry: Entry, _: Ground) -> Iterable[str]:
    """Its name and its aliases."""
    return entry.name, *entry.words("aliases")


def supplier(entry: Entry, ground: Ground) -> Iterable[str]:
    """Who supplies it, as lists show it; of data processing everybody who processes."""
    found = supplier_of(entry, ground.registry)
    stated = found.id if found else entry.text("supplier")
    return *(() if stated is None else (stated,)), *entry.words("processors")


def _above(unit: Entry | None, registry: Registry) -> Iterator[str]:
    """A unit and all units above it."""
    seen: list[str] = []
    while unit is not None and unit.kind == "unit" and unit.id not in seen and len(seen) < MAX_LEVELS:
        seen.append(unit.id)
        unit = registry.find(unit.text("parent"))
    return iter(seen)


def unit(entry: Entry, ground: Ground) -> Iterable[str]:
    """The unit that owns it, or that a position stands in, with all units above; a unit belongs to itself."""
    if entry.kind == "unit":
        return _above(entry, ground.registry)
    unit = ground.registry.find(entry.text("unit")) if entry.kind == "person" else unit_of(entry, ground.registry)
    return _above(unit, ground.registry)


def user(entry: Entry, ground: Ground) -> Iterable[str]:
    """The units that use it, with all units above."""
    for stated in (row.get("unit") for row in entry.rows("used_by")):
        if isinstance(stated, str):
            yield stated
            yield from _above(ground.registry.find(stated), ground.registry)


def who(entry: Entry, ground: Ground) -> Iterator[str]:
    """Everybody whom the file names as responsible for something, the heads of such units, and the units above."""
    for found in entry.references:
        declared = found.declared
        is_actor = isinstance(declared, EntityRef) and set(declared.kinds) in ({"person"}, {"person", "unit"})
        if not is_actor or found.relation in WITHOUT_CHARGE:
            continue
        yield found.target
        actor = ground.registry.find(found.target)
        if actor is not None and actor.kind == "unit":
            yield from _above(actor, ground.registry)
            yield from filter(None, (actor.text("head"),))
        elif actor is not None:
            yield from _above(ground.registry.find(actor.text("unit")), ground.registry)


def tasks(entry: Entry, _: Ground) -> Iterator[str]:
    """Numbers as `kle:27.00`, as `kle-27.00` (as file names write it) and as 27.00."""
    for found in entry.references:
        if isinstance(found.declared, TaxonomyNumber):
            scheme, _colon, number = found.target.partition(":")
            yield from (found.target, f"{scheme}-{number}", number)


def data(entry: Entry, _: Ground) -> Iterator[str]:
    """The categories of data it names anywhere."""
    for found in entry.references:
        if isinstance(found.declared, Word) and found.declared.vocabulary == "data_categories":
            yield found.target


def path(entry: Entry, _: Ground) -> Iterator[str]:
    """The file with and without its ending, and every folder it stands in."""
    yield entry.path
    yield entry.path.removesuffix(".yaml")
    folder = entry.path
    while "/" in folder:
        folder = folder.rpartition("/")[0]
        yield folder
        yield f"{folder}/"


def level(entry: Entry, _: Ground) -> Iterable[str]:
    """How critical it is: of a system its assessment, of a contract its field."""
    return filter(None, (level_of(entry), entry.text("criticality")))


def at(entry: Entry, ground: Ground) -> Iterator[str]:
    """The state of its life on the day."""
    if entry.kind in KINDS_WITH_A_LIFE:
        now = standing(entry, ground.as_of)
        yield now.state
        if now.is_living:
            yield "living"


def phase(entry: Entry, ground: Ground) -> Iterable[str]:
    """The phase of a project; of a contract what its calendar says of the day."""
    if entry.kind == "contract":
        return (state_of(entry, ground.registry, ground.as_of).phase,)
    return filter(None, (entry.text("phase"),))


def _governing(entry: Entry, ground: Ground, kind: str) -> Iterator[str]:
    """The entities of a kind that change, concern or bind it."""
    for edge in ground.graph.incoming[entry.key]:
        if edge.effect is Effect.GOVERNS and ground.graph.nodes[edge.source].kind == kind:
            yield edge.source.id


def project(entry: Entry, ground: Ground) -> Iterator[str]:
    """The projects that change or concern it, or that a contract's next purchase is part of."""
    yield from _governing(entry, ground, "project")
    planned = entry.section("reprocurement").get("project")
    yield from (planned,) if isinstance(planned, str) else ()


def contract(entry: Entry, ground: Ground) -> Iterator[str]:
    """The contracts that cover it, its main contract, and the contract above it."""
    yield from (edge.source.id for edge in ground.graph.incoming[entry.key] if edge.relation == "covers")
    yield from filter(None, (entry.text("main_contract"), entry.text("parent") if entry.kind == "contract" else None))


def initiative(entry: Entry, ground: Ground) -> Iterator[str]:
    """The obligations that touch it, or that a project comes from."""
    yield from _governing(entry, ground, "initiative")
    origin = entry.section("origin").get("initiative")
    yield from (origin,) if isinstance(origin, str) else ()


def standard(entry: Entry, ground: Ground) -> Iterator[str]:
    """The standards it refers to."""
    for edge in ground.graph.outgoing[entry.key]:
        if ground.graph.nodes[edge.target].kind == "standard":
            yield edge.target.id


def strategy(entry: Entry, _: Ground) -> Iterator[str]:
    """The strategies and the goals it serves."""
    for found in entry.references:
        if isinstance(found.declared, PartRef) and found.declared.kind == "strategy":
            yield from (found.target, found.target.partition("#")[0])


def peer(entry: Entry, _: Ground) -> Iterator[str]:
    """The municipalities it names."""
    for found in entry.references:
        if isinstance(found.declared, Word) and found.declared.vocabulary == "peers":
            yield found.target


def state(entry: Entry, ground: Ground) -> Iterable[str]:
    """What has happened to it since the base."""
    assert ground.changes is not None
    if entry.key in ground.changes.new:
        return "new", "changed"
    return ("modified", "changed") if entry.key in ground.changes.modified else ("unchanged",)
