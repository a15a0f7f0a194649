"""A registry in numbers month by month, as git remembers it: each state on its own day, by what the program asks for today."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from registry_cli.analysis.activity import is_active
from registry_cli.analysis.completeness import completeness
from registry_cli.analysis.costs.ledger import ledger
from registry_cli.analysis.costs.records import Ore
from registry_cli.analysis.costs.tables import totals
from registry_cli.analysis.shares import Share
from registry_cli.checks.running import judge
from registry_cli.findings import SEVERITIES, Severity
from registry_cli.model.load import load
from registry_cli.model.registry import Registry
from registry_cli.sources import SETTINGS_FILE, GitSource
from registry_cli.sources.history import Past, Revision, revisions
from registry_cli.timeline import standing

MOST_MONTHS = 60
"""So many months back at most: each is a whole registry to be read and judged."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """A state on a day in numbers. `revision` is `None` for the state that was asked about itself.

    `systems` are those that are there, `contracts` those in force or to come, `cost` what is expected of the year of `day`, `must` the fields that
    must be there, `findings` how many there are of each severity. `is_incomplete`: some files had faults.
    """

    day: date
    revision: Revision | None
    systems: int
    contracts: int
    cost: Ore
    must: Share
    findings: tuple[tuple[Severity, int], ...]
    is_incomplete: bool = False

    def count(self, severity: Severity) -> int:
        """How many findings there are of a severity."""
        return dict(self.findings).get(severity, 0)


def month_ends(first: date, last: date) -> tuple[date, ...]:
    """The last day of every month from that of `first` on that lies before `last`; the latest `MOST_MONTHS` of them, in order."""
    found: list[date] = []
    begin = last.replace(day=1)
    while begin > date.min and len(found) < MOST_MONTHS:
        day = begin - timedelta(days=1)
        if day < first:
            break
        found.append(day)
        begin = day.replace(day=1)
    return tuple(reversed(found))


def over_time(past: Past, days: Iterable[date], now: Registry, as_of: date) -> tuple[Numbers, ...]:
    """The numbers at the end of each of `days`, as the last commit of the first line had it, and last those of `now` on `as_of`.

    Days before the registry began are left out. Files that do not change are read once for all states.

    Raises:
        WrongQuestion: git cannot read on.
    """
    states = [numbers(now, as_of)]
    beside = now
    for day, revision in _last_before(past, sorted(days, reverse=True)):
        source = GitSource(past.repository, revision.id, past.prefix, revision.id)
        if SETTINGS_FILE not in source.paths():
            break
        beside = load(source, beside=beside)
        states.append(numbers(beside, day, revision))
    return tuple(reversed(states))


def _last_before(past: Past, days: list[date]) -> Iterator[tuple[date, Revision]]:
    """The last commit at or before each of the days, which come latest first."""
    found = revisions(past)
    revision = next(found, None)
    for day in days:
        while revision is not None and revision.day > day:
            revision = next(found, None)
        if revision is None:
            return
        yield day, revision


def numbers(registry: Registry, day: date, revision: Revision | None = None) -> Numbers:
    """The numbers of one state on a day."""
    filled = [one.of("must") for one in completeness(registry, day, ("must",))]
    judged = [one.severity for one in judge(registry, day)]
    return Numbers(
        day=day,
        revision=revision,
        systems=sum(standing(entry, day).is_living for entry in registry.of_kind("system")),
        contracts=sum(is_active(entry, day, registry) for entry in registry.of_kind("contract")),
        cost=totals(ledger(registry, day, [day.year]))[0].views["expected"],
        must=Share(sum(one.there for one in filled), sum(one.wanted for one in filled)),
        findings=tuple((severity, judged.count(severity)) for severity in SEVERITIES),
        is_incomplete=registry.is_incomplete,
    )
