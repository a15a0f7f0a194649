"""For code scanning: SARIF 2.1.0, the OASIS standard, with each check's documentation as its rule."""

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from registry_cli.checks import BY_CODE
from registry_cli.checks.check import Check
from registry_cli.checks.documentation import Documentation, ExampleFile, documentation
from registry_cli.escaping import encodable, visible
from registry_cli.findings import START, Severity, Span
from registry_cli.language import Lang, Text
from registry_cli.output.diagnostics import Diagnostic
from registry_cli.output.json_text import json_text
from registry_cli.output.report import PROGRAM, FindingsReport, fingerprints
from registry_cli.output.words import closing_lines, in_one_line

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
BAD, GOOD = Text("Bad:", "Forkert:"), Text("Good:", "Rigtigt:")

Object = dict[str, object]


def render(report: FindingsReport) -> str:
    """One run; its rules are the checks that found something, in the order of the checks."""
    found = {one.code for one in report.diagnostics}
    checks = [check for code, check in BY_CODE.items() if code in found]
    indices = {check.code: index for index, check in enumerate(checks)}
    run: Object = {
        "tool": {"driver": _driver(checks, report)},
        "language": report.lang,
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": _results(report, indices),
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _driver(checks: Iterable[Check], report: FindingsReport) -> Object:
    return {"name": PROGRAM, "version": report.version, "rules": [_rule(check, report.lang) for check in checks]}


def _invocation(report: FindingsReport) -> Object:
    """That the program ran; and where files were left out, that it could not see everything."""
    notes = [{"level": "warning", "message": {"text": text}} for text in closing_lines(report)[1:]]
    return {"executionSuccessful": True, **({"toolExecutionNotifications": notes} if notes else {})}


def _rule(check: Check, lang: Lang) -> Object:
    words = documentation(check, lang)
    return {
        "id": check.code,
        "shortDescription": {"text": words.title},
        "fullDescription": {"text": words.why or words.title},
        "help": {"text": _help(words, lang, fence=""), "markdown": _help(words, lang, fence="```")},
        "defaultConfiguration": {"level": LEVELS[check.severity]},
    }


def _help(words: Documentation, lang: Lang, fence: str) -> str:
    """Why, and the examples; in a fence of Markdown where `fence` is one."""
    parts = [words.why or words.title]
    for heading, files in ((BAD, words.bad), (GOOD, words.good)):
        if files:
            parts += [heading.say(lang), _fenced("\n".join(_example(file) for file in files), fence)]
    return "\n\n".join(parts)


def _example(file: ExampleFile) -> str:
    condition = f" ({file.condition})" if file.condition else ""
    return f"# {file.path}{condition}\n{file.text}".rstrip("\n")


def _fenced(text: str, fence: str) -> str:
    return f"{fence}yaml\n{text}\n{fence}" if fence else text


def _results(report: FindingsReport, indices: Mapping[str, int]) -> list[Object]:
    prints = fingerprints(report.diagnostics)
    return [
        _result(one, fingerprint, report, indices) for one, fingerprint in zip(report.diagnostics, prints, strict=True)
    ]


def _result(one: Diagnostic, fingerprint: str, report: FindingsReport, indices: Mapping[str, int]) -> Object:
    related = [
        {"id": number, **_location(other.path, other.span, report), "message": {"text": _plain(visible(other.message))}}
        for number, other in enumerate(one.related, 1)
    ]
    return {
        "ruleId": one.code,
        "ruleIndex": indices[one.code],
        "level": LEVELS[one.severity],
        "message": {"text": _plain(in_one_line(one, report.lang))},
        "locations": [_location(one.path, one.span, report)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"regIdentity/v1": fingerprint},
    }


def _plain(text: str) -> str:
    """Without links: SARIF reads `[words](address)` in a plain message as one."""
    return text.replace("](", "] (")


def _location(path: str, span: Span, report: FindingsReport) -> Object:
    address = quote(_bytes(report.path(path)))
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": address, "uriBaseId": "%SRCROOT%"},
            "region": _region(span),
        }
    }


def _bytes(path: str) -> bytes:
    """The bytes of a file's name as they are on disk; half a character, which only Windows has in names, as it is shown."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return encodable(path).encode()


def _region(span: Span) -> Object:
    """The span; a finding about a whole file has its first line, and no columns that would point at nothing."""
    if span == START:
        return {"startLine": 1}
    end_column = max(span.end_column, span.column) if span.end_line == span.line else max(span.end_column, 1)
    return {"startLine": span.line, "startColumn": span.column, "endLine": span.end_line, "endColumn": end_column}
