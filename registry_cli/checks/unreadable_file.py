"""A file of the registry cannot be read.

What cannot be read cannot be checked, and an answer without it may be wrong. The file may lack read permission, be
something else than a plain file (a pipe, a submodule), have vanished while the registry was read, or be lost to git.

Bad:

    # systems/ky.yaml (denied)
    #file: unreadable-file

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="unreadable-file",
    severity="error",
    message=Text("the file cannot be read: {problem}", "filen kan ikke læses: {problem}"),
    help=Text(
        "Give it read permission, or remove it. What git has lost, `git fsck` tells.",
        "Giv læseadgang til den, eller fjern den. Hvad git har mistet, viser `git fsck`.",
    ),
    documentation=__doc__,
    danish="""En af registrets filer kan ikke læses.

Hvad der ikke kan læses, kan ikke kontrolleres, og et svar uden det kan være forkert. Filen kan mangle læseadgang,
være noget andet end en almindelig fil, være forsvundet under læsningen eller være gået tabt i git.
""",
    run=found_while_loading,
    words={
        "damaged": Text("git has lost it, or a part of it", "git har mistet den eller en del af den"),
        "denied": Text("no permission, or not a plain file", "ingen adgang, eller ikke en almindelig fil"),
        "missing": Text("it vanished while the registry was read", "den forsvandt mens registret blev læst"),
        "special": Text("it is no plain file", "den er ikke en almindelig fil"),
    },
)
