"""A waiver lasts longer than waivers may.

A waiver buys time; one that lasts for years is a rule that nobody decided. The settings say how long one may last from today on
(`intervals.waiver`): then it must be agreed on again.

Bad:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    intervals: {waiver: P12M}
    # waivers/esr-udskudt.yaml
    name: ESR bruges lidt endnu
    finding: retired-reference
    entity: ky
    reason: Overgangen til EJF er forsinket
    owner: it-arkitekt
    expires: 2029-06-30
    #        ^^^^^^^^^^ waiver-too-long
    # people/it-arkitekt.yaml
    name: It-arkitekt
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    uses: [{datasource: esr}]
    # datasources/esr.yaml
    name: Ejendomsstamregisteret
    lifecycle: {retired: 2020-01-01}

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    intervals: {waiver: P12M}
    # waivers/esr-udskudt.yaml
    name: ESR bruges lidt endnu
    finding: retired-reference
    entity: ky
    reason: Overgangen til EJF er forsinket
    owner: it-arkitekt
    expires: 2027-06-30
    # people/it-arkitekt.yaml
    name: It-arkitekt
    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    uses: [{datasource: esr}]
    # datasources/esr.yaml
    name: Ejendomsstamregisteret
    lifecycle: {retired: 2020-01-01}
"""

from collections.abc import Iterator

from registry_cli.analysis.periods import after, period_in
from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import Turn, Window, reached_on
from registry_cli.findings import Finding, Mark, Parameter
from registry_cli.language import Text
from registry_cli.model.values import day_in


def _run(question: Question) -> Iterator[Finding]:
    intervals = question.settings.intervals if question.settings else None
    longest = period_in(intervals.waiver) if intervals else None
    latest = after(question.as_of, longest) if longest else None
    for entry in question.among("waiver") if latest else ():
        expires = day_in(entry.text("expires"))
        if expires and latest and expires > latest:
            params: dict[str, Parameter] = {"waiver": entry.id, "latest": latest.isoformat()}
            yield Finding("waiver-too-long", Mark(entry.path, ("expires",)), entry.id, params)


def _days(window: Window) -> Iterator[Turn]:
    intervals = window.registry.settings.intervals
    longest = period_in(intervals.waiver) if intervals else None
    for entry in window.registry.of_kind("waiver"):
        yield from window.turns([reached_on(day_in(entry.text("expires")), longest)], entry.id)


CHECK = Check(
    code="waiver-too-long",
    severity="warning",
    message=Text(
        "the waiver {waiver} lasts longer than to {latest}, the latest day the settings allow",
        "dispensationen {waiver} gælder længere end til {latest}, den seneste dag indstillingerne tillader",
    ),
    help=Text(
        "Agree on an earlier day; a waiver can be renewed.", "Aftal en tidligere dag; en dispensation kan fornys."
    ),
    documentation=__doc__,
    danish="""En dispensation gælder længere, end dispensationer må.

En dispensation køber tid; en, der gælder i årevis, er en regel, som ingen har besluttet. Indstillingerne siger, hvor længe en må gælde fra i
dag (`intervals.waiver`): derefter skal den aftales igen.
""",
    run=_run,
    days=(_days,),
)
