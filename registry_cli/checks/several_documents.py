"""A file holds more than one YAML document.

One file is one entity: its id is the file's name. A line with three hyphens starts a second document, which would have
no id. The same holds for text after the end of the document.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    ---
    #^^ several-documents
    name: Kommunernes Sygedagpengesystem

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    # systems/ksd.yaml
    name: Kommunernes Sygedagpengesystem
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="several-documents",
    severity="error",
    message=Text(
        "a second document starts here; a file holds one entity",
        "her begynder et dokument mere; en fil indeholder én post",
    ),
    help=Text(
        "Put each entity in a file of its own.",
        "Læg hver post i sin egen fil.",
    ),
    documentation=__doc__,
    danish="""En fil indeholder mere end ét YAML-dokument.

Én fil er én post: dens id er filens navn. En linje med tre bindestreger begynder et dokument mere, som intet id ville have.
""",
    run=found_while_loading,
)
