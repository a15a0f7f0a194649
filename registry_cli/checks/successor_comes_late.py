"""What is to take over comes into use after the thing it replaces is gone.

Between the two days there is neither the old nor the new. One of the days must move, or the work in between must be arranged.

Bad:

    # systems/aula-afloeser.yaml
    name: Den nye platform
    lifecycle: {in_use: 2028-08-01}
    # systems/platform.yaml
    name: Den gamle platform
    lifecycle: {retired: 2028-06-30}
    successor: aula-afloeser
    #          ^^^^^^^^^^^^^ successor-comes-late

Good:

    # systems/aula-afloeser.yaml
    name: Den nye platform
    lifecycle: {in_use: 2028-06-01}
    # systems/platform.yaml
    name: Den gamle platform
    lifecycle: {retired: 2028-06-30}
    successor: aula-afloeser
"""

from collections.abc import Iterator

from registry_cli.analysis.lifetimes import has_clear_life
from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import lives
from registry_cli.findings import Finding
from registry_cli.language import Text
from registry_cli.timeline import place_of, retirement, stages

TAKES_OVER = ("successor", "target.to")
"""The fields that name what takes over."""


def _run(question: Question) -> Iterator[Finding]:
    registry, told = question.registry, set()
    for link in question.links:
        old, new = link.holder, registry.find(link.found.entity)
        if link.found.relation not in TAKES_OVER or old is None or new is None or new.kind != old.kind:
            continue
        gone, comes = retirement(old), next((one for one in stages(new) if one.state == "in-use"), None)
        if (
            gone is not None
            and comes is not None
            and comes.day > max(gone.day, question.as_of)
            and has_clear_life(old)
            and has_clear_life(new)
            and (old.id, new.id) not in told
        ):
            told.add((old.id, new.id))
            related = (place_of(comes, new), place_of(gone, old))
            days = {"comes": comes.day.isoformat(), "gone": gone.day.isoformat()}
            yield link.finding("successor-comes-late", (), None, related, **days)


CHECK = Check(
    code="successor-comes-late",
    severity="warning",
    message=Text(
        "{found} comes into use on {comes}; this is retired on {gone}",
        "{found} tages i brug {comes}, men denne post udfases {gone}",
    ),
    help=Text(
        "Move one of the two days, or say what takes over in between.",
        "Flyt en af de to datoer, eller angiv, hvad der tager over i mellemtiden.",
    ),
    documentation=__doc__,
    danish="""Det, der skal tage over, tages i brug, efter at det, det afløser, er væk.

Mellem de to dage er der hverken det gamle eller det nye. En af datoerne skal flyttes, eller det skal aftales, hvordan opgaverne
løses i mellemtiden.
""",
    run=_run,
    days=(lives,),
    related=Text("one of the two days", "den ene af de to datoer"),
)
