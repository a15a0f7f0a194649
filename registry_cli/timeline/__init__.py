"""The registry at a date: a pure projection of dates onto states, with where each state comes from."""

from registry_cli.timeline.standing import STATES, Standing, State, standing

__all__ = ["STATES", "Standing", "State", "standing"]
