"""Registries written as one text: a line `# path` begins a file, and comments say what is wrong where."""

from datetime import date

from registry_cli.checks.documentation import PLAIN_SETTINGS
from registry_cli.checks.running import Judged, judge
from registry_cli.documents import locate
from registry_cli.output.diagnostics import Diagnostic, diagnostics
from tests.expectations import Expected, expected_of
from tests.model.memory import registry_of

AS_OF = date(2026, 11, 25)
BESIDE = ("copy-register-in-use", "undocumented-connection", "unit-without-head")
"""What the small registries have beside what they are about."""


def files_in(text: str) -> dict[str, str]:
    """The files of a registry: each begins with `# path.yaml`; what stands before the first goes into `registry.yaml`."""
    files = {"registry.yaml": PLAIN_SETTINGS}
    path = "registry.yaml"
    for line in text.strip("\n").split("\n"):
        if line.startswith("# ") and line.endswith(".yaml"):
            path = line[2:]
        else:
            files[path] = f"{files.get(path, '')}{line}\n"
    return files


def marked(text: str) -> list[Expected]:
    """The findings that the comments mark."""
    return expected_of(files_in(text).items())


def judged(text: str, as_of: date = AS_OF) -> tuple[Judged, ...]:
    """The findings there are, without those of `BESIDE`."""
    return tuple(one for one in judge(registry_of(files_in(text)), as_of) if one.finding.code not in BESIDE)


def found(text: str, as_of: date = AS_OF) -> list[Expected]:
    """The findings there are, at their places."""
    registry = registry_of(files_in(text))
    places = []
    for one in judged(text, as_of):
        mark = one.finding.mark
        span = locate(registry.documents[mark.path].text, mark)
        places.append(Expected(mark.path, span.line, span.column, span.end_column, one.finding.code))
    return sorted(places)


def told(text: str, as_of: date = AS_OF) -> tuple[Diagnostic, ...]:
    """The findings in English words."""
    return diagnostics(judged(text, as_of), registry_of(files_in(text)), "en")
