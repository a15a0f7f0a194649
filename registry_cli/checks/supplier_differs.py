"""A system names one supplier, and its main contract another.

The contract says whom we can turn to and whom we pay. `supplier` on a system is for systems without a contract; where both are there
they must agree, or every list by supplier is wrong.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    supplier: netcompany
    #         ^^^^^^^^^^ supplier-differs
    main_contract: ky-tilslutning
    # contracts/ky-tilslutning.yaml
    name: Tilslutningsaftale om KY
    supplier: kombit
    covers: [ky]
    # suppliers/kombit.yaml
    name: KOMBIT A/S
    # suppliers/netcompany.yaml
    name: Netcompany A/S

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    main_contract: ky-tilslutning
    # contracts/ky-tilslutning.yaml
    name: Tilslutningsaftale om KY
    supplier: kombit
    covers: [ky]
    # suppliers/kombit.yaml
    name: KOMBIT A/S
"""

from collections.abc import Iterator

from registry_cli.analysis.lifetimes import is_surely_not_retired
from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark
from registry_cli.language import Text
from registry_cli.model.registry import Entry, Registry


def _run(question: Question) -> Iterator[Finding]:
    registry = question.registry
    for system in question.among("system"):
        contract = registry.find(system.text("main_contract"))
        if contract is None or contract.kind != "contract" or not is_surely_not_retired(system, question.as_of):
            continue
        ours, theirs = _supplier(system, registry), _supplier(contract, registry)
        if ours is not None and theirs is not None and ours != theirs:
            mark, related = Mark(system.path, ("supplier",)), (Mark(contract.path, ("supplier",)),)
            params = {"found": ours, "entity": contract.id, "item": theirs}
            yield Finding("supplier-differs", mark, system.id, params, related)


def _supplier(entry: Entry, registry: Registry) -> str | None:
    supplier = registry.find(entry.text("supplier"))
    return supplier.id if supplier is not None and supplier.kind == "supplier" else None


CHECK = Check(
    code="supplier-differs",
    severity="warning",
    message=Text(
        "the supplier is {found} here and {item} in the main contract {entity}",
        "leverandøren er {found} her, men {item} i hovedkontrakten {entity}",
    ),
    help=Text(
        "Remove `supplier` where the contract says it, or correct one of the two.",
        "Fjern `supplier`, hvor kontrakten siger det, eller ret en af de to.",
    ),
    documentation=__doc__,
    danish="""Et system angiver én leverandør og dets hovedkontrakt en anden.

Kontrakten siger, hvem vi kan henvende os til, og hvem vi betaler. `supplier` på et system er til systemer uden kontrakt; er begge
der, skal de stemme overens, ellers er enhver liste efter leverandør forkert.
""",
    run=_run,
    days=(lives,),
    related=Text("the contract says so here", "kontrakten siger det her"),
)
