"""A file uses a part of YAML that a registry does without.

Anchors, aliases, merge keys, tags, directives and keys that are lists are not accepted: they make one line's meaning
depend on another, hide changes from the reviewer of a diff, and are how small files are made to grow without bound.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    tags: &faelles [kombit]
    #     ^^^^^^^^^^ unsafe-yaml

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    tags: [kombit]
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="unsafe-yaml",
    severity="error",
    message=Text("{feature} are not used in a registry", "{feature} bruges ikke i et register"),
    help=Text(
        "Write the value out where it is needed.",
        "Skriv værdien ud, hvor den skal bruges.",
    ),
    documentation=__doc__,
    danish="""En fil bruger en del af YAML, som et register undværer.

Ankre, aliaser, flettenøgler, mærker, direktiver og nøgler, der er lister, godtages ikke: de lader én linjes betydning
afhænge af en anden, skjuler ændringer for den, der læser en diff, og kan få små filer til at vokse uden grænse.
""",
    run=found_while_loading,
    words={
        "anchor": Text("anchors (&)", "ankre (&)"),
        "alias": Text("aliases (*)", "aliaser (*)"),
        "tag": Text("tags (!)", "mærker (!)"),
        "directive": Text("directives (%)", "direktiver (%)"),
        "merge": Text("merge keys (<<)", "flettenøgler (<<)"),
        "complex-key": Text("keys that are lists or mappings", "nøgler der er lister eller opslag"),
    },
)
