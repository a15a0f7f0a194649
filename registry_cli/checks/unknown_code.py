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

from collections.abc import Iterator

from registry_cli.checks.check import Check, Question
from registry_cli.findings import Finding, Mark
from registry_cli.language import Text
from registry_cli.sources import SETTINGS_FILE


def _run(question: Question) -> Iterator[Finding]:
    for code in question.registry.settings.severity:
        if code not in question.codes:
            mark = Mark(SETTINGS_FILE, ("severity", code), "key")
            yield Finding("unknown-code", mark, None, {"found": code}, candidates=question.codes)
    for entry in question.registry.of_kind("waiver"):
        waived = entry.data.get("finding")
        if isinstance(waived, str) and waived not in question.codes:
            mark = Mark(entry.path, ("finding",))
            yield Finding("unknown-code", mark, entry.id, {"found": waived}, candidates=question.codes)


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
