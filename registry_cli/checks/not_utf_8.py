"""A file is not UTF-8 text.

Registry files are UTF-8. An older editor or a spreadsheet export may have written Windows-1252, where æ, ø and å are
other bytes; reading those by guess would change names.

Bad:

    # systems/ky.yaml (latin-1)
    name: Pladsanvisning på nettet
    #                     ^ not-utf-8

Good:

    # systems/ky.yaml
    name: Pladsanvisning på nettet
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="not-utf-8",
    severity="error",
    message=Text(
        "the file is not UTF-8: byte {byte} fits no character here",
        "filen er ikke UTF-8: byten {byte} passer ikke til noget tegn her",
    ),
    help=Text(
        "Save the file as UTF-8 (Notepad: Save as, Encoding UTF-8).",
        "Gem filen som UTF-8 (Notesblok: Gem som, Kodning UTF-8).",
    ),
    documentation=__doc__,
    danish="""En fil er ikke UTF-8-tekst.

Registrets filer er UTF-8. En ældre editor eller et regneark kan have skrevet Windows-1252, hvor æ, ø og å er andre
bytes; at gætte ville ændre navne.
""",
    run=found_while_loading,
)
