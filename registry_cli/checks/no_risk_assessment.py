"""A system holds sensitive data, and the risk was never assessed.

Sensitive personal data and data about criminal offences ask for an assessment of what may happen to the people they are about, before
the measures to protect them can be chosen.

Bad:

    # systems/nexus.yaml
    name: Omsorgsjournalen
    data: [{category: sundhedsdata, personal: [sensitive]}]
    privacy: {purposes: [Hjemmepleje]}
    #^^^^^^ no-risk-assessment

Good:

    # systems/nexus.yaml
    name: Omsorgsjournalen
    data: [{category: sundhedsdata, personal: [sensitive]}]
    privacy: {purposes: [Hjemmepleje], risk_assessment: {date: 2026-02-01}}
"""

from collections.abc import Iterator

from registry_cli.analysis.confidentiality import holds_sensitive_data
from registry_cli.analysis.lifetimes import is_surely_living
from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark
from registry_cli.language import Text
from registry_cli.model.registry import Entry, Registry

ROUTE = ("privacy", "risk_assessment", "date")


def _run(question: Question) -> Iterator[Finding]:
    for system in question.among("system"):
        if (
            holds_sensitive_data(system)
            and question.registry.is_whole(system)
            and is_surely_living(system, question.as_of)
            and not _is_assessed(system, question.registry)
        ):
            yield Finding("no-risk-assessment", Mark(system.path, ROUTE), system.id)


def _is_assessed(system: Entry, registry: Registry) -> bool:
    """Whether there is a day of an assessment, or none is needed, or what is said of it cannot be read."""
    privacy = system.section("privacy")
    assessment = privacy.get("risk_assessment")
    if assessment is None:
        is_stated = not isinstance(system.data.get("privacy"), dict | None)
    elif isinstance(assessment, dict):
        is_stated = assessment.get("date") is not None or assessment.get("status") == "not-relevant"
    else:
        is_stated = True
    return is_stated or _is_done_as_control(system, registry)


def _is_done_as_control(system: Entry, registry: Registry) -> bool:
    """Whether the control that the settings record in the same field was done."""
    field = ".".join(ROUTE)
    names = {name for name, control in registry.settings.controls.items() if control.recorded_in == field}
    return any(row.get("control") in names and row.get("done") is not None for row in system.rows("controls"))


CHECK = Check(
    code="no-risk-assessment",
    severity="error",
    message=Text(
        "the system holds sensitive data, and there is no risk assessment",
        "systemet indeholder følsomme oplysninger, men der er ingen risikovurdering",
    ),
    help=Text(
        "Make the assessment, and state its day as `privacy.risk_assessment.date`.",
        "Lav vurderingen, og angiv dens dato som `privacy.risk_assessment.date`.",
    ),
    documentation=__doc__,
    danish="""Et system indeholder følsomme oplysninger, og risikoen er aldrig vurderet.

Følsomme personoplysninger og oplysninger om strafbare forhold kræver en vurdering af, hvad der kan ske med de mennesker, de handler om,
før man kan vælge, hvordan de beskyttes.
""",
    run=_run,
    days=(lives,),
)
