"""A file is larger than any entity needs to be.

Files above 2 MiB are not read. An entity's file is a few kilobytes; something else has ended up here, such as an
export or a document. Documents belong in the case system, with a link from the entity.

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

Filer over 2 MiB læses ikke. En posts fil er på få kilobyte; noget andet er havnet her, for eksempel et udtræk.
Dokumenter hører hjemme i sagssystemet med et link fra posten.
""",
    run=found_while_loading,
)
