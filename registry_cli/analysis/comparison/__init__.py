"""Two states of a registry beside each other: what arrives, retires and changes, and what becomes of the connections."""

from registry_cli.analysis.comparison.comparing import Comparison, compare
from registry_cli.analysis.comparison.connections import ConnectionChange, Outcome
from registry_cli.analysis.comparison.entities import ASPECTS, Aspect, Difference, Turn
from registry_cli.analysis.comparison.side import Presence, Side

__all__ = [
    "ASPECTS",
    "Aspect",
    "Comparison",
    "ConnectionChange",
    "Difference",
    "Outcome",
    "Presence",
    "Side",
    "Turn",
    "compare",
]
