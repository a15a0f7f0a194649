"""Whether an entity still matters on a day: what is retired, closed, ended or left needs no care any more."""

from datetime import date

from registry_cli.analysis.contracts.endings import has_ended
from registry_cli.analysis.contracts.terms import terms_of
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.values import day_in
from registry_cli.timeline import KINDS_WITH_A_LIFE, standing

ENDED_PROJECTS = ("rejected", "stopped", "closed")


def is_active(entry: Entry, as_of: date, registry: Registry) -> bool:
    """Whether `entry` is still to be kept true on `as_of`; decisions and waivers are records of their day and never are.

    A contract is until its last day by the contract calendar, for which `registry` has the terms that it inherits.
    """
    if entry.kind in KINDS_WITH_A_LIFE:
        return standing(entry, as_of).state != "retired"
    if entry.kind == "project":
        return entry.text("state") not in ENDED_PROJECTS
    if entry.kind == "contract":
        return not registry.once(("ended", entry.path, as_of), lambda: has_ended(terms_of(entry, registry), as_of))
    if entry.kind == "person":
        left = day_in(entry.text("left"))
        return left is None or left > as_of
    if entry.kind in ("strategy", "programme"):
        end = day_in(entry.text("end"))
        return end is None or end >= as_of
    return entry.kind not in ("decision", "waiver")
