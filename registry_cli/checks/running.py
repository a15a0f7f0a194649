"""Run every check over a registry: findings from loading and from the checks, less what is waived."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase

from registry_cli.checks import BY_CODE, CHECKS
from registry_cli.checks.check import Question
from registry_cli.findings import SEVERITIES, Finding, Mark, Parameter, Severity
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.values import day_in


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding and how severe this registry holds it to be; `waiver` is the id of one that does not count yet."""

    finding: Finding
    severity: Severity
    waiver: str | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """Whose word counts on how severe findings are: another state of the registry, and the new ids of what it calls otherwise.

    A waiver counts where both states have it: neither a new one nor one that is being taken away accepts anything.
    """

    registry: Registry
    renames: Mapping[str, str] = field(default_factory=dict)

    def accepted(self, as_of: date) -> set[tuple[str, str]]:
        """The codes and entities that its waivers in force accept, by the ids that hold now."""
        found = waivers_in_force(self.registry, as_of)
        return {(one.code, self.renames.get(one.entity, one.entity)) for one in found}


@dataclass(frozen=True, slots=True)
class Waiver:
    """A waiver in force: its file, the code and entity whose findings it accepts, and its last day."""

    entry: Entry
    code: str
    entity: str
    last: date


def judge(registry: Registry, as_of: date, policy: Policy | None = None) -> tuple[Judged, ...]:
    """Every finding about `registry` on the day `as_of`, in the order of the files, each with its severity.

    Findings that are switched off or waived are left out, but never those that keep a file's content out; a waiver that
    nothing needs is a finding. With a `policy` its severities and waivers count instead of the registry's own.
    """
    question = Question(registry, as_of, tuple(check.code for check in CHECKS))
    severities = policy.registry if policy else registry
    found = [finding for check in CHECKS for finding in check.run(question)]
    open_to_policy = [*(one for one in registry.findings if not is_structural(one)), *found]
    structural = (one for one in registry.findings if is_structural(one))
    judged = [Judged(one, severity_of(one, severities) or BY_CODE[one.code].severity) for one in structural]
    for finding, waiver in _waived(open_to_policy, question, policy):
        severity = severity_of(finding, severities)
        if severity is not None:
            judged.append(Judged(finding, severity, waiver))
    return tuple(judged)


def is_structural(finding: Finding) -> bool:
    """Whether the fault keeps a file's content out: a registry may call it a warning, but not hide it."""
    return BY_CODE[finding.code].severity == "error"


def severity_of(finding: Finding, registry: Registry) -> Severity | None:
    """How severe the settings of `registry` hold a finding to be; `None` where they switch it off."""
    stated = _stated(finding, registry)
    if stated == "off":
        return None
    by_itself = finding.severity or BY_CODE[finding.code].severity
    return next((severity for severity in SEVERITIES if severity == stated), by_itself)


def _stated(finding: Finding, registry: Registry) -> str | None:
    """What the settings say of this code in this file: the last pattern that fits, else what holds everywhere."""
    in_place = [
        rule.severity[finding.code]
        for rule in registry.settings.severity_by_path
        if finding.code in rule.severity and fnmatchcase(finding.mark.path, rule.path)
    ]
    return in_place[-1] if in_place else registry.severity.get(finding.code)


def _waived(
    findings: Iterable[Finding], question: Question, policy: Policy | None
) -> Iterator[tuple[Finding, str | None]]:
    """The findings that no waiver in force accepts, and one for each waiver that nothing needs.

    With each finding stands the waiver that would accept it if the policy knew it. Where the waived entity or what it refers to
    has faults, no waiver is called unneeded: what it is for may be hidden.
    """
    waivers = list(waivers_in_force(question.registry, question.as_of))
    stated = {(waiver.code, waiver.entity): waiver.entry.id for waiver in waivers}
    accepted = stated.keys() & policy.accepted(question.as_of) if policy else stated.keys()
    used = set()
    for finding in findings:
        waived = (finding.code, finding.entity or "")
        if waived in stated:
            used.add(waived)
        if waived not in accepted:
            yield finding, stated.get(waived)
    for waiver in waivers:
        is_needed = (waiver.code, waiver.entity) in used or waiver.code not in question.codes
        if not is_needed and is_clear(question.registry, waiver.entity):
            yield unneeded(waiver), None


def unneeded(waiver: Waiver) -> Finding:
    """That nothing needs a waiver."""
    mark = Mark(waiver.entry.path, ("entity",))
    params: dict[str, Parameter] = {"found": waiver.code, "entity": waiver.entity}
    return Finding("unused-waiver", mark, waiver.entry.id, params)


def is_clear(registry: Registry, entity: str) -> bool:
    """Whether the entity is there and it and all it refers to are without faults."""
    entry = registry.find(entity)
    around = [] if entry is None else [entry, *(registry.find(found.entity) for found in entry.references)]
    return entry is not None and all(other is None or other.record is not None for other in around)


def waivers_in_force(registry: Registry, as_of: date) -> Iterator[Waiver]:
    """The waivers whose last day has not passed."""
    for entry in registry.of_kind("waiver"):
        code, entity, expires = (entry.text(key) for key in ("finding", "entity", "expires"))
        last = day_in(expires)
        if code and entity and last is not None and last >= as_of:
            yield Waiver(entry, code, entity, last)


def is_failing(severities: Iterable[Severity], fail_on: Severity) -> bool:
    """Whether any of these is as severe as `fail_on` or more."""
    least = SEVERITIES.index(fail_on)
    return any(SEVERITIES.index(severity) >= least for severity in severities)
