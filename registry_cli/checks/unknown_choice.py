"""A value is none of those its key takes.

Some keys take one of a few fixed words, so that everyone's entries can be counted together.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    hosting: suplier
    #        ^^^^^^^ unknown-choice

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    hosting: supplier
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.labels import CHOICE_LABELS
from registry_cli.language import Text

CHECK = Check(
    code="unknown-choice",
    severity="error",
    message=Text("{found} is none of the words this key takes", "{found} er ikke et af de ord, denne nøgle tager"),
    help=Text(
        "Use one of: {candidates}.",
        "Brug et af: {candidates}.",
    ),
    documentation=__doc__,
    danish="""En værdi er ingen af dem, dens nøgle tager.

Nogle nøgler tager ét af få faste ord, så alles oplysninger kan tælles sammen.
""",
    run=found_while_loading,
    words=CHOICE_LABELS,
)
