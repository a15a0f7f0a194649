"""A contract has ended, and what it covers is still in use, or it is still paid.

After the last day there are no agreed terms: no prices, no service levels, no help at the end. Either the contract was renewed and
the entry does not say so, or the municipality uses, or pays for, something that it has no contract for.

Bad:

    # systems/opus.yaml
    name: OPUS
    # contracts/opus-drift.yaml
    name: Drift af OPUS
    covers: [opus]
    term:
      start: 2018-01-01
      end: 2025-12-31
      #    ^^^^^^^^^^ expired-contract

Good:

    # systems/opus.yaml
    name: OPUS
    # contracts/opus-drift.yaml
    name: Drift af OPUS
    covers: [opus]
    term:
      start: 2018-01-01
      end: 2025-12-31
    amendments: [{date: 2025-10-01, end: 2027-12-31, note: Forlænget to år}]
"""

from collections.abc import Iterator

from registry_cli.analysis.contracts.cover import Ending, place_of_end, place_of_taking_out
from registry_cli.analysis.contracts.gaps import present_gaps
from registry_cli.checks.check import Check, Question, named
from registry_cli.checks.contract_days import contracts, with_line
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark, Parameter, Route
from registry_cli.language import Text
from registry_cli.model.registry import Entry


def _run(question: Question) -> Iterator[Finding]:
    for ending, left in present_gaps(question.cover, question.as_of):
        years = _years_paid_after(ending) if ending.is_whole else ()
        if left or years:
            yield _finding(ending, left, years)


def _years_paid_after(ending: Ending) -> tuple[int, ...]:
    """The positions among `actuals` of the years after the last in which something was paid."""
    return tuple(
        position
        for position, row in ending.contract.numbered_rows("actuals")
        if isinstance(year := row.get("year"), int) and year > ending.last.year and row.get("amount")
    )


def _finding(ending: Ending, left: tuple[Entry, ...], years: tuple[int, ...]) -> Finding:
    contract = ending.contract
    route: Route = place_of_end(contract, ending.state) if ending.is_whole else place_of_taking_out(contract)
    params: dict[str, Parameter] = {
        "day": ending.last.isoformat(),
        "things": named(left) if left else "",
        "case": "paid" if not left else "in-use" if ending.is_whole else "taken-out",
    }
    mark, paid = Mark(contract.path, route), tuple(Mark(contract.path, ("actuals", year)) for year in years[:1])
    if not left:
        return Finding("expired-contract", paid[0], contract.id, params, (mark,))
    return Finding("expired-contract", mark, contract.id, params, paid)


CHECK = Check(
    code="expired-contract",
    severity="warning",
    message=Text(
        "the contract ended {day}, and no other covers {things}, still in use",
        "kontrakten ophørte {day}, og {things} er stadig i brug uden en anden",
    ),
    cases={
        "paid": Text(
            "the contract ended {day}, and it was paid after that",
            "kontrakten ophørte {day}, og der er betalt efter det",
        ),
        "taken-out": Text(
            "the contract has not covered {things} since {day}, and no other does",
            "kontrakten dækker ikke længere {things} efter {day}, og det gør ingen anden",
        ),
    },
    help=Text(
        "Write the extension as an amendment, write the contract that took over, or stop the use and the payments.",
        "Skriv forlængelsen som et tillæg, skriv den kontrakt, der tog over, eller stop brugen og betalingerne.",
    ),
    documentation=__doc__,
    danish="""En kontrakt er ophørt, og det, den dækker, er stadig i brug, eller der betales stadig.

Efter den sidste dag er der ingen aftalte vilkår: ingen priser, ingen servicemål, ingen hjælp ved ophør. Enten er kontrakten forlænget,
uden at det fremgår, eller også bruger eller betaler kommunen noget, den ikke har kontrakt på.
""",
    run=_run,
    days=(lives, contracts),
    along=with_line,
    related=Text("it belongs to this", "det hører til her"),
)
