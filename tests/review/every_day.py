"""A forecast held against the slow way: every day judged anew, as `reg validate` would.

python -m tests.review.every_day [FOLDER] [DAYS]    # examples/fjordby and 730 days, where nothing else is said
"""

import sys
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from registry_cli.checks.running import judge
from registry_cli.findings import Severity
from registry_cli.model.load import load
from registry_cli.model.registry import Registry
from registry_cli.review.forecast import Forecast, forecast
from registry_cli.review.identities import Identity, identity
from registry_cli.sources import FolderSource

Held = Counter[tuple[Identity, Severity]]


@dataclass(frozen=True)
class Difference:
    """What a forecast says of a day, and what is found on it."""

    day: date
    missing: tuple[tuple[Identity, Severity], ...]
    extra: tuple[tuple[Identity, Severity], ...]


def found_on(registry: Registry, day: date) -> Held:
    """The findings of a day, each by what makes it the same on another."""
    return Counter((identity(one.finding, registry, {}), one.severity) for one in judge(registry, day))


def foretold(registry: Registry, found: Forecast, days: Iterable[date]) -> Iterator[tuple[date, Held]]:
    """These days with the findings that the forecast says there are."""
    held, turns = found_on(registry, found.first), deque(found.findings)
    for day in sorted(days):
        while turns and turns[0].day <= day:
            turn = turns.popleft()
            what = identity(turn.finding, registry, {})
            for severity, change in ((turn.before, -1), (turn.after, 1)):
                if severity is not None:
                    held[what, severity] += change
        yield day, held


def differences(registry: Registry, first: date, last: date, days: Iterable[date] | None = None) -> list[Difference]:
    """Where the forecast is wrong, on these days or on all."""
    every = (first + timedelta(days=number + 1) for number in range((last - first).days))
    wrong = []
    for day, held in foretold(registry, forecast(registry, first, last), every if days is None else days):
        real = found_on(registry, day)
        if real != held:
            keys = sorted({*real, *held}, key=repr)
            missing = tuple(key for key in keys if real[key] > held[key])
            wrong.append(Difference(day, missing, tuple(key for key in keys if real[key] < held[key])))
    return wrong


def main(folder: str = "examples/fjordby", days: str = "730") -> int:
    """How many days the forecast is wrong on; each is printed."""
    first = date(2026, 11, 22)
    wrong = differences(load(FolderSource(Path(folder))), first, first + timedelta(days=int(days)))
    for one in wrong:
        sys.stdout.write(f"{one.day}: missing {one.missing}, extra {one.extra}\n")
    return len(wrong)


if __name__ == "__main__":
    sys.exit(min(main(*sys.argv[1:]), 1))
