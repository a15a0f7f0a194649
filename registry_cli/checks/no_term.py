"""A contract does not say how long it runs.

Without a term there is no last day, no notice day and no deadline: nobody is warned before the contract renews itself, or ends. Asked for where the
settings name any field of `term` for contracts (`completeness`); a contract may inherit the term of the agreement above it (`inherits_term`).

Bad:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    completeness: {contract: {should: [term.start]}}
    # contracts/opus-drift.yaml
    name: Drift af OPUS
    #^^^ no-term

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    completeness: {contract: {should: [term.start]}}
    # contracts/opus-drift.yaml
    name: Drift af OPUS
    term: {start: 2024-01-01, notice: {period: P6M, to: month-end}}
"""

from collections.abc import Iterator

from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark
from registry_cli.language import Text


def _run(question: Question) -> Iterator[Finding]:
    for contract in question.asked("contract", "term"):
        if not contract.section("term") and contract.data.get("inherits_term") is not True:
            yield Finding("no-term", Mark(contract.path, ("term",)), contract.id, {"name": contract.name})


CHECK = Check(
    code="no-term",
    severity="warning",
    message=Text("{name} does not say how long it runs", "det fremgår ikke, hvor længe {name} løber"),
    help=Text(
        "Write its first day, how it ends and the notice in `term`, or `inherits_term: true` where the agreement above it decides.",
        "Skriv første dag, hvordan den slutter, og varslet i `term`, eller `inherits_term: true`, hvor den overordnede aftale bestemmer.",
    ),
    documentation=__doc__,
    danish="""Det fremgår ikke, hvor længe en kontrakt løber.

Uden løbetid er der ingen sidste dag, ingen opsigelsesdag og ingen frister: ingen bliver advaret, før kontrakten forlænger sig selv eller
udløber. Der spørges, hvor indstillingerne nævner et felt under `term` for kontrakter (`completeness`); en kontrakt kan arve løbetiden
fra den overordnede aftale (`inherits_term`).
""",
    run=_run,
    days=(lives,),
)
