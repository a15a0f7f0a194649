"""A value is of another type than its key takes.

A number where a text belongs loses its zeros (`0101`), a text where an amount belongs cannot be added. Quotes make a
text; no quotes and a decimal point make a number; `true` and `false` are the only two flags.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    version: 8.10
    #        ^^^^ wrong-type
    ai: nej
    #   ^^^ wrong-type

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    version: "8.10"
    ai: false
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="wrong-type",
    severity="error",
    message=Text("expected {expected}, found {actual}", "forventede {expected}, fandt {actual}"),
    help=Text(
        "Quotes make a text; a number has no quotes and a decimal point; a list has a hyphen before each item.",
        "Anførselstegn gør det til tekst; et tal har ingen anførselstegn og decimalpunktum; en liste har en bindestreg før hvert punkt.",
    ),
    documentation=__doc__,
    danish="""En værdi er af en anden type, end dens nøgle tager.

Et tal, hvor der skal stå en tekst, mister sine nuller (`0101`); en tekst, hvor der skal stå et beløb, kan ikke lægges
sammen. Anførselstegn gør det til tekst; ingen anførselstegn og decimalpunktum gør det til et tal.
""",
    run=found_while_loading,
    words={
        "text": Text("a text", "en tekst"),
        "whole": Text("a whole number", "et helt tal"),
        "number": Text("a number", "et tal"),
        "flag": Text("true or false", "true eller false"),
        "list": Text("a list", "en liste"),
        "mapping": Text("keys and values", "nøgler og værdier"),
        "nothing": Text("nothing", "ingenting"),
    },
)
