"""The terms of a contract say something that no day can be reckoned from.

What cannot be reckoned is left open, and so is what rests on it: the end, the exits, the deadlines. A renewal needs a period, an option that was taken
up must have been there, amendments stand in the order of their dates, and a contract that goes on by itself needs a notice to be left.

Bad:

    # contracts/opus-drift.yaml
    name: Drift af OPUS
    term:
      start: 2022-01-01
      initial: P8Y
      renewal: {kind: tacit}
      #        ^^^^^^^^^^^^^ unreckonable-term
      notice: {period: P6M, to: term-end}
    # contracts/ky-tilslutning.yaml
    name: Tilslutning til KY
    term:
      start: 2022-01-01
      initial: P4Y
      renewal: {kind: option, period: P2Y, times: 1}
      exercised: [{date: 2025-06-01, periods: 2}]
      #                                       ^ unreckonable-term

Good:

    # contracts/opus-drift.yaml
    name: Drift af OPUS
    term:
      start: 2022-01-01
      initial: P8Y
      renewal: {kind: tacit, period: P1Y}
      notice: {period: P6M, to: term-end}
    # contracts/ky-tilslutning.yaml
    name: Tilslutning til KY
    term:
      start: 2022-01-01
      initial: P4Y
      renewal: {kind: option, period: P2Y, times: 1}
      exercised: [{date: 2025-06-01, periods: 1}]
"""

from collections.abc import Iterator

from registry_cli.analysis.contracts.records import ContractState, Unreckoned
from registry_cli.checks.check import Check, Question
from registry_cli.checks.contract_days import contracts, with_line
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark, Severity
from registry_cli.language import Text
from registry_cli.model.registry import Entry
from registry_cli.model.values import day_in

SEVERITY: dict[str, Severity] = {
    "too-many-options": "error",
    "end-before-start": "error",
    "no-parent": "error",
    "no-notice": "info",
}
"""What is certainly wrong, and what may be meant; the rest is a warning."""

INHERITED = ("inherits_term",)


def _run(question: Question) -> Iterator[Finding]:
    for contract, state in question.cover.contracts:
        for one in _worth_telling(state):
            if not _is_told_elsewhere(contract, state, one, question):
                params = {"case": one.problem}
                mark, severity = Mark(contract.path, one.route), SEVERITY.get(one.problem)
                yield Finding("unreckonable-term", mark, contract.id, params, severity=severity)


def _worth_telling(state: ContractState) -> Iterator[Unreckoned]:
    """What still matters of a contract that is not over, and of options beyond the last only the first."""
    seen: set[Unreckoned | str] = set()
    for one in state.unreckoned if state.phase != "expired" else ():
        what = one.problem if one.problem == "too-many-options" else one
        is_settled = state.phase == "terminated" and one.problem in ("no-length", "no-notice")
        if what not in seen and not is_settled:
            seen.add(what)
            yield one


def _is_told_elsewhere(contract: Entry, state: ContractState, one: Unreckoned, question: Question) -> bool:
    """Whether another check tells of the same fault, or this one does in the agreement above."""
    match one.problem:
        case "no-term":
            return one.route != INHERITED or _is_asked(state, question)
        case "no-parent":
            return contract.data.get("parent") is not None
        case "end-before-start":
            return one.route == ("term", "end") or _is_before_its_date(contract, one)
        case "no-start" | "no-length" | "no-notice":
            return one.route == INHERITED or _is_lacking(contract, one, question)
        case "bad-date" | "bad-period":
            return True
    return one.route == INHERITED and one.problem != "beyond-the-calendar"


def _is_asked(state: ContractState, question: Question) -> bool:
    """Whether the agreement whose term is inherited is itself told to have none."""
    above = question.registry.find(state.terms.inherited_from)
    return above is not None and above in tuple(question.asked("contract", "term"))


def _is_before_its_date(contract: Entry, one: Unreckoned) -> bool:
    """Whether an amendment's end lies before its own date as well, which is told as an order of days."""
    position = one.route[1] if len(one.route) > 1 else None
    rows = dict(contract.numbered_rows("amendments"))
    row = rows.get(position, {}) if isinstance(position, int) else {}
    end, day = day_in(row.get("end")), day_in(row.get("date"))
    return end is not None and day is not None and end < day


def _is_lacking(contract: Entry, one: Unreckoned, question: Question) -> bool:
    """Whether the settings ask for what is missing, so that it is told already."""
    wanted = {"no-start": ("term.start",), "no-notice": ("term.notice.period", "term.notice.to", "term.notice")}
    return any(question.lacks(contract.id, path) for path in wanted.get(one.problem, ()))


CHECK = Check(
    code="unreckonable-term",
    severity="warning",
    message=Text("no day can be reckoned from this", "der kan ikke regnes nogen dato ud af dette"),
    cases={
        "no-term": Text(
            "the agreement above it has no term to inherit", "den overordnede aftale har ingen løbetid at arve"
        ),
        "no-start": Text("the term has no first day", "løbetiden har ingen første dag"),
        "no-length": Text(
            "the term has neither a length nor a last day, so it has no end to renew from or to leave at",
            "løbetiden har hverken længde eller sidste dag, så der er intet udløb at forlænge fra eller slutte ved",
        ),
        "no-period": Text("the length of the renewals is missing", "længden af forlængelserne mangler"),
        "no-notice": Text(
            "the contract goes on by itself, and no notice says how to leave it",
            "kontrakten fortsætter af sig selv, og intet varsel siger, hvordan man kommer ud af den",
        ),
        "end-before-start": Text(
            "the new last day lies before the contract's first day", "den nye sidste dag ligger før kontraktens første"
        ),
        "too-many-options": Text(
            "more options were taken up than the contract has", "der er udnyttet flere optioner, end kontrakten har"
        ),
        "amendments-out-of-order": Text(
            "the amendment stands after a later one", "tillægget står efter et, der er senere"
        ),
        "no-parent": Text(
            "the term is to be inherited, and no agreement stands above it",
            "løbetiden skal arves, men der er ingen overordnet aftale",
        ),
        "beyond-the-calendar": Text(
            "the term reaches beyond the years that can be reckoned",
            "løbetiden rækker ud over de år, der kan regnes med",
        ),
    },
    help=Text(
        "Correct it by the contract's own words; what no rule can say belongs in `conditions`.",
        "Ret det efter kontraktens egne ord; det, ingen regel kan sige, hører hjemme i `conditions`.",
    ),
    documentation=__doc__,
    danish="""En kontrakts løbetid siger noget, som der ikke kan regnes nogen dato ud af.

Det, der ikke kan regnes ud, er uden svar, og det samme er det, der hviler på det: udløb, ophør og frister. En forlængelse skal have en
længde, en udnyttet option skal have været der, tillæg står i rækkefølge efter dato, og en kontrakt, der fortsætter af sig selv, skal
have et varsel, for at man kan komme ud af den.
""",
    run=_run,
    days=(lives, contracts),
    along=with_line,
)
