"""A word is not in the registry's vocabulary.

Functions, roles, phases and the like are words that `registry.yaml` lists with their names, so that everyone uses the same
word for the same thing and overlap can be found. A vocabulary that is not listed there is open: any word will do.

Bad:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    vocabularies: {functions: {esdh: Sags- og dokumenthåndtering}}
    # systems/sbsys.yaml
    name: SBSYS
    functions: [esdhh]
    #           ^^^^^ unknown-word

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    vocabularies: {functions: {esdh: Sags- og dokumenthåndtering}}
    # systems/sbsys.yaml
    name: SBSYS
    functions: [esdh]
"""

from collections.abc import Iterator

from registry_cli.analysis.links import vocabulary
from registry_cli.checks.check import Check, Question
from registry_cli.findings import Finding
from registry_cli.language import Text
from registry_cli.model.fields import Word


def _run(question: Question) -> Iterator[Finding]:
    registry = question.registry
    if not registry.settings_are_sound:
        return
    for link in question.links:
        declared = link.found.declared
        if isinstance(declared, Word):
            words = vocabulary(registry.settings, declared)
            if words is not None and link.found.target not in words:
                yield link.finding("unknown-word", tuple(words), vocabulary=declared.vocabulary)


CHECK = Check(
    code="unknown-word",
    severity="error",
    message=Text("{found} is not in the vocabulary {vocabulary}", "{found} står ikke i ordlisten {vocabulary}"),
    help=Text(
        "Use a word of the vocabulary, or add this one to registry.yaml.",
        "Brug et ord fra ordlisten, eller føj dette til registry.yaml.",
    ),
    documentation=__doc__,
    danish="""Et ord står ikke i registrets ordliste.

Funktioner, roller, faser og lignende er ord, som `registry.yaml` angiver med navne, så alle bruger samme ord om det samme, og
overlap kan findes. En ordliste, der ikke er angivet, er åben: ethvert ord kan bruges.
""",
    run=_run,
)
