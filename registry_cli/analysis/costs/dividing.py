"""Dividing a price among what it pays for, so that the parts sum to the whole to the øre."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from registry_cli.analysis.costs.records import WHOLE, Ore, PriceLine, number_in, to_ore


class Part(NamedTuple):
    """A share of a price for one thing, or for several that share it."""

    things: tuple[str, ...]
    share: Fraction


class Division(NamedTuple):
    """The parts of a price; `is_sound` is false where a `split` is stated that is not one whole."""

    parts: tuple[Part, ...]
    is_sound: bool = True


def division_of(line: PriceLine) -> Division:
    """How a contract's line is divided: by its `split`; all to the only thing covered; else shared by all that is covered."""
    covered = tuple(dict.fromkeys(line.contract.words("covers"))) if line.contract else ()
    shared = (Part(covered, WHOLE),)
    split = line.row.get("split")
    if split in (None, {}):
        return Division(shared)
    shares = {thing: number_in(share) for thing, share in split.items()} if isinstance(split, dict) else {}
    known = {thing: share for thing, share in shares.items() if share is not None and 0 <= share <= 1}
    if len(known) < len(shares) or sum(known.values(), Fraction(0)) != WHOLE:
        return Division(shared, is_sound=False)
    return Division(tuple(Part((thing,), share) for thing, share in known.items() if share))


def apportioned(exact: Sequence[Fraction]) -> tuple[Ore, ...]:
    """Exact kroner of the parts as whole øre: the sum is rounded once, and the parts with the largest rests get what is left."""
    if len(exact) == 1:
        return (to_ore(exact[0]),)
    floors = [(100 * one).numerator // (100 * one).denominator for one in exact]
    left = to_ore(sum(exact, Fraction(0))) - sum(floors)
    by_rest = sorted(range(len(exact)), key=lambda at: (floors[at] - 100 * exact[at], at))
    given = set(by_rest[:left])
    return tuple(floor + (at in given) for at, floor in enumerate(floors))
