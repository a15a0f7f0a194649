"""The settings name a field, a kind or an approver that does not exist.

What should be filled in, the conditions of a gate, the municipality's own rules and its approvals all name fields by their keys
(`criticality.level`). A misspelt one asks for something that nobody can ever fill in, or never asks at all. A role, board, position or
unit that approvals ask for and that is not there can never approve.

Bad:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    completeness:
      system: {must: [ownr]}
      #               ^^^^ unknown-field
      sytem: {must: [owner]}
      #^^^^ unknown-field

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    completeness:
      system: {must: [owner], should: [criticality.level, uses.purpose]}
    # people/ydelseschef.yaml
    name: Ydelseschef
"""

from collections.abc import Iterator

from registry_cli.analysis.field_paths import alternatives, approvers_in, is_known, named_in
from registry_cli.checks.check import Check, Question
from registry_cli.findings import Finding, Mark
from registry_cli.language import Text


def _run(question: Question) -> Iterator[Finding]:
    for layer in question.registry.own_layers:
        for named in (*named_in(layer.data), *approvers_in(layer.data, question.registry)):
            if not is_known(named):
                mark = Mark(layer.path, named.route, named.part)
                params = {"found": named.text, "what": named.what}
                yield Finding("unknown-field", mark, None, params, candidates=alternatives(named))


CHECK = Check(
    code="unknown-field",
    severity="error",
    message=Text("there is no {what} {found}", "{what} {found} findes ikke"),
    help=Text(
        "Correct it; `reg schema` lists kinds and fields.",
        "Ret navnet; `reg schema` viser arter og felter.",
    ),
    documentation=__doc__,
    danish="""Indstillingerne nævner et felt, en art eller en godkender, der ikke findes.

Hvad der bør være udfyldt, betingelserne for en faseovergang, kommunens egne regler og dens godkendelser nævner alle felter ved deres
nøgler (`criticality.level`). Et fejlstavet felt kræver noget, som ingen nogensinde kan udfylde, eller kræver slet ikke noget. En rolle,
et organ, en stilling eller en enhed, som godkendelserne beder om, og som ikke findes, kan aldrig godkende.
""",
    run=_run,
    words={
        "field": Text("field", "feltet"),
        "kind": Text("kind", "arten"),
        "approver": Text("approver", "godkenderen"),
    },
)
