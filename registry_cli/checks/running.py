"""Run every check over a registry: findings from loading and from the checks, less what is waived."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from registry_cli.checks import BY_CODE, CHECKS
from registry_cli.checks.check import Question
from registry_cli.findings import SEVERITIES, Finding, Mark, Severity
from registry_cli.model.portfolio import Waiver
from registry_cli.model.registry import Entry, Registry


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding and how severe this registry holds it to be."""

    finding: Finding
    severity: Severity


def judge(registry: Registry, as_of: date) -> tuple[Judged, ...]:
    """Every finding about `registry` on the day `as_of`, in the order of the files, each with its severity.

    Findings that are switched off or waived are left out; a waiver that nothing needs is a finding.
    """
    question = Question(registry, as_of, tuple(check.code for check in CHECKS))
    found = [*registry.findings, *(finding for check in CHECKS for finding in check.run(question))]
    judged = (
        Judged(finding, severity) for finding in _waived(found, question) if (severity := _severity(finding, registry))
    )
    return tuple(judged)


def _severity(finding: Finding, registry: Registry) -> Severity | None:
    severity = registry.settings.severity.get(finding.code, BY_CODE[finding.code].severity)
    return None if severity == "off" else severity


def _waived(findings: Iterable[Finding], question: Question) -> Iterator[Finding]:
    waivers = {(waiver.finding, waiver.entity): entry for entry, waiver in _waivers_in_force(question)}
    used = set()
    for finding in findings:
        waived = (finding.code, finding.entity or "")
        if waived in waivers:
            used.add(waived)
        else:
            yield finding
    for (code, entity), entry in waivers.items():
        if (code, entity) not in used and code in question.codes:
            yield Finding("unused-waiver", Mark(entry.path, ("entity",)), entry.id, {"found": code, "entity": entity})


def _waivers_in_force(question: Question) -> Iterator[tuple[Entry, Waiver]]:
    for entry in question.registry.of_kind("waiver"):
        if isinstance(entry.record, Waiver) and entry.record.expires >= question.as_of:
            yield entry, entry.record


def is_failing(severities: Iterable[Severity], fail_on: Severity) -> bool:
    """Whether any of these is as severe as `fail_on` or more."""
    least = SEVERITIES.index(fail_on)
    return any(SEVERITIES.index(severity) >= least for severity in severities)
