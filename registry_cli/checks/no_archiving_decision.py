"""A system with data goes out of use, and nothing is decided about its archives.

Public data must not be deleted before it is settled what is kept for the archives. When a system is retired it is late, and after that it
is often no longer possible to get the data out.

Bad:

    # systems/kmd-sag.yaml
    name: KMD Sag
    data: [{category: sager}]
    lifecycle: {phase_out: 2025-06-01, retired: 2027-06-30}
    archiving: {duty: B}
    #^^^^^^^^ no-archiving-decision

Good:

    # systems/kmd-sag.yaml
    name: KMD Sag
    data: [{category: sager}]
    lifecycle: {phase_out: 2025-06-01, retired: 2027-06-30}
    archiving:
      duty: B
      decision: {date: 2026-05-01, text: Arkiveringsversion afleveres inden lukning}
"""

from collections.abc import Iterator

from registry_cli.analysis.lifetimes import has_clear_life
from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark
from registry_cli.labels import STATE_LABELS
from registry_cli.language import Text
from registry_cli.model.registry import Entry
from registry_cli.timeline import standing


def _run(question: Question) -> Iterator[Finding]:
    for system in question.among("system"):
        now = standing(system, question.as_of)
        if (
            now.state in ("phase-out", "retired")
            and system.rows("data")
            and not _is_settled(system)
            and has_clear_life(system)
            and question.registry.is_whole(system)
        ):
            mark, place = Mark(system.path, ("archiving", "decision")), now.place(system)
            yield Finding("no-archiving-decision", mark, system.id, {"state": now.state}, (place,) if place else ())


def _is_settled(system: Entry) -> bool:
    """Whether there is a decision, nothing to decide, or archives already; or what is said of it cannot be read."""
    stated, archiving = system.data.get("archiving"), system.section("archiving")
    return (
        (stated is not None and not isinstance(stated, dict))
        or archiving.get("decision") is not None
        or archiving.get("duty") == "none"
        or archiving.get("archived") is True
    )


CHECK = Check(
    code="no-archiving-decision",
    severity="warning",
    message=Text(
        "the system is {state}, and nothing is decided about its archives",
        "systemet er {state}, og der er ikke truffet beslutning om arkivering",
    ),
    help=Text(
        "State the decision as `archiving.decision`, or that there is no duty to keep anything (`duty: none`).",
        "Angiv beslutningen som `archiving.decision`, eller at der ingen arkiveringspligt er (`duty: none`).",
    ),
    documentation=__doc__,
    danish="""Et system med data går ud af brug, og der er ikke besluttet noget om arkivering.

Offentlige data må ikke slettes, før det er afgjort, hvad der skal bevares. Når et system er udfaset, er det sent, og derefter kan man ofte
ikke længere få data ud.
""",
    run=_run,
    days=(lives,),
    words={state: STATE_LABELS[state] for state in ("phase-out", "retired")},
    related=Text("since this day", "siden denne dag"),
)
