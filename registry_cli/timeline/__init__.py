"""The registry at a date: a pure projection of dates onto states, with where each state comes from."""

from registry_cli.timeline.standing import KINDS_WITH_A_LIFE, STATES, Standing, State, stages, standing

__all__ = ["KINDS_WITH_A_LIFE", "STATES", "Standing", "State", "stages", "standing"]
