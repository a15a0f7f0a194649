"""Somebody who answers for something has left.

The position is marked as left, and still it owns, manages or heads something, or stands in a role. Questions, deadlines and approvals
go to nobody. It is no fault in what is over: a retired system, a closed project, an ended contract.

Bad:

    # people/ydelseschef.yaml
    name: Ydelseschef
    left: 2026-10-01
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    owner: ydelseschef
    #      ^^^^^^^^^^^ owner-left

Good:

    # people/ydelseschef.yaml
    name: Ydelseschef
    left: 2026-10-01
    # people/centerchef-ydelse.yaml
    name: Centerchef for ydelse
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    owner: centerchef-ydelse
"""

from collections.abc import Iterator
from datetime import date

from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark
from registry_cli.language import Text
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.values import day_in


def _run(question: Question) -> Iterator[Finding]:
    registry, as_of = question.registry, question.as_of
    for charge in question.charges:
        if charge.who.kind == "person" and _has_left(charge.who, as_of):
            related = (Mark(charge.who.path, ("left",)),)
            meant = _stand_in(charge.who, registry, as_of)
            yield charge.link.finding("owner-left", (), meant, related, left=charge.who.text("left") or "")


def _has_left(person: Entry, as_of: date) -> bool:
    left = day_in(person.text("left"))
    return left is not None and left <= as_of


def _stand_in(person: Entry, registry: Registry, as_of: date) -> str | None:
    other = registry.find(person.text("substitute"))
    return other.id if other is not None and other.kind == "person" and not _has_left(other, as_of) else None


CHECK = Check(
    code="owner-left",
    severity="error",
    message=Text(
        "{found} left on {left} and still answers for this",
        "{found} er fratrådt {left}, men står stadig som ansvarlig",
    ),
    help=Text(
        "Name who answers for it now.",
        "Angiv, hvem der er ansvarlig nu.",
    ),
    documentation=__doc__,
    danish="""En, der er ansvarlig for noget, er fratrådt.

Stillingen er markeret som fratrådt, men står stadig som ejer, ansvarlig, leder eller i en rolle. Spørgsmål, frister og godkendelser
går til ingen. Det er ingen fejl i det, der er overstået: et udfaset system, et lukket projekt, en ophørt kontrakt.
""",
    run=_run,
    days=(lives,),
    related=Text("left here", "fratrådt her"),
    meant=Text("Their substitute is {word}.", "Stedfortræder er {word}."),
)
