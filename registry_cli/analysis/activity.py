"""Whether an entity still matters on a day: what is retired, closed, ended or left needs no care any more."""

from datetime import date

from registry_cli.model.registry import Entry
from registry_cli.model.values import day_in
from registry_cli.timeline import KINDS_WITH_A_LIFE, standing

ENDED_PROJECTS = ("rejected", "stopped", "closed")


def is_active(entry: Entry, as_of: date) -> bool:
    """Whether `entry` is still to be kept true on `as_of`; decisions and waivers are records of their day and never are."""
    if entry.kind in KINDS_WITH_A_LIFE:
        return standing(entry, as_of).state != "retired"
    if entry.kind == "project":
        return entry.text("state") not in ENDED_PROJECTS
    if entry.kind == "contract":
        return not _has_ended(entry, as_of)
    if entry.kind == "person":
        left = day_in(entry.text("left"))
        return left is None or left > as_of
    if entry.kind in ("strategy", "programme"):
        end = day_in(entry.text("end"))
        return end is None or end >= as_of
    return entry.kind not in ("decision", "waiver")


def _has_ended(contract: Entry, as_of: date) -> bool:
    """Whether the contract says itself that it is over: terminated as a whole, or past a last day without renewal."""
    term = contract.section("term")
    terminated, renewal = term.get("terminated"), term.get("renewal")
    if isinstance(terminated, dict) and not terminated.get("covers"):
        effective = day_in(terminated.get("effective"))
        return effective is not None and effective < as_of
    end = day_in(term.get("end"))
    renews = isinstance(renewal, dict) and renewal.get("kind") != "none"
    extended = [day_in(row.get("end")) for row in contract.rows("amendments")]
    last = max((day for day in (end, *extended) if day is not None), default=None)
    return last is not None and last < as_of and not renews
