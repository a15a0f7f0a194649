"""The registry at a date: a pure projection of dates and approved changes onto states, with where each state comes from."""

from registry_cli.timeline.life import (
    KINDS_WITH_A_LIFE,
    STATES,
    Contradiction,
    Stage,
    State,
    contradictions,
    own_stages,
    place_of,
    retirement,
    stages,
)
from registry_cli.timeline.moves import Moved, moved
from registry_cli.timeline.projection import USE_STATES, Projection, UseOnDay, UseState, at, use_on
from registry_cli.timeline.standing import Standing, own_standing, standing

__all__ = [
    "KINDS_WITH_A_LIFE",
    "STATES",
    "USE_STATES",
    "Contradiction",
    "Moved",
    "Projection",
    "Stage",
    "Standing",
    "State",
    "UseOnDay",
    "UseState",
    "at",
    "contradictions",
    "moved",
    "own_stages",
    "own_standing",
    "place_of",
    "retirement",
    "stages",
    "standing",
    "use_on",
]
