"""The words that formats share: severities, the summary, and a finding in one line or several. All are visible text."""

from registry_cli.checks.check import DID_YOU_MEAN
from registry_cli.escaping import visible
from registry_cli.findings import Severity, Span
from registry_cli.language import Lang, Text
from registry_cli.output.diagnostics import Diagnostic, count
from registry_cli.output.report import FindingsReport

SEVERITY: dict[Severity, Text] = {
    "error": Text("error", "fejl"),
    "warning": Text("warning", "advarsel"),
    "info": Text("info", "oplysning"),
}
SEVERITY_PLURAL: dict[Severity, Text] = {
    "error": Text("errors", "fejl"),
    "warning": Text("warnings", "advarsler"),
    "info": Text("info", "oplysninger"),
}
FILE, FILES = Text("file", "fil"), Text("files", "filer")
ENTITY, ENTITIES = Text("entity", "post"), Text("entities", "poster")
SUMMARY = Text("{findings} in {files} ({entities})", "{findings} i {files} ({entities})")
NEW_SINCE = Text(
    "New since {ref} (commit {commit}): {findings}; others, not counted: {others}; looked at {files} ({entities})",
    "Nyt siden {ref} (commit {commit}): {findings}; andre, ikke talt med: {others}; set på {files} ({entities})",
)
NOT_IN_BASELINE = Text(
    "Not in the baseline {file}: {findings}; in it, not counted: {known}; looked at {files} ({entities})",
    "Ikke i basislinjen {file}: {findings}; i den, ikke talt med: {known}; set på {files} ({entities})",
)
NO_FINDINGS = Text("No findings", "Ingen bemærkninger")
INCOMPLETE = Text(
    "The answer is incomplete because of faults in {files}.",
    "Svaret er ufuldstændigt på grund af fejl i {files}.",
)
SHORT_COMMIT = 7
"""So many digits name a commit to people."""

SOME_FILES = Text("some files", "nogle filer")


def severity_word(severity: Severity, lang: Lang) -> str:
    """What people call the severity, in the singular."""
    return SEVERITY[severity].say(lang)


def summary(report: FindingsReport) -> str:
    """How many findings of each severity there are in how many files, severities without findings left out."""
    lang = report.lang
    found = [
        _counted(number, SEVERITY[severity], SEVERITY_PLURAL[severity], lang)
        for severity, number in count(report.diagnostics).items()
        if number
    ]
    none = NO_FINDINGS.say(lang)
    looked_at = {
        "files": _counted(report.files, FILE, FILES, lang),
        "entities": _counted(report.entities, ENTITY, ENTITIES, lang),
    }
    since = report.since
    if since is None and report.baseline is not None:
        beside = {"file": visible(report.baseline.file), "known": report.baseline.known}
        return NOT_IN_BASELINE.say(lang, findings=", ".join(found) or none.lower(), **beside, **looked_at)
    if since is None:
        return SUMMARY.say(lang, findings=", ".join(found) or none, **looked_at)
    against = {"ref": visible(since.ref), "commit": since.commit[:SHORT_COMMIT], "others": since.others}
    return NEW_SINCE.say(lang, findings=", ".join(found) or none.lower(), **against, **looked_at)


def closing_lines(report: FindingsReport) -> list[str]:
    """The summary, and a second line where the answer rests on less than the files hold."""
    if not report.incomplete:
        return [summary(report)]
    files = _counted(report.left_out, FILE, FILES, report.lang) if report.left_out else SOME_FILES.say(report.lang)
    return [summary(report), INCOMPLETE.say(report.lang, files=files)]


def place(report: FindingsReport, path: str, span: Span) -> str:
    """Where something stands, as editors and terminals open it: `path:line:column`."""
    return f"{visible(report.path(path))}:{span.line}:{span.column}"


def in_one_line(one: Diagnostic, lang: Lang) -> str:
    """The message, with what was meant where that is known: the most that one line can help."""
    meant = DID_YOU_MEAN.say(lang, word=one.suggestion)
    is_told = one.suggestion is not None and one.help.casefold().startswith(meant.casefold())
    return visible(f"{one.message} ({meant})" if is_told else one.message)


def related_lines(one: Diagnostic, report: FindingsReport) -> list[str]:
    """A line for each other place that belongs to the finding."""
    return [f"{visible(other.message)}: {place(report, other.path, other.span)}" for other in one.related]


def in_lines(one: Diagnostic, report: FindingsReport) -> list[str]:
    """Place and message, the related places, the help: a finding for readers that show nothing but its text."""
    first = f"{place(report, one.path, one.span)}: {visible(one.message)}"
    return [first, *related_lines(one, report), *([visible(one.help)] if one.help else [])]


def _counted(number: int, one: Text, many: Text, lang: Lang) -> str:
    return f"{number} {(one if number == 1 else many).say(lang)}"
