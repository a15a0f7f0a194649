"""A supplier stands behind a living system, and no contract covers it.

What is bought without a contract has no agreed price, no notice and no help at the end, or the contract is there and not in the registry. It is enough
that a contract, also one that has ended, lists the system, what it is part of, a module of it, or an interface or a register that it offers.
Platforms and registers in common use need none, nor what ourselves, a community or the state supply. Asked for where the settings name `main_contract` for systems (`completeness`).

Bad:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    completeness: {system: {should: [main_contract]}}
    # systems/opus.yaml
    name: OPUS
    supplier: kmd
    #         ^^^ no-contract
    # suppliers/kmd.yaml
    name: KMD A/S
    type: company

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    completeness: {system: {should: [main_contract]}}
    # systems/opus.yaml
    name: OPUS
    supplier: kmd
    # systems/opus-loen.yaml
    name: OPUS Løn
    supplier: kmd
    part_of: opus
    # suppliers/kmd.yaml
    name: KMD A/S
    type: company
    # contracts/opus-drift.yaml
    name: Drift af OPUS
    supplier: kmd
    covers: [opus]
"""

from collections.abc import Iterator

from registry_cli.analysis.misspelling import is_partly_unread
from registry_cli.analysis.wholes import with_wholes
from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark
from registry_cli.language import Text
from registry_cli.model.registry import Entry, Registry

IN_COMMON = ("platform", "register")
"""Systems that are there for everybody: what agreement we use them by stands with what we use them for."""

NEEDS_NONE = ("internal", "community", "state")
"""Suppliers without a contract: ourselves, those who share their work, and those whose systems the law tells us to use."""


def _run(question: Question) -> Iterator[Finding]:
    registry = question.registry
    if is_partly_unread("contract", registry):
        return
    covered = registry.once("about a contract", lambda: _covered(registry))
    for system in question.asked("system", "main_contract"):
        supplier = registry.find(system.text("supplier"))
        if (
            supplier is not None
            and supplier.kind == "supplier"
            and system.text("type") not in IN_COMMON
            and supplier.text("type") not in NEEDS_NONE
            and registry.is_whole(supplier)
            and question.cover.lives_on(system, question.as_of)
            and not _is_covered(system, covered, registry)
            and not question.cover.may_be_misspelt(system)
        ):
            yield Finding("no-contract", Mark(system.path, ("supplier",)), system.id, {"found": supplier.id})


def _covered(registry: Registry) -> frozenset[str]:
    """The systems that a contract is about: listed, or by what they offer, or by a module of theirs."""
    listed = {one for contract in registry.of_kind("contract") for one in contract.words("covers")}
    offered = {
        provider
        for one in registry.of_kind("interface", "datasource")
        if one.id in listed
        for provider in (one.text("provider"), *one.words("providers"))
        if provider is not None
    }
    modules = [one for one in registry.of_kind("system") if one.id in listed and one.text("part_of")]
    wholes = {whole.id for module in modules for whole in with_wholes(module, registry)}
    return frozenset(listed | offered | wholes)


def _is_covered(system: Entry, covered: frozenset[str], registry: Registry) -> bool:
    return any(one.id in covered or one.data.get("main_contract") for one in with_wholes(system, registry))


CHECK = Check(
    code="no-contract",
    severity="warning",
    message=Text("no contract with {found} covers the system", "ingen kontrakt med {found} dækker systemet"),
    help=Text(
        "Write the contract with `reg new contract`, or add the system to the `covers` of the one there is.",
        "Skriv kontrakten med `reg new contract`, eller tilføj systemet under `covers` i den, der er.",
    ),
    documentation=__doc__,
    danish="""En leverandør står bag et levende system, og ingen kontrakt dækker det.

Det, der er købt uden kontrakt, har hverken aftalt pris, varsel eller hjælp ved ophør - eller kontrakten findes, men ikke i registret. Det er
nok, at en kontrakt, også en ophørt, angiver systemet, det system, det er en del af, et modul i det eller en snitflade eller et register,
det udstiller. Fælles platforme og registre behøver ingen, og heller ikke det, som vi selv, et fællesskab eller staten leverer. Der spørges, hvor indstillingerne nævner
`main_contract` for systemer (`completeness`).
""",
    run=_run,
    days=(lives,),
)
