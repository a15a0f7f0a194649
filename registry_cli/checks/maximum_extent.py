"""A contract can be renewed no further, ends within a year, and nothing says what comes after it.

No renewal or option is left, what it covers stays in use, and no other contract covers it from then on. A tender takes most of a year; whoever
begins when the contract has ended buys the bridge at the supplier's price.

Bad:

    # systems/opus.yaml
    name: OPUS
    # contracts/opus-drift.yaml
    name: Drift af OPUS
    covers: [opus]
    term:
      start: 2023-07-01
      initial: P4Y
      #        ^^^ maximum-extent

Good:

    # systems/opus.yaml
    name: OPUS
    # contracts/opus-drift.yaml
    name: Drift af OPUS
    covers: [opus]
    term:
      start: 2023-07-01
      initial: P4Y
    reprocurement: {plan: 2027-Q1, value: 2400000}
"""

from collections.abc import Iterator

from registry_cli.analysis.contracts.cover import place_of_end
from registry_cli.checks.check import Check, Question, named
from registry_cli.checks.contract_days import contracts, with_line
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark, Parameter
from registry_cli.language import Text


def _run(question: Question) -> Iterator[Finding]:
    for gap in question.gaps:
        if gap.reason == "maximum":
            contract, state = gap.ending.contract, gap.ending.state
            mark = Mark(contract.path, place_of_end(contract, state))
            params: dict[str, Parameter] = {"things": named(gap.things), "day": gap.ending.last.isoformat()}
            yield Finding("maximum-extent", mark, contract.id, params)


CHECK = Check(
    code="maximum-extent",
    severity="warning",
    message=Text(
        "the contract ends {day} and can be renewed no further; nothing says what comes after it for {things}",
        "kontrakten udløber {day} og kan ikke forlænges mere; det fremgår ikke, hvad der derefter skal gælde for {things}",
    ),
    help=Text(
        "Plan the next purchase in `reprocurement`, or write when what it covers is retired.",
        "Planlæg det næste køb i `reprocurement`, eller skriv, hvornår det, den dækker, udfases.",
    ),
    documentation=__doc__,
    danish="""En kontrakt kan ikke forlænges mere, udløber inden for et år, og det fremgår ikke, hvad der kommer efter.

Der er ingen forlængelse eller option tilbage, det, den dækker, bliver i brug, og ingen anden kontrakt dækker det derefter. Et udbud tager
det meste af et år; den, der først begynder, når kontrakten er udløbet, må købe overgangen til leverandørens pris.
""",
    run=_run,
    days=(lives, contracts),
    along=with_line,
)
