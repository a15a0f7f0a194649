"""Where a thing stands in its life on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from registry_cli.findings import Mark
from registry_cli.model.approved import ApprovedChange
from registry_cli.model.registry import Entry
from registry_cli.timeline.life import Stage, State, own_stages, stages


@dataclass(frozen=True, slots=True)
class Standing:
    """The state on a day, the first day of it, the next state and its first day.

    `source` is the key of `lifecycle` that the state rests on, `change` the change of an approved project; neither where the
    state is assumed because nothing says otherwise. A planned thing rests on what brings it.
    """

    state: State
    since: date | None = None
    following: State | None = None
    until: date | None = None
    source: str | None = None
    change: ApprovedChange | None = None

    @property
    def is_living(self) -> bool:
        """Whether it is there now: neither planned nor retired."""
        return self.state not in ("planned", "retired")

    def place(self, entry: Entry) -> Mark | None:
        """Where the state of `entry` is stated: in its own file or in a project's; `None` where it is assumed."""
        if self.change is not None:
            return self.change.mark
        return Mark(entry.path, ("lifecycle", self.source)) if self.source else None


def standing(entry: Entry, as_of: date) -> Standing:
    """Where `entry` stands on `as_of`, by its own lifecycle dates and what approved projects change; without dates it is in use.

    Dates are first days of a stage. A thing whose first stated stage begins an ending (`phase_out`, `retired`)
    was in use before it.
    """
    return entry.latest("standing", as_of, lambda: _standing(stages(entry), as_of))


def own_standing(entry: Entry, as_of: date) -> Standing:
    """Where `entry` stands by its own dates alone, for those who ask whether what a project changes has happened."""
    return _standing(own_stages(entry), as_of)


def _standing(dated: Sequence[Stage], as_of: date) -> Standing:
    reached = [stage for stage in dated if stage.day <= as_of]
    coming = next((stage for stage in dated if stage.day > as_of), None)
    until = coming.day if coming else None
    following = next(
        (stage.state for stage in reversed(dated) if stage.day == until), None
    )  # of one day the last counts
    if reached:
        return _resting_on(reached[-1], reached[-1].state, reached[-1].day, following, until)
    if coming is None or coming.state in ("phase-out", "retired"):
        return Standing("in-use", None, following, until)
    return _resting_on(coming, "planned", None, following, until)


def _resting_on(
    stage: Stage, state: State, since: date | None, following: State | None, until: date | None
) -> Standing:
    key, change = (stage.ground, None) if isinstance(stage.ground, str) else (None, stage.ground)
    return Standing(state, since, following, until, key, change)
