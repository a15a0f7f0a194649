"""A highly critical system cannot do without one that is held to be less important.

What a highly critical system stops without is itself highly critical, whatever its own users think of it; and it must be back as soon as
the system that waits for it. Only what the system uses directly is looked at, and whoever offers the interfaces it uses.

Bad:

    # systems/nexus.yaml
    name: Omsorgsjournalen
    criticality: {level: high}
    continuity: {rto: PT4H}
    uses:
      - {interface: login-saml, essential: true}
      #             ^^^^^^^^^^ weaker-provider
      - {interface: fmk-opslag, essential: true}
      #             ^^^^^^^^^^ weaker-provider
    # systems/login.yaml
    name: Login
    criticality: {level: medium}
    # systems/fmk.yaml
    name: Fælles Medicinkort
    continuity: {rto: P1D}
    # interfaces/login-saml.yaml
    name: Login med SAML
    provider: login
    # interfaces/fmk-opslag.yaml
    name: Opslag i medicinkort
    provider: fmk

Good:

    # systems/nexus.yaml
    name: Omsorgsjournalen
    criticality: {level: high}
    continuity: {rto: PT4H}
    uses:
      - {interface: fmk-opslag, essential: true}
    # systems/fmk.yaml
    name: Fælles Medicinkort
    criticality: {level: high}
    continuity: {rto: PT4H}
    # interfaces/fmk-opslag.yaml
    name: Opslag i medicinkort
    provider: fmk
"""

from collections.abc import Iterator
from typing import get_args

from registry_cli.analysis.connections import Connection
from registry_cli.analysis.downtime import minutes_in
from registry_cli.analysis.due import level_of
from registry_cli.analysis.lifetimes import is_surely_living
from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark, Route
from registry_cli.graph import replaceable
from registry_cli.language import Text
from registry_cli.model.fields import Effect
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.terms import Level

LEVELS = get_args(Level)


def _run(question: Question) -> Iterator[Finding]:
    for one in question.connections:
        if one.holder.kind == "system" and level_of(one.holder) == "high" and _stops_without(one, question):
            for provider in _systems(one.target, question.registry):
                weakness = _weakness(one.holder, provider)
                if weakness is not None and is_surely_living(provider, question.as_of):
                    reason, route = weakness
                    params = {"found": provider.id, "reason": reason}
                    related = (Mark(provider.path, route),)
                    yield Finding("weaker-provider", one.link.mark, one.holder.id, params, related)


def _stops_without(one: Connection, question: Question) -> bool:
    return (
        one.link.found.effect is Effect.BREAKS
        and one.target.id not in replaceable(one.holder)
        and one.is_in_force(question.as_of)
        and is_surely_living(one.holder, question.as_of)
    )


def _systems(target: Entry, registry: Registry) -> Iterator[Entry]:
    """The system used, or those that offer the interface used and stand behind it."""
    ids = [target.id] if target.kind == "system" else [target.text("provider"), target.text("source")]
    for id_ in dict.fromkeys(ids):
        entry = registry.find(id_)
        if entry is not None and entry.kind == "system" and target.kind in ("system", "interface"):
            yield entry


def _weakness(system: Entry, provider: Entry) -> tuple[str, Route] | None:
    """Why the provider is weaker, and where that is said: a lower level that is stated, or a longer time away."""
    level = level_of(provider)
    if level in LEVELS and level != "high":
        return "less-critical", ("criticality", "level")
    ours, theirs = (minutes_in(one.section("continuity").get("rto")) for one in (system, provider))
    if ours is not None and theirs is not None and theirs > ours:
        return "longer-away", ("continuity", "rto")
    return None


CHECK = Check(
    code="weaker-provider",
    severity="warning",
    message=Text("{found} {reason}", "{found} {reason}"),
    help=Text(
        "Assess the provider anew, agree on a shorter time away, or make the system able to do without it for a while.",
        "Vurdér leverandørsystemet igen, aftal en kortere tid ude af drift, eller gør systemet i stand til at klare sig uden en tid.",
    ),
    documentation=__doc__,
    danish="""Et højkritisk system kan ikke undvære et, der regnes for mindre vigtigt.

Det, som et højkritisk system går i stå uden, er selv højkritisk, hvad dets egne brugere end mener om det; og det skal være tilbage lige så
hurtigt som det system, der venter på det. Der ses kun på det, systemet anvender direkte, og på dem, der udstiller de snitflader, det
anvender.
""",
    run=_run,
    days=(lives,),
    words={
        "less-critical": Text(
            "is rated less critical than this system, which stops without it",
            "er vurderet som mindre kritisk end dette system, der går i stå uden",
        ),
        "longer-away": Text(
            "may be away longer than this system, which stops without it",
            "må være længere ude af drift end dette system, der går i stå uden",
        ),
    },
    related=Text("stated here", "angivet her"),
)
