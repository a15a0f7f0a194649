"""A file holds something else than keys and values.

An entity is a mapping: `key: value` on each line. A list or a single text cannot be one.

Bad:

    # systems/ky.yaml
    - Kommunernes Ydelsessystem
    #^^^^^^^^^^^^^^^^^^^^^^^^^^ not-a-mapping

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="not-a-mapping",
    severity="error",
    message=Text("expected keys and values, found {actual}", "forventede nøgler og værdier, fandt {actual}"),
    help=Text(
        "Begin with `name:` and the entity's name.",
        "Begynd med `name:` og postens navn.",
    ),
    documentation=__doc__,
    danish="""En fil indeholder noget andet end nøgler og værdier.

En post er et opslag: `nøgle: værdi` på hver linje. En liste eller en enkelt tekst kan ikke være det.
""",
    run=found_while_loading,
    words={
        "list": Text("a list", "en liste"),
        "scalar": Text("a single value", "en enkelt værdi"),
    },
)
