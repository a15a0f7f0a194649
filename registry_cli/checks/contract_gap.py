"""A contract ends before what it covers is retired.

From the day after its last day nobody is bound to run, mend or support what is still in use, and what it then costs is for the supplier to say.
Told are contracts that were terminated and those that end by themselves within three years, unless a renewal is still open, another contract
covers the same from then on, or `reprocurement` says how the next one is bought.

Bad:

    # systems/opus.yaml
    name: OPUS
    lifecycle: {in_use: 2012-01-01, retired: 2029-01-01}
    # contracts/opus-drift.yaml
    name: Drift af OPUS
    covers: [opus]
    term:
      start: 2018-01-01
      end: 2028-06-30
      #    ^^^^^^^^^^ contract-gap

Good:

    # systems/opus.yaml
    name: OPUS
    lifecycle: {in_use: 2012-01-01, retired: 2029-01-01}
    # contracts/opus-drift.yaml
    name: Drift af OPUS
    covers: [opus]
    term: {start: 2018-01-01, end: 2028-06-30}
    # contracts/opus-overgang.yaml
    name: Drift af OPUS indtil lukningen
    covers: [opus]
    term: {start: 2028-07-01, end: 2028-12-31}
"""

from collections.abc import Iterator

from registry_cli.analysis.contracts.cover import place_of_end, place_of_taking_out
from registry_cli.analysis.contracts.gaps import Gap
from registry_cli.analysis.lifetimes import retirement_places
from registry_cli.checks.check import Check, Question, named
from registry_cli.checks.contract_days import contracts, with_line
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark, Parameter, Route
from registry_cli.language import Text
from registry_cli.model.registry import Entry


def _run(question: Question) -> Iterator[Finding]:
    for gap in question.gaps:
        if gap.reason != "maximum":
            yield _finding(gap)


def _finding(gap: Gap) -> Finding:
    contract, ending = gap.ending.contract, gap.ending
    route: Route = place_of_end(contract, ending.state) if ending.is_whole else place_of_taking_out(contract)
    related = tuple(place for one in gap.things for place in _life(one))
    params: dict[str, Parameter] = {"things": named(gap.things), "day": ending.last.isoformat(), "case": gap.reason}
    return Finding("contract-gap", Mark(contract.path, route), contract.id, params, related[:3])


def _life(thing: Entry) -> tuple[Mark, ...]:
    """Where its retirement is stated, else where it could be."""
    stated = (Mark(thing.path, ("lifecycle", "retired")),) if thing.section("lifecycle") else ()
    return retirement_places(thing) or stated


CHECK = Check(
    code="contract-gap",
    severity="warning",
    message=Text(
        "the last day of the contract is {day}, before the retirement of {things}",
        "kontraktens sidste dag er {day}, før {things} udfases",
    ),
    cases={
        "terminated": Text(
            "the contract is terminated and ends {day}, and no other covers {things} after that",
            "kontrakten er opsagt og ophører {day}, og ingen anden dækker {things} derefter",
        ),
        "taken-out": Text(
            "the contract does not cover {things} after {day}, and no other does",
            "kontrakten dækker ikke {things} efter {day}, og det gør ingen anden",
        ),
    },
    help=Text(
        "Extend it, write the contract that takes over, plan the purchase in `reprocurement`, or correct the day of the retirement.",
        "Forlæng den, skriv den kontrakt, der tager over, planlæg købet i `reprocurement`, eller ret datoen for udfasningen.",
    ),
    documentation=__doc__,
    danish="""En kontrakt slutter, før det, den dækker, udfases.

Fra dagen efter dens sidste dag er ingen forpligtet til at drive, rette eller supportere det, der stadig er i brug, og prisen bestemmer
leverandøren. Det gælder kontrakter, der er opsagt, og dem, der selv udløber inden for tre år, medmindre en forlængelse endnu er mulig,
en anden kontrakt dækker det samme derefter, eller `reprocurement` siger, hvordan den næste købes.
""",
    run=_run,
    days=(lives, contracts),
    along=with_line,
    related=Text("it is retired here", "det udfases her"),
)
