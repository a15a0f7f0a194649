"""A file's name is no id.

An entity's id is the name of its file: small letters, digits and hyphens, with the ending `.yaml`. Then an id reads the
same in a reference, in an address and on any file system. Write æ, ø and å as ae, oe and aa.

Bad:

    # systems/Børnesystem.yaml
    #file: invalid-file-name
    name: Børnesystem

Good:

    # systems/boernesystem.yaml
    name: Børnesystem
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="invalid-file-name",
    severity="error",
    message=Text("the file name {name} is no id", "filnavnet {name} er ikke et id"),
    help=Text(
        "Use small letters a-z, digits and hyphens, and the ending .yaml: æ, ø, å become ae, oe, aa.",
        "Brug små bogstaver a-z, cifre og bindestreger samt endelsen .yaml: æ, ø, å bliver ae, oe, aa.",
    ),
    documentation=__doc__,
    danish="""Et filnavn er ikke et id.

En posts id er filens navn: små bogstaver, cifre og bindestreger, med endelsen `.yaml`. Så læses et id ens i en
henvisning, i en adresse og på ethvert filsystem. Skriv æ, ø og å som ae, oe og aa.
""",
    run=found_while_loading,
)
