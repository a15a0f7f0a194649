"""A system's main contract does not list the system.

A contract lists what it covers, and prices and deadlines are reckoned from that list. Where the system names the contract and the contract
not the system, it has no costs and no notice day. A contract that covers the system it is a module of covers it too.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    main_contract: ksd-drift
    #              ^^^^^^^^^ main-contract-does-not-cover
    # systems/ksd.yaml
    name: Kommunernes Sygedagpengesystem
    # contracts/ksd-drift.yaml
    name: Drift af KSD
    covers: [ksd]

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    main_contract: ky-drift
    # contracts/ky-drift.yaml
    name: Drift af KY
    covers: [ky]
"""

from collections.abc import Iterator

from registry_cli.analysis.lifetimes import is_surely_not_retired
from registry_cli.analysis.misspelling import is_listed
from registry_cli.analysis.wholes import with_wholes
from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark
from registry_cli.language import Text
from registry_cli.model.registry import Entry


def _run(question: Question) -> Iterator[Finding]:
    for system in question.among("system"):
        contract = question.registry.find(system.text("main_contract"))
        if (
            contract is not None
            and contract.kind == "contract"
            and contract.id not in question.registry.ambiguous
            and question.registry.is_whole(contract)
            and not question.lacks(contract.id, "covers")
            and is_surely_not_retired(system, question.as_of)
            and not _covers(contract, system, question)
        ):
            marks = Mark(system.path, ("main_contract",)), Mark(contract.path, ("covers",))
            params = {"found": contract.id, "entity": system.id}
            yield Finding("main-contract-does-not-cover", marks[0], system.id, params, (marks[1],))


def _covers(contract: Entry, system: Entry, question: Question) -> bool:
    """Whether the contract lists the system or what it is part of, or its list cannot be read."""
    covers = contract.data.get("covers")
    if covers is not None and not isinstance(covers, list):
        return True
    wanted = [one.id for one in with_wholes(system, question.registry)]
    return is_listed(wanted, contract.words("covers"), question.registry)


CHECK = Check(
    code="main-contract-does-not-cover",
    severity="warning",
    message=Text("{found} does not list {entity} as covered", "{found} angiver ikke, at den dækker {entity}"),
    help=Text(
        "Add the system to the contract's `covers`, or name the contract that covers it.",
        "Tilføj systemet under kontraktens `covers`, eller angiv den kontrakt, der dækker det.",
    ),
    documentation=__doc__,
    danish="""Et systems hovedkontrakt angiver ikke systemet.

En kontrakt angiver, hvad den dækker, og priser og frister regnes ud fra det. Hvor systemet nævner kontrakten, men kontrakten ikke
systemet, har det hverken udgifter eller opsigelsesdato. En kontrakt, der dækker det system, det er et modul i, dækker det også.
""",
    run=_run,
    days=(lives,),
    related=Text("what it covers stands here", "det, den dækker, står her"),
)
