"""Something in use depends on something that is retired.

A system that is in use says that it uses an interface, a data source or a system whose last day has passed. Either the entry is
out of date, or the system has been standing without what it needs.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    uses:
      - {datasource: esr, purpose: Ejendomsoplysninger}
      #              ^^^ retired-reference
    # datasources/esr.yaml
    name: Ejendomsstamregisteret
    lifecycle: {retired: 2020-01-01}

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    uses:
      - {datasource: ejf, purpose: Ejendomsoplysninger}
    # datasources/ejf.yaml
    name: Ejerfortegnelsen
    # datasources/esr.yaml
    name: Ejendomsstamregisteret
    lifecycle: {retired: 2020-01-01}
    successor: ejf
"""

from collections.abc import Iterator

from registry_cli.analysis.lifetimes import has_clear_life
from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import lives
from registry_cli.findings import Finding
from registry_cli.language import Text
from registry_cli.timeline import standing


def _run(question: Question) -> Iterator[Finding]:
    for one in question.connections:
        state = standing(one.target, question.as_of)
        is_moved = one.is_moved(question.registry, question.as_of)
        is_made = standing(one.holder, question.as_of).is_living and has_clear_life(one.holder)
        if state.state == "retired" and is_made and one.is_in_force(question.as_of) and not is_moved:
            successor = question.registry.find(one.target.text("successor"))
            since = state.since.isoformat() if state.since else ""
            yield one.link.finding("retired-reference", (), successor.id if successor else None, since=since)


CHECK = Check(
    code="retired-reference",
    severity="error",
    message=Text("{found} is retired since {since}", "{found} er udfaset siden {since}"),
    help=Text(
        "Refer to what replaced it, remove the use, or give this entry its own last day.",
        "Henvis til afløseren, fjern anvendelsen, eller giv denne post sin egen slutdato.",
    ),
    documentation=__doc__,
    danish="""Noget, der er i brug, afhænger af noget, der er udfaset.

Et system i drift siger, at det anvender en snitflade, en datakilde eller et system, hvis sidste dag er passeret. Enten er
oplysningen forældet, eller også har systemet stået uden det, det behøver.
""",
    run=_run,
    days=(lives,),
    meant=Text("It was replaced by {word}.", "Den er afløst af {word}."),
)
