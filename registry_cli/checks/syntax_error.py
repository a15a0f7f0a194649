"""A file is not readable as YAML.

Nothing after the fault can be read, so it is the only finding of this file until it is mended. Common causes: a colon
inside unquoted text, a bracket or quote that is never closed, a tab as indentation, lines indented unevenly.

Bad:

    # systems/ky.yaml
    name: KY: Kommunernes Ydelsessystem
    #       ^ syntax-error

Good:

    # systems/ky.yaml
    name: "KY: Kommunernes Ydelsessystem"
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="syntax-error",
    severity="error",
    message=Text("not readable as YAML: {problem}", "kan ikke læses som YAML: {problem}"),
    help=Text(
        "Look just before this place: an unquoted colon, an unclosed bracket or quote, a tab, uneven indentation.",
        "Se lige før dette sted: et kolon uden anførselstegn, en parentes eller et anførselstegn der ikke lukkes, en tabulator, skæv indrykning.",
    ),
    documentation=__doc__,
    danish="""En fil kan ikke læses som YAML.

Intet efter fejlen kan læses, så den er filens eneste bemærkning, til den er rettet. Almindelige årsager: et kolon i tekst
uden anførselstegn, en parentes eller et anførselstegn der aldrig lukkes, en tabulator som indrykning, skæv indrykning.
""",
    run=found_while_loading,
)
