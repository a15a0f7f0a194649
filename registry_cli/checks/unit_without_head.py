"""A unit answers for something and has no head.

A unit as owner means its head. Where no head is named, nobody can be asked, and nobody can approve.

Bad:

    # units/ydelse.yaml
    name: Ydelsescentret
    #^^^ unit-without-head
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    owner: ydelse

Good:

    # units/ydelse.yaml
    name: Ydelsescentret
    head: ydelseschef
    # people/ydelseschef.yaml
    name: Ydelseschef
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    owner: ydelse
"""

from collections.abc import Iterator

from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import lives, referring
from registry_cli.findings import Finding, Mark
from registry_cli.language import Text
from registry_cli.model.registry import Registry


def _run(question: Question) -> Iterator[Finding]:
    told = set()
    for charge in question.charges:
        unit = charge.who
        if (
            unit.kind == "unit"
            and unit.id not in told
            and unit.data.get("head") is None
            and question.registry.is_whole(unit)
            and not question.lacks(unit.id, "head")
        ):
            told.add(unit.id)
            mark, related = Mark(unit.path, ("head",)), (charge.link.mark,)
            yield Finding("unit-without-head", mark, unit.id, {"found": unit.id}, related)


def _along(registry: Registry, ids: frozenset[str]) -> Iterator[str]:
    """All that name a unit without a head which one of these names: it is told of the first."""
    for id_ in ids:
        holder = registry.find(id_)
        for found in holder.references if holder else ():
            unit = registry.find(found.entity)
            if unit is not None and unit.kind == "unit" and unit.data.get("head") is None:
                yield from (unit.id, *referring(registry)[unit.id])


CHECK = Check(
    code="unit-without-head",
    severity="warning",
    message=Text(
        "{found} answers for something and has no head", "{found} er ansvarlig for noget, men har ingen leder"
    ),
    help=Text(
        "State the unit's `head`, or name a position instead of the unit.",
        "Angiv enhedens leder som `head`, eller angiv en stilling i stedet for enheden.",
    ),
    documentation=__doc__,
    danish="""En organisationsenhed er ansvarlig for noget og har ingen leder.

En enhed som ejer betyder dens leder. Hvor ingen leder er angivet, er der ingen at spørge, og ingen kan godkende.
""",
    run=_run,
    days=(lives,),
    along=_along,
    related=Text("it answers for this, among others", "den er blandt andet ansvarlig her"),
)
