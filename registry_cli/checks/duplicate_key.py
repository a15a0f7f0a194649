"""A key stands twice in the same mapping.

Only one of the two can count, and readers would not agree which. Here the first counts until one of them is removed.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    version: "8.1"
    version: "8.2"
    #^^^^^^ duplicate-key

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    version: "8.2"
"""

from registry_cli.checks.check import FIRST_HERE, Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="duplicate-key",
    severity="error",
    message=Text("the key {key} stands twice here", "nøglen {key} står to gange her"),
    help=Text(
        "Keep one of them.",
        "Behold den ene.",
    ),
    documentation=__doc__,
    danish="""En nøgle står to gange i samme opslag.

Kun den ene kan gælde, og læsere ville ikke være enige om hvilken. Her gælder den første, indtil en af dem fjernes.
""",
    run=found_while_loading,
    related=FIRST_HERE,
)
