"""A required key is missing.

Few keys are required: those without which the rest has no meaning, such as a name, or the provider of an interface.

Bad:

    # interfaces/sf1520.yaml
    name: SF1520 CPR replika opslag
    #^^^ missing-key

Good:

    # interfaces/sf1520.yaml
    name: SF1520 CPR replika opslag
    provider: serviceplatformen
    # systems/serviceplatformen.yaml
    name: Serviceplatformen
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="missing-key",
    severity="error",
    message=Text("the key {key} is missing", "nøglen {key} mangler"),
    help=Text(
        "Add the key.",
        "Tilføj nøglen.",
    ),
    documentation=__doc__,
    danish="""En påkrævet nøgle mangler.

Få nøgler er påkrævede: dem, uden hvilke resten ingen mening har, for eksempel et navn eller en snitflades udstiller.
""",
    run=found_while_loading,
)
