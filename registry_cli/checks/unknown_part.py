"""A reference leads to a part that its entity does not have.

A goal is named by its strategy and its own id: `digital-strategi#selvbetjening`. The strategy is there, the goal is not.

Bad:

    # projects/selvbetjening.yaml
    name: Mere selvbetjening
    goals: [{goal: digital-strategi#selvbetjning}]
    #              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-part
    # strategies/digital-strategi.yaml
    name: Digitaliseringsstrategi
    goals: [{id: selvbetjening, name: Borgerne kan klare det meste selv}]

Good:

    # projects/selvbetjening.yaml
    name: Mere selvbetjening
    goals: [{goal: digital-strategi#selvbetjening}]
    # strategies/digital-strategi.yaml
    name: Digitaliseringsstrategi
    goals: [{id: selvbetjening, name: Borgerne kan klare det meste selv}]
"""

from collections.abc import Iterator

from registry_cli.analysis.links import part_ids
from registry_cli.checks.check import Check, Question
from registry_cli.findings import Finding
from registry_cli.language import Text
from registry_cli.model.fields import PartRef


def _run(question: Question) -> Iterator[Finding]:
    for link in question.links:
        declared = link.found.declared
        if not isinstance(declared, PartRef):
            continue
        target, _, part = link.found.target.partition("#")
        entry = question.registry.entries.get(target)
        if (
            entry is None
            or entry.record is None
            or entry.kind != declared.kind
            or entry.id in question.registry.ambiguous
        ):
            continue
        parts = part_ids(entry, declared.items)
        if part not in parts:
            yield link.finding("unknown-part", tuple(f"{target}#{known}" for known in parts))


CHECK = Check(
    code="unknown-part",
    severity="error",
    message=Text("there is no part {found}", "der er ingen del {found}"),
    help=Text(
        "Write the entity's id, a # and the id of the item in its list.",
        "Skriv postens id, et # og id'et på punktet i dens liste.",
    ),
    documentation=__doc__,
    danish="""En henvisning fører til en del, som dens post ikke har.

Et mål nævnes ved sin strategi og sit eget id: `digital-strategi#selvbetjening`. Strategien findes, målet gør ikke.
""",
    run=_run,
)
