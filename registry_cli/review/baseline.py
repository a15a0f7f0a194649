"""A baseline: findings that were there when somebody began to look, written down so that they fail nothing, and that may only go.

The file is JSON with one finding a line, sorted, so that a diff of it reads well: code, entity (or file), the way to the place by
what tells items apart, and what is named there. It holds no line, no day and no count: a finding stays the same when it moves.
Several that are the same stand as often as they are found.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from registry_cli.checks.running import Judged
from registry_cli.escaping import harmless_json
from registry_cli.findings import Finding
from registry_cli.language import Text
from registry_cli.model.items import KeyedRoute
from registry_cli.model.registry import Registry
from registry_cli.questions import WrongQuestion
from registry_cli.review.identities import identity

SCHEMA_VERSION = 1
MAX_BYTES = 32 * 1024 * 1024
"""A larger file is no baseline: it would hold some hundred thousand findings."""

NOT_JSON = Text("{file} is no baseline: it is not JSON", "{file} er ikke en basislinje: det er ikke JSON")
NOT_ONE = Text(
    "{file} is no baseline of version {version}: it must hold `schema_version` and `findings`, each of four texts",
    "{file} er ikke en basislinje i version {version}: den skal indeholde `schema_version` og `findings`, hver med fire tekster",
)

Line: TypeAlias = tuple[str, str, str, str]
"""Code, entity or file, place, target."""

Baseline: TypeAlias = Counter[Line]


class Held(NamedTuple):
    """Findings held against a baseline: those that are not in it, those that are, and what of it is found no more."""

    others: tuple[Judged, ...]
    known: tuple[Judged, ...]
    gone: Baseline


def line_of(finding: Finding, registry: Registry) -> Line:
    """What a finding of `registry` is told apart by, as readable text."""
    found = identity(finding, registry, {})
    return found.code, found.entity, _written(found.place), found.target


def _written(place: KeyedRoute) -> str:
    """The way to a place: `uses/datasource=esr/via`."""
    return "/".join(step if isinstance(step, str) else _item(step.parts, step.number) for step in place)


def _item(parts: Iterable[tuple[str, str]], number: int) -> str:
    said = ",".join(f"{key}={value}" if key else value for key, value in parts)
    return said if number == 1 else f"{said} ({number})"


def baseline_of(judged: Iterable[Judged], registry: Registry) -> Baseline:
    """The baseline that holds all of these findings."""
    return Counter(line_of(one.finding, registry) for one in judged)


def held_against(baseline: Baseline, judged: Iterable[Judged], registry: Registry) -> Held:
    """The findings held against a baseline, which may call an entity by an id that it was renamed from."""
    left = Counter(dict(_by_new_ids(baseline, registry)))
    known: list[Judged] = []
    others: list[Judged] = []
    for one in judged:
        line = line_of(one.finding, registry)
        (known if left[line] > 0 else others).append(one)
        left[line] -= left[line] > 0
    return Held(tuple(others), tuple(known), +left)


def _by_new_ids(baseline: Baseline, registry: Registry) -> Mapping[Line, int]:
    renames = {
        old: entry.id
        for entry in registry.entries.values()
        for old in entry.words("formerly")
        if old not in registry.entries
    }
    found: Counter[Line] = Counter()
    for (code, entity, place, target), count in baseline.items():
        found[code, renames.get(entity, entity), place, renames.get(target, target)] += count
    return found


def shrunk(baseline: Baseline, judged: Iterable[Judged], registry: Registry) -> Baseline:
    """The baseline without what is found no more; nothing ever comes into it."""
    return Counter(dict(_by_new_ids(baseline, registry))) & baseline_of(judged, registry)


def grown(baseline: Baseline, base: Baseline) -> Baseline:
    """What the baseline holds and that of another state does not."""
    return baseline - base


def as_text(baseline: Baseline) -> str:
    """The file, one finding a line."""
    lines = [json.dumps(line, ensure_ascii=False) for line in sorted(baseline.elements())]
    listed = ",\n".join(f"    {line}" for line in lines)
    findings = f"[\n{listed}\n  ]" if lines else "[]"
    return harmless_json(f'{{\n  "schema_version": {SCHEMA_VERSION},\n  "findings": {findings}\n}}\n')


def read_baseline(data: bytes, file: object) -> Baseline:
    """The baseline that a file holds.

    Raises:
        WrongQuestion: it is none.
    """
    try:
        stated = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        raise WrongQuestion(NOT_JSON, file=file) from None
    findings = stated.get("findings") if isinstance(stated, dict) else None
    if not isinstance(findings, list) or stated.get("schema_version") != SCHEMA_VERSION:
        raise WrongQuestion(NOT_ONE, file=file, version=SCHEMA_VERSION)
    if not all(
        isinstance(one, list) and len(one) == 4 and all(isinstance(text, str) for text in one) for one in findings
    ):
        raise WrongQuestion(NOT_ONE, file=file, version=SCHEMA_VERSION)
    return Counter((code, entity, place, target) for code, entity, place, target in findings)
