"""Findings made ready to show: words in one language, lines and columns, excerpt, did-you-mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from registry_cli.checks import BY_CODE
from registry_cli.checks.check import DID_YOU_MEAN
from registry_cli.checks.running import Judged
from registry_cli.documents import locate
from registry_cli.findings import SEVERITIES, Finding, Mark, Severity, Span
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Registry
from registry_cli.suggestions import closest

AS_WRITTEN = frozenset({"found", "key", "keys", "id", "name", "entity", "item", "chain"})
"""Parameters that come from the files as they stand: never taken for a word of ours."""

PENDING_WAIVER = Text(
    "The waiver {waiver} accepts this once it is approved and merged.",
    "Dispensationen {waiver} gælder først, når den er godkendt og flettet ind.",
)

MAX_LISTED = 12
"""More words than this are not listed in a help text."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding."""

    path: str
    span: Span
    message: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding in words. `excerpt` is the whole line it begins on; columns count characters from 1.

    `identity` is the same for the same fault whatever line it stands on: code, entity or file, keys, target.
    """

    code: str
    severity: Severity
    path: str
    span: Span
    message: str
    help: str
    suggestion: str | None
    excerpt: str
    entity: str | None
    related: tuple[Related, ...]
    identity: str


def diagnostics(judged: Iterable[Judged], registry: Registry, lang: Lang) -> tuple[Diagnostic, ...]:
    """The findings in words, sorted by path, place and code."""
    made = (_diagnostic(one, registry, lang) for one in judged)
    return tuple(sorted(made, key=lambda one: (one.path, one.span, one.code, one.message)))


def count(found: Iterable[Diagnostic]) -> dict[Severity, int]:
    """How many there are of each severity, the most severe first."""
    found = tuple(found)
    return {severity: sum(one.severity == severity for one in found) for severity in reversed(SEVERITIES)}


def message_of(finding: Finding, lang: Lang) -> str:
    """What a finding says, without its place."""
    check = BY_CODE[finding.code]
    return check.cases.get(str(finding.params.get("case")), check.message).say(
        lang, **_params(finding, check.words, lang)
    )


def _diagnostic(judged: Judged, registry: Registry, lang: Lang) -> Diagnostic:
    finding = judged.finding
    check = BY_CODE[finding.code]
    params = _params(finding, check.words, lang)
    suggestion = finding.meant or closest(str(finding.params.get("found", "")), finding.candidates)
    span, excerpt = _place(finding.mark, registry)
    help_ = _help(finding, _filled(check.help.say(lang, **params), params), suggestion, lang)
    pending = PENDING_WAIVER.say(lang, waiver=judged.waiver) if judged.waiver else ""
    return Diagnostic(
        code=finding.code,
        severity=judged.severity,
        path=finding.mark.path,
        span=span,
        message=check.cases.get(str(finding.params.get("case")), check.message).say(lang, **params),
        help=f"{help_} {pending}".strip(),
        suggestion=suggestion,
        excerpt=excerpt,
        entity=finding.entity,
        related=_related(finding, registry, lang),
        identity=_identity(finding),
    )


def _params(finding: Finding, words: Mapping[str, Text], lang: Lang) -> dict[str, str]:
    """Parameters as words: those the check has words for in the language, the rest as text."""
    params = {
        name: value.say(lang) if isinstance(value, Text) else _in_words(str(value), words, lang)
        for name, value in finding.params.items()
        if name not in AS_WRITTEN
    }
    written = {name: str(value) or '""' for name, value in finding.params.items() if name in AS_WRITTEN}
    return {**params, **written, "candidates": _listed(finding.candidates, words, lang)}


def _filled(text: str, params: Mapping[str, str]) -> str:
    """Help whose words name what was found; only that one mark is looked for, so text from files stays text."""
    return text.replace("{found}", params.get("found", ""), 1)


def _in_words(value: str, words: Mapping[str, Text], lang: Lang) -> str:
    if value in words:
        return words[value].say(lang)
    parts = value.split(" ")
    if words and all(part in words for part in parts):
        return ", ".join(words[part].say(lang) for part in parts)
    return value


def _listed(candidates: tuple[str, ...], words: Mapping[str, Text], lang: Lang) -> str:
    shown = ", ".join(_with_word(candidate, words, lang) for candidate in candidates[:MAX_LISTED])
    return f"{shown} ..." if len(candidates) > MAX_LISTED else shown


def _with_word(candidate: str, words: Mapping[str, Text], lang: Lang) -> str:
    word = words[candidate].say(lang) if candidate in words else candidate
    return candidate if word == candidate else f"{candidate} ({word})"


def _help(finding: Finding, text: str, suggestion: str | None, lang: Lang) -> str:
    if suggestion is None or suggestion == finding.params.get("found"):
        return text
    meant = BY_CODE[finding.code].meant if finding.meant else DID_YOU_MEAN
    asked = meant.say(lang, word=suggestion)
    return f"{asked[0].upper()}{asked[1:]} {text}"


def _related(finding: Finding, registry: Registry, lang: Lang) -> tuple[Related, ...]:
    says = BY_CODE[finding.code].related.say(lang)
    places = ((mark, *_place(mark, registry)) for mark in finding.related)
    return tuple(Related(mark.path, span, says, excerpt) for mark, span, excerpt in places)


def _place(mark: Mark, registry: Registry) -> tuple[Span, str]:
    document = registry.documents.get(mark.path)
    text = document.text if document else ""
    span = locate(text, mark)
    lines = _lines(text)
    return span, lines[span.line - 1] if mark.part != "file" and span.line <= len(lines) else ""


@lru_cache(maxsize=8)
def _lines(text: str) -> tuple[str, ...]:
    """The lines of a file, split once for all its findings, which share them."""
    return tuple(line.rstrip("\r") for line in text.split("\n"))


def _identity(finding: Finding) -> str:
    """Code, entity or file, keys without positions, target: what stays the same when lines move."""
    keys = "/".join(str(key) for key in finding.mark.route if isinstance(key, str))
    target = str(finding.params.get("found", finding.params.get("key", "")))
    return "|".join((finding.code, finding.entity or finding.mark.path, keys, target))
