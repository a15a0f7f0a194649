"""What a check is: a code, a severity, what it says in both languages, and how it looks."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar

from registry_cli.analysis.accountability import Charge, charges
from registry_cli.analysis.completeness import Completeness, completeness
from registry_cli.analysis.connections import Connection, connections
from registry_cli.analysis.contracts.calendar import state_of
from registry_cli.analysis.contracts.cover import Cover, clear_contracts
from registry_cli.analysis.contracts.gaps import Gap, coming_gaps
from registry_cli.analysis.contracts.records import ContractState
from registry_cli.analysis.costs.ledger import cost_gaps
from registry_cli.analysis.costs.records import CostGap
from registry_cli.analysis.due import Due, Duty, duties
from registry_cli.analysis.links import Holder, Link, holders, links
from registry_cli.analysis.periods import after, period_in
from registry_cli.analysis.rules import Breach, breaches
from registry_cli.analysis.uses import uses
from registry_cli.checks.days import SETTINGS, Turn, Window, next_day, reached_on
from registry_cli.documents import Data
from registry_cli.findings import Finding, Mark, Parameter, Route, Severity
from registry_cli.findings import Part as Place
from registry_cli.language import Text
from registry_cli.model.records import parts_in
from registry_cli.model.registry import Answer, Entry, Registry
from registry_cli.model.settings import Settings
from registry_cli.model.shape import Shape

Thing = TypeVar("Thing", Link, Connection)

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
    """What a check looks at: a registry, the day it is asked about, and every code there is.

    Where it is `about` some entities alone, only findings about these are wanted: a check loops over what the question gives it
    (`among`, `links`, `contracts` ...), while the registry, and so what a finding rests on, stays whole.
    """

    registry: Registry
    as_of: date
    codes: tuple[str, ...] = ()
    about: frozenset[str] | None = None

    def among(self, *kinds: str) -> Iterator[Entry]:
        """The entities of these kinds, of all where none is named, that findings are wanted about, by id."""
        if self.about is None:
            return self.registry.of_kind(*kinds)
        named = (self.registry.find(one) for one in sorted(self.about))
        return (one for one in named if one is not None and (not kinds or one.kind in kinds))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every reference that findings are wanted about, by holder; all are walked once for all checks and days."""
        return tuple(self._of_holders(self.registry.once("links", lambda: _by_holder(links(self.registry)))))

    def _of_holders(self, by_holder: Mapping[str, Sequence[Thing]]) -> Iterator[Thing]:
        wanted = by_holder if self.about is None else [one for one in sorted(self.about) if one in by_holder]
        return (one for holder in wanted for one in by_holder[holder])

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
        found = completeness(self.registry, self.as_of, ("must",), self.among()) if self.settings else ()
        return tuple(one for one in found if self.registry.is_whole(one.entry))

    def asked(self, kind: str, field: str) -> Iterator[Entry]:
        """The active entities of a kind whose settings ask for something at `field`, unless its absence is told already."""
        stated = self.settings.completeness.get(kind) if self.settings else None
        paths = (*stated.must, *stated.should, *stated.could) if stated else ()
        wanted = [path for path in paths if path.split(".")[0] == field]
        for one in self.filled if wanted else ():
            if one.entry.kind == kind and not any(self.lacks(one.entry.id, path) for path in wanted):
                yield one.entry

    @cached_property
    def _duties(self) -> tuple[Due, ...]:
        return tuple(duties(self.registry, self.as_of, self.among())) if self.settings else ()

    @cached_property
    def breaches(self) -> tuple[Breach, ...]:
        """Everywhere that a rule of the settings is broken, reckoned once for all checks."""
        return tuple(breaches(self.registry, self.as_of, self.among())) if self.settings else ()

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
        clear = clear_contracts(self.registry) if self.settings is not None else frozenset()
        return _States(self.registry, self.as_of, clear, tuple(one.id for one in self.among("contract")))

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
        """What depends on what directly, by holder; found once for all checks and days."""
        found = self.registry.once("connections", lambda: _by_holder(connections(links(self.registry), self.registry)))
        return tuple(self._of_holders(found))

    @cached_property
    def cost_gaps(self) -> tuple[CostGap, ...]:
        """What stands in the way of reckoning prices this year and the next, in files that leave no doubt, found once for all checks."""
        found = cost_gaps(self.registry, self.as_of, self.as_of.year + 1, self.about) if self.settings else ()
        return tuple(gap for gap in found if self.registry.is_whole(gap.entry))

    def lacks(self, id_: str, path: str) -> bool:
        """Whether the settings say that the entity must have this field and it has not: its absence is told already."""
        if id_ not in self._lacking:
            entry = self.registry.find(id_)
            among = [entry] if entry is not None and self.settings and self.registry.is_whole(entry) else []
            found = completeness(self.registry, self.as_of, ("must",), among)
            self._lacking[id_] = frozenset(path for one in found for path in one.of("must").missing)
        return path in self._lacking[id_]

    @cached_property
    def _lacking(self) -> dict[str, frozenset[str]]:
        return {one.entry.id: frozenset(one.of("must").missing) for one in self.filled}


class _States(Mapping[str, ContractState]):
    """Where contracts stand on a day: goes through those that findings are wanted about, and knows every clear one."""

    def __init__(self, registry: Registry, day: date, clear: frozenset[str], among: tuple[str, ...]) -> None:
        self._registry, self._day, self._clear = registry, day, clear
        self._among = tuple(one for one in among if one in clear)

    def __getitem__(self, id_: str) -> ContractState:
        if id_ not in self._clear:
            raise KeyError(id_)
        return state_of(self._registry.entries[id_], self._registry, self._day)

    def __iter__(self) -> Iterator[str]:
        return iter(self._among)

    def __len__(self) -> int:
        return len(self._among)


def _by_holder(things: Iterable[Thing]) -> Mapping[str, Sequence[Thing]]:
    """Links or connections by the id of their holder, in the order in which they come."""
    found: dict[str, list[Thing]] = {}
    for one in things:
        holder: Entry | None = one.holder
        found.setdefault(SETTINGS if holder is None else holder.id, []).append(one)
    return found


Days = Callable[[Window], Iterable[Turn]]
Along = Callable[[Registry, frozenset[str]], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Check:
    """One check. Its module's docstring is its English documentation and holds its examples.

    `message` and `help` are templates over a finding's parameters; `words` are the parameters' values that
    need words of their own; a finding whose parameter `case` names one of `cases` has that message. `related` says what a related place is, `meant` what a suggestion is. `danish` is the documentation in Danish: a title
    line, then why.

    `days` say on which days to come the findings about which entities may change with no commit; none where only a commit changes
    them. `along` names what must be judged along with some entities, because a finding may fall to one or the other.
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
    days: tuple[Days, ...] = ()
    along: Along | None = None


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


def ending_days(window: Window, keys: tuple[str, ...]) -> Iterator[Turn]:
    """When the day of a use at `keys` has passed, and when it comes near."""
    intervals = window.registry.settings.intervals
    warning = period_in(intervals.certificate_warning) if intervals else None
    for use in uses(window.registry):
        day = use.day(*keys)
        yield from window.turns((next_day(day), reached_on(day, warning)), use.system.id)


def ending_uses(question: Question, code: str, keys: tuple[str, ...]) -> Iterator[Finding]:
    """A finding for each use that goes on though the day at `keys` is near or has passed; passed is an error."""
    intervals = question.settings.intervals if question.settings else None
    warning = period_in(intervals.certificate_warning) if intervals else None
    latest = after(question.as_of, warning) if warning else None
    for use in uses(question.registry, question.among("system")):
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
