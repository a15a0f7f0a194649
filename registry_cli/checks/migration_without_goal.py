"""A system is to be migrated, and nothing says to what.

Migrating means that another system takes over. Named in `target.to` (or as `successor`), it can be asked what moves there and
whether it comes in time.

Bad:

    # systems/kmd-sag.yaml
    name: KMD Sag
    target: {action: migrate, by: 2028-12-31}
    #^^^^^ migration-without-goal

Good:

    # systems/kmd-sag.yaml
    name: KMD Sag
    target: {action: migrate, to: sapa, by: 2028-12-31}
    # systems/sapa.yaml
    name: SAPA
"""

from collections.abc import Iterator

from registry_cli.analysis.lifetimes import is_surely_living
from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark
from registry_cli.language import Text


def _run(question: Question) -> Iterator[Finding]:
    for system in question.among("system"):
        target = system.section("target")
        if (
            target.get("action") == "migrate"
            and target.get("to") is None
            and system.data.get("successor") is None
            and question.registry.is_whole(system)
            and is_surely_living(system, question.as_of)
        ):
            yield Finding("migration-without-goal", Mark(system.path, ("target", "to")), system.id)


CHECK = Check(
    code="migration-without-goal",
    severity="info",
    message=Text("nothing says what the system is migrated to", "det fremgår ikke, hvad systemet omlægges til"),
    help=Text(
        "State the system that takes over as `to`.",
        "Angiv det system, der tager over, som `to`.",
    ),
    documentation=__doc__,
    danish="""Et system skal omlægges, og det fremgår ikke til hvad.

At omlægge betyder, at et andet system tager over. Står det i `target.to` (eller som `successor`), kan man spørge, hvad der flytter
derover, og om det kommer i tide.
""",
    run=_run,
    days=(lives,),
)
