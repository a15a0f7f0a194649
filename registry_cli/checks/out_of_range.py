"""A number or text is outside its limits.

Scores have a scale, shares lie between 0 and 1, counts are not negative, texts have a length a person would write.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    fit: {business: 7, technical: 2}
    #               ^ out-of-range

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    fit: {business: 4, technical: 2}
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="out-of-range",
    severity="error",
    message=Text("{found} is outside the limits: {side} {limit}", "{found} er uden for grænserne: {side} {limit}"),
    help=Text(
        "See the field in `reg schema` or in your editor.",
        "Se feltet i `reg schema` eller i din editor.",
    ),
    documentation=__doc__,
    danish="""Et tal eller en tekst er uden for sine grænser.

Point har en skala, andele ligger mellem 0 og 1, antal er ikke negative, og tekster har en længde, som et menneske ville skrive.
""",
    run=found_while_loading,
    words={
        "least": Text("at least", "mindst"),
        "most": Text("at most", "højst"),
        "length": Text("longest length", "største længde"),
        "items": Text("number of items", "antal punkter"),
    },
)
