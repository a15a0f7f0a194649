"""A finding is named that does not exist.

A waiver or a severity that names a misspelt code does nothing, in silence.

Bad:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    severity: {retired-referense: warning}
    #          ^^^^^^^^^^^^^^^^^ unknown-code

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    severity: {retired-reference: warning}
"""

from collections.abc import Iterator, Mapping

from registry_cli.checks.check import Check, Question
from registry_cli.documents import Data
from registry_cli.findings import Finding, Mark, Route
from registry_cli.language import Text


def _run(question: Question) -> Iterator[Finding]:
    for layer in question.registry.own_layers:
        for route in _severities(layer.data):
            if route[-1] not in question.codes:
                mark = Mark(layer.path, route, "key")
                yield Finding("unknown-code", mark, None, {"found": str(route[-1])}, candidates=question.codes)
    for entry in question.registry.of_kind("waiver"):
        waived = entry.data.get("finding")
        if isinstance(waived, str) and waived not in question.codes:
            mark = Mark(entry.path, ("finding",))
            yield Finding("unknown-code", mark, entry.id, {"found": waived}, candidates=question.codes)


def _severities(settings: Mapping[str, Data]) -> Iterator[Route]:
    """The route to every code whose severity a file of settings states."""
    by_path = settings.get("severity_by_path")
    rows = by_path if isinstance(by_path, list) else []
    stated: list[tuple[Route, Data]] = [(("severity",), settings.get("severity"))]
    stated += [
        (("severity_by_path", number, "severity"), row.get("severity"))
        for number, row in enumerate(rows)
        if isinstance(row, dict)
    ]
    for route, severity in stated:
        if isinstance(severity, dict):
            yield from ((*route, code) for code in severity)


CHECK = Check(
    code="unknown-code",
    severity="error",
    message=Text("there is no finding {found}", "der er ingen bemærkning {found}"),
    help=Text("See `reg explain` for all codes.", "Se alle koder med `reg explain`."),
    documentation=__doc__,
    danish="""En bemærkning nævnes, som ikke findes.

En dispensation eller en alvorlighed, der nævner en fejlstavet kode, gør ingenting, i stilhed.
""",
    run=_run,
)
