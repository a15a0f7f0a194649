"""A system's own dates say otherwise than an approved project.

What an approved project does to a system on a day counts for every question about later days, also where the system's own file has
another day. Then one of the two is out of date: either the project has moved its day, or nobody has told the project that the
system's day was moved.

Bad:

    # systems/kmd-sag.yaml
    name: KMD Sag
    lifecycle: {in_use: 1992-01-01, retired: 2027-06-30}
    #                                        ^^^^^^^^^^ approved-change-differs
    # systems/sbsys.yaml
    name: SBSYS
    # projects/kmd-sag-udfasning.yaml
    name: Farvel til KMD Sag
    state: approved
    changes:
      - {system: kmd-sag, action: replace, with: sbsys, date: 2027-12-31}

Good:

    # systems/kmd-sag.yaml
    name: KMD Sag
    lifecycle: {in_use: 1992-01-01, retired: 2027-12-31}
    # systems/sbsys.yaml
    name: SBSYS
    # projects/kmd-sag-udfasning.yaml
    name: Farvel til KMD Sag
    state: approved
    changes:
      - {system: kmd-sag, action: replace, with: sbsys, date: 2027-12-31}
"""

from collections.abc import Iterator

from registry_cli.checks.check import Check, Question
from registry_cli.findings import Finding, Parameter
from registry_cli.language import Text
from registry_cli.timeline import contradictions, place_of


def _run(question: Question) -> Iterator[Finding]:
    for system in question.registry.of_kind("system"):
        for stage, change in contradictions(system):
            params: dict[str, Parameter] = {
                "key": str(stage.ground),
                "day": stage.day.isoformat(),
                "project": change.project,
                "date": change.day.isoformat(),
                "case": "comes" if change.brings(system.id) else "goes",
            }
            mark = place_of(stage, system)
            yield Finding("approved-change-differs", mark, system.id, params, (change.mark,))


CHECK = Check(
    code="approved-change-differs",
    severity="warning",
    message=Text(
        "{key} is {day}, but the approved project {project} says {date}",
        "{key} er {day}, men det godkendte projekt {project} siger {date}",
    ),
    cases={
        "comes": Text(
            "{key} is {day}, but by the approved project {project} it is in use from {date}",
            "{key} er {day}, men efter det godkendte projekt {project} er det i brug fra {date}",
        ),
        "goes": Text(
            "{key} is {day}, but by the approved project {project} it is retired from {date}",
            "{key} er {day}, men efter det godkendte projekt {project} er det udfaset fra {date}",
        ),
    },
    help=Text(
        "Let the two say the same day; until then the project's counts.",
        "Lad de to sige samme dato; indtil da gælder projektets.",
    ),
    documentation=__doc__,
    danish="""Et systems egne datoer siger noget andet end et godkendt projekt.

Det, som et godkendt projekt gør ved et system en bestemt dag, gælder for ethvert spørgsmål om senere dage, også hvor systemets egen
fil har en anden dato. Så er den ene af dem forældet: enten har projektet flyttet sin dato, eller også har ingen fortalt projektet,
at systemets dato er flyttet.
""",
    run=_run,
    related=Text("the project's day", "projektets dato"),
)
