"""How well a registry is: files with faults, findings by code, and what lacks an owner, a confirmation or a field."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.activity import is_active
from registry_cli.analysis.completeness import completeness
from registry_cli.analysis.coverage import OWNED_KINDS, matters
from registry_cli.analysis.due import verification_of
from registry_cli.analysis.ranking import Lacking, rank_of
from registry_cli.documents import locate
from registry_cli.findings import SEVERITIES, Finding, Severity
from registry_cli.model.naming import is_settings
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.settings import FORMAT
from registry_cli.sources import SETTINGS_FILE
from registry_cli.suggestions import closest

ALWAYS_OWNED = ("system", "contract", "processing", "project", "programme", "waiver")
"""Kinds of which every entity needs an owner; of others only where the settings say so."""

TOLD_AS_GAPS = ("no-owner", "not-verified", "missing-must")
"""Codes whose findings are told entity by entity, with the most critical first."""


@dataclass(frozen=True, slots=True)
class Code:
    """The findings of one code and severity: how many, the first place, and for how many what was meant is known."""

    code: str
    severity: Severity
    number: int
    path: str
    line: int
    hinted: int


@dataclass(frozen=True, slots=True)
class Health:
    """What is wrong in a registry and what it lacks. Entities stand with the most critical first.

    `broken` are the files whose content could not be taken; `codes` the most frequent first; `mendable` the errors
    elsewhere, the cheapest first: those whose findings know the right word, then the fewest. What lacks something is told
    of sound files only.
    """

    files: int
    entities: int
    format: int
    preset: str | None
    settings_are_sound: bool
    settings_files: tuple[str, ...]
    broken: tuple[str, ...]
    severities: tuple[tuple[Severity, int], ...]
    codes: tuple[Code, ...]
    mendable: tuple[Code, ...]
    without_owner: tuple[Entry, ...]
    never_confirmed: tuple[Entry, ...]
    lacking: tuple[Lacking, ...]

    def number(self, severity: Severity) -> int:
        """How many findings are of a severity."""
        return dict(self.severities)[severity]


def health(registry: Registry, found: Iterable[tuple[Finding, Severity]], as_of: date) -> Health:
    """The health of `registry` on `as_of`, with what the checks `found`."""
    found = tuple(found)
    broken = tuple(sorted(_broken(registry)))
    codes = _codes(registry, found)
    elsewhere = [one for one in found if one[0].mark.path not in broken and one[0].code not in TOLD_AS_GAPS]
    errors = [code for code in _codes(registry, elsewhere) if code.severity == "error"]
    return Health(
        files=len(registry.documents),
        entities=len(registry.entries),
        format=FORMAT,
        preset=registry.settings.extends,
        settings_are_sound=registry.settings_are_sound,
        settings_files=tuple(path for path in registry.documents if is_settings(path)),
        broken=broken,
        severities=tuple((name, sum(severity == name for _, severity in found)) for name in reversed(SEVERITIES)),
        codes=codes,
        mendable=tuple(sorted(errors, key=lambda code: (-code.hinted / code.number, code.number, code.code))),
        without_owner=_critical_first(_without_owner(registry, as_of)),
        never_confirmed=_critical_first(_never_confirmed(registry, as_of)),
        lacking=_lacking(registry, as_of),
    )


def _broken(registry: Registry) -> Iterator[str]:
    """The files that could not be taken as what they should hold; where settings are at fault, those with findings."""
    yield from (entry.path for entry in registry.entries.values() if entry.record is None)
    if not registry.settings_are_sound:
        faulty = {finding.mark.path for finding in registry.findings if is_settings(finding.mark.path)}
        yield from faulty or {SETTINGS_FILE}


def _codes(registry: Registry, found: Iterable[tuple[Finding, Severity]]) -> tuple[Code, ...]:
    groups: dict[tuple[str, Severity], list[Finding]] = defaultdict(list)
    for finding, severity in found:
        groups[finding.code, severity].append(finding)
    made = (_code(severity, findings, registry) for (_, severity), findings in groups.items())
    return tuple(sorted(made, key=lambda one: (-one.number, -SEVERITIES.index(one.severity), one.code)))


def _code(severity: Severity, findings: list[Finding], registry: Registry) -> Code:
    path, line = _first_place(findings, registry)
    hinted = sum(_knows(finding) for finding in findings)
    return Code(findings[0].code, severity, len(findings), path, line, hinted)


def _first_place(findings: list[Finding], registry: Registry) -> tuple[str, int]:
    """The first file and the first line in it; only that file is looked into."""
    path = min(finding.mark.path for finding in findings)
    document = registry.documents.get(path)
    text = document.text if document else ""
    return path, min(locate(text, finding.mark).line for finding in findings if finding.mark.path == path)


def _knows(finding: Finding) -> bool:
    """Whether the finding can say what was meant."""
    return finding.meant is not None or closest(str(finding.params.get("found", "")), finding.candidates) is not None


def _critical_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: (rank_of(entry), entry.kind != "system", entry.id)))


def _without_owner(registry: Registry, as_of: date) -> Iterator[Entry]:
    for entry in registry.of_kind(*OWNED_KINDS):
        wanted = registry.settings.completeness.get(entry.kind)
        is_asked = entry.kind in ALWAYS_OWNED or (wanted is not None and "owner" in wanted.must)
        if is_asked and entry.record is not None and matters(entry, as_of, registry) and not entry.text("owner"):
            yield entry


def _never_confirmed(registry: Registry, as_of: date) -> Iterator[Entry]:
    for entry in registry.entries.values():
        due = verification_of(entry, registry.settings)
        if due is not None and due.last is None and entry.record is not None and is_active(entry, as_of, registry):
            yield entry


def _lacking(registry: Registry, as_of: date) -> tuple[Lacking, ...]:
    """What lacks a field it must have, an owner and a confirmation aside: they are told by themselves."""
    told = ("owner", "verified", "verified.date", "verified.by")
    parts = {
        part.entry.id: missing
        for part in completeness(registry, as_of)
        if part.entry.record is not None
        and (missing := tuple(path for path in part.of("must").missing if path not in told))
    }
    entries = _critical_first(registry.entries[id_] for id_ in parts)
    return tuple(Lacking(entry, parts[entry.id]) for entry in entries)
