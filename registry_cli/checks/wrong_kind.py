"""A reference leads to an entity of a kind that it does not take.

A contract's supplier is a supplier and a system's owner a person or a unit; anything else is usually an id of the same word.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    owner: kombit
    #      ^^^^^^ wrong-kind
    # suppliers/kombit.yaml
    name: KOMBIT A/S

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    owner: ydelseschef
    supplier: kombit
    # people/ydelseschef.yaml
    name: Ydelseschef
    # suppliers/kombit.yaml
    name: KOMBIT A/S
"""

from collections.abc import Iterator

from registry_cli.checks.check import Check, Question
from registry_cli.findings import Finding, Mark
from registry_cli.language import Text
from registry_cli.model.kinds import KINDS


def _run(question: Question) -> Iterator[Finding]:
    registry = question.registry
    for link in question.links:
        target, kinds = registry.find(link.found.entity), link.found.kinds
        if target is not None and kinds and target.kind not in kinds and target.id not in registry.ambiguous:
            related = (Mark(target.path, part="file"),)
            yield link.finding("wrong-kind", related=related, kind=target.kind, expected=" ".join(kinds))


CHECK = Check(
    code="wrong-kind",
    severity="error",
    message=Text(
        "{found} is a {kind}; expected: {expected}", "{found} er registreret som {kind}; her skal stå: {expected}"
    ),
    help=Text("Refer to an entity of the expected kind.", "Henvis til en post af den forventede art."),
    documentation=__doc__,
    danish="""En henvisning fører til en post af en art, den ikke tager.

En kontrakts leverandør er en leverandør, og et systems ejer er en stilling eller en organisationsenhed; alt andet er som
regel et id med samme ord.
""",
    run=_run,
    related=Text("it is this file", "det er denne fil"),
    words={kind.KIND: Text(kind.TITLE.en.lower(), kind.TITLE.da.lower()) for kind in KINDS},
)
