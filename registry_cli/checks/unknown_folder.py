"""A folder is spelt almost like one of the registry's.

Files are read from the folders of the kinds (`systems`, `contracts` ...). A folder whose name is nearly one of those
and which holds YAML files is probably a slip, and everything in it is overlooked.

Bad:

    # sytems/ky.yaml
    #file: unknown-folder
    name: Kommunernes Ydelsessystem

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="unknown-folder",
    severity="warning",
    message=Text(
        "the folder {found} is none of the registry's, so its files are not read",
        "mappen {found} hører ikke til registret, så dens filer læses ikke",
    ),
    help=Text(
        "Move the files to the folder that was meant.",
        "Flyt filerne til den mappe, der var ment.",
    ),
    documentation=__doc__,
    danish="""En mappe er stavet næsten som en af registrets.

Filer læses fra arternes mapper (`systems`, `contracts` ...). En mappe, der næsten hedder det samme og indeholder
YAML-filer, er nok en slåfejl, og alt i den overses.
""",
    run=found_while_loading,
)
