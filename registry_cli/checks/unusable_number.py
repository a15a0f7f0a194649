"""A number is infinite, no number, or too long.

`.inf` and `.nan` are numbers to YAML and no amounts to anyone. A number of more than 18 digits is usually a text, such as
a reference number, that lacks its quotes.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    ids: {kitos: 12345678901234567890}
    #            ^^^^^^^^^^^^^^^^^^^^ unusable-number

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    ids: {kitos: "12345678901234567890"}
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="unusable-number",
    severity="error",
    message=Text(
        "{number} is no number that a registry can hold", "{number} er ikke et tal, som et register kan indeholde"
    ),
    help=Text(
        "Put quotes around it if it is a text.",
        "Sæt anførselstegn om det, hvis det er en tekst.",
    ),
    documentation=__doc__,
    danish="""Et tal er uendeligt, ikke et tal eller for langt.

`.inf` og `.nan` er tal for YAML, men beløb for ingen. Et tal på mere end 18 cifre er som regel en tekst, for eksempel et
referencenummer, der mangler sine anførselstegn.
""",
    run=found_while_loading,
)
