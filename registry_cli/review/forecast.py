"""What time alone will change: the findings that come and go, and the states that turn, day by day, with no commit.

Not every day is tried. A check says on which days the findings about which entities may change (`Check.days`), and only these are
judged again on these days; a check without such days is judged once, and only where a waiver that ends may have hidden what it
finds. So the work grows with what happens, not with the days times the entities.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from registry_cli.analysis.narrowing import is_chosen
from registry_cli.checks import CHECKS
from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import EVERYTHING, SETTINGS, Window, next_day
from registry_cli.checks.running import Judged, Waiver, is_clear, is_structural, severity_of, unneeded, waivers_in_force
from registry_cli.findings import SEVERITIES, Finding, Severity
from registry_cli.model.registry import Registry
from registry_cli.review.identities import Identity, identity
from registry_cli.review.states import StateTurn, state_turns

About = tuple[str, str]
"""A code and the id of the entity that findings of it are about; the settings' is empty."""

CODES = tuple(check.code for check in CHECKS)


@dataclass(frozen=True, slots=True)
class FindingTurn:
    """On `day` a finding comes (`before` is none), goes (`after` is none) or becomes another severity."""

    day: date
    finding: Finding
    before: Severity | None
    after: Severity | None

    @property
    def severity(self) -> Severity:
        """How severe it is from that day, or was until it."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Forecast:
    """What changes after `first`, up to and including `last`, by day; what is graver comes first."""

    first: date
    last: date
    findings: tuple[FindingTurn, ...]
    states: tuple[StateTurn, ...]

    @property
    def has_new_errors(self) -> bool:
        """Whether an error comes, or something becomes one."""
        return any(one.after == "error" for one in self.findings)


def forecast(registry: Registry, first: date, last: date) -> Forecast:
    """What will change from `first` to `last` if nobody commits anything; of the selected entities, where some are."""
    window = Window(registry, first, last)
    turns = (turn for turn in _Course(window).turns() if _is_wanted(turn.finding.entity, registry))
    found = sorted(turns, key=lambda one: (one.day, -SEVERITIES.index(one.severity), *_place(one.finding)))
    return Forecast(first, last, tuple(found), tuple(state_turns(window)))


def _is_wanted(id_: str | None, registry: Registry) -> bool:
    entry = registry.find(id_)
    return registry.narrowing is None or (entry is not None and is_chosen(entry, registry))


def _place(finding: Finding) -> tuple[str, str, str, str]:
    return finding.code, finding.entity or "", finding.mark.path, repr(finding.mark.route)


@dataclass
class _Course:
    """The findings as they stand, taken from one day to the next."""

    window: Window
    waivers: tuple[Waiver, ...] = ()
    found: dict[About, tuple[Finding, ...]] = field(default_factory=dict)
    shown: dict[About, tuple[Judged, ...]] = field(default_factory=dict)

    def turns(self) -> Iterator[FindingTurn]:
        """Every change after the first day."""
        self.waivers = tuple(waivers_in_force(self._registry, self.window.first))
        self._begin()
        agenda = _agenda(self.window)
        ends = self._waiver_ends()
        for day in sorted({*agenda, *ends}):
            touched = {about for ids, checks in _groups(agenda.get(day, {})) for about in self._judge(checks, ids, day)}
            touched |= ends.get(day, set())
            yield from self._turned(touched, day)

    @property
    def _registry(self) -> Registry:
        return self.window.registry

    def _begin(self) -> None:
        """What is found on the first day."""
        waived = {entry.text("finding") for entry in self._registry.of_kind("waiver")}
        static = (one for one in self._registry.findings if not is_structural(one) and one.code in waived)
        self._keep(_by_about(static))
        question = Question(self._registry, self.window.first, CODES)
        for check in CHECKS:
            if check.days or check.code in waived:
                self._keep(_by_about(check.run(question)))
        for _ in self._turned(
            {*self.found, *(about for one in self.waivers for about in _touched(one))}, self.window.first
        ):
            pass  # what is there on the first day is no change

    def _keep(self, found: Mapping[About, list[Finding]]) -> None:
        for about, findings in found.items():
            self.found[about] = (*self.found.get(about, ()), *findings)

    def _judge(self, checks: Iterable[Check], ids: frozenset[str], day: date) -> Iterator[About]:
        """Judge these entities anew by these checks; yields where other findings were made than before."""
        about = None if EVERYTHING in ids else ids
        question = Question(self._registry, day, CODES, about)
        for check in checks:
            new = _by_about(check.run(question))
            for id_ in self._known(check.code, new) if about is None else ids:
                key = (check.code, id_)
                was, now = self.found.get(key, ()), tuple(new.get(key, ()))
                if was != now:
                    self.found[key] = now
                    yield key

    def _known(self, code: str, new: Collection[About]) -> set[str]:
        return {id_ for of, id_ in self.found if of == code} | {id_ for _, id_ in new}

    def _waiver_ends(self) -> dict[date, set[About]]:
        """What becomes visible when a waiver ends, by the first day that it is over."""
        found: defaultdict[date, set[About]] = defaultdict(set)
        for one in self.waivers:
            over = next_day(one.last)
            if over is not None and self.window.holds(over):
                found[over] |= set(_touched(one))
        return found

    def _turned(self, touched: set[About], day: date) -> Iterator[FindingTurn]:
        """What differs in what people see of these."""
        waivers = [one for one in self.waivers if one.last >= day]
        accepted = {(one.code, one.entity) for one in waivers}
        concerned = {one.entry.id for one in waivers if (one.code, one.entity) in touched}
        ended = {id_ for code, id_ in touched if code == "unused-waiver"}
        for about in sorted(touched - {("unused-waiver", id_) for id_ in concerned | ended}):
            now = () if about in accepted else tuple(self._judged(self.found.get(about, ())))
            yield from self._changed(about, now, day)
        for id_ in sorted(concerned | ended):
            useless = [
                unneeded(one)
                for one in waivers
                if one.entry.id == id_
                and one.code in CODES
                and not self.found.get((one.code, one.entity))
                and is_clear(self._registry, one.entity)
            ]
            yield from self._changed(("unused-waiver", id_), tuple(self._judged(useless)), day)

    def _judged(self, findings: Iterable[Finding]) -> Iterator[Judged]:
        for one in findings:
            severity = severity_of(one, self._registry)
            if severity is not None:
                yield Judged(one, severity)

    def _changed(self, about: About, now: tuple[Judged, ...], day: date) -> Iterator[FindingTurn]:
        was = self.shown.get(about, ())
        self.shown[about] = now
        if was != now:
            yield from _differences(self._by_identity(was), self._by_identity(now), day)

    def _by_identity(self, judged: Iterable[Judged]) -> Mapping[Identity, list[Judged]]:
        found: defaultdict[Identity, list[Judged]] = defaultdict(list)
        for one in judged:
            found[identity(one.finding, self._registry, {})].append(one)
        return found


def _differences(
    was: Mapping[Identity, list[Judged]], now: Mapping[Identity, list[Judged]], day: date
) -> Iterator[FindingTurn]:
    """What is there of one identity before and after: the same severities cancel out, the rest are paired."""
    for key in dict.fromkeys((*was, *now)):
        old, new = was.get(key, []), now.get(key, [])
        kept = Counter(one.severity for one in old) & Counter(one.severity for one in new)
        old, new = _without(old, kept, new), _without(new, kept, old)
        for number in range(max(len(old), len(new))):
            before = old[number] if number < len(old) else None
            after = new[number] if number < len(new) else None
            shown = after or before
            assert shown is not None
            yield FindingTurn(
                day, shown.finding, before.severity if before else None, after.severity if after else None
            )


def _without(judged: list[Judged], kept: Counter[Severity], others: Iterable[Judged]) -> list[Judged]:
    """What is left without the kept ones: of several that are the same those that stand where the others do are kept first."""
    places = {one.finding.mark for one in others}
    left, rest = Counter(kept), []
    for one in sorted(judged, key=lambda one: one.finding.mark not in places):
        if left[one.severity]:
            left[one.severity] -= 1
        else:
            rest.append(one)
    return rest


def _by_about(findings: Iterable[Finding]) -> Mapping[About, list[Finding]]:
    found: dict[About, list[Finding]] = {}
    for one in findings:
        found.setdefault((one.code, one.entity or SETTINGS), []).append(one)
    return found


def _touched(waiver: Waiver) -> Iterator[About]:
    """Where it shows whether a waiver is in force: what it accepts, and that nothing needs it."""
    yield waiver.code, waiver.entity
    yield "unused-waiver", waiver.entry.id


def _agenda(window: Window) -> Mapping[date, Mapping[str, set[str]]]:
    """By day and code the entities that must be judged anew."""
    found: defaultdict[date, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for check in CHECKS:
        for days in check.days:
            for day, id_ in days(window):
                found[day][check.code].add(id_)
    return {
        day: {code: _along(code, ids, window.registry) for code, ids in codes.items()} for day, codes in found.items()
    }


def _along(code: str, ids: set[str], registry: Registry) -> set[str]:
    """These and all that must be judged along with them."""
    along = _BY_CODE[code].along
    found, size = ids, 0
    while along is not None and EVERYTHING not in found and len(found) > size:
        size = len(found)
        found = found | set(along(registry, frozenset(found)))
    return found


def _groups(codes: Mapping[str, set[str]]) -> Iterator[tuple[frozenset[str], list[Check]]]:
    """The checks that judge the same entities together: what they rest on is found once."""
    groups: defaultdict[frozenset[str], list[Check]] = defaultdict(list)
    for code, ids in codes.items():
        groups[frozenset(ids)].append(_BY_CODE[code])
    yield from groups.items()


_BY_CODE = {check.code: check for check in CHECKS}
