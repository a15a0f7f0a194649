"""A waiver accepts a finding that is no longer there.

What was waived has been mended, or the waiver never fitted. Left behind it would hide the finding if it came back.

Bad:

    # waivers/esr-udskudt.yaml
    name: ESR bruges lidt endnu
    finding: retired-reference
    entity: ky
    #       ^^ unused-waiver
    reason: Overgangen til EJF er forsinket
    owner: it-arkitekt
    expires: 2027-06-30
    # people/it-arkitekt.yaml
    name: It-arkitekt
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem

Good:

    # waivers/esr-udskudt.yaml
    name: ESR bruges lidt endnu
    finding: retired-reference
    entity: ky
    reason: Overgangen til EJF er forsinket
    owner: it-arkitekt
    expires: 2027-06-30
    # people/it-arkitekt.yaml
    name: It-arkitekt
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    uses: [{datasource: esr}]
    # datasources/esr.yaml
    name: Ejendomsstamregisteret
    lifecycle: {retired: 2020-01-01}
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="unused-waiver",
    severity="warning",
    message=Text(
        "no finding {found} about {entity} needs this waiver",
        "ingen bemærkning {found} om {entity} behøver denne dispensation",
    ),
    help=Text("Remove the waiver.", "Fjern dispensationen."),
    documentation=__doc__,
    danish="""En dispensation godtager en bemærkning, der ikke længere er der.

Det, der blev givet dispensation for, er rettet, eller dispensationen passede aldrig. Bliver den stående, skjuler den
bemærkningen, hvis den vender tilbage.
""",
    run=found_while_loading,
)
