"""Something is relied on after the day it is retired.

A system goes on using an interface, a data source or another system whose last day is planned, and the system's own last day
lies later or is not stated. On that day it stands without what it needs, unless somebody moves it before.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    uses:
      - {datasource: esr, purpose: Ejendomsoplysninger}
      #              ^^^ outlives-provider
    # datasources/esr.yaml
    name: Ejendomsstamregisteret
    lifecycle: {retired: 2027-12-31}
    successor: ejf
    # datasources/ejf.yaml
    name: Ejerfortegnelsen

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    uses:
      - {datasource: esr, purpose: Ejendomsoplysninger, until: 2027-06-30}
      - {datasource: ejf, purpose: Ejendomsoplysninger}
    # datasources/esr.yaml
    name: Ejendomsstamregisteret
    lifecycle: {retired: 2027-12-31}
    successor: ejf
    # datasources/ejf.yaml
    name: Ejerfortegnelsen
"""

from collections.abc import Iterator
from datetime import date

from registry_cli.analysis.connections import Connection
from registry_cli.analysis.lifetimes import has_clear_life, retired_on, retirement_places
from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import lives
from registry_cli.findings import Finding
from registry_cli.language import Text
from registry_cli.model.registry import Registry
from registry_cli.timeline import standing


def _run(question: Question) -> Iterator[Finding]:
    registry = question.registry
    for one in question.connections:
        gone = retired_on(one.target) if has_clear_life(one.target) else None
        if (
            gone is not None
            and registry.is_whole(one.holder)
            and _goes_on(one, gone, question.as_of)
            and not _has_another(one, gone, registry)
            and not one.is_moved(registry, gone)
        ):
            successor = registry.find(one.target.text("successor"))
            related = retirement_places(one.target)
            meant = successor.id if successor and successor.id != one.holder.id else None
            yield one.link.finding("outlives-provider", (), meant, related, retired=gone.isoformat())


def _goes_on(one: Connection, gone: date, as_of: date) -> bool:
    """Whether it is relied on from `gone` on; what relies on something gone already is another finding."""
    state, ends = standing(one.holder, as_of).state, retired_on(one.holder)
    is_to_come = gone > as_of or state == "planned"
    is_over = state == "retired" or (ends is not None and ends <= gone) or one.ends_by(gone)
    return has_clear_life(one.holder) and is_to_come and not is_over


def _has_another(one: Connection, gone: date, registry: Registry) -> bool:
    """Whether another of the systems that distribute a data source is there after `gone`: any one of them is enough."""
    if one.link.found.route[0] != "providers":
        return False
    others = [registry.find(other) for other in one.holder.words("providers") if other != one.target.id]
    last_days = [retired_on(other) if other else None for other in others]
    return any(last is None or last > gone for last in last_days)


CHECK = Check(
    code="outlives-provider",
    severity="warning",
    message=Text(
        "{found} is retired on {retired} and is still relied on after that",
        "{found} udfases {retired}, men der regnes fortsat med den derefter",
    ),
    help=Text(
        "Move to something else, state the last day of the use (`until`), or give this entry its own last day.",
        "Skift til noget andet, angiv anvendelsens sidste dag (`until`), eller giv denne post sin egen slutdato.",
    ),
    documentation=__doc__,
    danish="""Noget regnes der stadig med efter den dag, det udfases.

Et system bliver ved med at anvende en snitflade, en datakilde eller et andet system, hvis sidste dag er planlagt, og systemets
egen sidste dag ligger senere eller er ikke angivet. Den dag står det uden det, det behøver, medmindre nogen flytter det forinden.
""",
    run=_run,
    days=(lives,),
    related=Text("its retirement is stated here", "udfasningen er angivet her"),
    meant=Text("It is replaced by {word}.", "Den afløses af {word}."),
)
