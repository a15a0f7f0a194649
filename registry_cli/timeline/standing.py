"""Where a thing stands in its life on a day."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from registry_cli.model.kinds import KINDS
from registry_cli.model.registry import Entry
from registry_cli.model.values import day_in

State = Literal["planned", "pilot", "phase-in", "in-use", "phase-out", "retired"]
STATES: tuple[State, ...] = get_args(State)

KINDS_WITH_A_LIFE = tuple(kind.KIND for kind in KINDS if "lifecycle" in kind.model_fields)
"""The kinds whose entities come into use and are retired; others have no state."""

_STAGES: tuple[tuple[State, str], ...] = (
    ("pilot", "pilot"),
    ("phase-in", "phase_in"),
    ("in-use", "in_use"),
    ("phase-out", "phase_out"),
    ("retired", "retired"),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """The state on a day, the first day of it, the next state and its first day.

    `source` is the key of `lifecycle` that the state rests on; `None` where the state is assumed because
    no date says otherwise.
    """

    state: State
    since: date | None = None
    following: State | None = None
    until: date | None = None
    source: str | None = None

    @property
    def is_living(self) -> bool:
        """Whether it is there now: neither planned nor retired."""
        return self.state not in ("planned", "retired")


def stages(entry: Entry) -> tuple[tuple[State, str, date], ...]:
    """Each dated stage of `entry`'s life with its key in `lifecycle` and its first day, in the order of a life."""
    lifecycle = entry.section("lifecycle")
    if not lifecycle:
        return ()
    dated = [(state, key, day_in(lifecycle[key])) for state, key in _STAGES if key in lifecycle]
    return tuple((state, key, day) for state, key, day in dated if day is not None)


def standing(entry: Entry, as_of: date) -> Standing:
    """Where `entry` stands on `as_of`, by its own lifecycle dates; without dates it is taken to be in use.

    Dates are first days of a stage. A thing whose first stated stage begins an ending (`phase_out`, `retired`)
    was in use before it.
    """
    dated = stages(entry)
    reached = [stage for stage in dated if stage[2] <= as_of]
    coming = next((stage for stage in dated if stage[2] > as_of), None)
    following, until = (coming[0], coming[2]) if coming else (None, None)
    if reached:
        state, key, since = reached[-1]
        return Standing(state, since, following, until, key)
    if following in ("phase-out", "retired") or following is None:
        return Standing("in-use", None, following, until)
    return Standing("planned", None, following, until, coming[1] if coming else None)
