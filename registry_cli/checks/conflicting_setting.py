"""The same setting stands in two files.

`registry.yaml` and the files in `settings/` together say what holds. Where two of them state the same value, one of them has no
effect, and whoever changes that one is surprised. `registry.yaml` counts, then the last file by name.

Bad:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    vocabularies: {functions: {esdh: Sags- og dokumenthåndtering}}
    # settings/ord.yaml
    vocabularies:
      functions:
        esdh: Journalsystem
        #     ^^^^^^^^^^^^^ conflicting-setting
        sms: Sms-beskeder

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    # settings/ord.yaml
    vocabularies: {functions: {esdh: Sags- og dokumenthåndtering, sms: Sms-beskeder}}
"""

from collections.abc import Iterator

from registry_cli.checks.check import Check, Question
from registry_cli.findings import Finding, Mark
from registry_cli.language import Text
from registry_cli.model.layers import conflicts


def _run(question: Question) -> Iterator[Finding]:
    for route, counting, other in conflicts(question.registry.own_layers):
        params = {"found": ".".join(map(str, route)), "path": counting.path}
        yield Finding("conflicting-setting", Mark(other.path, route), None, params, (Mark(counting.path, route),))


CHECK = Check(
    code="conflicting-setting",
    severity="error",
    message=Text("{found} is stated in {path} too, and that counts", "{found} står også i {path}, og den gælder"),
    help=Text("Keep one of the two.", "Behold den ene."),
    documentation=__doc__,
    danish="""Den samme indstilling står i to filer.

`registry.yaml` og filerne i `settings/` siger tilsammen, hvad der gælder. Hvor to af dem angiver den samme værdi, er den ene uden
virkning, og den, der ændrer den, bliver overrasket. `registry.yaml` gælder, derefter den sidste fil efter navn.
""",
    run=_run,
)
