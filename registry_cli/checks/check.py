"""What a check is: a code, a severity, what it says in both languages, and how it looks."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from registry_cli.analysis.accountability import Charge, charges
from registry_cli.analysis.completeness import Completeness, completeness
from registry_cli.analysis.connections import Connection, connections
from registry_cli.analysis.contracts.calendar import state_of
from registry_cli.analysis.contracts.cover import Cover
from registry_cli.analysis.contracts.gaps import Gap, coming_gaps
from registry_cli.analysis.contracts.records import ContractState
from registry_cli.analysis.contracts.terms import inheritance
from registry_cli.analysis.costs.ledger import cost_gaps
from registry_cli.analysis.costs.records import CostGap
from registry_cli.analysis.due import Due, Duty, duties
from registry_cli.analysis.links import Holder, Link, holders, links
from registry_cli.analysis.periods import after, period_in
from registry_cli.analysis.rules import Breach, breaches
from registry_cli.analysis.uses import uses
from registry_cli.documents import Data
from registry_cli.findings import Finding, Mark, Parameter, Route, Severity
from registry_cli.findings import Part as Place
from registry_cli.language import Text
from registry_cli.model.records import parts_in
from registry_cli.model.registry import Answer, Entry, Registry
from registry_cli.model.settings import Settings
from registry_cli.model.shape import Shape

DID_YOU_MEAN = Text("did you mean {word}?", "mente du {word}?")
ALSO_HERE = Text("also here", "også her")
FIRST_HERE = Text("first here", "først her")

SEVERAL_DAYS: tuple[Duty, ...] = ("oversight", "supplier-meeting")
"""The duties whose last day is the latest of several: one that cannot be read may be the latest."""


class Part(NamedTuple):
    """A mapping or a list in a file: the route to it, what stands there and what may stand there."""

    route: Route
    data: Data
    shape: Shape


@dataclass(frozen=True)
class Question:
    """What a check looks at: a registry, the day it is asked about, and every code there is."""

    registry: Registry
    as_of: date
    codes: tuple[str, ...] = ()

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every reference of the registry, walked once for all checks."""
        return tuple(links(self.registry))

    @property
    def holders(self) -> Iterable[Holder]:
        """Every file that holds data."""
        return holders(self.registry)

    @property
    def settings(self) -> Settings | None:
        """The settings in force; `None` where the registry's own have faults, so that nothing is concluded from less."""
        return self.registry.settings if self.registry.settings_are_sound else None

    @cached_property
    def filled(self) -> tuple[Completeness, ...]:
        """What is filled in of what must be there, for every entity whose file leaves no doubt about it."""
        found = completeness(self.registry, self.as_of, ("must",)) if self.settings else ()
        return tuple(one for one in found if self.registry.is_whole(one.entry))

    def asked(self, kind: str, field: str) -> Iterator[Entry]:
        """The active entities of a kind whose settings ask for something at `field`, unless its absence is told already."""
        stated = self.settings.completeness.get(kind) if self.settings else None
        paths = (*stated.must, *stated.should, *stated.could) if stated else ()
        wanted = [path for path in paths if path.split(".")[0] == field]
        for one in self.filled if wanted else ():
            if one.entry.kind == kind and not any((one.entry.id, path) in self.lacking for path in wanted):
                yield one.entry

    @cached_property
    def _duties(self) -> tuple[Due, ...]:
        return tuple(duties(self.registry, self.as_of)) if self.settings else ()

    @cached_property
    def breaches(self) -> tuple[Breach, ...]:
        """Everywhere that a rule of the settings is broken, reckoned once for all checks."""
        return tuple(breaches(self.registry, self.as_of)) if self.settings else ()

    def missed(self, duty: Duty) -> Iterator[Due]:
        """What of one duty was never done or is overdue, where no fault of the file may hide a later day."""
        for due in self._duties:
            state = due.state(self.as_of)
            is_plain = state == "overdue" and duty not in SEVERAL_DAYS
            if due.duty == duty and state != "current" and (is_plain or self.registry.is_whole(due.entry)):
                yield due

    @cached_property
    def contracts(self) -> Mapping[str, ContractState]:
        """Where every contract stands on the day, by id, reckoned once for all checks.

        Left out are those of which the file, or one whose term they inherit, leaves a doubt.
        """
        if self.settings is None:
            return {}
        return {
            entry.id: state_of(entry, self.registry, self.as_of)
            for entry in self.registry.of_kind("contract")
            if entry.id not in self.registry.ambiguous and self._has_whole_terms(entry)
        }

    def _has_whole_terms(self, contract: Entry) -> bool:
        line = inheritance(contract, self.registry)
        return all(self.registry.is_whole(one) for one in line)

    @cached_property
    def charges(self) -> tuple[Charge, ...]:
        """Everything that somebody answers for, found once for all checks."""
        return tuple(charges(self.links, self.registry, self.as_of))

    @cached_property
    def cover(self) -> Cover:
        """What those contracts cover, found once for all checks."""
        return Cover(self.registry, self.contracts)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What will be left without a contract, found once for all checks."""
        return tuple(coming_gaps(self.cover, self.as_of))

    @cached_property
    def connections(self) -> tuple[Connection, ...]:
        """What depends on what directly, found once for all checks."""
        return tuple(connections(self.links, self.registry))

    @cached_property
    def cost_gaps(self) -> tuple[CostGap, ...]:
        """What stands in the way of reckoning prices this year and the next, in files that leave no doubt, found once for all checks."""
        found = cost_gaps(self.registry, self.as_of, self.as_of.year + 1) if self.settings else ()
        return tuple(gap for gap in found if self.registry.is_whole(gap.entry))

    @cached_property
    def lacking(self) -> frozenset[tuple[str, str]]:
        """The fields that the settings say must be there and are not, by id and field: their absence is told already."""
        return frozenset((one.entry.id, path) for one in self.filled for path in one.of("must").missing)


@dataclass(frozen=True, slots=True)
class Check:
    """One check. Its module's docstring is its English documentation and holds its examples.

    `message` and `help` are templates over a finding's parameters; `words` are the parameters' values that
    need words of their own; a finding whose parameter `case` names one of `cases` has that message. `related` says what a related place is, `meant` what a suggestion is. `danish` is the documentation in Danish: a title
    line, then why.
    """

    code: str
    severity: Severity
    message: Text
    help: Text
    documentation: str | None
    danish: str
    run: Callable[[Question], Iterable[Finding]]
    words: Mapping[str, Text] = field(default_factory=dict)
    cases: Mapping[str, Text] = field(default_factory=dict)
    related: Text = ALSO_HERE
    meant: Text = DID_YOU_MEAN


MOST_NAMED = 3
"""More things than this are not named one by one."""


def named(things: Sequence[Entry]) -> Text:
    """The names of the things, the first few of many: *KY, KSD og 3 andre*."""
    shown = [one.name for one in things[:MOST_NAMED]]
    rest = len(things) - len(shown)
    if rest:
        listed = ", ".join(shown)
        return Text(f"{listed} and {rest} more", f"{listed} og {rest} {'anden' if rest == 1 else 'andre'}")
    *first, last = shown
    joined = ", ".join(first)
    return Text(f"{joined} and {last}", f"{joined} og {last}") if first else Text(last, last)


def in_each_file(
    question: Question, code: str, run: Callable[[Holder, tuple[Part, ...]], Iterable[Finding]]
) -> Iterator[Finding]:
    """The findings of a check that looks at one file at a time, given all its mappings and lists.

    They are found once for a file that several states of a registry share, so `run` may look at nothing else.
    """
    for holder in question.holders:
        yield from _kept(holder, ("found", code), lambda holder=holder: tuple(run(holder, _parts(holder))))  # type: ignore[misc]


def _parts(holder: Holder) -> tuple[Part, ...]:
    """Every mapping and list of a file that the model knows, walked once for all checks."""
    return _kept(holder, "parts", lambda: tuple(Part(*one) for one in parts_in(holder.data, holder.shape)))


def _kept(holder: Holder, question: Hashable, reckon: Callable[[], Answer]) -> Answer:
    return holder.entry.once(question, reckon) if holder.entry is not None else reckon()


def found_while_loading(_: Question) -> Iterator[Finding]:
    """For faults that loading itself finds: there is nothing left to look for."""
    yield from ()


def cost_finding(gap: CostGap, code: str, **params: Parameter) -> Finding:
    """A finding about a price, at the place of the gap, with what the gap is about as parameters."""
    part: Place = "value" if isinstance(gap.route[-1], str) else "key"
    return Finding(code, Mark(gap.entry.path, gap.route, part), gap.entry.id, {**gap.about, **params})


def missed(due: Due, code: str, **params: Parameter) -> Finding:
    """A finding about a duty, with the parameters `name`, `last`, `due`, and the case `never` or `overdue`."""
    days = {"last": due.last.isoformat() if due.last else "", "due": due.due.isoformat() if due.due else ""}
    stated: dict[str, Parameter] = {
        "name": due.entry.name,
        "case": "overdue" if due.last else "never",
        **days,
        **params,
    }
    part: Place = "value" if (due.last or due.due) and due.duty not in SEVERAL_DAYS else "key"
    return Finding(code, Mark(due.entry.path, due.route, part), due.entry.id, stated)


def ending_uses(question: Question, code: str, keys: tuple[str, ...]) -> Iterator[Finding]:
    """A finding for each use that goes on though the day at `keys` is near or has passed; passed is an error."""
    intervals = question.settings.intervals if question.settings else None
    warning = period_in(intervals.certificate_warning) if intervals else None
    latest = after(question.as_of, warning) if warning else None
    for use in uses(question.registry):
        day = use.day(*keys)
        has_ended = day is not None and day < question.as_of
        is_near = day is not None and latest is not None and day <= latest
        if day and (has_ended or is_near) and use.is_made(question.registry, question.as_of):
            mark = Mark(use.system.path, (*use.route, *keys))
            params: dict[str, Parameter] = {
                "found": use.target,
                "day": day.isoformat(),
                "case": "ended" if has_ended else "ends",
            }
            yield Finding(code, mark, use.system.id, params, severity="error" if has_ended else None)
