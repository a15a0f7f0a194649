"""An option to renew must be decided on now, or soon.

The contract ends unless the option is taken up before its last day, and what it covers is to go on after that, or `intended_exit` lies after the
end. Three months before the decision is due it is worth a word; when that day has passed, it needs action.

Bad:

    # systems/pez.yaml
    name: PEZ
    # contracts/pez-kontrakt.yaml
    name: PEZ
    covers: [pez]
    term:
      start: 2023-02-01
      initial: P4Y
      renewal: {kind: option, period: P1Y, times: 1, by: P2M}
      #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ option-open
      lead_time: P1M

Good:

    # systems/pez.yaml
    name: PEZ
    # contracts/pez-kontrakt.yaml
    name: PEZ
    covers: [pez]
    term:
      start: 2023-02-01
      initial: P4Y
      renewal: {kind: option, period: P1Y, times: 1, by: P2M}
      exercised: [{date: 2026-11-03, periods: 1}]
      lead_time: P1M
"""

from collections.abc import Iterator

from registry_cli.analysis.contracts.choices import open_option, told_once
from registry_cli.checks.check import Check, Question
from registry_cli.checks.contract_days import contracts, with_line
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark, Parameter, Severity
from registry_cli.language import Text

SEVERITY: dict[bool, Severity] = {True: "warning", False: "info"}
"""Whether the decision is due decides."""


def _run(question: Question) -> Iterator[Finding]:
    cover, day = question.cover, question.as_of
    opened = ((contract, state, open_option(contract, state, cover, day)) for contract, state in cover.contracts)
    for contract, state, option in told_once((one, state, due) for one, state, due in opened if due is not None):
        route = ("inherits_term",) if state.terms.inherited_from else ("term", "renewal")
        is_due = option.decide_by < day
        last = option.safe_day if option.safe_day >= day else option.last_day
        params: dict[str, Parameter] = {
            "exit": option.exit.isoformat(),
            "day": last.isoformat(),
            "decide": option.decide_by.isoformat(),
            "left": (last - day).days,
            "case": "due" if is_due else "near",
        }
        mark, severity = Mark(contract.path, route), SEVERITY[is_due]
        yield Finding("option-open", mark, contract.id, params, severity=severity)


CHECK = Check(
    code="option-open",
    severity="warning",
    message=Text(
        "the option must be taken up by {day} (days left: {left}), decided by {decide}; else the contract ends {exit}",
        "optionen skal udnyttes senest {day} (dage tilbage: {left}), besluttet senest {decide}; ellers udløber kontrakten {exit}",
    ),
    cases={
        "due": Text(
            "the option must be taken up by {day} (days left: {left}) and should have been decided by {decide}; else the contract ends {exit}",
            "optionen skal udnyttes senest {day} (dage tilbage: {left}) og skulle være besluttet senest {decide}; ellers udløber kontrakten {exit}",
        ),
    },
    help=Text(
        "Take it up and write it in `exercised`, or write in `intended_exit` that the contract is to end.",
        "Udnyt den, og skriv det i `exercised`, eller skriv i `intended_exit`, at kontrakten skal udløbe.",
    ),
    documentation=__doc__,
    danish="""En option på forlængelse skal besluttes nu eller snart.

Kontrakten udløber, medmindre optionen udnyttes inden sin sidste dag, og det, den dækker, skal fortsætte derefter, eller `intended_exit` ligger
efter udløbet. Tre måneder før beslutningen skal være truffet, er det værd at nævne; er den dag gået, skal der gøres noget.
""",
    run=_run,
    days=(lives, contracts),
    along=with_line,
)
