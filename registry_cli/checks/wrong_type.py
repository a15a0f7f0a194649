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
    help=Text("{advice}", "{advice}"),
    documentation=__doc__,
    danish="""En værdi er af en anden type, end dens nøgle tager.

Et tal, hvor der skal stå en tekst, mister sine nuller (`0101`); en tekst, hvor der skal stå et beløb, kan ikke lægges
sammen. Anførselstegn gør det til tekst; ingen anførselstegn og decimalpunktum gør det til et tal.
""",
    run=found_while_loading,
    words={
        "to-text": Text('Put quotes around it: "{found}".', 'Sæt anførselstegn om det: "{found}".'),
        "to-some-text": Text("Write the text, or remove the key.", "Skriv teksten, eller fjern nøglen."),
        "to-one-text": Text("Write one text here, not a list.", "Skriv én tekst her, ikke en liste."),
        "to-whole": Text("Write a whole number, without quotes.", "Skriv et helt tal uden anførselstegn."),
        "to-number": Text(
            "Write the number without quotes and thousands separators, with a point before the decimals: 1234.50.",
            "Skriv tallet uden anførselstegn og tusindtalsskilletegn og med punktum før decimalerne: 1234.50.",
        ),
        "to-flag": Text("Write true (yes) or false (no).", "Skriv true (ja) eller false (nej)."),
        "to-list": Text(
            "Write a list: [{found}], or a hyphen before each item.",
            "Skriv en liste: [{found}], eller en bindestreg foran hvert punkt.",
        ),
        "to-mapping": Text(
            "Keys belong here, on lines of their own, indented by two.",
            "Her hører nøgler til, på hver sin linje, rykket to mellemrum ind.",
        ),
        "text": Text("a text", "en tekst"),
        "whole": Text("a whole number", "et helt tal"),
        "number": Text("a number", "et tal"),
        "flag": Text("true or false", "true eller false"),
        "list": Text("a list", "en liste"),
        "mapping": Text("keys and values", "nøgler og værdier"),
        "nothing": Text("nothing", "ingenting"),
    },
)
