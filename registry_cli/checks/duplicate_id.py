"""Two files have the same id.

An id is unique in the whole registry, whatever its kind and subfolder, so that a reference needs no kind. The first file
in alphabetical order counts until one of them is renamed.

Bad:

    # datasources/cpr.yaml
    name: Det Centrale Personregister
    # systems/cpr.yaml
    #file: duplicate-id
    name: CPR-opslag

Good:

    # datasources/cpr.yaml
    name: Det Centrale Personregister
    # systems/cpr-opslag.yaml
    name: CPR-opslag
"""

from registry_cli.checks.check import FIRST_HERE, Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="duplicate-id",
    severity="error",
    message=Text("the id {id} is taken", "id'et {id} er optaget"),
    help=Text(
        "Rename one of the files.",
        "Omdøb en af filerne.",
    ),
    documentation=__doc__,
    danish="""To filer har samme id.

Et id er entydigt i hele registret, uanset art og undermappe, så en henvisning ikke behøver at sige arten. Den første fil i
alfabetisk orden gælder, til en af dem omdøbes.
""",
    run=found_while_loading,
    related=FIRST_HERE,
)
