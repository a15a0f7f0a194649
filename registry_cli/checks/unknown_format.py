"""The registry is written in another version of the format.

`format` in `registry.yaml` says which version of the data format the files follow. A program that does not know the
version cannot say what is right; it uses default settings instead.

Bad:

    # registry.yaml
    format: 99
    #       ^^ unknown-format
    organisation: {name: Eksempelby Kommune}

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="unknown-format",
    severity="error",
    message=Text(
        "format {found} is not known; this program reads format {known}",
        "format {found} kendes ikke; dette program læser format {known}",
    ),
    help=Text(
        "Use the program's version that belongs to the registry.",
        "Brug den version af programmet, der hører til registret.",
    ),
    documentation=__doc__,
    danish="""Registret er skrevet i en anden version af formatet.

`format` i `registry.yaml` siger, hvilken version af dataformatet filerne følger. Et program, der ikke kender versionen,
kan ikke sige, hvad der er rigtigt; det bruger standardindstillinger i stedet.
""",
    run=found_while_loading,
)
