"""Keys stand together that exclude one another, or one that belongs there does not stand.

A use points to exactly one thing: an interface, a data source or a system. A term has a length or a last day, not both. A rule of the
kind `only-through` says through what, one of the kind `layers` which layers.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    uses:
      - {purpose: Adresser, essential: true}
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ wrong-combination

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    uses:
      - {datasource: cpr, purpose: Adresser, essential: true}
    # datasources/cpr.yaml
    name: Det Centrale Personregister
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="wrong-combination",
    severity="error",
    message=Text("{rule} of: {keys}", "{rule} af: {keys}"),
    help=Text(
        "Write one of them, and only one.",
        "Skriv én af dem, og kun én.",
    ),
    documentation=__doc__,
    danish="""Nøgler står sammen, der udelukker hinanden, eller en, der hører til, står der ikke.

En anvendelse peger på præcis én ting: en snitflade, en datakilde eller et system. En løbetid har en længde eller en
sidste dag, ikke begge. En regel af slagsen `only-through` siger gennem hvad, en af slagsen `layers` hvilke lag.
""",
    run=found_while_loading,
    words={
        "exactly-one": Text("expected exactly one", "forventede præcis én"),
        "not-both": Text("expected only one", "forventede kun én"),
        "needed": Text("needed here is one", "her mangler én"),
    },
)
