"""Personal data lie with a supplier, and there is no data processing agreement.

Whoever processes personal data for the municipality does so by a written agreement. A system that holds personal data and is run outside
must stand in an agreement of `processing/` that is concluded, unless its `privacy` says that none is required, or the supplier is itself the
controller. An agreement about the system it is a module of covers it too.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    hosting: supplier
    #        ^^^^^^^^ no-processing-agreement
    data: [{category: ydelser, personal: [ordinary]}]

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    hosting: supplier
    data: [{category: ydelser, personal: [ordinary]}]
    # processing/ky-databehandling.yaml
    name: Databehandleraftale om KY
    role: processor
    systems: [ky]
    agreement: {status: yes}
"""

from collections.abc import Iterator

from registry_cli.analysis.due import OUTSIDE, holds_personal_data
from registry_cli.analysis.lifetimes import is_surely_living
from registry_cli.analysis.misspelling import is_listed, is_partly_unread
from registry_cli.analysis.wholes import with_wholes
from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark
from registry_cli.language import Text
from registry_cli.model.registry import Entry

NOT_OUR_PROCESSOR = ("own-controller", "controller", "joint-controller")
"""What a supplier may be that needs no agreement to process data for us."""


def _run(question: Question) -> Iterator[Finding]:
    registry = question.registry
    if is_partly_unread("processing", registry):
        return
    for system in question.among("system"):
        if not _needs_agreement(system) or not registry.is_whole(system):
            continue
        wanted = [one.id for one in with_wholes(system, registry)]
        about = [one for one in registry.of_kind("processing") if is_listed(wanted, one.words("systems"), registry)]
        if not any(_is_enough(one) or not registry.is_whole(one) for one in about) and is_surely_living(
            system, question.as_of
        ):
            related = tuple(Mark(one.path, ("agreement", "status")) for one in about)
            yield Finding("no-processing-agreement", Mark(system.path, ("hosting",)), system.id, {}, related)


def _needs_agreement(system: Entry) -> bool:
    return (
        system.text("hosting") in OUTSIDE
        and holds_personal_data(system)
        and system.section("privacy").get("agreement_required") not in ("no", "by-law")
    )


def _is_enough(processing: Entry) -> bool:
    """Whether the agreement is concluded or not needed, or what is said of it cannot be read."""
    stated, status = processing.data.get("agreement"), processing.section("agreement").get("status")
    is_missing = stated is None or (isinstance(stated, dict) and status in (None, "no", "not-relevant"))
    return processing.text("role") in NOT_OUR_PROCESSOR or not is_missing


CHECK = Check(
    code="no-processing-agreement",
    severity="error",
    message=Text(
        "personal data are held outside, without a data processing agreement",
        "der er personoplysninger uden for huset, men ingen databehandleraftale",
    ),
    help=Text(
        "List the system in an agreement in `processing/` with `agreement.status: yes`, or say in `privacy` that none is required.",
        "Angiv systemet på en aftale i `processing/` med `agreement.status: yes`, eller angiv under `privacy`, at ingen kræves.",
    ),
    documentation=__doc__,
    danish="""Personoplysninger ligger hos en leverandør, og der er ingen databehandleraftale.

Den, der behandler personoplysninger for kommunen, gør det efter en skriftlig aftale. Et system med personoplysninger, der drives uden for
huset, skal stå på en indgået aftale i `processing/`, medmindre det fremgår af `privacy`, at ingen kræves, eller leverandøren selv er
dataansvarlig. En aftale om det system, det er et modul i, dækker det også.
""",
    run=_run,
    days=(lives,),
    related=Text("this is about it, and not concluded", "denne handler om det, men er ikke indgået"),
)
