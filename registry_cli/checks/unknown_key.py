"""A key is not part of the format.

A misspelt key would otherwise be overlooked in silence, and with it what it says. What a municipality wants to add for
itself goes under `extra`, which is kept and never checked.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    ownr: ydelseschef
    #^^^ unknown-key

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    extra: {anlaegsnummer: A-17}
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="unknown-key",
    severity="error",
    message=Text("unknown key {found}", "ukendt nøgle {found}"),
    help=Text(
        "A key that lost its indentation belongs further in; keys of your own go under `extra`.",
        "En nøgle, der har mistet sin indrykning, skal rykkes ind; egne nøgler hører til under `extra`.",
    ),
    documentation=__doc__,
    danish="""En nøgle hører ikke til formatet.

En fejlstavet nøgle ville ellers blive overset i stilhed, og med den det, den siger. Hvad en kommune selv vil tilføje,
hører til under `extra`, som bevares og aldrig kontrolleres.
""",
    run=found_while_loading,
)
