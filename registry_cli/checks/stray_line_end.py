"""A file holds a character that some readers take for the end of a line.

A carriage return alone, U+0085, U+2028 and U+2029 end a line for some programs and not for others. What a reviewer sees as part of a
comment could be a key to the program. They usually come from text that was pasted.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    #                ^ stray-line-end

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="stray-line-end",
    severity="error",
    message=Text(
        "an invisible line end stands here ({character}), which not every program sees",
        "her står et usynligt linjeskift ({character}), som ikke alle programmer ser",
    ),
    help=Text("Delete it and, if meant, begin a new line.", "Slet det, og begynd en ny linje, hvis det var meningen."),
    documentation=__doc__,
    danish="""En fil indeholder et tegn, som nogle læsere tager for et linjeskift.

Et vognretur alene, U+0085, U+2028 og U+2029 slutter en linje for nogle programmer og ikke for andre. Hvad en godkender ser som en del af en
kommentar, kunne være en nøgle for programmet. De kommer som regel fra tekst, der er sat ind.
""",
    run=found_while_loading,
)
