"""Data are nested deeper than any entity.

Nothing in a registry is nested more than a few levels. Reading stops here, so that a file cannot exhaust the machine.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    extra: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: 1}}}}}}}}}}}}}}}}}}}}}}}}
    #                                                                                                  ^ too-deep

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    extra: {a: 1}
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="too-deep",
    severity="error",
    message=Text("nested deeper than {limit} levels", "indlejret dybere end {limit} niveauer"),
    help=Text(
        "Flatten it, or keep it elsewhere.",
        "Gør det fladere, eller gem det et andet sted.",
    ),
    documentation=__doc__,
    danish="""Data er indlejret dybere end i nogen post.

Intet i et register er indlejret mere end få niveauer. Læsningen stopper her, så en fil ikke kan udmatte maskinen.
""",
    run=found_while_loading,
)
