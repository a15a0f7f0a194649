"""A waiver has run out.

A waiver accepts a finding until a day. After that day it accepts nothing: the finding is back, and the waiver itself must be
renewed with a reason or removed, or nobody would know that the agreed exception has ended.

Bad:

    # waivers/esr-udskudt.yaml
    name: ESR bruges til udgangen af 2025
    finding: retired-reference
    entity: ky
    reason: Overgangen til EJF er forsinket
    owner: it-arkitekt
    expires: 2025-12-31
    #        ^^^^^^^^^^ expired-waiver
    # people/it-arkitekt.yaml
    name: It-arkitekt
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
"""

from collections.abc import Iterator

from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import Turn, Window, next_day
from registry_cli.findings import Finding, Mark
from registry_cli.language import Text
from registry_cli.model.values import day_in


def _run(question: Question) -> Iterator[Finding]:
    for entry in question.among("waiver"):
        last = day_in(entry.text("expires"))
        if last is not None and last < question.as_of:
            yield Finding("expired-waiver", Mark(entry.path, ("expires",)), entry.id, {"waiver": entry.id})


def _days(window: Window) -> Iterator[Turn]:
    for entry in window.registry.of_kind("waiver"):
        yield from window.turns([next_day(day_in(entry.text("expires")))], entry.id)


CHECK = Check(
    code="expired-waiver",
    severity="error",
    message=Text("the waiver {waiver} has run out", "dispensationen {waiver} er udløbet"),
    help=Text(
        "Mend what it waived, or agree on a new last day.",
        "Ret det, den gav dispensation for, eller aftal en ny sidste dag.",
    ),
    documentation=__doc__,
    danish="""En dispensation er udløbet.

En dispensation godtager en bemærkning til en bestemt dag. Derefter godtager den intet: bemærkningen er tilbage, og selve
dispensationen skal fornys med en begrundelse eller fjernes; ellers ved ingen, at den aftalte undtagelse er ophørt.
""",
    run=_run,
    days=(_days,),
)
