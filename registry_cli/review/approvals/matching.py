"""Whether a rule of the policy speaks of a change, and what in it makes it so."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase

from registry_cli.analysis.changes import Fact, SettingsChange
from registry_cli.analysis.costs.records import number_in
from registry_cli.analysis.due import level_of
from registry_cli.analysis.periods import Period, after, period_in
from registry_cli.documents import Data
from registry_cli.model.registry import Entry
from registry_cli.model.settings.policy import Changed
from registry_cli.model.settings.projects import ProjectModel
from registry_cli.model.values import day_in
from registry_cli.review.approvals.connections import arising, is_asked
from registry_cli.review.approvals.faces import Face, Touched, touched
from registry_cli.review.approvals.ground import Ground
from registry_cli.review.approvals.sizes import share_fits, total_fits, yearly_fits
from registry_cli.timeline import KINDS_WITH_A_LIFE, standing

SETTINGS = "settings"
"""What rules call the settings themselves, beside the kinds of entity."""

ENDINGS = ("retired", "phase_out")
GATES = ("gates",)


@dataclass(frozen=True, slots=True)
class Fit:
    """What made a rule fit: fields and facts, none where the whole thing comes or goes. See `Requirement` for `is_certain`."""

    fields: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    is_certain: bool = True


def fit(when: Changed, face: Face, ground: Ground) -> Fit | None:
    """What in the change of an entity makes the rule speak of it; `None` where it does not.

    Of a file that cannot be read everything is taken to have changed that can.
    """
    found = happens(when, face, ground)
    if found is not None and not _is_of_size(when, face, ground):
        found = None
    if found is None and _is_meant(when, face) and not face.is_known:
        return Fit(is_certain=False)
    return found


def happens(when: Changed, face: Face, ground: Ground) -> Fit | None:
    """What makes the rule fit, kroner and importance apart."""
    return _fit(when, face, ground) if _is_meant(when, face) else None


def _is_meant(when: Changed, face: Face) -> bool:
    """Whether the rule is about this kind, and about things that come, go or stay as this one does."""
    if when.kinds and face.entry.kind not in when.kinds:
        return False
    return when.change not in ("added", "removed") or face.happened == when.change


def _fit(when: Changed, face: Face, ground: Ground) -> Fit | None:
    if is_asked(when):
        found = arising(when, face, ground)
        if not found:
            return None
        return Fit(tuple(sorted({one.relation for one in found})), face.facts)
    if face.is_derived and when.change not in ("retired", "moved-earlier", "moved-later"):
        return None
    return _HAPPENING.get(when.change or _implied(when), _any)(when, face, ground)


def _implied(when: Changed) -> str:
    return "moved-later" if when.later_by is not None else "any"


def _is_of_size(when: Changed, face: Face, ground: Ground) -> bool:
    """Whether kroner and importance are as the rule says; of both sides the more important counts."""
    if when.criticality and not any(_criticality(one) in when.criticality for one in face.sides):
        return False
    if when.societal is not None and any(map(_is_societal, face.sides)) is not when.societal:
        return False
    if when.yearly_above is not None and not yearly_fits(when, face, ground):
        return False
    if when.share_above is not None and not share_fits(when, face, ground):
        return False
    if when.end_later_by is not None and not _is_end_moved(face, period_in(when.end_later_by) or Period(0, 0)):
        return False
    return when.total_above is None or total_fits(when, face, ground)


def _criticality(entry: Entry) -> str | None:
    return level_of(entry) if entry.kind == "system" else entry.text("criticality")


def _is_societal(entry: Entry) -> bool:
    return entry.section("criticality").get("societal") is True


def _any(when: Changed, face: Face, _: Ground) -> Fit | None:
    """Whatever happens, in the fields if any are stated."""
    if not when.fields:
        return Fit(_outermost(face.facts), face.facts if face.happened == "changed" else ())
    found = _becoming(when, touched(face.facts, when.fields))
    return _of(found) if found else None


def _outermost(facts: tuple[Fact, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact.field for fact in facts if fact.field))


def _of(found: tuple[Touched, ...]) -> Fit:
    return Fit(
        tuple(dict.fromkeys(one.field for one in found)), tuple({one.fact.path: one.fact for one in found}.values())
    )


def _becoming(when: Changed, found: tuple[Touched, ...]) -> tuple[Touched, ...]:
    """Where a value comes that the rule names; everywhere if it names none."""
    if not when.becomes:
        return found
    return tuple(one for one in found if any(_is_like(value, when.becomes) for value in _gained(one)))


def _is_like(value: Data, patterns: tuple[str, ...]) -> bool:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return any(fnmatchcase(text, pattern) for pattern in patterns)


def _gained(one: Touched) -> Iterator[Data]:
    """The values that were not there; `false` says that something is not so, and is none."""
    before = list(one.before)
    for value in one.after:
        if any(value is old or (value == old and isinstance(value, bool) == isinstance(old, bool)) for old in before):
            before.remove(value)
        elif value is not False:
            yield value


def _in_happening(happened: str) -> "_Test":
    return lambda when, face, ground: _any(when, face, ground) if face.happened == happened else None


def _retired(_: Changed, face: Face, ground: Ground) -> Fit | None:
    """It goes, its phasing out or last day is stated for the first time, its life ends on the day, or a contract is terminated."""
    if face.happened == "removed":
        return Fit()
    if face.before is None or face.after is None:
        return None
    found = touched(face.facts, tuple(f"lifecycle.{key}" for key in ENDINGS))
    ended = tuple(one for one in found if not _days(one.before) and _days(one.after))
    if face.entry.kind == "contract":
        ended = tuple(one for one in touched(face.facts, ("term.terminated",)) if not one.before)
    if ended:
        return _of(ended)
    states = [standing(one, ground.as_of).state for one in (face.before, face.after)]
    is_over = face.entry.kind in KINDS_WITH_A_LIFE and states[0] not in _OVER and states[1] in _OVER
    return Fit(("lifecycle",), face.facts) if is_over else None


_OVER = ("phase-out", "retired")


def _moved_earlier(when: Changed, face: Face, _: Ground) -> Fit | None:
    found = touched(face.facts, when.fields)
    moved = tuple(one for one in found if any(new < old for old, new in _pairs(one)))
    return _of(moved) if moved else None


def _moved_later(when: Changed, face: Face, _: Ground) -> Fit | None:
    """A day moves, by more than the rule says; one that is taken away moves to no day at all."""
    period = period_in(when.later_by) or Period(0, 0)
    found = touched(face.facts, when.fields)
    moved = tuple(
        one
        for one in found
        if any(_is_later(old, new, period) for old, new in _pairs(one)) or (_days(one.before) and not _days(one.after))
    )
    return _of(moved) if moved else None


def _is_end_moved(face: Face, period: Period) -> bool:
    """Whether the project ends so much later; one whose milestones are taken away has no end any more."""
    if face.before is None or face.after is None:
        return False
    old, new = _end(face.before), _end(face.after)
    return old is not None and (new is None or _is_later(old, new, period))


def _end(project: Entry) -> date | None:
    """The day of the last milestone, as it was reached, else as expected now, else as planned."""
    days = (
        next((day for key in ("done", "forecast", "planned") if (day := day_in(row.get(key))) is not None), None)
        for row in project.rows("milestones")
    )
    return max((day for day in days if day is not None), default=None)


def _is_later(old: date, new: date, period: Period) -> bool:
    limit = after(old, period)
    return limit is not None and new > limit


def _days(values: tuple[Data, ...]) -> list[date]:
    return [day for one in values if (day := day_in(one)) is not None]


def _pairs(one: Touched) -> Iterator[tuple[date, date]]:
    return zip(_days(one.before), _days(one.after), strict=False)


def _gaining(when: Changed, face: Face, _: Ground) -> Fit | None:
    """A value comes; what goes is no matter of the rule."""
    found = _becoming(when, touched(face.facts, when.fields))
    come = tuple(one for one in found if next(_gained(one), None) is not None)
    return _of(come) if come else None


def _lowered(when: Changed, face: Face, _: Ground) -> Fit | None:
    found = tuple(one for one in touched(face.facts, when.fields) if _falls(one.before, one.after))
    return _of(found) if found else None


def _raised(when: Changed, face: Face, _: Ground) -> Fit | None:
    found = tuple(one for one in touched(face.facts, when.fields) if _falls(one.after, one.before))
    return _of(found) if found else None


def _falls(more: tuple[Data, ...], less: tuple[Data, ...]) -> bool:
    """Whether a number is less than the one that stood there; none at all is less than any."""
    was, now = ([number for value in side if (number := number_in(value)) is not None] for side in (more, less))
    return len(now) < len(was) or any(new < old for old, new in zip(was, now, strict=False))


def _gate_passed(_: Changed, face: Face, ground: Ground) -> Fit | None:
    if not gates_passed(face, ground):
        return None
    found = touched(face.facts, (*GATES, "phase"))
    return _of(found) if found else Fit(GATES)


def gates_passed(face: Face, ground: Ground) -> tuple[str, ...]:
    """The phases whose gate the change passes: by what it writes in `gates`, or because the project stands in a later phase."""
    if face.after is None or face.after.kind != "project":
        return ()
    before = set(_gates(face.before)) if face.before is not None else set()
    passed = [phase for phase in _gates(face.after) if phase not in before]
    passed += [phase for phase in _left(face, model_of(face, ground)) if phase not in before]
    return tuple(dict.fromkeys(passed))


def _gates(project: Entry) -> tuple[str, ...]:
    return tuple(phase for row in project.rows("gates") if isinstance(phase := row.get("phase"), str))


def _left(face: Face, model: ProjectModel | None) -> tuple[str, ...]:
    """The phases between that in which the project stood and that in which it stands."""
    phases = model.phases if model is not None else ()
    old, new = (one.text("phase") if one is not None else None for one in (face.before, face.after))
    return phases[phases.index(old) : phases.index(new)] if old in phases and new in phases else ()


def model_of(face: Face, ground: Ground) -> ProjectModel | None:
    """The project's model by the base's settings; that of before counts where the change names another."""
    found = (ground.settings.project_models.get(one.text("model") or "") for one in face.sides)
    return next((one for one in found if one is not None), None)


_Test = Callable[[Changed, Face, Ground], Fit | None]
_HAPPENING: dict[str, _Test] = {
    "added": _in_happening("added"),
    "removed": _in_happening("removed"),
    "changed": _in_happening("changed"),
    "retired": _retired,
    "moved-earlier": _moved_earlier,
    "moved-later": _moved_later,
    "gained": _gaining,
    "lowered": _lowered,
    "raised": _raised,
    "gate-passed": _gate_passed,
}


def fit_settings(when: Changed, change: SettingsChange) -> Fit | None:
    """What in the settings makes the rule speak of them."""
    if SETTINGS not in when.kinds or when.change not in (None, "any", "changed"):
        return None
    found = tuple(one for one in change.facts if not when.fields or _is_in(one, when.fields))
    if not found and change.is_known:
        return None
    return Fit(_outermost(found), found, change.is_known)


def _is_in(fact: Fact, fields: tuple[str, ...]) -> bool:
    return any(found == field or found.startswith(f"{field}.") for found in fact.fields for field in fields)
