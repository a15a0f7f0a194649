"""A file of the registry is a link.

A link may lead anywhere on the machine, so links are never followed: a pull request could otherwise make CI read and
print files that are none of the registry's. The entity counts as missing its content, not as missing.

Bad:

    # systems/ky.yaml (link)
    #file: link-not-followed

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="link-not-followed",
    severity="error",
    message=Text("the file is a link, and links are not followed", "filen er et link, og links følges ikke"),
    help=Text(
        "Put the file itself here.",
        "Læg selve filen her.",
    ),
    documentation=__doc__,
    danish="""En af registrets filer er et link.

Et link kan føre hvor som helst hen på maskinen, så links følges aldrig: ellers kunne et ændringsforslag få CI til at
læse og vise filer, der ikke hører til registret.
""",
    run=found_while_loading,
)
