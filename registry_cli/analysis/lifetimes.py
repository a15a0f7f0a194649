"""What can be said for certain of the days of a thing's life."""

from datetime import date

from registry_cli.findings import Mark
from registry_cli.model.registry import Entry
from registry_cli.model.values import day_in
from registry_cli.timeline import place_of, retirement, standing


def has_clear_life(entry: Entry) -> bool:
    """Whether every date of its life can be read; else nothing is concluded from them."""
    lifecycle = entry.data.get("lifecycle")
    if lifecycle is None:
        return True
    return isinstance(lifecycle, dict) and all(
        value is None or day_in(value) is not None for value in lifecycle.values()
    )


def is_surely_living(entry: Entry, day: date) -> bool:
    """Whether `entry` is there on `day`, by dates that can be read."""
    return has_clear_life(entry) and standing(entry, day).is_living


def is_surely_not_retired(entry: Entry, day: date) -> bool:
    """Whether `entry` is there on `day` or is still to come, by dates that can be read."""
    return has_clear_life(entry) and standing(entry, day).state != "retired"


def retired_on(entry: Entry) -> date | None:
    """The first day it is no longer in use, if its own dates or an approved project say one."""
    last = retirement(entry)
    return last.day if last else None


def retirement_places(entry: Entry) -> tuple[Mark, ...]:
    """Where that day is stated: in its own file or in a project's; nowhere if nothing says one."""
    last = retirement(entry)
    return (place_of(last, entry),) if last else ()
