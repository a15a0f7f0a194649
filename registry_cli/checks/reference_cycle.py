"""A chain of references comes back to where it began.

A system cannot be a module of itself, a unit cannot stand above itself, a project cannot wait for itself. Along these fields the
way must end somewhere; a cycle makes every question along it endless. Systems may well use one another in a circle, but
none uses itself.

Bad:

    # units/social.yaml
    name: Socialcentret
    parent: ydelse
    #       ^^^^^^ reference-cycle
    # units/ydelse.yaml
    name: Ydelsescentret
    parent: social

Good:

    # units/social.yaml
    name: Socialcentret
    # units/ydelse.yaml
    name: Ydelsescentret
    parent: social
"""

from collections import defaultdict
from collections.abc import Iterator

from registry_cli.analysis.cycles import cycles
from registry_cli.analysis.dependence import DEPENDENCE
from registry_cli.analysis.links import Link
from registry_cli.checks.check import Check, Question
from registry_cli.findings import Finding
from registry_cli.language import Text
from registry_cli.model.fields import EntityRef


def _run(question: Question) -> Iterator[Finding]:
    by_relation: dict[tuple[str, str], dict[tuple[str, str], Link]] = defaultdict(dict)
    for link in question.links:
        if link.holder and isinstance(link.found.declared, EntityRef) and link.found.declared.acyclic:
            relation = by_relation[link.holder.kind, link.found.relation]
            relation.setdefault((link.holder.id, link.found.target), link)
    for relation in by_relation.values():
        yield from _cycles(relation)
    for link in question.links:
        declared = link.found.declared
        is_to_itself = (
            link.holder is not None and link.holder.id == link.found.entity and link.found.effect in DEPENDENCE
        )
        if is_to_itself and not (isinstance(declared, EntityRef) and declared.acyclic):
            yield link.finding("reference-cycle", chain=f"{link.found.target} → {link.found.target}")


def _cycles(relation: dict[tuple[str, str], Link]) -> Iterator[Finding]:
    edges: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for source, target in relation:
        edges[source] = (*edges[source], target)
    for cycle in cycles(edges):
        steps = [relation[source, target] for source, target in zip(cycle, (*cycle[1:], cycle[0]), strict=True)]
        related = tuple(step.mark for step in steps[1:])
        yield steps[0].finding("reference-cycle", related=related, chain=" → ".join((*cycle, cycle[0])))


CHECK = Check(
    code="reference-cycle",
    severity="error",
    message=Text("the way comes back to where it began: {chain}", "vejen fører tilbage til sit udgangspunkt: {chain}"),
    help=Text("Remove one of these references.", "Fjern en af disse henvisninger."),
    documentation=__doc__,
    danish="""En kæde af henvisninger vender tilbage til sit udgangspunkt.

Et system kan ikke være et modul i sig selv, en post kan ikke stå over sig selv, et projekt kan ikke vente på sig selv. Ad disse
felter skal vejen ende et sted; en ring gør ethvert spørgsmål langs den uendeligt. Systemer må gerne anvende hinanden i ring, men
intet anvender sig selv.
""",
    run=_run,
    related=Text("and on from here", "og videre herfra"),
)
