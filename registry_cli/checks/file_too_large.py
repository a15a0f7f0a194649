"""A file is larger than any entity needs to be.

Files above 2 MiB are not read, nor files with more than 50,000 keys and values. An entity's file is a few kilobytes;
something else has ended up here, such as an export or a document. Documents belong in the case system, with a link from the entity.

Bad:

    # systems/ky.yaml (too-large)
    #file: file-too-large

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="file-too-large",
    severity="error",
    message=Text("the file is larger than 2 MiB and was not read", "filen er større end 2 MiB og blev ikke læst"),
    help=Text(
        "Keep documents elsewhere and link to them.",
        "Gem dokumenter et andet sted, og link til dem.",
    ),
    documentation=__doc__,
    danish="""En fil er større end nogen post har brug for.

Filer over 2 MiB læses ikke, og det gør filer med mere end 50.000 nøgler og værdier heller ikke. En posts fil er på få
kilobyte; noget andet er havnet her, for eksempel et udtræk. Dokumenter hører hjemme i sagssystemet med et link fra posten.
""",
    run=found_while_loading,
    cases={
        "values": Text(
            "the file holds more than {limit} keys and values and was not read",
            "filen indeholder mere end {limit} nøgler og værdier og blev ikke læst",
        ),
    },
)
