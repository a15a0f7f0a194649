"""A contract runs on after everything it covers is retired.

The first day on which we could be out of it lies more than a month after the last thing it covers is closed, so it is paid for nothing.
Leave it earlier by agreement, take something out of it, or let the retirement and the contract's end meet. Where the end is settled already, this
is only worth knowing.

Bad:

    # systems/opus.yaml
    name: OPUS
    lifecycle: {in_use: 2012-01-01, retired: 2027-07-01}
    # contracts/opus-drift.yaml
    name: Drift af OPUS
    covers: [opus]
    #       ^^^^^^ contract-overrun
    term:
      start: 2020-01-01
      initial: P4Y
      renewal: {kind: tacit, period: P2Y}
      notice: {period: P12M, to: term-end}
      intended_exit: 2029-12-31

Good:

    # systems/opus.yaml
    name: OPUS
    lifecycle: {in_use: 2012-01-01, retired: 2027-07-01}
    # contracts/opus-drift.yaml
    name: Drift af OPUS
    covers: [opus]
    term:
      start: 2020-01-01
      notice: {period: P6M, to: month-end}
"""

from collections.abc import Iterator
from datetime import date

from registry_cli.analysis.contracts.cover import Cover
from registry_cli.analysis.contracts.records import ContractState
from registry_cli.analysis.lifetimes import has_clear_life, retired_on, retirement_places
from registry_cli.analysis.periods import Period, after
from registry_cli.checks.check import Check, Question, named
from registry_cli.checks.contract_days import contracts, with_line
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark, Parameter, Severity
from registry_cli.language import Text
from registry_cli.model.registry import Entry

SLACK = Period(1, 0)
"""A contract may run on for so long without a word."""


def _run(question: Question) -> Iterator[Finding]:
    for contract, state in question.cover.contracts:
        things = question.cover.things(contract)
        retired = _all_retired(contract, things, question)
        leave = state.earliest_exit
        if retired is None or leave is None or _is_shared(contract, question.cover):
            continue
        limit = after(retired, SLACK)
        if limit is not None and leave >= limit:
            yield _finding(contract, state, things, retired)


def _all_retired(contract: Entry, things: tuple[Entry, ...], question: Question) -> date | None:
    """The first day on which nothing that the contract covers is in use; `None` where that cannot be said."""
    registry = question.registry
    listed = contract.words("covers")
    if not things or any(registry.find(one) not in things or one in registry.ambiguous for one in listed):
        return None
    days = [retired_on(one) for one in things if has_clear_life(one)]
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(things) else None


def _is_shared(contract: Entry, cover: Cover) -> bool:
    """Whether other contracts stand under it, so that it is about more than it lists."""
    return contract.id in cover.below


def _finding(contract: Entry, state: ContractState, things: tuple[Entry, ...], retired: date) -> Finding:
    leave = state.earliest_exit
    is_settled = leave == state.end
    params: dict[str, Parameter] = {
        "things": named(things),
        "retired": retired.isoformat(),
        "day": leave.isoformat() if leave else "",
        "case": "settled" if is_settled else "open",
    }
    related = tuple(place for one in things for place in retirement_places(one))
    mark = Mark(contract.path, ("covers",))
    severity: Severity = "info" if is_settled else "warning"
    return Finding("contract-overrun", mark, contract.id, params, related[:3], severity=severity)


CHECK = Check(
    code="contract-overrun",
    severity="warning",
    message=Text(
        "what it covers ({things}) is retired {retired}, but the contract cannot be left before {day}",
        "{things} udfases {retired}, men kontrakten kan tidligst ophøre {day}",
    ),
    cases={
        "settled": Text(
            "what it covers ({things}) is retired {retired}, but the contract runs until {day}",
            "{things} udfases {retired}, men kontrakten løber til {day}",
        ),
    },
    help=Text(
        "Agree with the supplier to leave earlier, or write what else the contract covers.",
        "Aftal med leverandøren at slutte før, eller skriv, hvad kontrakten ellers dækker.",
    ),
    documentation=__doc__,
    danish="""En kontrakt løber videre, efter at alt, den dækker, er udfaset.

Den første dag, vi kan være ude af den, ligger mere end en måned efter, at det sidste, den dækker, er lukket; der bliver altså betalt for
ingenting. Aftal at slutte før, tag noget ud af den, eller lad udfasningen og kontraktens ophør mødes. Ligger ophøret allerede fast, er
det kun værd at vide.
""",
    run=_run,
    days=(lives, contracts),
    along=with_line,
    related=Text("it is retired here", "det udfases her"),
)
