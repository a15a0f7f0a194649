"""The last day for a notice has passed, and the contract runs on.

The contract is renewed into its next term; it is worth knowing until when, and which exit comes next. Where `intended_exit` says that we meant to
leave, and no notice is written in `terminated`, it needs action: the day we meant cannot be reached any more.

Bad:

    # contracts/ky-tilslutning.yaml
    name: Tilslutning til KY
    term:
      start: 2023-09-01
      initial: P4Y
      renewal: {kind: tacit, period: P1Y}
      notice: {period: P12M, to: term-end}
      #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ notice-missed
    # contracts/esr-abonnement.yaml
    name: Udtræk fra ESR
    term:
      start: 2013-01-01
      notice: {period: P6M, to: year-end}
      intended_exit: 2026-12-31
      #              ^^^^^^^^^^ notice-missed

Good:

    # contracts/ky-tilslutning.yaml
    name: Tilslutning til KY
    term:
      start: 2023-09-01
      initial: P4Y
      renewal: {kind: tacit, period: P1Y}
      notice: {period: P12M, to: term-end}
      intended_exit: 2029-08-31
    # contracts/esr-abonnement.yaml
    name: Udtræk fra ESR
    term:
      start: 2013-01-01
      notice: {period: P6M, to: year-end}
      intended_exit: 2026-12-31
      terminated: {date: 2026-05-20, by: us, effective: 2026-12-31}
"""

from collections.abc import Iterator

from registry_cli.analysis.contracts.choices import Missed, missed_exit
from registry_cli.checks.check import Check, Question
from registry_cli.checks.contract_days import contracts, with_line
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark, Parameter, Route, Severity
from registry_cli.language import Text


def _run(question: Question) -> Iterator[Finding]:
    missed = {one.id: missed_exit(one, state, question.as_of) for one, state in question.cover.contracts}
    for contract, state in question.cover.contracts:
        found, above = missed[contract.id], missed.get(state.terms.inherited_from or "")
        if found is not None and not (above is not None and _is_the_same(found, above)):
            yield _finding(found, is_inherited=state.terms.inherited_from is not None)


def _is_the_same(one: Missed, above: Missed) -> bool:
    return (one.exit, one.following) == (above.exit, above.following)


def _finding(missed: Missed, *, is_inherited: bool) -> Finding:
    is_intended = missed.intended != "no"
    route: Route = ("term", "intended_exit") if is_intended else ("term", "notice")
    params: dict[str, Parameter] = {
        "exit": missed.exit.isoformat(),
        "following": missed.following.isoformat(),
        "last": missed.last_day.isoformat() if missed.last_day else "",
        "until": missed.until.isoformat() if missed.until else "",
        "case": missed.intended if is_intended else "renewed" if missed.until else "no",
    }
    mark = Mark(missed.contract.path, ("inherits_term",) if is_inherited else route)
    severity: Severity = "warning" if is_intended else "info"
    return Finding("notice-missed", mark, missed.contract.id, params, severity=severity)


CHECK = Check(
    code="notice-missed",
    severity="warning",
    message=Text(
        "notice to leave {exit} should have been received by {last}; the next exit is {following}",
        "opsigelse til {exit} skulle være modtaget senest {last}; næste mulighed er {following}",
    ),
    cases={
        "renewed": Text(
            "notice to leave {exit} should have been received by {last}: the contract is renewed until {until}, and the next exit is {following}",
            "opsigelse til {exit} skulle være modtaget senest {last}: kontrakten forlænges til {until}, og næste mulighed for at slutte er {following}",
        ),
        "for-a-day": Text(
            "we meant to leave {exit}, but no notice is given, and the earliest exit is now {following}",
            "vi ville slutte {exit}, men der er ikke opsagt, og det tidligste ophør er nu {following}",
        ),
        "for-a-day-gone": Text(
            "we meant to leave {exit}, but the contract still runs, and the earliest exit is now {following}",
            "vi ville slutte {exit}, men kontrakten løber endnu, og det tidligste ophør er nu {following}",
        ),
    },
    help=Text(
        "Write the notice in `terminated` if it was given, agree on an earlier exit, or write in `intended_exit` how long we mean to stay.",
        "Skriv opsigelsen i `terminated`, hvis den er afgivet, aftal et tidligere ophør, eller skriv i `intended_exit`, hvor længe vi vil blive.",
    ),
    documentation=__doc__,
    danish="""Sidste dag for opsigelse er gået, og kontrakten løber videre.

Kontrakten forlænges med sin næste periode; det er værd at vide, hvor længe, og hvornår man næste gang kan slutte. Siger `intended_exit`, at vi
ville ud, og står der ingen opsigelse i `terminated`, skal der gøres noget: den dag kan ikke nås mere.
""",
    run=_run,
    days=(lives, contracts),
    along=with_line,
)
