"""The day on which a system should be gone has passed.

What is intended for a system (`target`) has a day. Where the system was to be migrated or eliminated by then and is in use as before,
the intention no longer tells anybody what will happen. A system that is being phased out, with a day for its retirement, has a plan.

Bad:

    # systems/kmd-sag.yaml
    name: KMD Sag
    target: {action: migrate, to: sapa, by: 2025-12-31}
    #                                       ^^^^^^^^^^ target-passed
    # systems/sapa.yaml
    name: SAPA

Good:

    # systems/kmd-sag.yaml
    name: KMD Sag
    target: {action: migrate, to: sapa, by: 2025-12-31}
    lifecycle: {phase_out: 2025-06-01, retired: 2027-06-30}
    # systems/sapa.yaml
    name: SAPA
"""

from collections.abc import Iterator

from registry_cli.analysis.lifetimes import is_surely_living, retired_on
from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import Turn, Window, lives, next_day
from registry_cli.findings import Finding, Mark
from registry_cli.labels import CHOICE_LABELS
from registry_cli.language import Text
from registry_cli.model.registry import Entry
from registry_cli.model.values import day_in
from registry_cli.timeline import standing

LEAVING = ("migrate", "eliminate")


def _run(question: Question) -> Iterator[Finding]:
    for system in question.among("system"):
        target = system.section("target")
        by, action = day_in(target.get("by")), target.get("action")
        if (
            by is not None
            and by < question.as_of
            and action in LEAVING
            and is_surely_living(system, question.as_of)
            and not _is_leaving(system, question)
            and question.registry.is_whole(system)
        ):
            params = {"by": by.isoformat(), "action": str(action)}
            yield Finding("target-passed", Mark(system.path, ("target", "by")), system.id, params)


def _is_leaving(system: Entry, question: Question) -> bool:
    return standing(system, question.as_of).state == "phase-out" and retired_on(system) is not None


def _days(window: Window) -> Iterator[Turn]:
    for system in window.registry.of_kind("system"):
        yield from window.turns([next_day(day_in(system.section("target").get("by")))], system.id)


CHECK = Check(
    code="target-passed",
    severity="warning",
    message=Text(
        "the target ({action}) was to be reached by {by}, and the system is in use as before",
        "målet ({action}) skulle være nået {by}, men systemet er i brug som før",
    ),
    help=Text(
        "State when the system is phased out and retired, or agree on a new target.",
        "Angiv, hvornår systemet er under udfasning og udfaset, eller aftal et nyt mål.",
    ),
    documentation=__doc__,
    danish="""Den dag, hvor et system skulle være væk, er passeret.

Det, man vil med et system (`target`), har en dato. Skulle systemet være omlagt eller udfaset inden da, og er det i brug som før,
siger hensigten ikke længere nogen, hvad der vil ske. Et system under udfasning med en dato for, hvornår det er væk, har en plan.
""",
    run=_run,
    days=(lives, _days),
    words={action: CHOICE_LABELS[action] for action in LEAVING},
)
