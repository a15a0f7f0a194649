"""A contract for a highly critical system does not say what happens at its end.

How the data come back, in which formats, who helps the next supplier and at what price is agreed while one can still choose. Asked for where the settings
name a field of `exit` for contracts (`completeness`), and the contract covers a living system of high criticality; what the agreement above it says
counts too.

Bad:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    completeness: {contract: {should: [exit.assistance]}}
    # systems/opus.yaml
    name: OPUS
    criticality: {level: high}
    # contracts/opus-drift.yaml
    name: Drift af OPUS
    #^^^ no-exit-terms
    covers: [opus]

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    completeness: {contract: {should: [exit.assistance]}}
    # systems/opus.yaml
    name: OPUS
    criticality: {level: high}
    # contracts/opus-drift.yaml
    name: Drift af OPUS
    covers: [opus]
    exit: {assistance: Udtræk til fast pris, deletion: P30D, formats: [xml]}
"""

from collections.abc import Iterator

from registry_cli.analysis.due import level_of
from registry_cli.checks.check import Check, Question, named
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark, Parameter
from registry_cli.language import Text


def _run(question: Question) -> Iterator[Finding]:
    cover = question.cover
    for contract in question.asked("contract", "exit"):
        things = (one for one in cover.things(contract) if one.kind == "system" and level_of(one) == "high")
        critical = [one for one in things if cover.lives_on(one, question.as_of)]
        if critical and not any(one.data.get("exit") is not None for one in cover.above(contract)):
            params: dict[str, Parameter] = {"things": named(critical)}
            yield Finding("no-exit-terms", Mark(contract.path, ("exit",)), contract.id, params)


CHECK = Check(
    code="no-exit-terms",
    severity="warning",
    message=Text(
        "the contract covers {things} and does not say what happens at its end",
        "kontrakten dækker {things}, og det fremgår ikke, hvad der sker ved ophør",
    ),
    help=Text(
        "Write help, price, deletion and formats in `exit`, or in its `notes` that nothing is agreed.",
        "Skriv bistand, pris, sletning og formater i `exit`, eller i dets `notes`, at intet er aftalt.",
    ),
    documentation=__doc__,
    danish="""En kontrakt om et meget kritisk system siger ikke, hvad der sker, når den ophører.

Hvordan data kommer tilbage, i hvilke formater, hvem der hjælper den næste leverandør, og til hvilken pris, aftales, mens man endnu kan vælge.
Der spørges, hvor indstillingerne nævner et felt under `exit` for kontrakter (`completeness`), og kontrakten dækker et levende system
med høj kritikalitet; det, den overordnede aftale siger, tæller med.
""",
    run=_run,
    days=(lives,),
)
