"""It is time to decide whether to give notice: the time for deciding has begun to run out.

The last day for the notice comes, and the day by which the decision should have been made, that day less `lead_time`, has passed. What nobody
decides, the contract decides by itself. Whoever means to stay says so in `intended_exit`, with a day after this exit.

Bad:

    # contracts/sapa-tilslutning.yaml
    name: Tilslutning til SAPA
    term:
      start: 2023-07-01
      initial: P4Y
      renewal: {kind: tacit, period: P1Y}
      notice: {period: P6M, to: term-end}
      #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^ notice-window
      lead_time: P3M

Good:

    # contracts/sapa-tilslutning.yaml
    name: Tilslutning til SAPA
    term:
      start: 2023-07-01
      initial: P4Y
      renewal: {kind: tacit, period: P1Y}
      notice: {period: P6M, to: term-end}
      lead_time: P3M
      intended_exit: 2030-06-30
"""

from collections.abc import Iterator

from registry_cli.analysis.contracts.choices import open_notice, told_once
from registry_cli.checks.check import Check, Question
from registry_cli.checks.contract_days import contracts, with_line
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark, Parameter
from registry_cli.language import Text


def _run(question: Question) -> Iterator[Finding]:
    opened = ((contract, state, open_notice(state)) for contract, state in question.cover.contracts)
    for contract, state, notice in told_once((one, state, due) for one, state, due in opened if due is not None):
        route = ("inherits_term",) if state.terms.inherited_from else ("term", "notice")
        params: dict[str, Parameter] = {
            "exit": notice.exit.isoformat(),
            "day": notice.safe_day.isoformat(),
            "decide": notice.decide_by.isoformat(),
            "left": (notice.safe_day - question.as_of).days,
            "missed": notice.missed.isoformat() if notice.missed else "",
            "case": "last" if notice.safe_day < question.as_of else "no-other" if notice.missed is None else "open",
        }
        if params["case"] == "last":
            params["day"] = notice.last_day.isoformat()
        yield Finding("notice-window", Mark(contract.path, route), contract.id, params)


CHECK = Check(
    code="notice-window",
    severity="warning",
    message=Text(
        "notice to leave {exit} must be received by {day} (days left: {left}) and should have been decided by {decide}; else the next exit is {missed}",
        "opsigelse til {exit} skal være modtaget senest {day} (dage tilbage: {left}) og skulle være besluttet senest {decide}; ellers er næste mulighed {missed}",
    ),
    cases={
        "last": Text(
            "notice to leave {exit} must be received by {day}, and no working day is left before it",
            "opsigelse til {exit} skal være modtaget senest {day}, og der er ingen arbejdsdag tilbage inden da",
        ),
        "no-other": Text(
            "notice to leave {exit} must be received by {day} (days left: {left}) and should have been decided by {decide}",
            "opsigelse til {exit} skal være modtaget senest {day} (dage tilbage: {left}) og skulle være besluttet senest {decide}",
        ),
    },
    help=Text(
        "Give notice and write it in `terminated`, or write in `intended_exit` how long we mean to stay.",
        "Opsig, og skriv det i `terminated`, eller skriv i `intended_exit`, hvor længe vi vil blive.",
    ),
    documentation=__doc__,
    danish="""Det er tid at beslutte, om kontrakten skal opsiges: fristen for at beslutte er ved at løbe ud.

Den sidste dag for opsigelse nærmer sig, og den dag, hvor beslutningen skulle være truffet - den dag minus `lead_time` - er gået. Det,
ingen beslutter, beslutter kontrakten selv. Vil man blive, skriver man det i `intended_exit` med en dag efter dette ophør.
""",
    run=_run,
    days=(lives, contracts),
    along=with_line,
)
