"""Landscapes as plain data: written as a registry's files, and reckoned with by brute force.

Nothing here knows the program's graph: a landscape says itself who stops without what, and the answers are found by trying again
and again until nothing changes.
"""

from dataclasses import dataclass, field
from datetime import date

from hypothesis import strategies as st

from registry_cli.analysis.impact.needs import Needs, needs_on
from registry_cli.graph import build_graph
from registry_cli.model.registry import HOME, EntityKey
from tests.model.memory import registry_of

DAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Thing:
    """A system: what it uses (essential or not), what it is part of, and the choice it has between some."""

    essential: frozenset[str] = frozenset()
    useful: frozenset[str] = frozenset()
    part_of: str | None = None
    choice: frozenset[str] = frozenset()
    least: int = 0

    def file(self, name: str) -> str:
        """Its file."""
        uses = [f"{{system: {one}, essential: true}}" for one in sorted(self.essential)]
        uses += [f"{{system: {one}}}" for one in sorted(self.useful)]
        lines = [f"name: {name}", f"uses: [{', '.join(uses)}]"]
        if self.part_of:
            lines.append(f"part_of: {self.part_of}")
        if self.choice:
            lines.append(f"redundancy: {{min: {self.least}, of: [{', '.join(sorted(self.choice))}]}}")
        return "\n".join(lines) + "\n"


@dataclass(frozen=True)
class World:
    """Things by name."""

    things: dict[str, Thing] = field(default_factory=dict)

    def needs(self) -> Needs:
        """What the program makes of the files."""
        files: dict[str, str | bytes] = {
            f"systems/{name}.yaml": thing.file(name) for name, thing in self.things.items()
        }
        registry = registry_of(files)
        return needs_on(build_graph(registry), registry, DAY)

    def rounds(self, lost: set[str]) -> dict[str, int]:
        """Everything that stops, with the round in which it does: all of a round stop at once."""
        stopped = dict.fromkeys(lost, 0)
        for round_ in range(1, len(self.things) + 1):
            new = {name for name in self.things if name not in stopped and self._stops(name, set(stopped))}
            stopped |= dict.fromkeys(new, round_)
        return stopped

    def _stops(self, name: str, gone: set[str]) -> bool:
        thing = self.things[name]
        others = thing.choice - {name}
        is_choice_short = bool(others) and thing.least > 0 and len(others - gone) < min(thing.least, len(others))
        has_real_choice = bool(thing.choice) and thing.least < len(thing.choice)
        alone = thing.essential - thing.choice if has_real_choice else thing.essential
        parent = {thing.part_of} if thing.part_of and not (has_real_choice and thing.part_of in thing.choice) else set()
        return is_choice_short or bool((alone | parent - {name}) & gone)

    def touches(self, name: str) -> set[str]:
        """What a thing refers to such that it may be touched."""
        thing = self.things[name]
        named = thing.essential | thing.useful | thing.choice | ({thing.part_of} if thing.part_of else set())
        return {one for one in named if one in self.things} - {name}

    def distances(self, lost: set[str]) -> dict[str, int]:
        """How far everything that may be touched is from what is lost."""
        found = dict.fromkeys(lost, 0)
        for step in range(1, len(self.things) + 1):
            new = {name for name in self.things if name not in found and self.touches(name) & set(found)}
            found |= dict.fromkeys(new, step)
        return found


def key(name: str) -> EntityKey:
    """The key of a thing in our own registry."""
    return EntityKey(HOME, name)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Small worlds with cycles, modules, choices and things that use themselves."""
    names = [f"s{number}" for number in range(draw(st.integers(2, 7)))]
    some = st.frozensets(st.sampled_from(names), max_size=2)

    def thing() -> Thing:
        essential = draw(some)
        choice = draw(st.one_of(st.just(frozenset()), st.frozensets(st.sampled_from(names), min_size=1, max_size=4)))
        return Thing(
            essential,
            draw(some) - essential,
            draw(st.one_of(st.none(), st.none(), st.sampled_from(names))),
            choice,
            draw(st.integers(0, 5)),
        )

    return World({name: thing() for name in names})
