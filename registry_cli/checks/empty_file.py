"""A file holds nothing.

An entity has at least a name. An empty file is often what is left of a merge or of an editor that was closed too early.

Bad:

    # systems/ky.yaml
    #file: empty-file

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="empty-file",
    severity="error",
    message=Text("the file holds no data", "filen indeholder ingen data"),
    help=Text(
        "Write what belongs here, at least a name.",
        "Skriv det, der hører til her, mindst et navn.",
    ),
    documentation=__doc__,
    danish="""En fil er tom.

En post har mindst et navn. En tom fil er ofte resten af en fletning eller af en editor, der blev lukket for tidligt.
""",
    run=found_while_loading,
)
