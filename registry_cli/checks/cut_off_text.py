"""The end of a text is taken for a comment.

After a space, `#` begins a comment. In a text without quotes the rest of the line is lost, in silence: `sag #12 er afsluttet` becomes
`sag`. A comment that is meant as one has a space after the `#`.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    description: Se sag #12 om fornyelsen
    #            ^^^^^^ cut-off-text

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    description: "Se sag #12 om fornyelsen"
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="cut-off-text",
    severity="warning",
    message=Text(
        "the text ends at {rest}, which is read as a comment", "teksten slutter ved {rest}, som læses som en kommentar"
    ),
    help=Text(
        "Put the whole text in quotes, or a space after the # of a comment.",
        "Sæt hele teksten i anførselstegn, eller sæt et mellemrum efter en kommentars #.",
    ),
    documentation=__doc__,
    danish="""Slutningen af en tekst tages for en kommentar.

Efter et mellemrum begynder `#` en kommentar. I en tekst uden anførselstegn går resten af linjen tabt, i stilhed: `sag #12 er afsluttet`
bliver til `sag`. En kommentar, der er ment som en, har et mellemrum efter `#`.
""",
    run=found_while_loading,
)
